"""A finished drill as statements: what it came to, as it was kept on the day, never scored anew."""

from dataclasses import dataclass
from datetime import datetime

from trainer.drill.events import BROKEN_OFF
from trainer.reports.xapi.identity import Identity
from trainer.reports.xapi.iri import ADL_ACTIVITY, iri
from trainer.reports.xapi.moments import duration
from trainer.reports.xapi.statement import (
    Statement,
    Subject,
    Verb,
    activity,
    context_of,
    extended,
    registration,
    score,
    statement,
)
from trainer.safe_text import shown_line


@dataclass(frozen=True, slots=True)
class OfSitting:
    """The sitting that a drill belongs to; `started` in UTC."""

    id: str
    paper: str
    title: str
    started: datetime


@dataclass(frozen=True, slots=True)
class FinishedDrill:
    """A drill that ended, with the figures that were kept then.

    Moments are in UTC, `played_ms` is on the drill's clock, `total` and `axes` (flow, accuracy,
    attitude, timeliness) are of 100. `scenario` is its path, `digest` that of its text.
    """

    id: str
    trainee: str
    scenario: str
    title: str
    digest: str
    mode: str
    seed: int
    judge: str
    profile: str
    program: str
    started: datetime
    ended: datetime
    played_ms: int
    ending: str
    satisfaction: str
    verdict: str
    total: int
    passed: bool
    axes: tuple[tuple[str, int], ...]
    sitting: OfSitting | None = None


def drill_statements(identity: Identity, drill: FinishedDrill) -> tuple[Statement, ...]:
    """Return 做完了, and 通过了 or 没有通过; of a broken-off drill 中断了 alone, without score."""
    subject = Subject(
        drill.id, drill.trainee, drill.started, drill.mode, drill.program, drill.digest
    )
    about = activity(
        iri(identity.base, "scenario", drill.scenario), f"{ADL_ACTIVITY}/simulation", drill.title
    )
    context = _context(identity, subject, drill)
    came_to = _came_to(identity, drill)

    def said(part: str, verb: Verb, **result: object) -> Statement:
        whole = {**result, **came_to}
        return statement(identity, subject, part, verb, about, whole, context, drill.ended)

    if drill.ending == BROKEN_OFF:
        return (said("end", Verb.TERMINATED, completion=False),)
    points = score(drill.total)
    verb = Verb.PASSED if drill.passed else Verb.FAILED
    return (
        said("end", Verb.COMPLETED, completion=True, score=points),
        said("outcome", verb, completion=True, success=drill.passed, score=points),
    )


def _context(identity: Identity, subject: Subject, drill: FinishedDrill) -> Statement:
    # A seed can be longer than the whole numbers that JSON readers keep exact.
    told = {"seed": str(drill.seed), "judge": drill.judge, "profile": drill.profile}
    sitting = drill.sitting
    if sitting is None:
        return context_of(identity, subject, told, {})
    paper = activity(
        iri(identity.base, "paper", sitting.paper), f"{ADL_ACTIVITY}/assessment", sitting.title
    )
    under = registration(identity, drill.trainee, sitting.id, sitting.started)
    return context_of(identity, subject, told, {"parent": [paper]}, under)


def _came_to(identity: Identity, drill: FinishedDrill) -> Statement:
    told: Statement = {
        "ending": shown_line(drill.ending),
        "satisfaction": drill.satisfaction,
        "verdict": drill.verdict,
    }
    if drill.ending != BROKEN_OFF:
        told["axes"] = dict(drill.axes)
    return {"duration": duration(drill.played_ms), "extensions": extended(identity, told)}
