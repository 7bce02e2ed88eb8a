"""How often a trainee sat a paper, and whether it may be sat now; if not, why and from when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from trainer.paper.model import Paper


@dataclass(frozen=True, slots=True)
class PastSitting:
    """An exam that was sat: moments in UTC, `ended` None while it is unfinished."""

    paper: str
    started: datetime
    ended: datetime | None
    total: int = 0
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Sat:
    """How a paper went so far: how often it was sat, the best total (None: never handed in)."""

    times: int = 0
    best: int | None = None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether a trainee may sit now; `attempt` is the number that this sitting would have.

    `sentence` says all of it in Chinese.
    """

    allowed: bool
    attempt: int
    sentence: str


def sat(paper: Paper, exams: Iterable[PastSitting]) -> Sat:
    """Return how a paper went for the trainee who sat these exams."""
    mine = [one for one in exams if one.paper == paper.path]
    totals = (one.total for one in mine if one.ended is not None)
    return Sat(len(mine), max(totals, default=None), any(one.passed for one in mine))


def permit(paper: Paper, exams: Iterable[PastSitting], now: datetime) -> Permit:
    """Return whether the trainee who sat these exams may sit the paper at `now`."""
    past = [one for one in exams if one.paper == paper.path]
    attempt = len(past) + 1
    left = max(0, paper.attempts - len(past)) if paper.attempts else None
    if any(one.ended is None for one in past):
        return Permit(False, attempt, "上次的考试还没有交卷，先把它考完。")
    if left == 0:
        return Permit(
            False,
            attempt,
            f"这份卷子一共只能考{paper.attempts}次，已经考了{len(past)}次。要再考，请找培训师另出一份卷子。",
        )
    last = max((one.ended for one in past if one.ended), default=None)
    then = last + timedelta(milliseconds=paper.interval_ms) if last else None
    if then is not None and now < then:
        # Rounded up to the minute: at the moment told it is surely allowed.
        told = then.astimezone() + timedelta(seconds=59)
        sentence = f"两次考试要隔开，{told:%m月%d日 %H:%M} 起可以再考。"
        return Permit(False, attempt, sentence)
    return Permit(True, attempt, _allowed(attempt, left))


def _allowed(attempt: int, left: int | None) -> str:
    if left is None:
        return f"这是第{attempt}次考，次数不限。"
    return f"这是第{attempt}次考，考完这次还剩{left - 1}次。"
