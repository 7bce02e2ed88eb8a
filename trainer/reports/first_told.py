"""Which drills are told in full where there is no room for all: those that others point at."""

from collections.abc import Iterator

from trainer.reports.model import Figures, Report

BEHIND = 5  # drills that stand behind a figure


def key_drills(report: Report) -> frozenset[str]:
    """Return the ids of the drills that are quoted or crossed a red line."""
    red = (one.id for one in report.drills if one.red_line)
    return frozenset((*(one.drill for one in report.quotes), *red))


def first_told(report: Report) -> tuple[int, ...]:
    """Return the places of all drills in the list: key ones, those behind figures, the newest."""
    key, linked = key_drills(report), frozenset(_linked(report))

    def rank(place: int) -> tuple[bool, bool, int]:
        id = report.drills[place].id
        return id not in key, id not in linked, place

    return tuple(sorted(range(len(report.drills)), key=rank))


def _linked(report: Report) -> Iterator[str]:
    for cohort in report.cohorts:
        yield from cohort.drills[:BEHIND]
        yield from _of_figures(cohort.figures)
    for trainee in report.trainees:
        yield from trainee.drills[:BEHIND]
    for scenario in report.scenarios:
        yield from scenario.drills[:BEHIND]


def _of_figures(figures: Figures) -> Iterator[str]:
    for step in figures.steps:
        yield from step.missed[:BEHIND]
    for fault in figures.faults:
        yield from fault.newest[:BEHIND]
