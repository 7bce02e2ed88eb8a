import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from trainer.tui.widgets.plain_input import PlainInput


class Box(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.submitted: list[str] = []

    def compose(self) -> ComposeResult:
        yield PlainInput(value="前后")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.submitted.append(event.value)


async def test_a_paste_becomes_one_plain_line_at_the_cursor() -> None:
    app = Box()
    async with app.run_test() as pilot:
        box = app.query_one(PlainInput)
        box.cursor_position = 1
        box.post_message(events.Paste("a\x1b[31m\nb\x9b\x00 "))
        await pilot.pause()
        assert box.value == "前a[31m b后"


@pytest.mark.parametrize(
    ("gap_s", "submitted"), [(0.02, 0), (0.2, 1)], ids=["chose a word", "meant it"]
)
async def test_an_enter_right_after_a_chosen_word_submits_nothing(
    gap_s: float, submitted: int
) -> None:
    app = Box()
    async with app.run_test() as pilot:
        box = app.query_one(PlainInput)
        for key, character, at in (("漏", "漏", 10.0), ("enter", "\r", 10.0 + gap_s)):
            event = events.Key(key, character)
            event.time = at
            app.post_message(event)
        await pilot.pause()
        assert "漏" in box.value and len(app.submitted) == submitted
