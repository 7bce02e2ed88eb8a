"""The pictures of the README, taken from the running program: `docs/pictures/*.png`.

A drill is played through the real screen with a seed and a clock of our own, so that the pictures
show what a trainee sees, the same each time. Textual's own export measures Chinese text as half
as wide as it is; here every sign stands in its own cells. A headless Chromium paints the cells,
with the Chinese fonts of this machine.
"""

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from rich.cells import split_graphemes
from rich.color import Color
from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot

from trainer.errors import TrainerError
from trainer.scenario import Library, Scenario
from trainer.scenario.check import ask
from trainer.scenario.watch import Watch as FileWatch
from trainer.store import Archive
from trainer.tui.app import TrainerApp
from trainer.tui.parts import Parts, Wishes
from trainer.tui.preview.app import PreviewApp, PreviewParts
from trainer.tui.preview.screen import PreviewScreen
from trainer.tui.screens.briefing import BriefingScreen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.widgets.reply_box import ReplyBox

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "docs" / "pictures"
SCENARIO = "物流/快递迟到"
SIZE = (110, 32)
CELL_W, CELL_H = 8.5, 20
NARROW_FONT, WIDE_FONT = 14, 16  # a letter fills one cell, a Chinese character two
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SHARPNESS = 1.3  # pixels of the picture for each of the drawing's
PAINTING_S = 120
EIGHTHS = "▁▂▃▄▅▆▇█"
HALVES = {"▌": 0.0, "▐": 0.5}  # where they begin in their cell
FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace"
STEP_S = 2.0  # how far the clock goes between two looks; a longer gap would count as sleep

# What the trainee does at the desk, and then types: good at first, then one slip, then mended.
BEFORE = (
    ("", "等这么多天换谁都急，我马上帮您查物流"),
    ("look_parcel", "查到了，前天晚上就到城东网点了，派件员请假压着没派，让您久等真抱歉"),
    ("", "我这边也没办法，您找快递吧"),
)
TYPED = "刚才是我话说重了，跟您道歉，等这么多天搁谁都上火，我接着给您办"
AFTER = (
    ("", TYPED),
    ("urge", "这单没盯好，责任在我们。刚催了网点优先派您这单，中午12点前我回您准信"),
    ("", "12点前我跟网点问准派送时间再回您，今天派不出来就给您补发，可以吗"),
    ("", "延误补偿按规定最多10元，50赔不了，这张券我现在给您发，您看可以吗"),
    ("", "让您和宝宝跟着着急，真的很抱歉，谢谢您愿意再等等，12点前我准时回您"),
)

# What the author tries in the preview: a good reply, then one that misses.
TRIED = (BEFORE[0][1], "显示在路上了亲")


class Watch:
    """A clock that goes only when it is told to, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Return the moment."""
        return self.seconds


def svg(app: App[Any]) -> str:
    """Return the screen as SVG: a rectangle for each ground, each wide sign in its two cells."""
    width, height = app.size
    shapes: list[str] = []
    for row, strip in enumerate(app.screen._compositor.render_strips()[:height]):
        column = 0
        for segment in strip:
            shapes += _segment(segment, column, row)
            column += segment.cell_length
    ground = app.theme_variables["background"]
    size = f"{width * CELL_W} {height * CELL_H}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * CELL_W:.0f}" '
        f'height="{height * CELL_H}" viewBox="0 0 {size}" '
        f'font-family="{FONTS}" font-size="{NARROW_FONT}" shape-rendering="crispEdges">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>\n'
        + "\n".join(shapes)
        + "\n</svg>\n"
    )


def _segment(segment: Segment, column: int, row: int) -> Iterator[str]:
    style = segment.style
    if style is None or segment.control:
        return
    front, back = _colour(style.color), _colour(style.bgcolor)
    if style.reverse:
        front, back = back, front
    x, y = column * CELL_W, row * CELL_H
    if back:
        wide = segment.cell_length * CELL_W
        yield f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{CELL_H}" fill="{back}"/>'
    weight = ' font-weight="bold"' if style.bold else ""
    line = ' text-decoration="underline"' if style.underline else ""
    for text, cells, start in _pieces(segment.text):
        if _is_block(text[0]):
            for offset, block in enumerate(text):
                yield _block(block, x + (start + offset) * CELL_W, y, front)
        elif text.strip():
            wide = cells * CELL_W
            size = f' font-size="{WIDE_FONT}"' if cells == len(text) * 2 else ""
            yield (
                f'<text x="{x + start * CELL_W:g}" y="{y + CELL_H - 5}" '
                f'textLength="{wide:g}" fill="{front or "#ccc"}"{size}{weight}{line}>'
                f"{escape(text)}</text>"
            )


