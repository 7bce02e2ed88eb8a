"""找词: which marks of a trainee's hit which words."""

from collections.abc import Sequence

from trainer.language import LABEL_NAMES
from trainer.quiz.model import MOST, Question, Spot

WIDEST = 2  # times as long as the words that it hits

Span = tuple[int, int]


def points_of(question: Question, spans: Sequence[Span]) -> tuple[int, str]:
    """Return what the marks earn, and why: a share for each spot, minus one for each miss."""
    spans = [span for span in dict.fromkeys(spans) if 0 <= span[0] < span[1]]
    if not spans:
        return 0, "没有标出任何一处。"
    found = [spot for spot in question.spots if any(hits(span, spot) for span in spans)]
    missed = [spot for spot in question.spots if spot not in found]
    wrong = [span for span in spans if not any(hits(span, spot) for spot in question.spots)]
    points = max(0, MOST * (len(found) - len(wrong)) // len(question.spots))
    parts = [f"{len(question.spots)} 处找到 {len(found)} 处"]
    if missed:
        parts.append(f"漏了{'、'.join(_told(spot) for spot in missed)}")
    if wrong:
        parts.append(f"标错 {len(wrong)} 处（{'、'.join(_words(question, s) for s in wrong)}）")
    return points, f"{'，'.join(parts)}。"


def hits(span: Span, spot: Spot) -> bool:
    """Say whether a mark lies on a spot's words and is at most twice as long."""
    start, end = max(span[0], spot.start), min(span[1], spot.end)
    shared = spot.words[start - spot.start : end - spot.start] if start < end else ""
    return any(map(str.isalnum, shared)) and span[1] - span[0] <= WIDEST * len(spot.words)


def _told(spot: Spot) -> str:
    return f"“{spot.words}”（{LABEL_NAMES[spot.fault]}）"


def _words(question: Question, span: Span) -> str:
    return f"“{question.reply[span[0] : span[1]]}”"
