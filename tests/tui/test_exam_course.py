"""Quizzes and exams on the screen, from the list to the certificate."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.paper_root import GOOD, paper_root
from tests.tui.desk_samples import Clock, no_report
from tests.tui.strips import screen_text
from trainer.paper import replay, result_of
from trainer.scenario import Library
from trainer.store import Archive
from trainer.tui.app import TrainerApp
from trainer.tui.catalogue import Entry, entries
from trainer.tui.course import Course
from trainer.tui.parts import Errand, Parts, Wishes
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.screens.menu import MenuScreen
from trainer.tui.screens.page import PageScreen
from trainer.tui.screens.pick import PickScreen
from trainer.tui.screens.quiz import QuizScreen
from trainer.tui.screens.typing import TypingBox, TypingScreen
from trainer.tui.widgets.plain_content import PlainText
from trainer.tui.widgets.reply_box import ReplyBox

EXAM = Errand(exam=True, name="小考")


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Course, "_load_judge", lambda self: None)


def parts(home: Path, errand: Errand | None = EXAM, clock: Clock | None = None) -> Parts:
    root = paper_root(home / "root")
    return Parts(
        open_library=lambda: Library(root),
        open_archive=lambda: Archive(home / "trainer.db"),
        cache_dir=home / "cache",
        crash_log=home / "crash.log",
        now=clock or Clock(),
        draw=lambda: 7,
        remember=lambda name: None,
        certify=lambda sitting: home / f"{sitting}.html",
        make_report=no_report,
        settle_s=0,
        wishes=Wishes(trainee="小林", errand=errand),
    )


@asynccontextmanager
async def running(built: Parts) -> AsyncIterator[tuple[TrainerApp, Pilot[Any]]]:
    app = TrainerApp(built)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            yield app, pilot
    finally:
        built.close()


async def until(app: TrainerApp, pilot: Pilot[Any], screen: type) -> None:
    """Wait for a screen; a test that never sees it fails on what it asks next."""
    for _ in range(200):
        if isinstance(app.screen, screen) and app.screen.is_current and app.screen.focused:
            break
        await pilot.pause(0.05)
    assert isinstance(app.screen, screen), type(app.screen)
    await pilot.pause(0.06)


async def answered(app: TrainerApp, pilot: Pilot[Any]) -> None:
    """Answer the question that is on, rightly."""
    for _ in range(200):
        if app.screen.query(".pad"):
            break
        await pilot.pause(0.05)
    is_figure = bool(app.screen.query(ReplyBox))
    await pilot.press(*("2", "0") if is_figure else "1")
    await pilot.pause(0.06)
    await pilot.press("enter")
    await pilot.pause(0.06)


async def test_a_quiz_from_the_menu_tells_after_each_question_and_at_the_end(
    tmp_path: Path,
) -> None:
    built = parts(tmp_path, errand=None)
    async with running(built) as (app, pilot):
        for _ in range(200):
            if "正在读取" not in screen_text(app):
                break
            await pilot.pause(0.05)
        await pilot.press("k")
        await until(app, pilot, PickScreen)
        assert "入门" in screen_text(app) and "2 题" in screen_text(app)
        await pilot.press("enter")
        await until(app, pilot, QuizScreen)
        await answered(app, pilot)
        assert "✓ 对了" in screen_text(app)
        await pilot.press("enter")
        await answered(app, pilot)
        await pilot.press("enter")
        await until(app, pilot, PageScreen)
        assert "答了 2 题，全对 2 题，20 分" in screen_text(app)
        kept = built.archive.sittings.of("小林")
        assert [(one.mode, one.total) for one in kept] == [("practice", 100)]
        await pilot.press("escape")
        await until(app, pilot, MenuScreen)


async def through_questions(app: TrainerApp, pilot: Pilot[Any]) -> None:
    """From the instructions to the typing test."""
    await until(app, pilot, PageScreen)
    assert "考什么" in screen_text(app)
    await pilot.press("enter")
    await until(app, pilot, QuizScreen)
    await answered(app, pilot)
    await answered(app, pilot)
    await until(app, pilot, LeaveScreen)
    await pilot.press("tab", "enter")
    await until(app, pilot, TypingScreen)


async def test_an_exam_from_instructions_to_the_certificate(tmp_path: Path) -> None:
    clock = Clock()
    built = parts(tmp_path, clock=clock)
    async with running(built) as (app, pilot):
        await through_questions(app, pilot)
        screen = app.screen
        assert isinstance(screen, TypingScreen)
        box = screen.query_one(TypingBox)
        box.put(screen._text[:1])
        await pilot.pause(0.1)
        clock.seconds += 4.0
        box.put(screen._text)
        await pilot.pause(0.1)
        await pilot.press("f9")
        await until(app, pilot, BriefingScreen)
        assert "开始练习" not in screen_text(app)
        await pilot.press("enter")
        await until(app, pilot, DeskScreen)
        assert "全卷还剩" in screen_text(app)
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        desk.query_one(ReplyBox).put(GOOD)
        await pilot.press("f9")
        await pilot.pause(0.1)
        clock.seconds += 1
        for _ in range(100):
            if desk.drill.over:
                break
            await pilot.pause(0.05)
        await pilot.press("enter")
        await until(app, pilot, PageScreen)
        kept = built.archive.sittings.of("小林")[0]
        events = built.archive.sittings.events_of(kept.id)
        result = result_of(replay(events))
        assert kept.total == result.total and kept.ended is not None
        assert f"{result.total} 分" in screen_text(app)
        assert [part.percent for part in result.parts] == [100, 0, 100]
        assert "手打不出来" in result.parts[1].reason
        await pilot.press("enter")
        await until(app, pilot, MenuScreen)
        assert "证书存好了" in screen_text(app)


async def test_an_exam_that_was_asked_for_does_not_wait_for_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []

    def noted(parts: Parts) -> Iterator[Entry]:
        listed.extend(parts.library.names())
        return entries(parts)

    monkeypatch.setattr("trainer.tui.course.entries", noted)
    async with running(parts(tmp_path)) as (app, pilot):
        await until(app, pilot, PageScreen)
        assert not listed
        assert said(app.menu) == "正在读取试卷……"
        await pilot.press("escape")
        await until(app, pilot, MenuScreen)
        for _ in range(200):
            if said(app.menu) == "":
                break
            await pilot.pause(0.05)
        assert "杯子裂了" in screen_text(app)


def said(menu: MenuScreen) -> str:
    """Return what stands below the menu's list."""
    return str(menu.query_one("#notice", PlainText).visual.at(80).plain)  # type: ignore[union-attr]


