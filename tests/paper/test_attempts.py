"""Whether a trainee may sit: attempts, the days between, and what is not handed in."""

from datetime import UTC, datetime, timedelta

from tests.paper.samples import PAPER
from trainer.paper.attempts import PastSitting, Sat, permit, sat

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def _past(days: int, *, paper: str = PAPER.path, ended: bool = True) -> PastSitting:
    started = NOW - timedelta(days=days)
    return PastSitting(paper, started, started if ended else None)


def test_the_first_time_is_allowed_and_says_what_is_left() -> None:
    found = permit(PAPER, (_past(0, paper="别的"),), NOW)
    assert (found.allowed, found.attempt) == (True, 1)
    assert found.sentence == "这是第1次考，考完这次还剩2次。"


def test_attempts_are_used_up() -> None:
    found = permit(PAPER, [_past(9), _past(8), _past(7)], NOW)
    assert not found.allowed
    assert "一共只能考3次" in found.sentence


def test_between_two_attempts_lies_a_day() -> None:
    last = NOW - timedelta(hours=23)
    found = permit(PAPER, [PastSitting(PAPER.path, last, last)], NOW)
    assert not found.allowed
    assert "两次考试要隔开" in found.sentence
    assert permit(PAPER, [_past(1)], NOW).allowed


def test_what_is_not_handed_in_has_no_total_yet() -> None:
    failed = PastSitting(PAPER.path, NOW, NOW, 0)
    assert sat(PAPER, [_past(3, ended=False), _past(2, paper="别的")]) == Sat(1, None, False)
    assert sat(PAPER, [_past(3, ended=False), failed]) == Sat(2, 0, False)


def test_what_is_not_handed_in_comes_first() -> None:
    found = permit(PAPER, [_past(3, ended=False)], NOW)
    assert not found.allowed
    assert "先把它考完" in found.sentence
