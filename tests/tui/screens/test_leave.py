import pytest

from tests.tui.hostile import WORST
from tests.tui.stage import Stage
from tests.tui.strips import obeyed, screen_text
from trainer.tui.screens.leave import LeaveScreen

QUESTION = "演练还没有结束。现在离开，这次会记为“中断”。"


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        pytest.param(["enter"], False, id="Enter stays"),
        pytest.param(["escape"], False, id="Esc stays"),
        pytest.param(["tab", "enter"], True, id="the second button leaves"),
        pytest.param(["right", "enter"], True, id="arrows move between the buttons"),
        pytest.param(["right", "left", "enter"], False, id="and back"),
    ],
)
async def test_leaving_has_to_be_meant(keys: list[str], answer: bool) -> None:
    app = Stage(LeaveScreen(QUESTION))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert QUESTION in screen_text(app)
        await pilot.press(*keys)
        await pilot.pause()
        assert app.gave == [answer]


@pytest.mark.parametrize("button", ["stay", "go"])
async def test_the_mouse_will_do(button: str) -> None:
    app = Stage(LeaveScreen(QUESTION))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(f"#{button}")
        await pilot.pause()
        assert app.gave == [button == "go"]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in WORST.items()])
async def test_any_words_can_be_asked(text: str) -> None:
    app = Stage(LeaveScreen(text[:200], title=text[:40], stay=text[:20], go=text[:20]))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert not obeyed(screen_text(app))
