"""P601: a persona that must fail passes, or the best way does not come to what it must."""

from collections.abc import Iterable, Iterator

from trainer.drill.state import Drill
from trainer.scenario.model import Place, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import place_of_key, problem
from trainer.scoring.known_page import known_page
from trainer.scoring.personas import Expect, Outcome
from trainer.scoring.score import NEEDED
from trainer.scoring.scorecard import Axis, Mark
from trainer.scoring.turns import place_of_turn

MOST_NAMED = 4  # marks or rounds that a message names
LONGEST_QUOTE = 16


def unfair(scenario: Scenario, played: Iterable[Outcome]) -> Iterator[Problem]:
    """Yield what is not fair: each good persona that fell short, all bad ones that passed.

    Those who passed at the same branch are told together.
    """
    passed: dict[Place, list[Outcome]] = {}
    for outcome in played:
        if outcome.fair:
            continue
        if outcome.persona.expect is Expect.FAILS:
            passed.setdefault(_end_of(outcome), []).append(outcome)
        else:
            yield _fell_short(scenario, outcome)
    for place, those in passed.items():
        yield _passed(scenario, place, those)


def earned(outcome: Outcome) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """Return (round, what was said, titles of the marks) for each round that earned points."""
    rounds: dict[int, list[Mark]] = {}
    for mark in outcome.card.marks:
        if mark.points > 0 and mark.round and mark.axis is not Axis.TIMELINESS:
            rounds.setdefault(mark.round, []).append(mark)
    return tuple(
        (number, _said(outcome.drill, number), tuple(dict.fromkeys(m.title for m in marks)))
        for number, marks in sorted(rounds.items())
    )


def _end_of(outcome: Outcome) -> Place:
    scenario, turns = outcome.scenario, outcome.drill.turns
    return place_of_turn(scenario, turns[-1]) if turns else place_of_key(scenario, "剧情")


def _passed(scenario: Scenario, place: Place, those: list[Outcome]) -> Problem:
    named = "；".join(map(_who, those[:MOST_NAMED]))
    more = (
        f"；还有{'、'.join(o.persona.name for o in those[MOST_NAMED:])}"
        if those[MOST_NAMED:]
        else ""
    )
    return problem(
        scenario,
        known_page("P601"),
        place,
        f"差的回复在这里通过了：{named}{more}",
        _remedy(those),
    )


def _who(outcome: Outcome) -> str:
    """Return who passed, with how many points, and which rounds earned them."""
    rounds = "，".join(
        f"第 {number} 轮{'、'.join(titles)}" for number, _, titles in earned(outcome)[:MOST_NAMED]
    )
    how = rounds or "没挣到分，也没处扣分"
    return f"“{outcome.persona.name}”得了 {outcome.card.total} 分（{_seed(outcome)}{how}）"


def _remedy(those: list[Outcome]) -> str:
    steps = [dict(outcome.card.steps) for outcome in those]
    if not all(any(one[name].due for name in NEEDED) for one in steps):
        return "在它们走过的环节写上 应做: 查明原因 或 全力解决；这两样一样没做就不会通过"
    return "让差的回复最后走到 结局/投诉；或者“当”里多要一样信号、一个动作"


def _fell_short(scenario: Scenario, outcome: Outcome) -> Problem:
    card, rehearsal = outcome.card, outcome.persona.rehearsal
    place = rehearsal.place if rehearsal else place_of_key(scenario, "剧情")
    wanted = "应当 90 分以上" if outcome.persona.expect is Expect.EXCELS else "应当通过"
    return problem(
        scenario,
        known_page("P601"),
        place,
        f"“{outcome.persona.name}”（{_seed(outcome)}{outcome.persona.about}）{wanted}，"
        f"得了 {card.total} 分，结局“{card.ending}”。{_why_short(outcome)}",
        "补上丢分的步骤和动作，或把例句、试演改短；trainer rehearse 可以看到每一轮",
        width=len(rehearsal.name) if rehearsal else 1,
    )


def _why_short(outcome: Outcome) -> str:
    if not outcome.drill.replies:
        return "没有一份 60 分以上的试演，例句也连不成一条走到好结局的路。"
    lost = sorted((m for m in outcome.card.marks if _lost(m)), key=_lost, reverse=True)
    marks = "；".join(f"{mark.title} −{_lost(mark)}" for mark in lost[:MOST_NAMED])
    return f"{''.join(outcome.card.verdict_reasons)}丢分：{marks or '没有'}"


def _seed(outcome: Outcome) -> str:
    """Return by which seed it was played, nothing where it was played as written."""
    return f"种子 {outcome.drill.seed}，" if outcome.drill.seed else ""


def _lost(mark: Mark) -> int:
    """Return what a mark lost on its axis."""
    return max(0, -mark.points) if mark.met or mark.points else mark.most


def _said(drill: Drill, number: int) -> str:
    replies = drill.rounds[number - 1].replies
    said = "　".join(drill.replies[index].text for index in replies)
    return said if len(said) <= LONGEST_QUOTE else said[: LONGEST_QUOTE - 1] + "…"
