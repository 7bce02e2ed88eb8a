from typing import ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.command import CommandInput, CommandList, CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.stage import Stage
from tests.tui.strips import screen_text
from trainer.tui.palette import NO_MATCH, ORDERS, SEARCH, ChinesePalette, key_name

ENGLISH = ("Search", "No matches", "Quit", "Theme", "Keys", "Screenshot", "palette")


class Bare(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "hint", "提示"),
        Binding("f4", "secret", "Hidden"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.hints = 0

    def action_hint(self) -> None:
        self.hints += 1


class Watched(Stage):
    def __init__(self, screen: Bare) -> None:
        super().__init__(screen)
        self.called: list[str] = []

    def action_history(self) -> None:
        self.called.append("history")


async def open_palette(pilot: Pilot[None]) -> CommandList:
    await pilot.pause()
    await pilot.press("ctrl+p")
    await pilot.pause(0.4)
    return pilot.app.screen.query_one(CommandList)


async def test_the_palette_speaks_chinese_only() -> None:
    app = Watched(Bare())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(pilot)
        text = screen_text(app)
        assert SEARCH in text
        for order in ORDERS:
            if order.action != "app.dark":
                assert order.name in text
        assert not [word for word in ENGLISH if word in text]


async def test_it_offers_the_keys_of_the_screen_with_chinese_names() -> None:
    app = Watched(Bare())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(pilot)
        assert "提示" in screen_text(app)
        assert "Hidden" not in screen_text(app)


@pytest.mark.parametrize("typed", ["lishi", "history"])
async def test_a_command_is_found_by_pinyin_and_english(typed: str) -> None:
    app = Watched(Bare())
    async with app.run_test(size=(80, 24)) as pilot:
        found = await open_palette(pilot)
        await pilot.press(*typed)
        await pilot.pause(0.4)
        assert found.option_count == 1
        await pilot.press("enter")
        await pilot.pause(0.4)
        assert app.called == ["history"]


async def test_a_command_is_found_by_its_chinese_name_and_runs_on_its_screen() -> None:
    bare = Bare()
    app = Watched(bare)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(pilot)
        app.screen.query_one(CommandInput).value = "提示"
        await pilot.pause(0.4)
        await pilot.press("enter")
        await pilot.pause(0.4)
        assert bare.hints == 1


async def test_nothing_found_is_said_in_chinese() -> None:
    app = Watched(Bare())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(pilot)
        await pilot.press(*"zzz")
        await pilot.pause(1.0)
        assert NO_MATCH in screen_text(app)


async def test_what_is_typed_is_no_markup() -> None:
    app = Watched(Bare())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(pilot)
        app.screen.query_one(CommandInput).value = "[/][@click=app.quit]"
        await pilot.pause(1.0)
        assert "[@click=app.quit]" in screen_text(app)


async def test_a_second_press_opens_no_second_palette() -> None:
    app = Watched(Bare())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_palette(pilot)
        app.action_command_palette()
        await pilot.pause()
        assert sum(isinstance(s, CommandPalette) for s in app.screen_stack) == 1
        assert isinstance(app.screen, ChinesePalette)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Bare)


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+p", "Ctrl+P"), ("f1", "F1"), ("escape", "Esc"), ("space", "空格"), ("d", "D")],
)
def test_keys_are_named_as_on_the_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name
