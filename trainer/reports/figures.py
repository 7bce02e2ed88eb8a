"""Counts as the figures of a report, with the newest drills behind them."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from trainer.language.labels import FAULTS, SEVERITY, STEPS, Severity
from trainer.reports.drill_card import DrillCard
from trainer.reports.model import Change, FaultCount, Figure, Figures, KpiFigure, StepCount, Week
from trainer.scoring.rollup import AXES, BARS, Attempts, Counts

IDS = 20  # so many drills are named behind a figure


def figures_of(
    counts: Counts, newest: Sequence[DrillCard] = (), kpis: tuple[KpiFigure, ...] = ()
) -> Figures:
    """Return the figures of a group; `newest` are its newest drills, the newest first."""
    finished = [one for one in newest if one.finished]
    drills = counts["drills"]
    bad = counts["lukewarm"] + counts["displeased"]
    return Figures(
        drills=drills,
        broken=counts["broken_off"],
        passed=Figure(counts["passed"], drills),
        red_lines=counts["red_lines"],
        total=Figure(counts["total"], drills),
        axes=tuple(Figure(counts[axis], drills) for axis in AXES),
        steps=steps_of(counts, finished),
        faults=faults_of(counts, finished),
        confronting=Figure(counts["confronting"], counts["replies"]),
        within=Figure(counts["within"], counts["timed"]),
        satisfied=Figure(counts["pleased"], counts["pleased"] + bad),
        annoyed=Figure(counts["annoyed"], bad),
        first_replies=tuple(counts[f"first_{bar}"] for bar in BARS),
        rounds=tuple(counts[f"wait_{bar}"] for bar in BARS),
        practice_ms=counts["practice_ms"],
        kpis=kpis,
    )


def steps_of(counts: Counts, newest: Sequence[DrillCard] = ()) -> tuple[StepCount, ...]:
    """Return every step that was ever due, in the order of the flow; `newest` were finished."""
    return tuple(
        StepCount(
            step,
            counts[f"due_{step}"],
            counts[f"done_{step}"],
            ids_of(one for one in newest if step in one.missed) if newest else (),
        )
        for step in STEPS
        if counts[f"due_{step}"]
    )


def faults_of(counts: Counts, newest: Sequence[DrillCard] = ()) -> tuple[FaultCount, ...]:
    """Return every fault that was heard: red lines first, then in the most drills.

    `newest` were finished.
    """
    found = (
        FaultCount(
            fault,
            counts[f"with_{fault}"],
            counts[f"times_{fault}"],
            ids_of(one for one in newest if fault in one.faults) if newest else (),
        )
        for fault in FAULTS
        if counts[f"with_{fault}"]
    )
    return tuple(sorted(found, key=_gravest_first))


def is_red_line(fault: str) -> bool:
    """Say whether a fault crosses a red line."""
    return SEVERITY.get(fault) is Severity.RED_LINE


def _gravest_first(one: FaultCount) -> tuple[bool, int, int]:
    return not is_red_line(one.fault), -one.drills, -one.times


def week_of_counts(monday: int, counts: Counts) -> Week:
    """Return a week; `monday` as `date.toordinal()`."""
    steps = steps_of(counts)
    return Week(
        monday=date.fromordinal(monday).isoformat(),
        drills=counts["drills"],
        total=Figure(counts["total"], counts["drills"]),
        coverage=Figure(sum(s.done for s in steps), sum(s.due for s in steps)),
        confronting=Figure(counts["confronting"], counts["replies"]),
        steps=steps,
        faults=faults_of(counts),
    )


def change_of(attempts: Iterable[Attempts]) -> Change:
    """Return the first against the latest attempts of several trainees."""
    all_of_them = tuple(attempts)
    return Change(
        scenarios=sum(one.scenarios for one in all_of_them),
        first=sum(one.first for one in all_of_them),
        latest=sum(one.latest for one in all_of_them),
    )


def ids_of(newest: Iterable[DrillCard]) -> tuple[str, ...]:
    """Return the ids of the newest IDS drills."""
    return tuple(one.id for one in islice(newest, IDS))
