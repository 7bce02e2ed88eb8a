"""After the program was gone (killed, asleep, suspended): how a drill goes on. Pure.

The gap is an event (`Resumed`, crashed) at the moment of the last event. Practice goes on there.
So does an exam, once in each round (excused, and shown on the report); a further interruption of
the same round is not excused: the drill's clock ran on, and what was due in the gap happens now.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from trainer.drill import Drill, Mode

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


class Way(StrEnum):
    """What there is left to do."""

    GO_ON = "go_on"
    SCORE = "score"  # it had ended; only its scorecard was not kept yet


@dataclass(frozen=True, slots=True)
class Resumption:
    """How an unfinished drill goes on.

    Record `Resumed(at, gap_ms, crashed=True)`, then let the drill's clock run from `goes_on_at`
    (ms on the drill's clock). `sentence` tells the trainee, in Chinese.
    """

    way: Way
    at: int
    gap_ms: int
    goes_on_at: int
    excused: bool
    sentence: str


def resumption(drill: Drill, gap: timedelta) -> Resumption:
    """Return how `drill` (replayed from what was kept) goes on after a gap of real time.

    A gap below zero, from a clock that was set back, counts as none.
    """
    gap_ms = max(0, gap // timedelta(milliseconds=1))
    if drill.over:
        sentence = "上次的演练已经结束，只差成绩单没有存好，现在补上。"
        return Resumption(Way.SCORE, drill.now, gap_ms, drill.now, True, sentence)
    excused = drill.mode is not Mode.EXAM or not _was_interrupted(drill)
    goes_on_at = drill.now if excused else drill.now + gap_ms
    sentence = (
        f"上次练到 {clock(drill.now)}，离开了{duration(gap_ms)}。{_rule(drill.mode, excused)}"
    )
    return Resumption(Way.GO_ON, drill.now, gap_ms, goes_on_at, excused, sentence)


def _was_interrupted(drill: Drill) -> bool:
    return drill.open_round is not None and drill.open_round.interruptions > 0


def _rule(mode: Mode, excused: bool) -> str:
    if mode is not Mode.EXAM:
        return "从断开的地方接着练，离开的时间不算。"
    if excused:
        return "考核中每轮可以中断一次：离开的时间不算，成绩单上会注明。"
    return "这一轮已经中断过一次：这次离开的时间照常计时。"


def clock(at: int) -> str:
    """Return a moment on the drill's clock (ms) as minutes and seconds: 03:12."""
    minutes, rest = divmod(at, MINUTE_MS)
    return f"{minutes:02}:{rest // 1000:02}"


def duration(ms: int) -> str:
    """Return a length of time in words, by its largest unit: 不到 1 分钟, 5 分钟, 3 小时, 2 天."""
    units = ((DAY_MS, "天"), (HOUR_MS, "小时"), (MINUTE_MS, "分钟"))
    for unit_ms, name in units:
        if ms >= unit_ms:
            return f" {ms // unit_ms} {name}"
    return "不到 1 分钟"