async def test_an_exam_that_is_left_is_gone_on_with_where_it_stood(tmp_path: Path) -> None:
    async with running(parts(tmp_path)) as (app, pilot):
        await through_questions(app, pilot)
        await pilot.press("escape")
        await until(app, pilot, LeaveScreen)
        await pilot.press("tab", "enter")
        await until(app, pilot, MenuScreen)
        assert "接着考" in screen_text(app)
    again = parts(tmp_path)
    async with running(again) as (app, pilot):
        await until(app, pilot, LeaveScreen)
        assert "上次没有考完" in screen_text(app)
        await pilot.press("enter")
        await until(app, pilot, TypingScreen)
        sittings = again.archive.sittings
        kept = sittings.of("小林")
        assert len(kept) == 1
        assert len(replay(sittings.events_of(kept[0].id)).gaps) == 1


async def test_the_end_of_the_time_hands_in_whatever_is_open(tmp_path: Path) -> None:
    clock = Clock()
    built = parts(tmp_path, clock=clock)
    async with running(built) as (app, pilot):
        await through_questions(app, pilot)
        clock.seconds += 60  # the first time away is excused
        await pilot.pause(0.8)
        assert "全卷还剩 20:00" in screen_text(app)
        clock.seconds += 3600
        await until(app, pilot, PageScreen)
        assert "没有通过" in screen_text(app)
        kept = built.archive.sittings.of("小林")[0]
        assert kept.passed is False


@pytest.mark.parametrize("key", ["f1", "escape"])
async def test_the_end_of_the_time_closes_what_lies_over_the_typing(
    tmp_path: Path, key: str
) -> None:
    clock = Clock()
    built = parts(tmp_path, clock=clock)
    async with running(built) as (app, pilot):
        await through_questions(app, pilot)
        await pilot.press(key)
        await pilot.pause(0.3)
        for _ in range(2):  # the second time away counts
            clock.seconds += 3600
            await pilot.pause(1.0)
        await until(app, pilot, PageScreen)
        assert "没有通过" in screen_text(app)


async def test_a_paste_is_no_typing(tmp_path: Path) -> None:
    async with running(parts(tmp_path)) as (app, pilot):
        await through_questions(app, pilot)
        from textual import events

        box = app.screen.query_one(TypingBox)
        await box._on_paste(events.Paste("您好您好"))
        await pilot.pause(0.1)
        assert box.text == ""
        assert "不能粘贴" in screen_text(app)


async def test_no_bank_and_no_paper_are_said_with_a_remedy(tmp_path: Path) -> None:
    built = replace(
        parts(tmp_path, errand=None), open_library=lambda: Library(tmp_path / "nothing")
    )
    async with running(built) as (app, pilot):
        for _ in range(200):
            if "正在读取" not in screen_text(app):
                break
            await pilot.pause(0.05)
        await pilot.press("k")
        await until(app, pilot, PickScreen)
        assert "还没有题库" in screen_text(app)
        await pilot.press("escape")
        await until(app, pilot, MenuScreen)
        await pilot.press("e")
        await until(app, pilot, PickScreen)
        assert "还没有试卷" in screen_text(app)
