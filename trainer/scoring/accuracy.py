"""准确: looked up before told, policy kept, promises sound, tickets true."""

from collections.abc import Iterator

from trainer.drill.hearing import Counted
from trainer.drill.policy import Breach
from trainer.drill.state import Deed, Drill, Speaker
from trainer.language import ACTIONS, Kind
from trainer.language.labels import TICKET_FIELDS
from trainer.scenario.model import FactGroup, Scenario, SignalKind
from trainer.scoring.flow import LOOK_UPS, round_of
from trainer.scoring.points import (
    BREACH_COST,
    DUE_ACTION_COST,
    FALSE_CLAIM_COST,
    NO_SUBSTANCE_COST,
    SECOND_REMEDY_COST,
    TICKET_FIELD_COST,
    TOLD_UNSEEN_COST,
    UNSOUND_PROMISE_COST,
    within_axis,
)
from trainer.scoring.scorecard import Axis, Evidence, Mark

SUBSTANCE = frozenset({"investigate", "position", "resolve"})
REMEDIES = frozenset({"refund", "exchange", "reship"})
SHORTEST_FACT = 2  # a fact of one character says nothing about where it was read


def marks(
    drill: Drill, scenario: Scenario, heard: Counted, broken: tuple[Breach, ...]
) -> tuple[Mark, ...]:
    """Return what the drill gained and lost on this axis, each with its words."""
    return (
        *_substance(heard),
        *_due_actions(drill, scenario),
        *_told_unseen(drill, scenario),
        *_breaches(drill, scenario, broken),
        *_false_claims(drill),
        *_promises(drill, heard),
        *_tickets(drill),
        *_remedies(drill),
        *_branch_points(drill),
    )


def accuracy(marks: tuple[Mark, ...]) -> int:
    """Return the axis, 0-100."""
    return within_axis(100 + sum(m.points for m in marks))


def _mark(
    criterion: str,
    title: str,
    points: int,
    reason: str,
    *,
    beat: str = "",
    round_: int = 0,
    evidence: tuple[Evidence, ...] = (),
    advice: str = "",
) -> Mark:
    return Mark(
        axis=Axis.ACCURACY,
        criterion=f"accuracy.{criterion}",
        title=title,
        points=points,
        most=max(0, points),
        met=points >= 0,
        reason=reason,
        beat=beat,
        round=round_,
        evidence=evidence,
        advice=advice,
    )


def _substance(heard: Counted) -> Iterator[Mark]:
    """Nothing checked, no stance, no measure: there is nothing that could be accurate."""
    if any(f.kind is Kind.STEP and f.label in SUBSTANCE for _, f in heard):
        return
    yield _mark(
        "substance",
        "没有实质内容",
        -NO_SUBSTANCE_COST,
        "整场没有查原因、没有表态、也没有办法，准确无从谈起。",
    )


def _due_actions(drill: Drill, scenario: Scenario) -> Iterator[Mark]:
    asked: set[str] = set()
    for beat in drill.visited:
        for signal in scenario.beat(beat).due:
            if signal.kind is not SignalKind.ACTION or signal.name in asked:
                continue
            asked.add(signal.name)
            yield _due_action(drill, beat, signal.name)


def _due_action(drill: Drill, beat: str, action: str) -> Mark:
    name = ACTIONS[action]
    if drill.seen(action):
        return _mark(f"due.{action}", f"{name}（{beat}）", 0, f"做了“{name}”。", beat=beat)
    reason = f"在“{beat}”这个环节应当在工作台“{name}”，没有做。"
    if drill.started(action):
        reason = f"“{name}”还没查完演练就结束了。"
    advice = f"先点“{name}”，再回复顾客。"
    return _mark(
        f"due.{action}", f"{name}（{beat}）", -DUE_ACTION_COST, reason, beat=beat, advice=advice
    )


def _told_unseen(drill: Drill, scenario: Scenario) -> Iterator[Mark]:
    for group in scenario.facts:
        yield from _told_of(drill, group)


