import pytest
from textual.widget import Widget

from tests.tui.hostile import WORST
from tests.tui.sample import scenario
from tests.tui.stage import Stage
from tests.tui.strips import obeyed, screen_text
from trainer.drill.state import Reply
from trainer.tui.demonstration import AgentSays, CustomerSays, model_rehearsal, steps
from trainer.tui.screens.demonstration import LONGEST_S, DemonstrationScreen, reading_s


def demonstration(words: str = "") -> DemonstrationScreen:
    shown = scenario(words)
    rehearsal = model_rehearsal(shown)
    assert rehearsal is not None
    return DemonstrationScreen(shown, rehearsal)


def shown_steps(app: Stage) -> list[Widget]:
    return list(app.screen.query_one("#demo").children)


async def test_it_begins_with_the_customer() -> None:
    app = Stage(demonstration())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        assert "我的保温杯呢？" in screen_text(app)
        assert "等三天太急人" not in screen_text(app)


async def test_it_plays_on_by_itself_and_stops_when_told() -> None:
    app = Stage(demonstration())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(2.0)
        assert len(shown_steps(app)) >= 2
        await pilot.press("space")
        before = len(shown_steps(app))
        await pilot.pause(2.0)
        assert len(shown_steps(app)) == before
        assert "已暂停" in screen_text(app)


async def test_steps_come_one_by_one_or_all_at_once() -> None:
    app = Stage(demonstration())
    count = len(steps(scenario(), model_rehearsal(scenario())))  # type: ignore[arg-type]
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.pause()
        await pilot.press("space", "right")
        await pilot.pause()
        assert len(shown_steps(app)) == 2
        await pilot.press("e")
        await pilot.pause()
        assert len(shown_steps(app)) == count
        text = screen_text(app)
        assert "示范 · 00:1" in text
        assert "[1]" in text
        assert "查到 状态：卡在中转站" in text
        assert "放完了" in text
        await pilot.press("right", "space", "space", "e")
        await pilot.pause()
        assert len(shown_steps(app)) == count


async def test_it_can_be_played_again_and_left() -> None:
    app = Stage(demonstration())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e", "r")
        await pilot.pause()
        assert len(shown_steps(app)) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert app.gave == [None]


@pytest.mark.parametrize("words", [pytest.param(text, id=name) for name, text in WORST.items()])
async def test_hostile_scenarios_are_shown_or_dropped(words: str) -> None:
    app = Stage(demonstration(words))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert not obeyed(screen_text(app))


def test_long_lines_stay_longer_but_not_for_ever() -> None:
    short, long = CustomerSays(0, "好"), CustomerSays(0, "好" * 30)
    assert reading_s(short) < reading_s(long) < LONGEST_S
    assert reading_s(AgentSays(0, Reply(0, "好" * 500, "甲"))) == LONGEST_S
