"""May a trainee sit a paper now, and if not, why and from when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from trainer.paper.model import Paper


@dataclass(frozen=True, slots=True)
class PastSitting:
    """An earlier sitting: moments in UTC, `ended` None while it is unfinished."""

    paper: str
    started: datetime
    ended: datetime | None
    total: int = 0
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether a trainee may sit now; `attempt` is the number that this sitting would have.

    `left` are the attempts from this one on, None where they are not counted; `sentence` says
    all of it in Chinese; `from_then` is the moment from which it is allowed, where there is one.
    """

    allowed: bool
    attempt: int
    left: int | None
    sentence: str
    from_then: datetime | None = None


def permit(paper: Paper, sittings: Iterable[PastSitting], now: datetime) -> Permit:
    """Return whether a trainee with these sittings may sit the paper at `now`."""
    past = [sitting for sitting in sittings if sitting.paper == paper.path]
    attempt = len(past) + 1
    left = max(0, paper.attempts - len(past)) if paper.attempts else None
    if any(sitting.ended is None for sitting in past):
        return Permit(False, attempt, left, "上次的考试还没有交卷，先把它考完。")
    if left == 0:
        return Permit(
            False,
            attempt,
            left,
            f"这份卷子一共只能考{paper.attempts}次，已经考了{len(past)}次。要再考，请找培训师另出一份卷子。",
        )
    last = max((sitting.ended for sitting in past if sitting.ended), default=None)
    then = last + timedelta(milliseconds=paper.interval_ms) if last else None
    if then is not None and now < then:
        # Rounded up to the minute: at the moment told it is surely allowed.
        told = then.astimezone() + timedelta(seconds=59)
        sentence = f"两次考试要隔开，{told:%m月%d日 %H:%M} 起可以再考。"
        return Permit(False, attempt, left, sentence, then)
    return Permit(True, attempt, left, _allowed(attempt, left))


def _allowed(attempt: int, left: int | None) -> str:
    if left is None:
        return f"这是第{attempt}次考，次数不限。"
    return f"这是第{attempt}次考，考完这次还剩{left - 1}次。"
