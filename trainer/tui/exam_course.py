"""What follows what in a practice quiz and in an exam: list, instructions, sitting, result."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content

from trainer.paper import Paper, replay, result_of
from trainer.paper.attempts import PastSitting, Permit, permit, sat
from trainer.paper.draw import exam_start, practice_start, seed_of, texts_of
from trainer.paper.ladder import Standing, standing
from trainer.paper.library import PaperLibrary
from trainer.paper.shelves import Shelves
from trainer.paper.sitting import excuses, start
from trainer.paper.spans import duration
from trainer.paper.stock import Stock
from trainer.paper.telling import (
    Told,
    instructions,
    question_lines,
    quiz_lines,
    result_lines,
    standing_lines,
)
from trainer.quiz import Bank
from trainer.quiz.library import BankLibrary
from trainer.scenario.opened import opened
from trainer.store.moment import ms_since, utc_now
from trainer.store.sitting_records import KeptSitting
from trainer.tui.parts import QUESTIONS, READING_BANKS, READING_PAPERS
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.screens.page import PageScreen
from trainer.tui.screens.pick import PickScreen, Row
from trainer.tui.shelf_rows import bank_row, broken_rows, paper_row
from trainer.tui.sitting_course import SittingCourse
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.scorecard_view import MUTED
from trainer.tui.widgets.told_view import told

if TYPE_CHECKING:
    from trainer.tui.app import TrainerApp

NO_BANK = "还没有题库。把题库文件（类型: 题库）放进自建文件夹的“题库”里，再打开一次。"
NO_PAPER = "还没有试卷。把试卷文件（类型: 试卷）放进自建文件夹的“试卷”里，再打开一次。"
Found = TypeVar("Found")


class ExamCourse:
    """Leads one trainee through question banks and papers."""

    def __init__(self, app: "TrainerApp", trainee: str, ready: "asyncio.Future[None]") -> None:
        """`ready` is what judging waits for."""
        self._app = app
        self._parts = app.parts
        self._trainee = trainee
        self._ready = ready
        library = app.parts.library
        self._roots = (library.builtin, library.own)

    # Practice -----------------------------------------------------------------------------

    async def practise(
        self, name: str = "", count: int = QUESTIONS, skills: tuple[str, ...] = ()
    ) -> None:
        """Ask questions with feedback: of one bank, or of the one that is picked."""
        library = BankLibrary(*self._roots)
        bank = await self._bank(library, name)
        if bank is None:
            return
        seed = self._parts.wishes.seed
        started = practice_start(
            (bank,), count, self._parts.draw() if seed is None else seed, skills
        )
        sittings = self._parts.archive.sittings
        id = sittings.begin(started, self._trainee, (bank,))
        ended = await SittingCourse(self._app, id, start(started), self._ready).go()
        assert ended is not None  # only an exam is left open
        result = result_of(ended)
        sittings.finish(id, result)
        await self._page("练完了", quiz_lines(ended, result))

    async def _bank(self, library: BankLibrary, name: str) -> Bank | None:
        if name:
            return await self._read(lambda: opened(library, "题库", name), READING_BANKS)
        banks, broken = await self._read(library.all, READING_BANKS)
        rows = (*map(bank_row, banks), *broken_rows(broken))
        lead = (Told("选一个题库：10 道题，答一题讲一题。"),)
        picked = await self._pick("题库", lead, rows, NO_BANK)
        return next((bank for bank in banks if bank.path == picked), None)

    # Exams --------------------------------------------------------------------------------

    async def exam(self, name: str = "") -> str:
        """Sit a paper, the one of that name or the one that is picked; return what is to be said.

        An exam that broke off comes before any other.
        """
        broken_off = self._parts.archive.sittings.unfinished(self._trainee)
        if broken_off:
            return await self._take_up_again(broken_off[0])
        library = PaperLibrary(*self._roots)
        paper = await self._paper(library, name)
        if paper is None:
            return ""
        allowed = permit(paper, self._exams, utc_now())
        page = PageScreen(
            _title("考试", paper.title),
            told(instructions(paper, allowed)),
            go="开始考试" if allowed.allowed else "",
        )
        if not await self._app.push_screen_wait(page):
            return ""
        return await self._begin(paper, library.shelves, allowed)

    async def _paper(self, library: PaperLibrary, name: str) -> Paper | None:
        if name:
            return await self._read(lambda: opened(library, "试卷", name), READING_PAPERS)
        (papers, broken), stands = await self._read(
            lambda: (library.all(), self._standing(library.shelves)), READING_PAPERS
        )
        exams = self._exams
        rows = (*(paper_row(paper, sat(paper, exams)) for paper in papers), *broken_rows(broken))
        picked = await self._pick("考试", standing_lines(stands), rows, NO_PAPER)
        return next((paper for paper in papers if paper.path == picked), None)

    @property
    def _exams(self) -> tuple[PastSitting, ...]:
        return tuple(one.past for one in self._parts.archive.sittings.exams_of(self._trainee))

    def _standing(self, shelves: Shelves) -> Standing:
        sittings = self._parts.archive.sittings
        return standing(sittings.record_of(self._trainee, shelves.difficulty))

    async def _begin(self, paper: Paper, stock: Stock, allowed: Permit) -> str:
        """Begin an exam and lead through it."""
        started = exam_start(paper, stock, seed_of(paper, self._parts.draw()), allowed.attempt)
        texts = texts_of(paper, stock)
        id = self._parts.archive.sittings.begin(started, self._trainee, texts)
        return await self._lead(id, SittingCourse(self._app, id, start(started), self._ready))

    async def _take_up_again(self, kept: KeptSitting) -> str:
        """Go on with an exam that broke off, or hand it in as it stands."""
        question = f"“{kept.title}”上次没有考完。{self._how_it_stands(kept)}"
        screen = LeaveScreen(question, title="接着考吗？", stay="接着考", go="现在交卷")
        hand_in = await self._app.push_screen_wait(screen)
        sitting, gap_ms = self._parts.archive.sittings.take_up(kept.id)
        course = SittingCourse(self._app, kept.id, sitting, self._ready)
        if not sitting.over:
            course.run.taken_up_again(gap_ms)
            if hand_in:
                course.run.end()
        return await self._lead(kept.id, course)

    def _how_it_stands(self, kept: KeptSitting) -> str:
        """Say whether the time away counts, and what is left of the whole."""
        sitting = replay(self._parts.archive.sittings.events_of(kept.id))
        away = "离开的时间不算" if excuses(sitting) else "这一部分已经中断过，离开的时间照算"
        if sitting.left_ms is None:
            return f"{away}。"
        gap_ms = 0 if excuses(sitting) else ms_since(kept.last, utc_now())
        return f"{away}，全卷还剩{duration(max(0, sitting.left_ms - gap_ms))}。"

    async def _lead(self, id: str, course: SittingCourse) -> str:
        """Lead through what is left of an exam, then show what it came to."""
        ended = course.run.sitting if course.run.sitting.over else await course.go()
        if ended is None:
            return "考试没有交卷：再进“考试”就能接着考。"
        result = result_of(ended)
        self._parts.archive.sittings.finish(id, result)
        lines = (*result_lines(result), Told(""), *question_lines(ended, result))
        page = PageScreen(
            _title("成绩", result.title), told(lines), go="存证书" if result.passed else ""
        )
        if not await self._app.push_screen_wait(page):
            return ""
        path = await asyncio.to_thread(self._parts.certify, id)
        return f"证书存好了：{path}（用浏览器打开，可以打印）"

    # Screens ------------------------------------------------------------------------------

    async def _read(self, read: Callable[[], Found], said: str) -> Found:
        """Read files beside the menu, which says so meanwhile."""
        self._app.menu.notice(said)
        return await asyncio.to_thread(read)

    async def _pick(
        self, title: str, lead: Iterable[Told], rows: tuple[Row, ...], empty: str
    ) -> str | None:
        screen = PickScreen(_title(title), told(lead), rows, empty)
        return await self._app.push_screen_wait(screen)

    async def _page(self, title: str, lines: Iterable[Told]) -> None:
        await self._app.push_screen_wait(PageScreen(_title(title), told(lines)))


def _title(head: str, name: str = "") -> Content:
    return Content.assemble((head, "bold"), plain(f"   {name}" if name else "", MUTED))
