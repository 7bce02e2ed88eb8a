import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.reports.faces.samples import report
from tests.tui.desk_samples import Clock, HandmadeParts, parts, scenario
from tests.tui.golden import assert_looks_as_kept
from tests.tui.strips import screen_text
from trainer.drill.events import Mode
from trainer.drill.play import Play
from trainer.errors import TrainerError
from trainer.reports.model import Report
from trainer.scenario import Library, Scenario
from trainer.scenario.problem import Problem
from trainer.store import Archive
from trainer.study import next_steps, shelved
from trainer.tui.app import TrainerApp
from trainer.tui.course import Course
from trainer.tui.report.screen import ReportScreen
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.screens.help import HelpScreen
from trainer.tui.screens.history import HistoryScreen
from trainer.tui.screens.menu import MenuScreen
from trainer.tui.screens.name import NameScreen
from trainer.tui.screens.resume import ResumeScreen
from trainer.tui.screens.review import ReviewScreen
from trainer.tui.screens.small import SmallScreen
from trainer.tui.shell import written_down
from trainer.tui.themes import DARK, LIGHT
from trainer.tui.widgets.reply_box import ReplyBox

SCENARIOS = Path(__file__).parents[2] / "scenarios"
OWN = scenario(path="质量/漏尿", title="纸尿裤漏尿", difficulty=4, origin="own", tags=("退货",))


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Course, "_load_judge", lambda self: None)


@asynccontextmanager
async def running(
    built: HandmadeParts, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[TrainerApp, Pilot[Any]]]:
    app = TrainerApp(built)
    try:
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            yield app, pilot
    finally:
        built.close()


async def settled(app: TrainerApp, pilot: Pilot[Any]) -> None:
    """Wait until the way through waits for somebody: nothing is read, no screen is coming."""
    still = 0
    while still < 5:
        before = app.screen
        await pilot.pause(0.03)
        reading = isinstance(app.screen, MenuScreen) and "正在读取" in screen_text(app)
        still = 0 if reading or app.screen is not before else still + 1


