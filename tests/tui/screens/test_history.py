import pytest
from textual.widgets import OptionList

from tests.tui.hostile import WORST
from tests.tui.sample import card, drill, kept, scenario
from tests.tui.stage import Stage
from tests.tui.strips import obeyed, screen_lines, screen_text
from trainer.errors import TrainerError
from trainer.store.records import KeptDrill
from trainer.tui.screens.history import EMPTY, UNFINISHED, HistoryScreen, Reopened, when
from trainer.tui.screens.review import ReviewScreen

DRILLS = (
    kept(3, 91),
    kept(2, None),
    kept(1, 80, title="纸尿裤漏尿", path="质量/漏尿"),
    kept(0, 45),
)


def reopen(_: KeptDrill) -> Reopened:
    played = drill()
    return Reopened(played, scenario(), card(played))


def history(*drills: KeptDrill) -> Stage:
    return Stage(HistoryScreen(drills, reopen))


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (60, 16)], ids=str)
async def test_drills_are_listed_newest_first(size: tuple[int, int]) -> None:
    app = history(*DRILLS)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert "4 次，通过 2 次" in lines[0]
        rows = [line for line in lines if when(DRILLS[0].started)[:3] in line[:5]]
        assert [("91" in row, "没做完" in row) for row in rows] == [
            (True, False),
            (False, True),
            (False, False),
            (False, False),
        ]


async def test_the_columns_stand_below_their_names() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        head = next(line for line in lines if "得分" in line)
        row = next(line for line in lines if "91" in line)
        from rich.cells import cell_len

        for name, value in (("场景", "快递三天没动"), ("方式", "练习"), ("结果", "通过")):
            assert cell_len(head[: head.index(name)]) == cell_len(row[: row.index(value)])


async def test_the_scores_of_the_marked_scenario_are_shown() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "45 91  最好 91  ↑ 比第一次高 46 分" in screen_text(app)
        await pilot.press("down", "down")
        await pilot.pause()
        assert "80  最好 80" in screen_text(app)


async def test_a_wide_screen_shows_the_scores_of_all_scenarios() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause(0.2)
        assert "最好 91" in screen_text(app)
        assert "最好 80" in screen_text(app)


async def test_a_drill_opens_as_its_review_and_comes_back() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, ReviewScreen)
        assert "返回历史" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert isinstance(app.screen, HistoryScreen)


async def test_a_scenario_can_be_wanted_again_from_an_old_review() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.2)
        await pilot.press("a")
        await pilot.pause(0.2)
        assert app.gave == ["物流/快递迟到"]


async def test_the_mouse_opens_a_drill() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(OptionList, offset=(5, 2))
        await pilot.pause(0.2)
        assert isinstance(app.screen, ReviewScreen)


async def test_an_unfinished_drill_says_that_it_has_no_scorecard() -> None:
    app = history(*DRILLS)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause(0.5)
        assert isinstance(app.screen, HistoryScreen)
        assert UNFINISHED[:12] in screen_text(app)


async def test_a_drill_that_cannot_be_opened_says_why() -> None:
    def broken(_: KeptDrill) -> Reopened:
        raise TrainerError("打不开“[/坏]”：文件坏了")

    app = Stage(HistoryScreen(DRILLS, broken))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.5)
        assert "打不开“[/坏]”：文件坏了" in screen_text(app)


async def test_an_empty_history_says_what_to_do() -> None:
    app = history()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert EMPTY[:10] in screen_text(app)
        assert "打开成绩单" not in screen_text(app)
        await pilot.press("o", "enter", "escape")
        await pilot.pause()
        assert app.gave == [None]


@pytest.mark.parametrize("words", [pytest.param(text, id=name) for name, text in WORST.items()])
async def test_hostile_titles_are_shown_or_dropped(words: str) -> None:
    app = history(kept(1, 80, title=words, path=words), kept(0, 70, title=words, path=words))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not obeyed(screen_text(app))
