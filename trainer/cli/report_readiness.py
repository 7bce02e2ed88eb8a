"""Exams of a report, and where its trainees stand on the ladder."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from trainer.cli.settings import Settings
from trainer.drill import Mode
from trainer.paper.ladder import looked_back
from trainer.paper.shelves import Shelves
from trainer.reports.exported import ExportedExam
from trainer.reports.model import Readiness, Seat
from trainer.reports.readiness import readiness_of
from trainer.reports.summary import Exam
from trainer.scoring.rollup import Wanted
from trainer.store.rollup_reader import Rollup

NAMED_AT_MOST = 1000  # trainees; of more all are asked for


def exams_of(exams: Iterable[ExportedExam], wanted: Wanted) -> Iterator[Exam]:
    """Yield the exams that are wanted, in their order."""
    for one in exams:
        if _is_wanted(wanted, one):
            seat = Seat(one.exam, one.trainee, one.started, one.total, one.passed)
            yield Exam(one.paper, one.title, one.level, seat)


def _is_wanted(wanted: Wanted, exam: ExportedExam) -> bool:
    if wanted.trainees is not None and exam.trainee not in wanted.trainees:
        return False
    if wanted.paper not in ("", exam.paper) or wanted.mode not in ("", Mode.EXAM.value):
        return False
    return wanted.has_day_of(datetime.fromisoformat(exam.ended))


def readiness(
    settings: Settings, exams: Iterable[ExportedExam], rollup: Rollup, trainees: Sequence[str]
) -> Mapping[str, Readiness]:
    """Return where each trainee stands by all drills of theirs, whatever was asked for."""
    whose = Wanted(frozenset(trainees) if len(trainees) <= NAMED_AT_MOST else None)
    passed = rollup.passed(whose)
    papers: dict[tuple[str, bool], dict[str, int]] = defaultdict(dict)
    for exam in exams_of(exams, whose):
        best = papers[exam.seat.trainee, exam.seat.passed]
        best[exam.level] = max(exam.seat.total, best.get(exam.level, 0))
    shelves = Shelves(settings.builtin_scenarios, settings.own_scenarios)
    return {
        name: readiness_of(
            recent,
            passed.get(name, ()),
            papers[name, True],
            shelves.difficulty,
            failed=papers[name, False],
        )
        for name, recent in rollup.recent(trainees, looked_back())
    }
