"""A scorecard in plain lines: axes, every mark that was lost with its words, what to do better."""

from collections.abc import Iterator

from trainer.safe_text import shown
from trainer.scoring.profile import title_of
from trainer.scoring.scorecard import AXIS_NAMES, Axis, Mark, Scorecard


def scorecard_lines(card: Scorecard) -> Iterator[str]:
    """Yield the scorecard line by line, ready to print."""
    yield f"成绩单　总分 {card.total}　{card.verdict}"
    yield f"结局：{shown(card.ending)}　顾客评价：{card.satisfaction}"
    yield f"  {shown(card.satisfaction_reason)}"
    for reason in card.verdict_reasons:
        yield f"  没有通过：{shown(reason)}"
    for axis, weight in zip(Axis, card.weights, strict=True):
        yield f"{AXIS_NAMES[axis]} {card.axis(axis)}（占 {weight}%）"
        for mark in card.marks:
            if mark.axis is axis:
                yield from _mark_lines(mark)
    parts = (f"{card.axis(axis)}×{w}%" for axis, w in zip(Axis, card.weights, strict=True))
    yield f"总分 {' + '.join(parts)} = {card.total}（四舍五入）"
    for kpi in card.kpi:
        first = "没有回" if kpi.first_reply_s is None else f"{kpi.first_reply_s} 秒"
        within = f"{kpi.rounds} 轮里 {kpi.within} 轮按时"
        yield f"{shown(title_of(kpi.profile))}: 首次回复 {first}，{within}"


def _mark_lines(mark: Mark) -> Iterator[str]:
    sign = "✓" if mark.met else "✗"
    points = f"{mark.points:+d}" if mark.points else "0"
    quotes = "".join(f" “{shown(e.quote)}”" for e in mark.evidence[:3] if e.quote)
    where = f" 第{mark.round}轮" if mark.round else ""
    yield f"  {sign} {points} {shown(mark.title)}{where}{quotes}"
    if not mark.met:
        yield f"      {shown(mark.reason)}"
        if mark.advice:
            yield f"      可以这样：{shown(mark.advice)}"