def _block(sign: str, x: float, y: float, colour: str) -> str:
    """Draw a block sign as what it is: fonts leave gaps between them."""
    wide, high = float(CELL_W), float(CELL_H)
    if sign in HALVES:
        x, wide = x + HALVES[sign] * CELL_W, CELL_W / 2
    else:
        high = CELL_H * (EIGHTHS.index(sign) + 1) / 8
        y += CELL_H - high
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="{colour}"/>'


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (text, cells, first cell): narrow signs together, each wide one alone."""
    run, begin, cell = "", 0, 0
    for start, end, cells in split_graphemes(text)[0]:
        sign = text[start:end]
        if cells == 1 and sign != " " and (not run or _is_block(run[0]) == _is_block(sign)):
            begin = begin if run else cell
            run += sign
        else:
            if run:
                yield run, cell - begin, begin
            run = ""
            if cells == 1 and sign != " ":
                run, begin = sign, cell
            else:
                yield sign, cells, cell
        cell += cells
    if run:
        yield run, cell - begin, begin


def _is_block(sign: str) -> bool:
    return sign in EIGHTHS or sign in HALVES


def _colour(colour: Color | None) -> str:
    return "" if colour is None or colour.triplet is None else colour.triplet.hex


async def take(home: Path, watch: Watch) -> None:
    """Play the drill and write the pictures."""
    library = Library(ROOT / "scenarios")

    def opening() -> Scenario:
        found = library.load(SCENARIO)
        assert isinstance(found, Scenario)
        return found

    parts = Parts(
        open_library=lambda: library,
        open_archive=lambda: Archive(home / "trainer.db"),
        cache_dir=home,
        crash_log=home / "crash.log",
        now=watch.now,
        draw=lambda: 7,
        remember=lambda _: None,
        wishes=Wishes(opening, "小林", named=True, mode="practice"),
    )
    app = TrainerApp(parts)
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        await pilot.press("enter")
        await _until(pilot, lambda: isinstance(app.screen, DeskScreen))
        for action, text in BEFORE:
            await _answer(pilot, watch, action, text)
        await _pass(pilot, watch, 20)
        app.screen.query_one(ReplyBox).put(TYPED[:9])
        await pilot.pause(0.3)
        _keep("desk", app)
        for action, text in AFTER:
            await _answer(pilot, watch, action, text)
        await pilot.press("enter")
        await _until(pilot, lambda: not isinstance(app.screen, DeskScreen))
        await pilot.pause(0.3)
        _keep("review", app)


async def take_preview(home: Path) -> None:
    """Try two replies in the preview of a copy of the scenario, and write the picture."""
    file = home / f"{SCENARIO}.yaml"
    file.parent.mkdir(parents=True)
    shutil.copy(ROOT / "scenarios" / f"{SCENARIO}.yaml", file)
    watch = FileWatch(ask(file, root=home, also=(ROOT / "scenarios",)))
    first = watch.look()
    assert first is not None
    app = PreviewApp(PreviewParts(watch, first, lambda: None, home / "crash.log"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1)
        for text in TRIED:
            await _try(pilot, text)
        _keep("preview", app)


async def _try(pilot: Pilot[Any], text: str) -> None:
    """Send a reply in the preview, and wait until it stands among what was tried."""
    screen = pilot.app.screen
    assert isinstance(screen, PreviewScreen)
    before = len(screen.tries.acts)
    await _say(pilot, text)
    await _until(pilot, lambda: len(screen.tries.acts) > before)
    await pilot.pause(0.5)


async def _answer(pilot: Pilot[TrainerError], watch: Watch, action: str, text: str) -> None:
    """Act at the desk, let time go by, send the reply, and let the customer answer."""
    desk = pilot.app.screen
    assert isinstance(desk, DeskScreen) and not desk.drill.over, text
    if action:
        await desk.run_action(f"act('{action}')")
    await _pass(pilot, watch, 8)
    await _say(pilot, text)
    await _pass(pilot, watch, 4)


async def _pass(pilot: Pilot[TrainerError], watch: Watch, seconds: float) -> None:
    for _ in range(int(seconds / STEP_S)):
        watch.seconds += STEP_S
        await pilot.pause(0.3)


async def _say(pilot: Pilot[Any], text: str) -> None:
    box = pilot.app.screen.query_one(ReplyBox)
    box.put(text)
    await pilot.pause()
    box.action_send()
    await pilot.pause()


async def _until(pilot: Pilot[Any], there: Callable[[], bool]) -> None:
    for _ in range(200):
        if there():
            return
        await pilot.pause(0.1)
    raise SystemExit("屏幕没有走到这一步。")


def _keep(name: str, app: App[Any]) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    width, height = round(app.size.width * CELL_W), app.size.height * CELL_H
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        ground = "<style>body{margin:0}svg{display:block}</style>"
        page.write_text(f"<!doctype html><meta charset=utf-8>{ground}{svg(app)}", encoding="utf-8")
        _paint(page, PLACE / f"{name}.png", width, height)
    print(PLACE / f"{name}.png")


def _paint(page: Path, picture: Path, width: int, height: int) -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit(f"画图要用浏览器，这里一个也没有：{'、'.join(BROWSERS)}。")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    size = (f"--window-size={width},{height}", f"--force-device-scale-factor={SHARPNESS}")
    command = (browser, *flags, *size, f"--screenshot={picture}", page.as_uri())
    subprocess.run(command, check=True, capture_output=True, timeout=PAINTING_S)


def main() -> None:
    """Take the pictures in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(take(Path(home), Watch()))
        asyncio.run(take_preview(Path(home) / "preview"))


if __name__ == "__main__":
    main()
