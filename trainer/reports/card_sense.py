"""What no scorecard can say, whoever wrote it: figures that contradict one another or the rules.

`card_shape` has looked at the card before: all that is read here has its type.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from trainer.drill.events import BROKEN_OFF
from trainer.language.labels import STEPS
from trainer.scoring.card_counts import fault_of
from trainer.scoring.points import PASS_TOTAL
from trainer.scoring.rollup import AXES, RATINGS

FULL = 100  # points of the total, of an axis, and the most that a mark can add
MOST_LOST = 100_000  # points; a fault that is said again costs more each time
_VERDICTS = {(True, False): "通过", (False, False): "未通过", (False, True): "待复核"}

Card = Mapping[str, Any]


def impossible(card: Card) -> str:
    """Return in Chinese the first thing that cannot be, empty where all of it can."""
    return next(_contradictions(card), "")


def _contradictions(card: Card) -> Iterator[str]:
    yield from _of_points(card)
    yield from _of_verdict(card)
    yield from _of_steps(card)
    yield from _of_timing(card)
    yield from _of_replies(card)
    yield from _of_marks(card)


def _of_points(card: Card) -> Iterator[str]:
    for name in ("total", *AXES):
        if not 0 <= card[name] <= FULL:
            yield f"分数是 {card[name]}，应在 0 到 {FULL} 之间"


def _of_verdict(card: Card) -> Iterator[str]:
    if card["passed"] and card["total"] < PASS_TOTAL:
        yield f"只有 {card['total']} 分却通过了"
    if card["passed"] and card["ending"] == BROKEN_OFF:
        yield "中断了却通过了"
    if card["verdict"] != _VERDICTS.get((card["passed"], card["red_line"])):
        yield "结果和通过、红线对不上"
    if card["satisfaction"] not in ("", *RATINGS):
        yield "顾客评价不是满意、一般或失望"


def _of_steps(card: Card) -> Iterator[str]:
    names = [name for name, _ in card["steps"]]
    if len(set(names)) < len(names) or not set(names) <= STEPS.keys():
        yield "步骤不对"
    for _, result in card["steps"]:
        if not _is_round(card, result.get("round") or 0):
            yield "步骤写在没有的轮次里"


def _of_timing(card: Card) -> Iterator[str]:
    in_time = sum(not one["late"] for one in card["rounds"])
    for kpi in card["kpi"]:
        counted, within = kpi["rounds"], kpi["within"]
        if not 0 <= within <= counted <= len(card["rounds"]) or within > in_time:
            yield f"{len(card['rounds'])} 轮里说有 {counted} 轮算、{within} 轮按时"


def _of_replies(card: Card) -> Iterator[str]:
    replies = [reply for one in card["rounds"] for reply in one["replies"]]
    if any(later <= earlier for earlier, later in pairwise(replies)):
        yield "回复的先后不对"
    if any(one["replies"] == [] and one["answered_s"] is not None for one in card["rounds"]):
        yield "有一轮没有回复却算回了"


def _of_marks(card: Card) -> Iterator[str]:
    told: set[tuple[str, int]] = set()
    for mark in card["marks"]:
        if mark["axis"] not in AXES or not 0 <= mark["most"] <= FULL:
            yield "评分项不对"
        if not -MOST_LOST <= mark["points"] <= mark["most"]:
            yield f"一个评分项 {mark['points']} 分，最多 {mark['most']} 分"
        if not _is_round(card, mark["round"]):
            yield "评分项写在没有的轮次里"
            return
        replies = [one["reply"] for one in mark["evidence"]]
        if mark["round"] and replies and replies[0] not in _replies_of(card, mark["round"]):
            yield "评分项凭的是没有的回复"
        if fault_of(mark["criterion"]):
            said = mark["criterion"], replies[0] if replies else -1
            if said[1] < 0 or said in told:
                yield "同一句话里同一种失误算了两次，或没有原话"
            told.add(said)


def _replies_of(card: Card, number: int) -> list[int]:
    replies: list[int] = card["rounds"][number - 1]["replies"]
    return replies


def _is_round(card: Card, number: object) -> bool:
    return type(number) is int and 0 <= number <= len(card["rounds"])
