"""Item analysis as lines for the terminal: the overview, and one bank."""

from collections.abc import Iterator, Sequence

from trainer.cli.items_archive import Analysis
from trainer.cli.items_rows import aside, at, notes, short, table
from trainer.cli.table import table_lines
from trainer.cli.typed import one_word
from trainer.reports.items.figures import FEWEST, Share
from trainer.reports.items.order import Pointer, bank_path, pointers
from trainer.reports.items.questions import OptionCount, QuestionItem
from trainer.reports.items.words import HINTS, LEGEND, none_words
from trainer.safe_text import shown_line

FIRST = 15  # pointers of the overview


def overview_lines(found: Analysis) -> Iterator[str]:
    """Yield what to look at first, and then a line for each bank and scenario."""
    told = pointers(found.questions, found.scenarios)
    yield from notes(found)
    if told:
        yield "先看这些："
        yield from map(_pointer, told[:FIRST])
        if len(told) > FIRST:
            yield f"  还有 {len(told) - FIRST} 处，看下面每一份。"
    else:
        yield "没有哪一处特别要看。"
    yield ""
    counts = [shown_line(one.source) for one in told]
    rows = [
        (path, str(n), share, str(counts.count(path)) if path in counts else "")
        for path, n, share in _sources(found)
    ]
    yield from table_lines(("来自", "人次", "平均得分率", "要看的"), rows, frozenset({1, 2, 3}))
    yield ""
    if rows:
        yield f"细看一份：trainer items {one_word(rows[0][0])}"


def bank_lines(found: Analysis) -> Iterator[str]:
    """Yield the questions of one bank, then the options of those that ask for a look."""
    items = found.questions
    answers = sum(item.share.n for item in items)
    name = shown_line(bank_path(items[0].bank)) if items else ""
    yield f"{name}：{found.trainees} 人，算了 {answers} 次回答。"
    yield from aside(
        (sum(item.again for item in items), "次是重做"),
        (sum(item.older for item in items), "次答的是旧题面"),
        (sum(item.unreached for item in items), "次没做到那一题"),
    )
    yield from notes(found)
    yield ""
    yield from table("题", ((item.question.id, item) for item in items))
    for item in items:
        if item.options and item.hints:
            yield ""
            yield from _options(item)
    yield from _unpicked(items)
    yield ""
    yield from LEGEND


def _pointer(one: Pointer) -> str:
    what = f"{shown_line(one.source)} {shown_line(one.what)}{at(one.place)}"
    return f"  {what}：{HINTS[one.hint]}（{one.n} 次）"


def _sources(found: Analysis) -> Iterator[tuple[str, int, str]]:
    banks: dict[str, list[QuestionItem]] = {}
    for item in found.questions:
        banks.setdefault(bank_path(item.bank), []).append(item)
    for path, items in banks.items():
        n = sum(item.share.n for item in items)
        points = sum(item.share.points for item in items)
        yield shown_line(path), n, _percent(Share(n, points))
    for one in found.scenarios:
        yield shown_line(one.scenario.path), one.share.n, _percent(one.share)


def _percent(share: Share) -> str:
    return "太少" if share.percent is None else f"{share.percent}%"


def _options(item: QuestionItem) -> Iterator[str]:
    question = item.question
    yield f"{shown_line(question.id)}{at(question.place)} {short(question.text)}"
    for option in item.options:
        yield f"  {'✓' if option.right else ' '} {_chosen(option, item.best)}"
    if item.unanswered:
        yield f"    没有选：{item.unanswered} 次"


def _unpicked(items: Sequence[QuestionItem]) -> Iterator[str]:
    told = [item for item in items if item.unpicked and item.share.n >= FEWEST]
    if not told:
        return
    yield ""
    yield "没人选的错的选项："
    for item in told:
        options = "；".join(short(text) for text in item.unpicked)
        yield f"  {shown_line(item.question.id)}（{item.share.n} 次）{options}"
    yield none_words(max(item.share.n for item in told))


def _chosen(option: OptionCount, best: int) -> str:
    times = f"{option.chosen} 次" if option.chosen else "没人选"
    by_best = f"，好手 {best} 次里 {option.by_best} 次" if best and option.chosen else ""
    return f"{short(option.text)}：{times}{by_best}"
