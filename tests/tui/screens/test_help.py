import pytest

from tests.tui.stage import Stage
from tests.tui.strips import screen_text
from trainer.tui.screens.help import HelpScreen
from trainer.tui.screens.help_pages import PAGES


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (60, 16)], ids=str)
async def test_the_help_can_be_read_to_its_end(size: tuple[int, int]) -> None:
    app = Stage(HelpScreen())
    seen = ""
    async with app.run_test(size=size) as pilot:
        for _ in range(12):
            await pilot.pause()
            seen += screen_text(app)
            await pilot.press("pagedown")
    for page in PAGES:
        assert page.title in seen
        assert page.lines[0][0] in seen


@pytest.mark.parametrize("topic", [page.topic for page in PAGES if page.topic])
async def test_it_opens_at_the_page_of_the_screen(topic: str) -> None:
    app = Stage(HelpScreen(topic))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        page = next(page for page in PAGES if page.topic == topic)
        assert page.title in text
        before = [other for other in PAGES if other.title in text]
        assert min(before, key=lambda one: text.index(one.title)) is page


@pytest.mark.parametrize("key", ["escape", "f1", "q", "enter"])
async def test_it_is_closed_by_the_keys_that_one_tries(key: str) -> None:
    app = Stage(HelpScreen())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert app.gave == [None]


def test_the_six_steps_are_explained_in_their_order() -> None:
    names = [name for name, _ in PAGES[0].lines]
    assert names == ["安抚", "查明原因", "表明立场", "全力解决", "真诚道歉", "感谢理解"]
