"""A report as values: whole numbers only, each with the drills that it comes from.

A share is kept as part and whole; whoever shows it divides. Faces (page, workbook, tables, lines)
take a `Report` and nothing else, so that all of them say the same.
"""

from dataclasses import dataclass

from trainer.reports.item_line import Items
from trainer.reports.rounds import RoundLine


@dataclass(frozen=True, slots=True)
class Figure:
    """`part` of `whole`: a share, or a sum of points over so many drills."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """The share of 100 (or 100 times the mean), rounded half up; None where whole is 0."""
        return (200 * self.part + self.whole) // (2 * self.whole) if self.whole else None

    @property
    def mean(self) -> int | None:
        """The mean, rounded half up; None where there is nothing to take one of."""
        return (2 * self.part + self.whole) // (2 * self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class StepCount:
    """One step: in how many drills it was due, in how many of these it was done.

    `missed` are the newest drills (ids) in which it was due and was not done.
    """

    step: str
    due: int
    done: int
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultCount:
    """One fault: in how many drills it was heard, and how often; `newest` are ids of these."""

    fault: str
    drills: int
    times: int
    newest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KpiFigure:
    """What drills came to under a figure of a profile: hits (of a mean: seconds) of `counted`.

    `met` is None where nothing was counted or nothing is wanted.
    """

    counted: int
    sum: int
    met: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What drills came to together; `broken` ones (中断) are in no other figure but `practice_ms`.

    `axes` are flow, accuracy, attitude, timeliness, each a sum of points over `drills`.
    `first_replies` and `rounds` count answers within 10, 20, 30, 60 seconds, later, and never.
    `confronting` is replies with 反问, 质问, 推诿 or 辱骂讽刺 of all replies; `satisfied` is 满意
    of all ratings, `annoyed` the bad ratings that the manner caused of all bad ones. `kpis` are in
    the order of the report's.
    """

    drills: int
    broken: int
    passed: Figure
    red_lines: int
    total: Figure
    axes: tuple[Figure, ...]
    steps: tuple[StepCount, ...]
    faults: tuple[FaultCount, ...]
    confronting: Figure
    within: Figure
    satisfied: Figure
    annoyed: Figure
    first_replies: tuple[int, ...]
    rounds: tuple[int, ...]
    practice_ms: int
    kpis: tuple[KpiFigure, ...] = ()

    @property
    def coverage(self) -> Figure:
        """Steps done of the steps due, all steps together."""
        return Figure(sum(s.done for s in self.steps), sum(s.due for s in self.steps))


@dataclass(frozen=True, slots=True)
class Change:
    """First against latest attempts, over `scenarios` taken more than once: sums of totals."""

    scenarios: int
    first: int
    latest: int


@dataclass(frozen=True, slots=True)
class Week:
    """One week, named by its Monday in Beijing (2026-11-16); steps and faults name no drills."""

    monday: str
    drills: int
    total: Figure
    coverage: Figure
    confronting: Figure
    steps: tuple[StepCount, ...] = ()
    faults: tuple[FaultCount, ...] = ()

    def share_of(self, step: str) -> Figure:
        """In how many of the drills in which the step was due it was done; 0 of 0: it never was."""
        found = next((one for one in self.steps if one.step == step), None)
        return Figure(found.done, found.due) if found else Figure(0, 0)


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where a trainee stands on the ladder: level reached and next (empty: none), what is missing.

    `missing` and `met` are the demands of the next level, Chinese sentences with both figures.
    Drills and exams of this machine count for it, and those of the files that were read.
    """

    reached: str
    next: str
    missing: tuple[str, ...]
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TraineeSummary:
    """One trainee; `readiness` is None where it cannot be told, `drills` are the newest ids."""

    name: str
    figures: Figures
    change: Change
    weeks: tuple[Week, ...] = ()
    readiness: Readiness | None = None
    drills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioSummary:
    """One scenario, by its path; `title` is empty where nobody here has its text."""

    path: str
    title: str
    figures: Figures
    trainees: int
    drills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileSummary:
    """The drills that were timed by one profile: their first replies (a sum of seconds over those
    that were answered) and the rounds `within` its line.

    `wanted` percent of the rounds are to be within it, 0 where no share is wanted or the profile
    is not known here.
    """

    profile: str
    title: str
    drills: int
    first_s: Figure
    within: Figure
    wanted: int = 0

    @property
    def met(self) -> bool | None:
        """Say whether the wanted share was reached; None where there is nothing to reach."""
        if not self.wanted or not self.within.whole:
            return None
        return self.within.part * 100 >= self.wanted * self.within.whole


@dataclass(frozen=True, slots=True)
class Kpi:
    """One figure (指标) of a profile: what it counts (轮次, 消息, 顾客), and what is wanted of it.

    `wanted` is what to reach in words (≥80%, <40秒), empty where nothing is; `source` and `date`
    say where that comes from. `is_of_ratings`: how customers rated, not how long they waited.
    """

    profile: str
    title: str
    name: str
    unit: str
    is_mean: bool
    wanted: str
    source: str
    date: str
    is_of_ratings: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One finished exam of a trainee; `id` names the sitting."""

    id: str
    trainee: str
    started: str
    total: int
    passed: bool


