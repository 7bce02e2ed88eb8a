"""What the archive holds for an LMS: finished drills and sittings as statements."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from trainer.drill import Mode
from trainer.paper import replay, result_of
from trainer.paper.events import Answered
from trainer.reports.xapi import (
    FinishedDrill,
    FinishedSitting,
    Identity,
    OfSitting,
    drill_statements,
    sitting_statements,
)
from trainer.reports.xapi.statement import Statement
from trainer.scoring import Axis
from trainer.store import Archive, KeptDrill
from trainer.store.sitting_records import KeptSitting


def statements_of(
    archive: Archive, identity: Identity, trainee: str = "", since: datetime | None = None
) -> Iterator[Statement]:
    """Yield the statements of all that ended (`since` then, of one trainee), the oldest first.

    What is unfinished yields nothing.
    """
    names = (trainee,) if trainee else tuple(one.name for one in archive.trainees())
    sittings = {one.id: one for name in names for one in archive.sittings.of(name)}
    within = archive.sittings.drills()
    drills = archive.drills_of(trainee) if trainee else archive.drills()
    kept_all: list[KeptDrill | KeptSitting] = [*drills, *sittings.values()]
    ended = [one for one in kept_all if one.ended and (since is None or one.ended >= since)]
    for kept in sorted(ended, key=lambda one: (one.ended or one.last, one.id)):
        if isinstance(kept, KeptDrill):
            finished = _drill(archive, kept, sittings.get(within.get(kept.id, "")))
            yield from drill_statements(identity, finished)
        elif _was_done(finished_sitting := _sitting(archive, kept)):
            yield from sitting_statements(identity, finished_sitting)


def _was_done(finished: FinishedSitting) -> bool:
    """Say whether there is something to tell: of a practice quiz, one answer at least."""
    sitting = finished.sitting
    return sitting.started.mode is Mode.EXAM or any(done is not None for done in sitting.done)


def _drill(archive: Archive, kept: KeptDrill, sitting: KeptSitting | None) -> FinishedDrill:
    summary = kept.summary
    if summary is None:
        raise ValueError("an ended drill has a summary")
    return FinishedDrill(
        id=kept.id,
        trainee=kept.trainee,
        scenario=kept.scenario,
        title=kept.title,
        digest=kept.digest,
        mode=kept.mode,
        seed=kept.seed,
        judge=kept.judge,
        profile=kept.profile,
        program=kept.program,
        started=kept.started,
        ended=kept.ended or kept.last,
        played_ms=archive.clock_ms(kept.id),
        ending=summary.ending,
        satisfaction=summary.satisfaction,
        verdict=summary.verdict,
        total=summary.total,
        passed=summary.passed,
        axes=tuple((axis.value, getattr(summary, axis.value)) for axis in Axis),
        sitting=_of(sitting) if sitting else None,
    )


def _of(sitting: KeptSitting) -> OfSitting:
    return OfSitting(sitting.id, sitting.paper, sitting.title, sitting.started)


def _sitting(archive: Archive, kept: KeptSitting) -> FinishedSitting:
    events = archive.sittings.kept_events_of(kept.id)
    sitting = replay(one.event for one in events)
    answered: Mapping[int, datetime] = {
        one.event.item: one.kept for one in events if isinstance(one.event, Answered)
    }
    # The figures of the day stand, whatever this version of the program would find.
    result = replace(result_of(sitting), total=kept.total or 0, passed=bool(kept.passed))
    return FinishedSitting(
        id=kept.id,
        trainee=kept.trainee,
        program=kept.program,
        started=kept.started,
        ended=kept.ended or kept.last,
        sitting=sitting,
        result=result,
        answered=answered,
    )
