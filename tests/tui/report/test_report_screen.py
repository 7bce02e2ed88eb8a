"""The report on the screen: pages, from a trainee to a drill and its marks, hostile text."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.reports.faces.samples import report
from tests.tui.golden import assert_looks_as_kept
from tests.tui.hostile import WORST
from tests.tui.stage import Stage
from tests.tui.strips import obeyed, screen_text
from trainer.tui.report import details, pages
from trainer.tui.report.contents import NAMES
from trainer.tui.report.plots import bar, spark, weeks_plot
from trainer.tui.report.screen import ReportScreen
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


async def test_enter_opens_what_is_behind_a_line() -> None:
    behind = {
        "3": "最近没有做到“",
        "4": "最近有“",
        "5": "可以这样：我来负责。",
        "6": "最近练“快递三天没动”的演练",
        "8": "trainer replay k20261121-0000",
    }
    app = Stage(ReportScreen(report()))
    async with app.run_test(size=(80, 24)) as pilot:
        for page, opens in behind.items():
            await pilot.press(page)
            await pilot.pause()
            before = screen_text(app)
            assert "Enter 细看" in before
            await pilot.press("enter")
            await pilot.pause()
            assert opens in screen_text(app)
            await pilot.press("escape")
            await pilot.pause()
            assert screen_text(app) == before


async def test_enter_is_offered_only_where_it_opens_something() -> None:
    said = report()
    bare = replace(said.scenarios[0], drills=())
    app = Stage(ReportScreen(replace(said, scenarios=(bare,))))
    async with app.run_test(size=(80, 24)) as pilot:
        for page in "176":
            await pilot.press(page, "enter")
            await pilot.pause()
            assert isinstance(app.screen, ReportScreen)
            assert "细看" not in screen_text(app), page


async def test_a_drill_that_is_not_listed_says_where_it_is() -> None:
    app = Stage(ReportScreen(replace(report(), drills=())))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "enter", "enter")
        await pilot.pause()
        assert "trainer replay 20261121-0000" in screen_text(app)


async def test_nothing_to_show_is_said() -> None:
    app = Stage(ReportScreen(report(0, 0, 0)))
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(1, len(NAMES) + 1):
            await pilot.press(str(number), "enter")
            await pilot.pause()
            if isinstance(app.screen, PageScreen):
                await pilot.press("escape")
        await pilot.pause()
        assert "没有可以列的。" in screen_text(app) and "细看" not in screen_text(app)


async def test_hostile_text_is_only_text() -> None:
    app = Stage(ReportScreen(report(said=WORST["all at once"])))
    async with app.run_test(size=(120, 40)) as pilot:
        for number in range(1, len(NAMES) + 1):
            await pilot.press(str(number))
            await pilot.pause()
            assert not obeyed(screen_text(app))
            await pilot.press("enter")
            await pilot.pause()
            assert not obeyed(screen_text(app))
            if isinstance(app.screen, PageScreen):
                await pilot.press("escape")


def test_the_weeks_of_every_step_stand_below_one_another() -> None:
    one = report(weeks_kept=40).trainees[0]
    lines = details.trainee_page(one, 75).plain.split("\n")
    head = next(at for at, line in enumerate(lines) if line.startswith("各步骤"))
    steps = lines[head + 1 : head + 1 + len(one.figures.steps)]
    assert all(cell_len(line) <= 75 for line in steps)
    shares = [
        [week.share_of(step.step).percent for week in one.weeks] for step in one.figures.steps
    ]
    cut = next(n for n in range(30, 0, -1) if steps[0].endswith(spark(shares[0][-n:])))
    assert [line[-cut:] for line in steps] == [spark(each[-cut:]) for each in shares]


def test_a_drill_says_why_it_did_not_pass_and_where_its_replay_is() -> None:
    one = replace(report().drills[1], reasons=("碰了红线：医疗断言",))
    text = details.drill_page(one, 75).plain
    assert "没有通过：碰了红线：医疗断言" in text
    assert f"在导出它的那台电脑上，trainer replay {one.id}" in text


def test_red_lines_stand_in_the_overview_where_there_are_any() -> None:
    clean = report()
    everybody = replace(clean.cohorts[0], figures=replace(clean.cohorts[0].figures, red_lines=2))
    assert "碰红线" not in pages.overview(clean, 75).plain
    assert "碰红线 2 次" in pages.overview(replace(clean, cohorts=(everybody,)), 75).plain


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
