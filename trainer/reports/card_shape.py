"""What a report relies on in a scorecard that was kept or came from elsewhere."""

from collections.abc import Mapping
from typing import Any

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


def is_card(plain: object) -> bool:
    """Say whether the data have what a report reads of a scorecard; they may have more."""
    if not isinstance(plain, dict) or not _has(plain, _CARD):
        return False
    marks, steps = plain["marks"], plain["steps"]
    return (
        all(_has(mark, _MARK) for mark in marks)
        and all(_has(one, _EVIDENCE) for mark in marks for one in mark["evidence"])
        and all(map(_is_step, steps))
    )


def _is_step(pair: object) -> bool:
    if not isinstance(pair, list) or list(map(type, pair)) != [str, dict]:
        return False
    return _has(pair[1], {"due": bool, "done": bool})


def _has(plain: Any, wanted: Mapping[str, type]) -> bool:
    return isinstance(plain, dict) and all(
        type(plain.get(name)) is kind for name, kind in wanted.items()
    )
