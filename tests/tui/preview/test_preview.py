"""The preview on the screen: tried on one version of the file, and anew on the next."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.hostile import HOSTILE
from tests.tui.strips import obeyed, screen_text
from trainer.scenario.check import ask
from trainer.scenario.watch import Watch
from trainer.tui.preview.app import PreviewApp, PreviewParts
from trainer.tui.preview.file_side import FileSide
from trainer.tui.preview.jump import JumpScreen
from trainer.tui.preview.screen import PreviewScreen
from trainer.tui.screens.leave import LeaveScreen
from trainer.tui.widgets.reply_box import ReplyBox

TEXT = """\
格式: 1
标题: 杯子裂了
顾客:
  昵称: 阿杯
  怒气: 60
事实:
  订单:
    商品: 陶瓷杯
剧情:
  开场:
    顾客说: 我的【商品】是裂的！
    应做: 安抚、查订单
    走向:
      - 当: 安抚
        例句: 收到裂的杯子谁都会生气
        怒气: -15
        转到: 给办法
      - 当: 其他
        怒气: +10
        转到: 再来，最多2次，之后结局/投诉
  给办法:
    顾客说: 那你说怎么办？
    走向:
      - 当: 其他
        转到: 结局/满意
结局:
  满意: 满意
  投诉: 失望
