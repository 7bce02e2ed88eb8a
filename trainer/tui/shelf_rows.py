"""The rows of question banks and papers in a list to pick from."""

from collections.abc import Callable, Iterable, Iterator

from textual.content import Content

from trainer.paper import Paper
from trainer.paper.attempts import Sat
from trainer.quiz import Bank
from trainer.scenario.roots import Broken
from trainer.tui.screens.pick import Row
from trainer.tui.widgets.listing import left, short
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.scorecard_view import MUTED

BANK_CELLS, PAPER_CELLS = 30, 36


def bank_row(bank: Bank) -> Row:
    """Return a bank's row: title, how many questions, whose it is."""

    def draw(width: int) -> Content:
        own = "  自建" if bank.origin == "own" else ""
        title = left(short(bank.title, BANK_CELLS - 2), BANK_CELLS)
        count = f"{len(bank.questions):>3} 题{own}"
        return (plain(title) + Content.styled(count, MUTED)).truncate(width)

    return Row(bank.path, draw)


def paper_row(paper: Paper, how: Sat) -> Row:
    """Return a paper's row: title, level, pass mark, and how it went so far."""

    def draw(width: int) -> Content:
        title = left(short(paper.title, PAPER_CELLS - 2), PAPER_CELLS)
        level = left(paper.level or "—", 6)
        best = "  没有考过" if how.best is None else f"  最好 {how.best} 分"
        passed = "，通过" if how.passed else ""
        of = f"（共 {paper.attempts} 次）" if paper.attempts else ""
        times = f"，考过 {how.times} 次{of}" if how.times else ""
        said = Content.styled(f"{best}{passed}{times}", "$success" if how.passed else MUTED)
        mark = Content.styled(f"{paper.pass_mark} 分及格", MUTED)
        return (plain(title) + plain(level) + mark + said).truncate(width)

    return Row(paper.path, draw)


def broken_rows(broken: Iterable[Broken]) -> Iterator[Row]:
    """Yield rows of files that cannot be used; picking one says what is wrong."""
    for one in broken:
        yield Row(one.name, _broken(one.name), one.problem.message)


def _broken(name: str) -> Callable[[int], Content]:
    def draw(width: int) -> Content:
        return Content.assemble(plain(name), ("  文件有错，用不了", "$error")).truncate(width)

    return draw
