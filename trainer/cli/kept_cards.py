"""Kept drills with their scorecards as plain data, and what was said in them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from trainer.drill.advance import replay
from trainer.drill.state import Drill
from trainer.errors import TrainerError
from trainer.reports.drill_card import DrillCard
from trainer.reports.exported import ExportedDrill, ExportedExam, Said
from trainer.reports.said import said_of
from trainer.scoring.card_shape import is_card
from trainer.scoring.contact import contact_of
from trainer.store import Archive, KeptDrill
from trainer.store.moment import moment_to_text
from trainer.store.plain_json import MalformedError, from_text


def card_of(kept: KeptDrill, practice_ms: int) -> DrillCard | None:
    """Return a finished drill with its card; None where there is none that reads."""
    try:
        card = from_text(kept.summary.card if kept.summary else "{}")
    except MalformedError:
        return None
    if not is_card(card):
        return None
    return DrillCard(
        id=kept.id,
        trainee=kept.trainee,
        scenario=kept.scenario,
        title=kept.title,
        mode=kept.mode,
        profile=kept.profile,
        started=kept.started,
        practice_ms=practice_ms,
        here=True,
        card=card,
    )


def said_in(archive: Archive, one: DrillCard) -> tuple[Said, ...]:
    """Return what was said where a kept drill lost points; nothing where its events do not read."""
    drill = drill_of(archive, one.id)
    return said_of(drill, one.card) if drill else ()


def drill_of(archive: Archive, drill: str) -> Drill | None:
    """Return a kept drill as it was played; None where its events do not read."""
    try:
        return replay(archive.events_of(drill))
    except (TrainerError, KeyError, TypeError):
        return None


def exported(archive: Archive, kept: KeptDrill) -> ExportedDrill | None:
    """Return a finished drill as other machines get it; None where its card does not read."""
    one = without_words(kept, archive.clock_ms(kept.id))
    drill = drill_of(archive, kept.id) if one else None
    if one is None or drill is None:
        return one
    return replace(one, said=said_of(drill, one.card), contact=contact_of(drill, one.drill))


def without_words(kept: KeptDrill, practice_ms: int) -> ExportedDrill | None:
    """Return a finished drill by its card alone; None where that does not read."""
    one = card_of(kept, practice_ms)
    if one is None or kept.ended is None:
        return None
    return ExportedDrill(
        drill=one.id,
        trainee=one.trainee,
        scenario=one.scenario,
        title=one.title,
        mode=one.mode,
        profile=one.profile,
        started=moment_to_text(one.started),
        ended=moment_to_text(kept.ended),
        practice_ms=one.practice_ms,
        card=one.card,
        said=(),
    )


def exported_exams(archive: Archive) -> Iterator[ExportedExam]:
    """Yield the finished exams as other machines get them, the newest first."""
    drills: dict[str, list[str]] = defaultdict(list)
    for drill, sitting in sorted(archive.sittings.drills().items()):
        drills[sitting].append(drill)
    for kept in archive.sittings.exams():
        if kept.ended is not None:
            yield ExportedExam(
                exam=kept.id,
                trainee=kept.trainee,
                paper=kept.paper,
                title=kept.title,
                level=kept.level,
                started=moment_to_text(kept.started),
                ended=moment_to_text(kept.ended),
                total=kept.total or 0,
                passed=bool(kept.passed),
                drills=tuple(drills[kept.id]),
            )
