"""时效: the rounds of a drill under a profile."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.drill.events import Mode
from trainer.drill.state import Drill, Round
from trainer.scoring.contact import contact_of
from trainer.scoring.counting import verdicts
from trainer.scoring.counting_words import LEFT_OUT, why
from trainer.scoring.indicator import Profile, Unit
from trainer.scoring.points import covered, shares
from trainer.scoring.scorecard import Axis, Evidence, Kpi, Mark, RoundResult

SECOND = 1000
OF_ROUND = "timeliness.round"  # the criterion of a round


def round_results(drill: Drill, profile: Profile) -> tuple[RoundResult, ...]:
    """Return each round as the profile sees it; an unanswered one is late."""
    return tuple(_result(one, profile.limit_s(n)) for n, one in enumerate(drill.rounds))


def _result(round_: Round, limit_s: int) -> RoundResult:
    asked_s = round_.asked // SECOND
    answered_s = None if round_.answered is None else round_.answered // SECOND
    return RoundResult(
        beat=round_.beat,
        asked_s=asked_s,
        answered_s=answered_s,
        limit_s=limit_s,
        # Of the whole seconds that are shown, so that whoever subtracts them agrees.
        late=answered_s is None or answered_s - asked_s > limit_s,
        anger=round_.anger,
        replies=round_.replies,
    )


def left_out(drill: Drill, profile: Profile) -> tuple[str, ...]:
    """Return of each round why it does not count, empty where it does.

    A profile that counts messages scores a drill by its rounds too. Where no round would count
    all do, so that a drill always has its points.
    """
    if profile.scoring is None:
        return ("",) * len(drill.rounds)
    by_round = replace(profile.scoring, unit=Unit.ROUND)
    found = tuple(
        "" if one.counts else why(by_round, one) for one in verdicts(by_round, (contact_of(drill),))
    )
    return ("",) * len(found) if all(found) else found


def counting(results: tuple[RoundResult, ...], left_out: Sequence[str]) -> tuple[RoundResult, ...]:
    """Return the rounds that count."""
    return tuple(one for one, out in zip(results, left_out, strict=True) if not out)


def settled(results: tuple[RoundResult, ...], left_out: Sequence[str]) -> tuple[RoundResult, ...]:
    """Return all rounds; one that does not count is never late."""
    return tuple(
        replace(one, late=False) if out else one for one, out in zip(results, left_out, strict=True)
    )


def kpi(results: tuple[RoundResult, ...], profile: Profile) -> Kpi:
    """Return the profile's figures: `first_reply_s` is None where the first round has no answer."""
    first = results[0].took_s if results else None
    return Kpi(profile.name, first, len(results), sum(not r.late for r in results))


def timeliness(results: tuple[RoundResult, ...]) -> int:
    """Return the axis, 0-100: the share of rounds within the line."""
    return covered([not r.late for r in results])


def marks(
    drill: Drill, results: tuple[RoundResult, ...], left_out: Sequence[str]
) -> tuple[Mark, ...]:
    """Return one mark a round: within the line, late, never answered, or not counted."""
    parts = iter(shares([not one.late for one in counting(results, left_out)]))
    return tuple(
        _mark(drill, index, result, 0 if out else next(parts), out)
        for index, (result, out) in enumerate(zip(results, left_out, strict=True))
    )


def _mark(drill: Drill, index: int, result: RoundResult, share: int, left_out: str) -> Mark:
    round_ = drill.rounds[index]
    if left_out:
        reason = f"{left_out}。"
    elif result.took_s is None:
        reason = f"第{index + 1}轮一直没有回，考核线是{result.limit_s}秒。"
    else:
        verdict = "超时了" if result.late else "按时"
        reason = f"用了{result.took_s}秒，考核线是{result.limit_s}秒，{verdict}。"
    if drill.mode is Mode.EXAM:
        reason += _about_interruptions(round_.interruptions)
    spoken = drill.replies[result.replies[0]].text if result.replies else ""
    evidence = (Evidence(result.replies[0], spoken),) if result.replies else ()
    return Mark(
        axis=Axis.TIMELINESS,
        criterion=OF_ROUND,
        title=f"第{index + 1}轮回复{f'（{LEFT_OUT}）' if left_out else ''}",
        points=0 if result.late else share,
        most=share,
        met=not result.late,
        reason=reason,
        beat=result.beat,
        round=index + 1,
        evidence=evidence,
    )


def _about_interruptions(times: int) -> str:
    """Return what the report of an exam says of them: the first of a round is excused."""
    if not times:
        return ""
    if times == 1:
        return "这一轮程序中断过一次，中断的时间没有计入。"
    return f"这一轮程序中断过{times}次，只有第一次的时间没有计入。"
