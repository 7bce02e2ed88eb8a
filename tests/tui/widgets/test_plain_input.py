from textual import events
from textual.app import App, ComposeResult

from trainer.tui.widgets.plain_input import PlainInput


class Box(App[None]):
    def compose(self) -> ComposeResult:
        yield PlainInput(value="前后")


async def test_a_paste_becomes_one_plain_line_at_the_cursor() -> None:
    app = Box()
    async with app.run_test() as pilot:
        box = app.query_one(PlainInput)
        box.cursor_position = 1
        box.post_message(events.Paste("a\x1b[31m\nb\x9b\x00 "))
        await pilot.pause()
        assert box.value == "前a[31m b后"
