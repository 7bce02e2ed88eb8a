import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tests.tui.hostile import HOSTILE
from tests.tui.strips import obeyed, screen_lines, screen_text
from trainer.drill.state import Speaker
from trainer.tui.widgets.bubble import Bubble, clock_label
from trainer.tui.widgets.plain_content import PlainText, marked, plain


class Wall(App[None]):
    def __init__(self, *bubbles: Bubble | PlainText) -> None:
        super().__init__()
        self.bubbles = bubbles

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield from self.bubbles


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
async def test_hostile_text_is_shown_or_dropped(text: str) -> None:
    wall = Wall(Bubble(Speaker.CUSTOMER, text[:50], text, 0), PlainText(text))
    async with wall.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert not obeyed(screen_text(wall))


async def test_markup_is_only_text() -> None:
    wall = Wall(Bubble(Speaker.AGENT, "我", "[bold]您好[/] [@click=app.quit]", 0))
    async with wall.run_test(size=(60, 6)) as pilot:
        await pilot.pause()
        assert "[bold]您好[/] [@click=app.quit]" in screen_text(wall)


async def test_the_customer_stands_left_and_the_agent_right() -> None:
    wall = Wall(
        Bubble(Speaker.CUSTOMER, "小橙子", "在吗", 0), Bubble(Speaker.AGENT, "我", "在的亲", 14_200)
    )
    async with wall.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        lines = screen_lines(wall)
        assert lines[0].startswith("▌ 小橙子 · 00:00")
        assert lines[4].rstrip("▐ ").endswith("在的亲")
        assert lines[4].rstrip().endswith("▐")
        assert lines[4].startswith(" " * 20)


async def test_a_bubble_wraps_anew_when_the_screen_changes() -> None:
    wall = Wall(Bubble(Speaker.CUSTOMER, "小橙子", "我的保温杯到底还送不送？物流一动不动！"))
    async with wall.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        before = wall.query_one(Bubble).size.height
        await pilot.resize_terminal(24, 10)
        await pilot.pause()
        assert before == 2
        assert wall.query_one(Bubble).size.height > 3
        assert not any(line.lstrip("▌ ").startswith(("？", "！")) for line in screen_lines(wall))


async def test_a_note_can_be_added_below() -> None:
    bubble = Bubble(Speaker.AGENT, "我", "您好", 0)
    wall = Wall(bubble)
    async with wall.run_test(size=(40, 6)) as pilot:
        bubble.annotate(plain("✓ 欢迎"))
        await pilot.pause()
        assert "✓ 欢迎" in screen_text(wall)
        assert bubble.size.height == 3


async def test_a_note_goes_on_under_its_words_not_under_its_mark() -> None:
    note = plain("✗ 推诿 “您找快递” 顾客听到的是没人管我\n  换成：我来联系网点，十点前回您")
    wall = Wall(Bubble(Speaker.CUSTOMER, "我", "您找快递", 0, note))
    async with wall.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        lines = [line.removeprefix("▌ ").rstrip() for line in screen_lines(wall)]
        first = next(number for number, line in enumerate(lines) if line.startswith("✗ "))
        below = [line for line in lines[first + 1 :] if line]
        assert len(below) >= 2
        assert all(line.startswith("  ") and line[2] != " " for line in below)


def test_highlights_stay_on_their_words_when_characters_are_dropped() -> None:
    content = marked("\x1b[31m这不归我们管", [(6, 11, "bold")])
    assert [str(content[span.start : span.end]) for span in content.spans] == ["不归我们管"]


def test_plain_reads_no_markup() -> None:
    assert plain("[b]x[/b]").plain == "[b]x[/b]"
    assert plain("x", "bold") == Content.styled("x", "bold")


@pytest.mark.parametrize(("ms", "label"), [(0, "00:00"), (67_900, "01:07"), (-5, "00:00")])
def test_a_moment_is_shown_as_minutes_and_seconds(ms: int, label: str) -> None:
    assert clock_label(ms) == label
