"""The briefing of a paper's drill: it goes back when the time of the paper is over."""

from tests.tui.desk_samples import scenario
from tests.tui.stage import Stage
from trainer.drill.events import HOUSE_PACE
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.leave import LeaveScreen


async def test_the_end_of_the_papers_time_ends_it_whatever_lies_over_it() -> None:
    left = [1_000]
    app = Stage(BriefingScreen(scenario(), HOUSE_PACE, paper_left_ms=lambda: left[0]))
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(LeaveScreen("走吗？"))
        await pilot.pause(0.7)
        assert app.gave == []
        left[0] = 0
        for _ in range(100):
            if app.gave:
                break
            await pilot.pause(0.05)
        assert app.gave == [None]