async def press(app: TrainerApp, pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


def listed(app: TrainerApp) -> str:
    """Return the lines of the menu's list."""
    options = app.screen.query_one("#scenarios", OptionList).options
    return "\n".join(str(option.prompt) for option in options)


def at_home(tmp_path: Path, *scenarios: Scenario, **wishes: object) -> HandmadeParts:
    return parts(tmp_path, *scenarios, **{"trainee": "小林", "named": True, **wishes})


async def test_the_first_start_asks_for_a_name(tmp_path: Path) -> None:
    remembered: list[str] = []
    built = replace(parts(tmp_path), remember=remembered.append)
    async with running(built) as (app, pilot):
        assert isinstance(app.screen, NameScreen)
        await press(app, pilot, "enter")
        assert "名字不能为空" in screen_text(app)
        app.screen.query_one(Input).value = " 小林 "
        await press(app, pilot, "enter")
        assert "小林，您好" in screen_text(app)
        assert remembered == ["小林"]
        assert [one.name for one in built.archive.trainees()] == ["小林"]


async def test_leaving_the_question_for_a_name_makes_nobody_of_a_typed_letter(
    tmp_path: Path,
) -> None:
    remembered: list[str] = []
    built = replace(parts(tmp_path), remember=remembered.append)
    async with running(built) as (app, pilot):
        await pilot.press("R", "escape", "escape")
        await pilot.pause(0.3)
        assert app._exit and app.return_code == 0
    assert remembered == [] and not built.archive.trainees()


async def test_nobody_is_held_at_the_question_for_a_name(tmp_path: Path) -> None:
    async with running(parts(tmp_path)) as (app, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause(0.3)
        assert app.return_code == 0 and app._exit


async def test_a_name_from_the_command_line_is_not_remembered(tmp_path: Path) -> None:
    remembered: list[str] = []
    built = replace(at_home(tmp_path), remember=remembered.append)
    async with running(built) as (app, _pilot):
        assert isinstance(app.screen, MenuScreen) and "小林，您好" in screen_text(app)
    assert remembered == []


async def test_supervisors_see_the_report_and_come_back_to_the_menu(tmp_path: Path) -> None:
    adding_up = threading.Event()

    def made() -> Report:
        adding_up.wait(5)
        return report(3)

    async with running(replace(at_home(tmp_path), make_report=made)) as (app, pilot):
        await pilot.press("r")
        await pilot.pause()
        assert app.screen is app.menu and "正在汇总" in screen_text(app)
        adding_up.set()
        await settled(app, pilot)
        assert isinstance(app.screen, ReportScreen) and "培训报告" in screen_text(app)
        await press(app, pilot, "f1")
        assert isinstance(app.screen, HelpScreen) and "打开选中的那一行" in screen_text(app)
        await press(app, pilot, "escape", "2", "enter", "escape", "escape")
        assert app.screen is app.menu and "正在汇总" not in screen_text(app)


async def test_where_nothing_was_done_there_is_no_report(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await press(app, pilot, "r")
        assert app.screen is app.menu and "还没有做完的演练可以汇总" in screen_text(app)


async def test_somebody_else_takes_the_seat(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await press(app, pilot, "n")
        app.screen.query_one(Input).value = "阿强[bold]"
        await press(app, pilot, "enter")
        assert "阿强[bold]，您好" in screen_text(app)


async def test_the_menu_looks_as_kept(tmp_path: Path) -> None:
    async with running(at_home(tmp_path, scenario(), OWN)) as (app, pilot):
        assert await suggesting(app, pilot, "接下来练：")
        assert_looks_as_kept("menu-80x24", screen_text(app))


async def test_search_narrows_and_escape_widens(tmp_path: Path) -> None:
    async with running(at_home(tmp_path, scenario(), OWN)) as (app, pilot):
        await press(app, pilot, "slash")
        app.screen.query_one(Input).value = "退货"
        await pilot.pause()
        assert "纸尿裤漏尿" in listed(app) and "快递三天没动" not in listed(app)
        app.screen.query_one(Input).value = "退货 没有的"
        await pilot.pause()
        assert "没有合适的场景" in screen_text(app)
        await press(app, pilot, "escape")
        assert "快递三天没动" in screen_text(app)
        assert isinstance(app.focused, OptionList)


async def test_a_scenario_with_a_mistake_says_where(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    built.shelf["物流/坏"] = (Problem("物流/坏.yaml", 3, 1, "S201", "多了“[bold]”"),)  # type: ignore[index]
    async with running(built) as (app, pilot):
        await press(app, pilot, "down", "enter")
        assert "物流/坏.yaml 第 3 行：多了“[bold]”" in screen_text(app)
        assert isinstance(app.screen, MenuScreen)


async def test_the_briefing_looks_as_kept_and_leads_back(tmp_path: Path) -> None:
    async with running(at_home(tmp_path), size=(80, 30)) as (app, pilot):
        await press(app, pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)
        assert_looks_as_kept("briefing-80x30", screen_text(app))
        await press(app, pilot, "escape")
        assert isinstance(app.screen, MenuScreen)


@pytest.mark.parametrize(
    ("key", "mode"), [("1", Mode.PRACTICE), ("2", Mode.EXAM), ("enter", Mode.PRACTICE)]
)
async def test_the_mode_is_chosen_in_the_briefing(tmp_path: Path, key: str, mode: Mode) -> None:
    built = at_home(tmp_path)
    async with running(built) as (app, pilot):
        await press(app, pilot, "enter", key)
        assert isinstance(app.screen, DeskScreen) and app.screen.drill.mode is mode
        kept = built.archive.drills()
        assert [(one.mode, one.seed, one.ended) for one in kept] == [(mode.value, 7, None)]


async def test_the_desk_looks_as_kept(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await press(app, pilot, "enter", "1")
        assert_looks_as_kept("desk-80x24", screen_text(app))
        await press(app, pilot, "f2")
        assert_looks_as_kept("desk-panel-80x24", screen_text(app))


async def test_the_wide_desk_looks_as_kept(tmp_path: Path) -> None:
    built = at_home(tmp_path, mode="exam", open_scenario=scenario)
    async with running(built, (200, 50)) as (app, pilot):
        await press(app, pilot, "enter")
        assert isinstance(app.screen, DeskScreen) and app.screen.drill.mode is Mode.EXAM
        assert_looks_as_kept("desk-200x50", screen_text(app))


async def test_a_drill_that_is_left_is_kept_and_closed(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    async with running(built) as (app, pilot):
        await press(app, pilot, "enter", "1", "escape")
        await pilot.click("#go")
        await settled(app, pilot)
        assert isinstance(app.screen, MenuScreen)
        assert "记为中断" in screen_text(app) and "按 H" not in screen_text(app)
        (kept,) = built.archive.drills()
        assert kept.summary is not None and kept.summary.ending == "中断"
        assert built.archive.unfinished("小林") == ()


async def test_a_drill_that_is_left_halfway_tells_where_its_review_is(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await press(app, pilot, "enter", "1")
        app.screen.query_one(ReplyBox).insert("您好，我马上帮您查。")
        await press(app, pilot, "f9", "escape", "right", "enter")
        assert isinstance(app.screen, MenuScreen) and "按 H 打开历史" in screen_text(app)


async def suggesting(app: TrainerApp, pilot: Pilot[Any], words: str) -> bool:
    """Wait until the menu's first line says so."""
    for _ in range(100):
        if words in screen_text(app):
            return True
        await pilot.pause(0.03)
    return False


async def test_what_comes_next_is_one_key_away_and_another_after_the_drill(tmp_path: Path) -> None:
    built = at_home(tmp_path, scenario(), scenario(path="物流/甲", title="另一件"))
    async with running(built) as (app, pilot):
        assert await suggesting(app, pilot, "接下来练：快递三天没动")
        assert "第一次练，先从容易的开始" in screen_text(app)
        (suggested,) = next_steps((), [shelved(scenario())], datetime.now(UTC))
        await press(app, pilot, "g", "1")
        assert isinstance(app.screen, DeskScreen)
        assert [one.seed for one in built.archive.drills()] == [suggested.seed]
        await press(app, pilot, "escape")
        await pilot.click("#go")
        await settled(app, pilot)
        assert await suggesting(app, pilot, "接下来练：另一件")


async def test_nothing_is_suggested_where_nothing_can_be_practised(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    built.shelf["物流/三天没动"] = (Problem("物流/坏.yaml", 3, 1, "S201", "坏"),)  # type: ignore[index]
    async with running(built) as (app, pilot):
        await press(app, pilot, "g")
        assert isinstance(app.screen, MenuScreen) and "接下来练" not in screen_text(app)


async def test_from_the_menu_to_the_review_and_again(tmp_path: Path) -> None:
    clock = Clock()
    built = replace(at_home(tmp_path), now=clock)
    async with running(built) as (app, pilot):
        await press(app, pilot, "enter", "1")
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        for _ in range(200):
            clock.seconds += 1
            desk.tick()
            if desk.drill.over:
                break
        await settled(app, pilot)
        assert desk.drill.ending == "投诉"
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReviewScreen)
        (kept,) = built.archive.drills()
        assert kept.summary is not None and not kept.summary.passed
        await press(app, pilot, "a", "1")
        assert isinstance(app.screen, DeskScreen)
        again, before = built.archive.drills()
        assert again.scenario == before.scenario and again.seed != before.seed
        await press(app, pilot, "escape")
        await pilot.click("#go")
        await settled(app, pilot)
        assert "练过 1 次" in screen_text(app)


async def kept_drill(built: HandmadeParts, mode: Mode = Mode.PRACTICE) -> str:
    """Leave a drill of a real scenario open in the archive."""
    library = Library(SCENARIOS, None)
    found = library.find("物流/快递迟到")
    assert found is not None
    from trainer.scenario import load

    loaded = load(found[0], root=found[1])
    assert isinstance(loaded, Scenario)
    play = Play(loaded)
    begun = play.start(seed=1, mode=mode)
    drill = built.archive.begin(loaded, "小林", begun)
    built.archive.record(drill, play.reply(5_000, "您好，让您久等了"))
    return drill


async def test_an_unfinished_drill_is_offered_and_goes_on(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    await kept_drill(built)
    async with running(built) as (app, pilot):
        assert isinstance(app.screen, ResumeScreen)
        await press(app, pilot, "1")
        assert isinstance(app.screen, DeskScreen)
        assert "您好，让您久等了" in screen_text(app)
        assert app.screen.drill.interruptions == 1


async def test_an_unfinished_drill_waits_for_the_judge_before_its_clock_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(Course, "_load_judge", lambda self: loaded.wait(10))
    built = at_home(tmp_path)
    await kept_drill(built)
    async with running(built) as (app, pilot):
        await press(app, pilot, "1")
        assert isinstance(app.screen, ResumeScreen) and "正在准备" in screen_text(app)
        loaded.set()
        for _ in range(100):
            await settled(app, pilot)
            if isinstance(app.screen, DeskScreen):
                break
        assert isinstance(app.screen, DeskScreen)


async def test_an_unfinished_drill_is_given_up(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    await kept_drill(built)
    async with running(built) as (app, pilot):
        await press(app, pilot, "2")
        assert isinstance(app.screen, MenuScreen)
        assert [one.summary.ending for one in built.archive.drills() if one.summary] == ["中断"]


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_an_unfinished_drill_waits_for_later(tmp_path: Path, key: str) -> None:
    built = at_home(tmp_path)
    await kept_drill(built)
    async with running(built) as (app, pilot):
        await press(app, pilot, key)
        assert isinstance(app.screen, MenuScreen)
        assert len(built.archive.unfinished("小林")) == 1


async def test_an_archive_that_cannot_be_opened_ends_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "trainer.db").write_bytes(b"not a database at all" * 100)
    built = at_home(tmp_path)
    app = TrainerApp(built)
    async with app.run_test() as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if app.return_value is not None:
                break
    assert isinstance(app.return_value, TrainerError) and "trainer.db" in str(app.return_value)


async def test_trouble_on_the_way_is_said_on_the_menu(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    async with running(built) as (app, pilot):

        def full(*_args: object) -> str:
            raise TrainerError("磁盘已满：请腾出空间。")

        built.archive.begin = full  # type: ignore[method-assign, assignment]
        await press(app, pilot, "enter", "1")
        assert isinstance(app.screen, MenuScreen) and "磁盘已满" in screen_text(app)


async def test_a_scenario_that_was_asked_for_and_cannot_be_read_ends_the_program(
    tmp_path: Path,
) -> None:
    def unknown() -> Scenario:
        raise TrainerError("没有“某某”这个场景。")

    built = at_home(tmp_path, open_scenario=unknown)
    async with running(built) as (app, pilot):
        await pilot.pause(0.2)
    assert str(app.return_value) == "没有“某某”这个场景。"


async def test_history_opens_and_closes(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await press(app, pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, MenuScreen)


async def test_help_opens_on_every_screen(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        for key in (None, "enter", "1"):
            await press(app, pilot, *([key] if key else []), "f1")
            assert isinstance(app.screen, HelpScreen)
            await press(app, pilot, "escape")
            assert not isinstance(app.screen, HelpScreen)


async def test_dark_and_light(tmp_path: Path) -> None:
    chosen: list[str] = []
    built = replace(at_home(tmp_path), remember_theme=chosen.append)
    async with running(built) as (app, pilot):
        assert app.theme == DARK.name and chosen == []
        await press(app, pilot, "t")
        assert app.theme == LIGHT.name and chosen == [LIGHT.name]


@pytest.mark.parametrize(
    ("kept", "worn"), [(LIGHT.name, LIGHT.name), ("", DARK.name), ("nord\n[b]", DARK.name)]
)
async def test_the_theme_of_last_time_is_worn_again(tmp_path: Path, kept: str, worn: str) -> None:
    async with running(at_home(tmp_path, theme=kept)) as (app, _pilot):
        assert app.theme == worn


async def test_the_briefing_waits_for_the_judge_and_then_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(Course, "_load_judge", lambda self: loaded.wait(10))
    async with running(at_home(tmp_path)) as (app, pilot):
        # Keys of somebody who cannot wait change nothing: the first choice holds.
        await press(app, pilot, "enter", "2", "enter", "1")
        assert isinstance(app.screen, BriefingScreen) and "正在准备" in screen_text(app)
        loaded.set()
        for _ in range(100):
            await settled(app, pilot)
            if isinstance(app.screen, DeskScreen):
                break
        assert isinstance(app.screen, DeskScreen) and app.screen.drill.mode is Mode.EXAM


async def test_the_briefing_is_left_while_the_judge_is_loading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(Course, "_load_judge", lambda self: loaded.wait(10))
    async with running(at_home(tmp_path)) as (app, pilot):
        await press(app, pilot, "enter", "1", "escape")
        assert isinstance(app.screen, MenuScreen)
        loaded.set()
        await settled(app, pilot)
        assert isinstance(app.screen, MenuScreen)


async def test_the_briefing_can_be_read_to_its_end_by_keys(tmp_path: Path) -> None:
    long = scenario(background="双十一刚过，快件积压。" * 60)
    async with running(at_home(tmp_path, long)) as (app, pilot):
        await press(app, pilot, "enter")
        assert "F9" not in screen_text(app)
        await press(app, pilot, *["pagedown"] * 4)
        assert "F9" in screen_text(app)
        await press(app, pilot, *["pageup"] * 4, "down")
        assert app.screen.query_one("#briefing").scroll_y == 1


async def test_the_wide_briefing_uses_the_window(tmp_path: Path) -> None:
    async with running(at_home(tmp_path), size=(200, 50)) as (app, pilot):
        await press(app, pilot, "enter")
        lines = screen_text(app).split("\n")
        assert any("双十一" in line and "时间" in line for line in lines)


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_the_menu_is_left_at_once(tmp_path: Path, key: str) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running or app._exit


async def test_a_small_window_is_told_and_comes_back(tmp_path: Path) -> None:
    async with running(at_home(tmp_path)) as (app, pilot):
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert isinstance(app.screen, SmallScreen) and "窗口太小" in screen_text(app).replace(
            "\n", ""
        )
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, MenuScreen)


def test_a_mistake_of_our_own_is_written_down(tmp_path: Path) -> None:
    sentence = written_down(ValueError("boom"), tmp_path / "crash.log", "演练已经存好。")
    assert str(tmp_path / "crash.log") in sentence and "boom" not in sentence
    assert "ValueError: boom" in (tmp_path / "crash.log").read_text(encoding="utf-8")


def test_a_mistake_without_a_place_to_write_is_still_told(tmp_path: Path) -> None:
    log = tmp_path / "nowhere" / "crash.log"
    assert "ValueError" in written_down(ValueError("boom"), log, "")


def test_the_archive_is_opened_once(tmp_path: Path) -> None:
    built = at_home(tmp_path)
    assert built.archive is built.archive and isinstance(built.archive, Archive)
    built.close()
