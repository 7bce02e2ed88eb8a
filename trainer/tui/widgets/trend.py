"""How a trainee's scores go, scenario by scenario: a spark line, the figures, the difference."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from trainer.drill.events import BROKEN_OFF
from trainer.store.records import KeptDrill
from trainer.tui.widgets.listing import BREAK, left, short
from trainer.tui.widgets.plain_content import plain
from trainer.tui.widgets.scorecard_view import MUTED, tone_of

BLOCKS = "▁▂▃▄▅▆▇█"
SHOWN = 8  # the newest scores in a line


@dataclass(frozen=True)
class Trend:
    """The scores of one scenario, oldest first."""

    scenario: str
    title: str
    totals: tuple[int, ...]

    @property
    def gain(self) -> int:
        """How much better the last score is than the first."""
        return self.totals[-1] - self.totals[0]


def trends(drills: Iterable[KeptDrill]) -> tuple[Trend, ...]:
    """Return a trend for each scenario that was finished, the newest scenario first.

    `drills` come newest first; what was broken off does not count.
    """
    scored: dict[str, list[KeptDrill]] = {}
    for drill in drills:
        if drill.summary is not None and drill.summary.ending != BROKEN_OFF:
            scored.setdefault(drill.scenario, []).append(drill)
    return tuple(
        Trend(path, kept[0].title, tuple(d.summary.total for d in reversed(kept) if d.summary))
        for path, kept in scored.items()
    )


def spark(totals: tuple[int, ...]) -> str:
    """Return scores of 0-100 as blocks."""
    top = len(BLOCKS) - 1
    return "".join(BLOCKS[round(max(0, min(100, total)) * top / 100)] for total in totals)


def trend_lines(trend: Trend, width: int) -> Content:
    """Return a trend as two lines: the title; then blocks, figures, and the difference."""
    recent = trend.totals[-SHOWN:]
    figures = " ".join(str(total) for total in recent)
    best = max(trend.totals)
    parts: list[Content | str | tuple[str, str]] = [
        (left(spark(recent), SHOWN), f"${tone_of(recent[-1])}"),
        f"  {figures}",
        (f"  最好 {best}", MUTED),
    ]
    if len(trend.totals) > 1:
        parts.append(_difference(trend.gain))
    title = plain(short(trend.title, width), "bold")
    return BREAK.join([title, Content.assemble(*parts).truncate(width)])


def _difference(gain: int) -> tuple[str, str]:
    if gain > 0:
        return f"  ↑ 比第一次高 {gain} 分", "$success"
    if gain < 0:
        return f"  ↓ 比第一次低 {-gain} 分", "$warning"
    return "  和第一次一样", MUTED
