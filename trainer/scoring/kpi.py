"""时效: the rounds of a drill under a profile."""

from trainer.drill.events import Mode
from trainer.drill.state import Drill
from trainer.scoring.points import half_up
from trainer.scoring.profile import Profile
from trainer.scoring.scorecard import Axis, Evidence, Kpi, Mark, RoundResult

SECOND = 1000


def round_results(drill: Drill, profile: Profile) -> tuple[RoundResult, ...]:
    """Return each round as the profile sees it; an unanswered one is late."""
    results = []
    for index, round_ in enumerate(drill.rounds):
        limit = profile.limit_s(index)
        answered = round_.answered
        took = None if answered is None else (answered - round_.asked) // SECOND
        results.append(
            RoundResult(
                beat=round_.beat,
                asked_s=round_.asked // SECOND,
                answered_s=None if answered is None else answered // SECOND,
                limit_s=limit,
                late=took is None or took > limit,
                counts=True,
                anger=round_.anger,
                replies=round_.replies,
            )
        )
    return tuple(results)


def kpi(drill: Drill, results: tuple[RoundResult, ...], profile: Profile) -> Kpi:
    """Return the profile's figures: `first_reply_s` is None where the first round has no answer."""
    first = drill.rounds[0] if drill.rounds else None
    took = None
    if first is not None and first.answered is not None:
        took = (first.answered - first.asked) // SECOND
    return Kpi(profile.name, took, len(results), sum(not r.late for r in results))


def timeliness(results: tuple[RoundResult, ...]) -> int:
    """Return the axis, 0-100: the share of rounds within the line."""
    if not results:
        return 0
    return half_up(100 * sum(not r.late for r in results), len(results))


def marks(drill: Drill, results: tuple[RoundResult, ...]) -> tuple[Mark, ...]:
    """Return one mark a round: within the line, late, or never answered."""
    share = half_up(100, len(results)) if results else 0
    return tuple(_mark(drill, index, result, share) for index, result in enumerate(results))


def _mark(drill: Drill, index: int, result: RoundResult, share: int) -> Mark:
    round_ = drill.rounds[index]
    if round_.answered is None:
        reason = f"第{index + 1}轮一直没有回，考核线是{result.limit_s}秒。"
    else:
        took = (round_.answered - round_.asked) // SECOND
        verdict = "超时了" if result.late else "按时"
        reason = f"用了{took}秒，考核线是{result.limit_s}秒，{verdict}。"
    if drill.mode is Mode.EXAM:
        reason += _about_interruptions(round_.interruptions)
    spoken = drill.replies[result.replies[0]].text if result.replies else ""
    evidence = (Evidence(result.replies[0], spoken),) if result.replies else ()
    return Mark(
        axis=Axis.TIMELINESS,
        criterion="timeliness.round",
        title=f"第{index + 1}轮回复",
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
