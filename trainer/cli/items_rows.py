"""What the faces of item analysis on the terminal share: notes, places, a table of items."""

from collections.abc import Iterable, Iterator

from trainer.cli.items_archive import Analysis
from trainer.cli.table import table_lines
from trainer.reports.items.marks import MarkItem
from trainer.reports.items.questions import QuestionItem
from trainer.reports.items.words import discrimination_words, hint_words, share_words
from trainer.safe_text import shown_line
from trainer.scenario.columns import width
from trainer.scenario.model import Place

_HEAD = ("次数", "得分率", "区分度", "看看")
_NUMBERS = frozenset({1})
_LONGEST = 34  # columns


def notes(found: Analysis) -> Iterator[str]:
    """Yield what a reader should know of all figures."""
    if found.unread:
        yield f"有 {found.unread} 份记录读不了，没有算。"
    if lent := sum(one.lent for one in found.scenarios):
        yield f"别的电脑的 {lent} 次演练只算在得分率和区分度里：文件里不记怎么走的。"
    if found.missing:
        yield f"别的电脑的 {found.missing} 次演练没有算：这台电脑上没有同样的场景。"
    if found.repeats:
        yield "重做的也算了：同一个人的几次不是各自独立的，区间偏窄。"


def aside(*counts: tuple[int, str]) -> Iterator[str]:
    """Yield what stands in no figure, as far as there is any: how many of what."""
    said = "，".join(f"{count} {what}" for count, what in counts if count)
    if said:
        yield f"没有算的：{said}。"


def at(place: Place) -> str:
    """Return where something stands, in brackets; nothing where that is not known."""
    return f"（{shown_line(place.file)} 第{place.line}行）" if place.line else ""


def table(name: str, items: Iterable[tuple[str, QuestionItem | MarkItem]]) -> Iterator[str]:
    """Yield a table of questions or marks: how hard, how well they tell, what to look at."""
    rows = [
        (
            short(title),
            str(item.share.n),
            share_words(item.share),
            discrimination_words(item.discrimination),
            hint_words(item.hints),
        )
        for title, item in items
    ]
    yield from table_lines((name, *_HEAD), rows, _NUMBERS)


def short(text: str) -> str:
    """Return text on one line, safe to show and no wider than a column of a table."""
    kept = shown_line(text)
    if width(kept) <= _LONGEST:
        return kept
    while width(kept) > _LONGEST - 1:
        kept = kept[:-1]
    return f"{kept}…"
