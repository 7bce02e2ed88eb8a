"""Kept drills with their scorecards as plain data, and what was said in them."""

from collections.abc import Iterator

from trainer.drill.advance import replay
from trainer.errors import TrainerError
from trainer.reports.card_shape import is_card
from trainer.reports.drill_card import DrillCard
from trainer.reports.exported import ExportedDrill, ExportedExam, Said
from trainer.reports.said import said_of
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
    try:
        return said_of(replay(archive.events_of(one.id)), one.card)
    except (TrainerError, KeyError, TypeError):
        return ()


def exported(archive: Archive, kept: KeptDrill) -> ExportedDrill | None:
    """Return a finished drill as other machines get it; None where its card does not read."""
    one = card_of(kept, archive.clock_ms(kept.id))
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
        said=said_in(archive, one),
    )


def exported_exams(archive: Archive) -> Iterator[ExportedExam]:
    """Yield the finished exams as other machines get them, the newest first."""
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
            )
