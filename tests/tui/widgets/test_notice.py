import pytest
from textual.app import App, ComposeResult

from trainer.tui.widgets import notice
from trainer.tui.widgets.notice import Notice


class Board(App[None]):
    def compose(self) -> ComposeResult:
        yield Notice()


async def test_news_grows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "NEWS_S", 0.01)
    app = Board()
    async with app.run_test() as pilot:
        line = app.query_one(Notice)
        line.tell("查物流有结果了。")
        for _ in range(100):
            await pilot.pause(0.02)
            if not line.said:
                break
        assert line.said == "" and not line.display


async def test_what_is_said_after_news_does_not_go_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice, "NEWS_S", 0.05)
    app = Board()
    async with app.run_test() as pilot:
        line = app.query_one(Notice)
        line.tell("查物流有结果了。")
        line.say("已暂停。")
        await pilot.pause(0.2)
        assert line.said == "已暂停。" and line.display


async def test_only_what_is_shown_is_taken_back() -> None:
    app = Board()
    async with app.run_test():
        line = app.query_one(Notice)
        line.say("磁盘已满。")
        line.withdraw("别的")
        assert line.said == "磁盘已满。"
        line.withdraw("磁盘已满。")
        assert line.said == "" and not line.display
