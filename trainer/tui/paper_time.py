"""The time of a paper, as every screen of a sitting looks at it; and how such a screen ends."""

from enum import StrEnum

TICK_S = 0.5
LEAVE_EXAM = "答过的题都存好了。离开以后时间停住，这算一次中断，会写在成绩里；下次可以接着考。"


class Outcome(StrEnum):
    """How a screen of a sitting ended."""

    DONE = "done"
    LEFT = "left"
    TIME = "time"


def left_of_paper(left_ms: int) -> str:
    """Return what is left of the whole time in words; a second that has begun is left yet."""
    seconds = max(0, -(-left_ms // 1000))
    return f"全卷还剩 {seconds // 60:02d}:{seconds % 60:02d}"
