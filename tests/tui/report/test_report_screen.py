"""The report on the screen: pages, from a trainee to a drill and its marks, hostile text."""

import pytest

from tests.reports.faces.samples import report
from tests.tui.golden import assert_looks_as_kept
from tests.tui.hostile import WORST
from tests.tui.stage import Stage
from tests.tui.strips import obeyed, screen_text
from trainer.tui.report.plots import bar, spark, weeks_plot
from trainer.tui.report.screen import NAMES, ReportScreen
from trainer.tui.screens.page import PageScreen


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (60, 16)], ids=str)
async def test_every_page_is_shown_at_every_size(size: tuple[int, int]) -> None:
    app = Stage(ReportScreen(report()))
    async with app.run_test(size=size) as pilot:
        told = (
            "通过率",
            "学员000",
            "安抚",
            "推诿",
            "不归我们管",
            "快递三天没动",
            "3分钟响应率",
            "上岗考试",
            "58",
        )
        for number, words in enumerate(told, 1):
            await pilot.press(str(number))
            await pilot.pause()
            assert words in screen_text(app), NAMES[number - 1]


async def test_a_number_leads_to_its_cause_in_two_steps() -> None:
    app = Stage(ReportScreen(report()))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("2", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PageScreen) and "学员001" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "学员001的演练" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(app)
        assert "像是在推开顾客。" in text and "这个不归我们管" in text
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "首次→最近" in screen_text(app)  # from one trainee's drills back to the trainees


async def test_pages_turn_round_and_round() -> None:
    app = Stage(ReportScreen(report()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("left")
        await pilot.pause()
        assert "最近的演练" in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert "通过率" in screen_text(app)


async def test_nothing_to_show_is_said() -> None:
    app = Stage(ReportScreen(report(0, 0, 0)))
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(1, len(NAMES) + 1):
            await pilot.press(str(number), "enter")
            await pilot.pause()
        assert "没有可以列的。" in screen_text(app)


async def test_hostile_text_is_only_text() -> None:
    app = Stage(ReportScreen(report(said=WORST["all at once"])))
    async with app.run_test(size=(120, 40)) as pilot:
        for number in range(1, len(NAMES) + 1):
            await pilot.press(str(number))
            await pilot.pause()
            assert not obeyed(screen_text(app))
        await pilot.press("2", "enter")
        await pilot.pause()
        assert not obeyed(screen_text(app))


async def test_the_overview_looks_as_kept() -> None:
    app = Stage(ReportScreen(report(weeks_kept=8)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert_looks_as_kept("report-80x24", screen_text(app))


def test_plots_keep_to_their_width_and_scale() -> None:
    assert spark((0, None, 100)) == "▁ █"
    assert bar(1, 2, 10).plain == "█████·····"
    assert bar(0, 0, 4).plain == "····"
    mondays = [f"2026-01-{day:02}" for day in range(1, 31)]
    lines = weeks_plot("每周", mondays, [50] * 30, 20).plain.split("\n")
    assert max(map(len, lines)) <= 20
    assert lines[-1].strip() == "01-17 … 01-30"
