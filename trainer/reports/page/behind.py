"""From a number to its drills: those that were not passed, rated badly, late, below the line."""

from collections.abc import Iterator, Sequence

from trainer.drill.events import BROKEN_OFF
from trainer.reports.model import DrillLine, Figure, Figures, Kpi, Report
from trainer.reports.page.markup import Anchors, text
from trainer.scoring.contact import DISPLEASED
from trainer.scoring.indicator import Unit

FAILED, RATED_BADLY, LATE, RED, LOWEST = "not-passed", "rated-badly", "late", "red", "lowest"
DRILLS, TRAINEES, STEPS, FAULTS = "drills", "trainees", "steps", "faults"
_MOST = 40  # drills of a list


def place_behind_kpi(kpi: Kpi) -> str:
    """Return the place on the page behind a figure of a platform, empty where there is none."""
    if kpi.is_of_ratings:
        return RATED_BADLY
    return LATE if kpi.unit == Unit.ROUND else ""


def behind(report: Report, anchors: Anchors) -> Iterator[str]:
    """Yield a list of drills for each property that a figure counts, the newest first."""
    yield "<p>从最近的演练里挑出来的；中断的不算。</p>"
    finished = [one for one in report.drills if one.ending != BROKEN_OFF]
    figures = report.cohorts[0].figures if report.cohorts else None
    for id, title, found, count in _lists(finished, figures):
        yield f'<h3 id="{id}">{title}</h3>'
        shown = found[:_MOST]
        left = max(count, len(found)) - len(shown)
        items = "".join(f"<li>{_item(one, anchors)}</li>" for one in shown)
        yield f'<ul class="behind">{items}</ul>' if shown else f"<p>{_none(left)}</p>"
        if shown and left:
            yield f"<p>这里列出 {len(shown)} 次，还有 {left} 次没有列。</p>"


def _none(left: int) -> str:
    return f"最近的演练里没有；更早的有 {left} 次。" if left else "没有。"


def _lists(
    drills: Sequence[DrillLine], figures: Figures | None
) -> Iterator[tuple[str, str, Sequence[DrillLine], int]]:
    """Yield each list: its place, its title, its drills, and how many there are in all."""
    nothing = Figure(0, 0)
    passed, rated = (figures.passed, figures.satisfied) if figures else (nothing, nothing)
    red = [one for one in drills if one.red_line]
    yield RED, "碰红线的演练", red, figures.red_lines if figures else 0
    failed = [one for one in drills if not one.passed]
    yield FAILED, "没通过的演练", failed, passed.whole - passed.part
    bad = [one for one in drills if one.satisfaction in DISPLEASED]
    yield RATED_BADLY, "评价不好的演练", bad, rated.whole - rated.part
    late = [one for one in drills if any(round_.missed_line for round_ in one.rounds)]
    yield LATE, "有超时轮次的演练", late, 0
    lowest = sorted(drills, key=lambda one: one.total)[:_MOST]
    yield LOWEST, "得分最低的演练", lowest, 0


def _item(one: DrillLine, anchors: Anchors) -> str:
    return f"{anchors.drill(one.id)} {text(one.trainee)} {one.total} 分"
