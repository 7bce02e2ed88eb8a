from dataclasses import replace

import pytest
from textual.widgets import Button, TabbedContent

from tests.tui.hostile import WORST
from tests.tui.sample import card, drill, scenario
from tests.tui.stage import Stage
from tests.tui.strips import obeyed, screen_text
from trainer.study import Growth
from trainer.study.skill import SKILLS
from trainer.tui.screens.demonstration import DemonstrationScreen
from trainer.tui.screens.review import AGAIN, BACK, ReviewScreen

SIZES = [(80, 24), (200, 50), (60, 16)]


def review(
    words: str = "", *, replies: bool = True, growth: tuple[Growth, ...] = ()
) -> ReviewScreen:
    played = drill(words, replies=replies)
    return ReviewScreen(played, scenario(words), card(played, words), growth)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_scorecard_tells_how_mastery_has_grown(size: tuple[int, int]) -> None:
    skill = {one.id: one for one in SKILLS}
    growth = (Growth(skill["step.soothe"], 52, 61), Growth(skill["step.resolve"], None, 58))
    app = Stage(review(growth=growth))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.screen.query_one("#growth").scroll_visible(animate=False)
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "安抚 52 → 61 ▲9" in text and "全力解决 新 → 58" in text


async def test_an_old_scorecard_tells_nothing_of_mastery() -> None:
    app = Stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.screen.query("#growth")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_scorecard_comes_first(size: tuple[int, int]) -> None:
    app = Stage(review())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for words in ("快递三天没动", "未通过", "总分 69", "流程", "准确", "态度", "时效"):
            assert words in text


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("1", ["总分 69", "不归我们管"]),
        ("2", ["第 1 轮 · 开场 · 14 秒后回复", "等三天太急人[1]", "✗ 推诿（对抗）", "更好 →"]),
        ("3", ["开始 55 → 结束 70", "100 ┤", "因为 推诿 → 投诉"]),
        ("4", ["✗ 给说法", "漏掉了    全力解决、催件", "我现在催件，今晚8点前回您。"]),
    ],
)
async def test_each_page_shows_its_part(key: str, words: list[str]) -> None:
    app = Stage(review())
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        text = screen_text(app)
        assert [word for word in words if word not in text] == []


async def test_every_page_can_be_scrolled_to_its_end_on_a_small_screen() -> None:
    app = Stage(review())
    ends = {"1": "超时", "2": "更好", "3": "投诉", "4": "再回复顾客"}
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key, words in ends.items():
            await pilot.press(key, "end")
            await pilot.pause()
            assert words in screen_text(app)
            await pilot.press("home")


async def test_the_arrow_keys_turn_the_pages_and_scroll() -> None:
    app = Stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()
        assert app.screen.query_one(TabbedContent).active == "talk"
        page = app.screen.query_one("#said")
        await pilot.press("down", "down", "pagedown")
        await pilot.pause()
        assert page.scroll_y > 2
        await pilot.press("up", "pageup", "pageup")
        await pilot.pause()
        assert page.scroll_y == 0


@pytest.mark.parametrize(("key", "answer"), [("a", AGAIN), ("escape", BACK)])
async def test_there_are_ways_on(key: str, answer: str) -> None:
    app = Stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert app.gave == [answer]


@pytest.mark.parametrize(("button", "answer"), [("again", AGAIN), ("back", BACK)])
async def test_the_ways_on_can_be_clicked(button: str, answer: str) -> None:
    app = Stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(f"#{button}")
        await pilot.pause()
        assert app.gave == [answer]


async def test_the_demonstration_comes_after_a_first_try() -> None:
    app = Stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, DemonstrationScreen)


async def test_there_is_no_demonstration_before_a_first_try() -> None:
    app = Stage(review(replies=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#demonstrate", Button).disabled
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


async def test_there_is_no_demonstration_without_a_good_rehearsal() -> None:
    played = drill()
    poor = replace(scenario(), rehearsals=())
    app = Stage(ReviewScreen(played, poor, card(played)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize("words", [pytest.param(text, id=name) for name, text in WORST.items()])
async def test_hostile_words_are_shown_or_dropped_on_every_page(words: str) -> None:
    app = Stage(review(words))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in "1234":
            await pilot.press(key)
            await pilot.pause()
            assert not obeyed(screen_text(app))
            await pilot.press("end")
            await pilot.pause()
            assert not obeyed(screen_text(app))


async def test_a_drill_in_which_nobody_answered_can_be_reviewed() -> None:
    app = Stage(review(replies=False))
    async with app.run_test(size=(80, 24)) as pilot:
        for key, words in {"2": "没有回复", "3": "55 → 结束 75", "4": "给说法"}.items():
            await pilot.press(key)
            await pilot.pause()
            assert words in screen_text(app)
