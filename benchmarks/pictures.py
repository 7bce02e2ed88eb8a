"""The pictures of the README, taken from the running program: `docs/pictures/*.svg`.

A drill is played through the real screen with a clock of our own, so that the pictures show
what a trainee sees. Textual's own export measures Chinese text as half as wide as it is; here
every sign stands in its own cells.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from rich.cells import split_graphemes
from rich.color import Color
from rich.segment import Segment
from textual.pilot import Pilot

from trainer.errors import TrainerError
from trainer.scenario import Library
from trainer.store import Archive
from trainer.tui.app import TrainerApp
from trainer.tui.parts import Parts, Wishes
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.widgets.reply_box import ReplyBox

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "docs" / "pictures"
SCENARIO = "物流/快递迟到"
SIZE = (110, 32)
CELL_W, CELL_H, FONT = 10, 20, 16
EIGHTHS = "▁▂▃▄▅▆▇█"
HALVES = {"▌": 0.0, "▐": 0.5}  # where they begin in their cell
FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace"
STEP_S = 2.0  # how far the clock goes between two looks; a longer gap would count as sleep

# What the trainee types, and the desk action before it: good at first, then one slip.
TALK = (
    ("", "等这么多天换谁都急，我马上帮您查物流"),
    ("look_parcel", "查到了，前天晚上就到城东网点了，派件员请假压着没派，让您久等真抱歉"),
    ("", "我这边也没办法，您找快递吧"),
)
ENDING = "给您添麻烦了，真抱歉，我现在催网点，中午12点前回您，谢谢您的理解"


class Watch:
    """A clock that goes only when it is told to, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """Return the moment."""
        return self.seconds


def svg(app: TrainerApp) -> str:
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
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" '
        f'font-family="{FONTS}" font-size="{FONT}" shape-rendering="crispEdges">\n'
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
            yield (
                f'<text x="{x + start * CELL_W:g}" y="{y + CELL_H - 5}" '
                f'textLength="{wide:g}" fill="{front or "#ccc"}"{weight}{line}>'
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
    parts = Parts(
        open_library=lambda: Library(ROOT / "scenarios"),
        open_archive=lambda: Archive(home / "trainer.db"),
        cache_dir=home,
        crash_log=home / "crash.log",
        now=watch.now,
        draw=lambda: 7,
        remember=lambda _: None,
        wishes=Wishes(scenario=SCENARIO, trainee="小林", named=True, mode="practice"),
    )
    app = TrainerApp(parts)
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot, lambda: isinstance(app.screen, DeskScreen))
        for action, text in TALK:
            if action:
                await app.screen.run_action(f"act('{action}')")
            await _pass(pilot, watch, 8)
            await _say(pilot, text)
            await _pass(pilot, watch, 4)
        await _pass(pilot, watch, 2)
        _keep("desk", app)
        while not app.screen.drill.over:  # type: ignore[attr-defined]
            await _pass(pilot, watch, 8)
            await _say(pilot, ENDING)
            await _pass(pilot, watch, 4)
        await pilot.press("enter")
        await _until(pilot, lambda: not isinstance(app.screen, DeskScreen))
        await pilot.pause(0.3)
        _keep("review", app)
        await pilot.press("2")
        await pilot.pause(0.3)
        _keep("replies", app)
        await pilot.press("3")
        await pilot.pause(0.3)
        _keep("anger", app)


async def _pass(pilot: Pilot[TrainerError], watch: Watch, seconds: float) -> None:
    for _ in range(int(seconds / STEP_S)):
        watch.seconds += STEP_S
        await pilot.pause(0.3)


async def _say(pilot: Pilot[TrainerError], text: str) -> None:
    box = pilot.app.screen.query_one(ReplyBox)
    box.put(text)
    await pilot.pause()
    box.action_send()
    await pilot.pause()


async def _until(pilot: Pilot[TrainerError], there: Callable[[], bool]) -> None:
    for _ in range(200):
        if there():
            return
        await pilot.pause(0.1)
    raise SystemExit("屏幕没有走到这一步。")


def _keep(name: str, app: TrainerApp) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    (PLACE / f"{name}.svg").write_text(svg(app), encoding="utf-8")
    print(PLACE / f"{name}.svg")


def main() -> None:
    """Take the pictures in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(take(Path(home), Watch()))


if __name__ == "__main__":
    main()
