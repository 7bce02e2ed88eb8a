"""Everything that was gathered for a report, as a `Report`: the one summary that all faces show."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter

from trainer.reports.drill_card import DrillCard, criteria, drill_line, moment_text
from trainer.reports.exported import Said
from trainer.reports.figures import change_of, figures_of, ids_of, week_of_counts
from trainer.reports.first_told import first_told
from trainer.reports.kpis import Measured
from trainer.reports.level_words import levels_of
from trainer.reports.model import (
    CohortSummary,
    DrillLine,
    Figure,
    PaperSummary,
    ProfileSummary,
    Readiness,
    Report,
    ScenarioSummary,
    Seat,
    TraineeSummary,
    Week,
)
from trainer.reports.quotes import instructive
from trainer.scoring.profile import Profile
from trainer.scoring.rollup import Attempts, Counts, added

DETAILED = 300  # so many drills tell their marks: key ones and those behind figures first
SEATS = 500  # so many of the newest exams of a paper are listed

OfTrainee = tuple[str, Counts]
OfWeek = tuple[int, Counts]  # the week as `week_of` names it
OfScenario = tuple[str, str, int, Counts]  # path, title, trainees, what they came to


@dataclass(frozen=True, slots=True)
class Cohort:
    """A list of names that is compared with others."""

    name: str
    trainees: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exam:
    """A finished exam of a trainee, for the papers of a report."""

    paper: str
    title: str
    level: str
    seat: Seat


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the archive and the files say; `newest` and `failed` are drills, the newest first.

    `weeks` are those of each cohort by its name (empty: everybody), `trainee_weeks` of each
    trainee, empty where there are too many trainees to tell them all. `said` gives what was said
    in a drill where it lost points.
    """

    trainees: Sequence[OfTrainee]
    scenarios: Sequence[OfScenario]
    attempts: Sequence[Attempts]
    weeks: Mapping[str, Sequence[OfWeek]] = field(default_factory=dict)
    trainee_weeks: Mapping[str, Sequence[OfWeek]] = field(default_factory=dict)
    profiles: Sequence[tuple[Profile | None, str, Counts]] = ()
    measured: Measured = Measured()
    exams: Sequence[Exam] = ()
    readiness: Mapping[str, Readiness] = field(default_factory=dict)
    newest: Sequence[DrillCard] = ()
    failed: Sequence[DrillCard] = ()
    said: Callable[[DrillCard], Iterable[Said]] = lambda _: ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def report_of(
    gathered: Gathered,
    made: datetime,
    *,
    title: str = "",
    asked: tuple[str, ...] = (),
    cohorts: Sequence[Cohort] = (),
) -> Report:
    """Return the report; equal material and moment give an equal report."""
    everybody = _cohort(gathered, Cohort("", frozenset(name for name, _ in gathered.trainees)))
    report = Report(
        title=title,
        asked=asked,
        made=moment_text(made),
        sources=gathered.sources,
        cohorts=(everybody, *(_cohort(gathered, one) for one in cohorts)),
        trainees=tuple(_trainees(gathered)),
        scenarios=tuple(_scenarios(gathered)),
        papers=tuple(_papers(gathered.exams)),
        quotes=instructive(gathered.failed, gathered.said),
        drills=tuple(map(drill_line, gathered.newest)),
        notes=gathered.notes,
        profiles=tuple(_profile(*one) for one in gathered.profiles),
        kpis=gathered.measured.kpis(),
    )
    return replace(report, drills=tuple(_with_marks(report, gathered.newest)))


def _cohort(gathered: Gathered, cohort: Cohort) -> CohortSummary:
    mine = {name: counts for name, counts in gathered.trainees if name in cohort.trainees}
    counts = added(mine.values())
    newest = [one for one in gathered.newest if one.trainee in cohort.trainees]
    return CohortSummary(
        name=cohort.name,
        named=len(cohort.trainees),
        trainees=len(mine),
        figures=figures_of(counts, newest, gathered.measured.of_trainees(counts, mine)),
        change=change_of(_of(gathered.attempts, cohort.trainees)),
        weeks=_weeks(gathered.weeks.get(cohort.name, ())),
        drills=ids_of(newest),
        levels=levels_of(gathered.readiness[name] for name in mine if name in gathered.readiness),
    )


def _of(attempts: Iterable[Attempts], trainees: Collection[str]) -> Iterator[Attempts]:
    return (one for one in attempts if one.trainee in trainees)


def _weeks(weeks: Iterable[OfWeek]) -> tuple[Week, ...]:
    return tuple(week_of_counts(week, counts) for week, counts in weeks)


def _trainees(gathered: Gathered) -> Iterator[TraineeSummary]:
    attempts = {one.trainee: one for one in gathered.attempts}
    newest = _grouped(gathered.newest, attrgetter("trainee"))
    for name, counts in gathered.trainees:
        mine = newest.get(name, [])
        yield TraineeSummary(
            name=name,
            figures=figures_of(counts, mine, gathered.measured.of_trainees(counts, (name,))),
            change=change_of([attempts[name]] if name in attempts else []),
            weeks=_weeks(gathered.trainee_weeks.get(name, ())),
            readiness=gathered.readiness.get(name),
            drills=ids_of(mine),
        )


def _scenarios(gathered: Gathered) -> Iterator[ScenarioSummary]:
    newest = _grouped(gathered.newest, attrgetter("scenario"))
    for path, title, trainees, counts in gathered.scenarios:
        mine = newest.get(path, [])
        figures = figures_of(counts, mine, gathered.measured.of_one_scenario(counts, path))
        yield ScenarioSummary(path, title, figures, trainees, ids_of(mine))


def _grouped(
    drills: Iterable[DrillCard], key: Callable[[DrillCard], str]
) -> dict[str, list[DrillCard]]:
    found: dict[str, list[DrillCard]] = defaultdict(list)
    for one in drills:
        found[key(one)].append(one)
    return found


def _profile(profile: Profile | None, name: str, counts: Counts) -> ProfileSummary:
    answered = counts["drills"] - counts["first_never"]
    return ProfileSummary(
        profile=name,
        title=profile.title if profile else "",
        drills=counts["drills"],
        first_s=Figure(counts["first_s"], answered),
        within=Figure(counts["within"], counts["timed"]),
        wanted=profile.pass_percent if profile else 0,
    )


def _papers(exams: Iterable[Exam]) -> Iterator[PaperSummary]:
    by_paper: dict[str, list[Exam]] = defaultdict(list)
    for exam in exams:
        by_paper[exam.paper].append(exam)
    for paper in sorted(by_paper):
        mine = by_paper[paper]
        yield PaperSummary(
            paper=paper,
            title=mine[0].title,
            level=mine[0].level,
            passed=Figure(sum(one.seat.passed for one in mine), len(mine)),
            total=Figure(sum(one.seat.total for one in mine), len(mine)),
            best=max(one.seat.total for one in mine),
            seats=tuple(one.seat for one in mine[:SEATS]),
        )


def _with_marks(report: Report, newest: Sequence[DrillCard]) -> Iterator[DrillLine]:
    told = frozenset(first_told(report)[:DETAILED])
    for place, (line, card) in enumerate(zip(report.drills, newest, strict=True)):
        yield replace(line, lost=criteria(card)) if place in told else line