def _told_of(drill: Drill, group: FactGroup) -> Iterator[Mark]:
    """Yield one mark where a fact of the group was told before its look-up had finished."""
    for index, reply in enumerate(drill.replies):
        if any(
            deed.action == group.action and deed.finished is not None and deed.finished <= reply.at
            for deed in drill.deeds
        ):
            return
        known = " ".join(
            line.text
            for line in drill.lines
            if line.who is Speaker.CUSTOMER and line.at <= reply.at
        )
        for key, value in group.values:
            if len(value) < SHORTEST_FACT or value in known or value not in reply.text:
                continue
            yield _mark(
                f"told_unseen.{group.action}",
                "没查先说",
                -TOLD_UNSEEN_COST,
                f"“{key}：{value}”要先“{ACTIONS[group.action]}”才知道，说的时候还没有查完。",
                beat=reply.beat,
                round_=round_of(drill, index),
                evidence=(Evidence(index, value),),
                advice=f"先点“{ACTIONS[group.action]}”，等结果出来再告诉顾客。",
            )
            return


def _breaches(drill: Drill, scenario: Scenario, broken: tuple[Breach, ...]) -> Iterator[Mark]:
    told: set[str] = set()
    for breach in broken:
        if breach.policy in told:
            continue
        told.add(breach.policy)
        where = drill.replies[breach.reply] if breach.reply >= 0 else None
        policy = next(p for p in scenario.policies if p.name == breach.policy)
        yield _mark(
            "breach",
            f"越权（{breach.policy}）",
            -BREACH_COST,
            breach.reason,
            beat=where.beat if where else "",
            round_=round_of(drill, breach.reply) if where else 0,
            evidence=(Evidence(breach.reply, breach.quote),),
            advice=policy.words,
        )


def _false_claims(drill: Drill) -> Iterator[Mark]:
    """谎报: says that something was done at the desk which was not."""
    told: set[str] = set()
    for index, reply in enumerate(drill.replies):
        for claim in reply.heard.claims if reply.heard else ():
            if claim.action in LOOK_UPS or claim.action in told:
                continue
            if _was_started(drill.deeds, claim.action, reply.at):
                continue
            told.add(claim.action)
            name = ACTIONS.get(claim.action, claim.action)
            yield _mark(
                f"false_claim.{claim.action}",
                f"谎报（{name}）",
                -FALSE_CLAIM_COST,
                f"说已经办了，工作台上却没有“{name}”。说了就要真的做。",
                beat=reply.beat,
                round_=round_of(drill, index),
                evidence=(Evidence(index, claim.quote),),
                advice=f"先在工作台“{name}”，再告诉顾客已经办了。",
            )


def _was_started(deeds: tuple[Deed, ...], action: str, at: int) -> bool:
    return any(deed.action == action and deed.started <= at for deed in deeds)


def _promises(drill: Drill, heard: Counted) -> Iterator[Mark]:
    for index, finding in heard:
        if finding.label == "overpromise":
            yield _mark(
                "promise",
                "承诺不实",
                -UNSOUND_PROMISE_COST,
                finding.reason,
                beat=drill.replies[index].beat,
                round_=round_of(drill, index),
                evidence=(Evidence(index, finding.quote, finding),),
                advice=finding.better,
            )


def _tickets(drill: Drill) -> Iterator[Mark]:
    for deed in drill.deeds:
        if deed.action != "ticket":
            continue
        filled = {key for key, value in deed.fields if value.strip()}
        missing = [name for name in TICKET_FIELDS if name not in filled]
        if missing:
            yield _mark(
                "ticket",
                "工单不全",
                -TICKET_FIELD_COST * len(missing),
                f"工单里没有写：{'、'.join(missing)}。接手的同事会再问一遍顾客。",
            )


def _remedies(drill: Drill) -> Iterator[Mark]:
    """One order gets one remedy: refunding, exchanging and reshipping it all is giving twice."""
    given = list(dict.fromkeys(d.action for d in drill.deeds if d.action in REMEDIES))
    for extra in given[1:]:
        yield _mark(
            f"remedy.{extra}",
            f"重复补救（{ACTIONS[extra]}）",
            -SECOND_REMEDY_COST,
            f"这一单已经“{ACTIONS[given[0]]}”，又“{ACTIONS[extra]}”，等于给了两次。",
            advice="先和顾客说定用哪一种办法，再在工作台操作。",
        )


def _branch_points(drill: Drill) -> Iterator[Mark]:
    for turn in drill.turns:
        if turn.points:
            word = "加分" if turn.points > 0 else "扣分"
            yield _mark(
                "branch",
                f"{word}（{turn.beat}）",
                turn.points,
                f"场景第{turn.line}行的走向写明{word}{abs(turn.points)}。",
                beat=turn.beat,
            )
