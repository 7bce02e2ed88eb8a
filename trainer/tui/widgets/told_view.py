"""Lines that are told on every face, drawn on the screen."""

from collections.abc import Iterable

from textual.content import Content

from trainer.paper.telling import Told, Tone
from trainer.tui.widgets.plain_content import Drawn, hanging_content, plain, wrapped_content

STYLES = {
    Tone.HEAD: "bold",
    Tone.PLAIN: "",
    Tone.GOOD: "$success",
    Tone.PARTLY: "$warning",
    Tone.BAD: "$error",
    Tone.MUTED: "$foreground 60%",
}
HANGING = ("  ", "✓ ", "✗ ", "◐ ", "○ ")


def told(lines: Iterable[Told]) -> Drawn:
    """Return the lines, each in its tone, those with a mark or an indent hung up by it."""
    kept = tuple(lines)

    def draw(width: int) -> Content:
        drawn: list[Content] = []
        for line in kept:
            content = plain(line.text, STYLES[line.tone])
            hangs = line.text.startswith(HANGING)
            drawn += hanging_content(content, width) if hangs else wrapped_content(content, width)
        return Content("\n").join(drawn)

    return Drawn(draw)