@dataclass(frozen=True, slots=True)
class PaperSummary:
    """One paper: finished exams, how many passed, the sum of totals, the best."""

    paper: str
    title: str
    level: str
    passed: Figure
    total: Figure
    best: int
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class CohortSummary:
    """Several trainees together; `trainees` of them have a drill, `named` are on the list.

    The one with an empty name is everybody who was asked for; `drills` are its newest. `levels`
    pairs each level that somebody reached, the lowest first, with how many have it as their
    highest; the last, with an empty name, is who has none.
    """

    name: str
    named: int
    trainees: int
    figures: Figures
    change: Change
    weeks: tuple[Week, ...] = ()
    drills: tuple[str, ...] = ()
    levels: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """An instructive failure: what the customer said, the reply (both masked), what is better.

    `at_fault` is the part of the reply that it is about; `drills` tells in how many of the newest
    failed drills the same fault stands.
    """

    fault: str
    customer: str
    words: str
    reason: str
    better: str
    drill: str
    round: int
    at_fault: str = ""
    trainee: str = ""
    scenario: str = ""
    drills: int = 1


@dataclass(frozen=True, slots=True)
class Criterion:
    """One mark that was lost: what was asked, the words (masked), why, and a better line.

    `criterion` is its stable id, `axis` where it counts.
    """

    title: str
    points: int
    round: int
    words: str
    reason: str
    advice: str
    criterion: str = ""
    axis: str = ""


@dataclass(frozen=True, slots=True)
class DrillLine:
    """One drill of a list; `here` says that `trainer replay` finds it on this machine.

    `started` is UTC in ISO 8601; `practice_ms` how long it took; `lost` are the marks that cost it
    points, empty where too many drills are listed to tell them all; `rounds` are all of it.
    `reasons` say what the verdict rests on, empty where the card does not tell.
    """

    id: str
    trainee: str
    scenario: str
    title: str
    mode: str
    started: str
    ending: str
    satisfaction: str
    verdict: str
    total: int
    passed: bool
    axes: tuple[int, ...]
    here: bool = True
    lost: tuple[Criterion, ...] = ()
    profile: str = "house"
    practice_ms: int = 0
    rounds: tuple[RoundLine, ...] = ()
    red_line: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a face shows. `made` is UTC in ISO 8601; `asked` are Chinese words.

    The first of `cohorts` is everybody, the others are compared with one another. `drills` are the
    newest; `notes` say in Chinese what was left out, skipped or refused. `items` is None where
    items were not analysed.
    """

    title: str
    asked: tuple[str, ...]
    made: str
    sources: tuple[str, ...]
    cohorts: tuple[CohortSummary, ...]
    trainees: tuple[TraineeSummary, ...]
    scenarios: tuple[ScenarioSummary, ...]
    papers: tuple[PaperSummary, ...]
    quotes: tuple[Quote, ...]
    drills: tuple[DrillLine, ...]
    notes: tuple[str, ...] = ()
    profiles: tuple[ProfileSummary, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    items: Items | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: no drill and no exam."""
        everybody = self.cohorts[0].figures
        return not (everybody.drills or everybody.broken or self.papers)