"""
SOOTHED = "收到裂的杯子谁都会生气"
Running = tuple[PreviewApp, Pilot[Any], Path]


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.tui.preview.screen.LOOK_EVERY_S", 0.05)


@asynccontextmanager
async def previewed(
    folder: Path, text: str = TEXT, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Running]:
    file = folder / "杯子.yaml"
    file.write_text(text, encoding="utf-8")
    watch = Watch(ask(file, root=folder))
    first = watch.look()
    assert first is not None
    app = PreviewApp(PreviewParts(watch, first, lambda: None, folder / "crash.log"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot, file


def screen_of(app: PreviewApp) -> PreviewScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, PreviewScreen)
    return screen


async def until(pilot: Pilot[Any], there: Callable[[], bool]) -> None:
    for _ in range(200):
        await pilot.pause(0.05)
        if there():
            return
    raise AssertionError(screen_text(pilot.app))


async def say(app: PreviewApp, pilot: Pilot[Any], text: str) -> None:
    before = len(screen_of(app).tries.acts)
    box = app.screen.query_one(ReplyBox)
    box.put(text)
    box.action_send()
    await until(pilot, lambda: len(screen_of(app).tries.acts) > before)
    await pilot.pause()


async def becomes(pilot: Pilot[Any], file: Path, text: str | bytes, seen: str) -> None:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    await until(pilot, lambda: seen in screen_text(pilot.app))


async def test_a_reply_shows_what_was_heard_and_the_branch_that_it_took(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (app, pilot, _):
        assert "我的陶瓷杯是裂的！" in screen_text(app)
        await say(app, pilot, SOOTHED)
        text = screen_text(app)
        assert "听出 安抚" in text and "第 14 行 当: 安抚 → 给办法" in text and "60→45" in text
        assert " 21▌  给办法:" in text and " 10▌" not in text and "14▶" in text


async def test_an_error_keeps_the_drill_and_its_mending_plays_it_anew(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (app, pilot, file):
        await say(app, pilot, SOOTHED)
        await becomes(pilot, file, TEXT.replace("标题: ", "标题："), "后面是中文冒号")
        assert "那你说怎么办？" in screen_text(app)
        assert "文件第 2 行有错，演练留在上一次能用的版本" in screen_text(app)
        await becomes(pilot, file, TEXT.replace("转到: 给办法", "转到: 结局/投诉"), "≠ 第 14 行")
        text = screen_text(app)
        assert "改前到“给办法”，现在到结局“投诉”" in text and "怒气 45  结局/投诉" in text
        assert not [line for line in text.split("\n") if line.endswith("那你说怎么办？")]


async def test_a_narrow_window_opens_on_the_errors_of_the_file(tmp_path: Path) -> None:
    broken = TEXT.replace("标题: ", "标题：")
    async with previewed(tmp_path, broken, size=(80, 24)) as (app, pilot, file):
        await until(pilot, lambda: "后面是中文冒号" in screen_text(app))
        file.write_text(TEXT, encoding="utf-8")
        await until(pilot, lambda: "后面是中文冒号" not in screen_text(app))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: "我的陶瓷杯是裂的！" in screen_text(app))


async def test_whatever_becomes_of_the_file_the_tries_stay(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (app, pilot, file):
        await say(app, pilot, SOOTHED)
        for spoilt, seen in (
            (TEXT.encode("gbk"), "GBK"),
            (TEXT.encode()[:60], "缺少“剧情”"),
            (b"", "文件是空的"),
            ("类型: 词库\n词库:\n  a:\n    - 好\n".encode(), "不是场景"),
        ):
            await becomes(pilot, file, spoilt, seen)
        file.unlink()
        await until(pilot, lambda: "找不到文件" in screen_text(app))
        assert "→ 给办法" in screen_text(app)
        await becomes(pilot, file, TEXT.replace("那你说", "说吧，"), "说吧，怎么办？")
        assert len(screen_of(app).tries.acts) == 1


async def test_a_file_that_is_broken_at_first_begins_when_it_is_mended(tmp_path: Path) -> None:
    async with previewed(tmp_path, TEXT.replace("标题: ", "标题：")) as (app, pilot, file):
        assert "改好存盘，这里就能演练" in screen_text(app)
        await pilot.press("f4", "f8", "ctrl+g", "f2", "x")
        await becomes(pilot, file, TEXT, "我的陶瓷杯是裂的！")
        await say(app, pilot, SOOTHED)


async def test_the_limit_passes_only_when_it_is_asked_to_and_is_taken_back(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (app, pilot, _):
        await pilot.press("f4")
        await until(pilot, lambda: "没有写“超时”" in screen_text(app))
        assert "60→70" in screen_text(app)
        await pilot.press("f8")
        await until(pilot, lambda: not screen_of(app).tries.acts)


async def test_it_jumps_to_any_beat_with_any_anger(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (app, pilot, _):
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press("down", "9", "9", "9", "f9")
        await until(pilot, lambda: "0 到 100 的整数" in screen_text(app))
        await pilot.press("backspace", "enter")
        await until(pilot, lambda: "给办法 · 限时" in screen_text(app))
        assert screen_of(app).tries.tryout.drill.anger == 99  # type: ignore[union-attr]


async def test_a_narrow_window_shows_one_side_at_a_time(tmp_path: Path) -> None:
    async with previewed(tmp_path, size=(80, 24)) as (app, pilot, _):
        assert "阿杯" in screen_text(app) and "顾客说:" not in screen_text(app)
        await pilot.press("ctrl+t")
        assert "顾客说:" in screen_text(app) and "怒气 60 " not in screen_text(app)
        await pilot.press("escape")
        assert "顾客说:" not in screen_text(app)
        for key in ("F2 工作台", "F4 过限时", "Ctrl+G 跳环节", "Ctrl+T 换边", "Esc 离开"):
            assert key in screen_text(app)


async def test_leaving_asks_only_where_something_was_tried(tmp_path: Path) -> None:
    async with previewed(tmp_path) as (app, pilot, _):
        await say(app, pilot, SOOTHED)
        await pilot.press("ctrl+c")
        await until(pilot, lambda: isinstance(app.screen, LeaveScreen))
        await pilot.press("escape", "f8")
        await until(pilot, lambda: not screen_of(app).tries.acts)
        await pilot.press("ctrl+c")
        await until(pilot, lambda: app._exit)


async def test_no_word_of_the_file_reaches_the_terminal_as_an_order(tmp_path: Path) -> None:
    found = "".join(text for text in HOSTILE.values() if len(text) < 1000)
    words = found.encode("utf-8", "ignore").decode().replace("\x00", "")
    async with previewed(tmp_path) as (app, pilot, file):
        spoilt = TEXT.replace("阿杯", "阿\x1b]52;c;aGk=\x07杯") + words
        await becomes(pilot, file, spoilt, "控制字符")
        assert obeyed(screen_text(app)) == []
        app.screen.query_one(FileSide).sheet.scroll_end(animate=False)
        await pilot.pause()
        assert obeyed(screen_text(app)) == []
