"""What a report relies on in a scorecard that was kept or came from elsewhere."""

from collections.abc import Mapping
from typing import Any

from trainer.scenario.tempers import MOST_ANGER
from trainer.scoring.rollup import MOST

_CARD: dict[str, type] = {
    "ending": str,
    "satisfaction": str,
    "verdict": str,
    "total": int,
    "passed": bool,
    "red_line": bool,
    "flow": int,
    "accuracy": int,
    "attitude": int,
    "timeliness": int,
    "marks": list,
    "steps": list,
    "rounds": list,
    "kpi": list,
}
_MARK: dict[str, type] = {
    "axis": str,
    "criterion": str,
    "title": str,
    "points": int,
    "most": int,
    "met": bool,
    "reason": str,
    "round": int,
    "evidence": list,
    "advice": str,
}
_EVIDENCE: dict[str, type] = {"reply": int, "quote": str}
_ROUND: dict[str, type] = {
    "beat": str,
    "asked_s": int,
    "limit_s": int,
    "late": bool,
    "anger": int,
    "replies": list,
}
_KPI: dict[str, type] = {"rounds": int, "within": int}
_MOST_ROUNDS = 1000  # a drill ends long before


def is_card(plain: object) -> bool:
    """Say whether the data have what a report reads of a scorecard; they may have more."""
    if not isinstance(plain, dict) or not _has(plain, _CARD):
        return False
    marks, steps = plain["marks"], plain["steps"]
    reasons = plain.get("verdict_reasons", [])  # not in the cards of other programs
    return (
        isinstance(reasons, list)
        and all(isinstance(one, str) for one in reasons)
        and all(_has(mark, _MARK) for mark in marks)
        and all(_has(one, _EVIDENCE) for mark in marks for one in mark["evidence"])
        and all(map(_is_step, steps))
        and _are_rounds(plain["rounds"])
        and all(_has(one, _KPI) for one in plain["kpi"])
    )


def _is_step(pair: object) -> bool:
    if not isinstance(pair, list) or list(map(type, pair)) != [str, dict]:
        return False
    return _has(pair[1], {"due": bool, "done": bool})


def _are_rounds(plain: list[Any]) -> bool:
    return len(plain) <= _MOST_ROUNDS and all(map(_is_round, plain))


def _is_round(plain: object) -> bool:
    if not isinstance(plain, dict) or not _has(plain, _ROUND) or "answered_s" not in plain:
        return False
    asked, answered = plain["asked_s"], plain["answered_s"]
    seconds = (asked, plain["limit_s"], asked if answered is None else answered)
    return (
        all(map(_is_count, (*seconds, *plain["replies"])))
        and seconds[-1] >= asked
        and 0 <= plain["anger"] <= MOST_ANGER
    )


def _is_count(number: object) -> bool:
    return type(number) is int and 0 <= number <= MOST


def _has(plain: Any, wanted: Mapping[str, type]) -> bool:
    return isinstance(plain, dict) and all(
        type(plain.get(name)) is kind for name, kind in wanted.items()
    )
