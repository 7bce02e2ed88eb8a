"""Which skill to practise next: the trainer's rule beside FSRS, round-robin, random, the worst.

    python -m benchmarks.study_plan [TRAINEES OF EACH KIND]

Simulated trainees (`benchmarks/study_trainees.py`; they are not people) do two drills a day from
Monday to Friday on the built-in scenarios: of those that call for the chosen skill often, the one
that lies back longest. Every rule sees the same: how often each skill was called for and shown,
and has the same trainees. FSRS has a card for each skill (Good: always shown, Hard: mostly,
Again); it takes part where it is installed: `uv run --with fsrs python -m benchmarks.study_plan`.

Figures: drills until every true skill is 0.8 (median, quartiles; 150 stands for never); the mean
and the weakest true skill on day 30, the last of practice, and on day 60 (medians). Below, what
the same trainee lost against the trainer's own rule (median, quartiles). In the first table the
skill that a drill was chosen for is learnt better than those on the way; in the second all are
learnt alike, so that a rule can only choose scenarios.
"""

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from benchmarks.study_rules import Rule, rules
from benchmarks.study_trainees import KINDS, Kind, Trainee
from trainer.scenario import Library, Scenario
from trainer.study.evidence import Observation
from trainer.study.shelf import Shelved, shelved

TRAINEES = 16
MOST_DRILLS = 150
DRILLS_A_DAY, WORKDAYS = 2, 5
END_OF_PRACTICE, AFTER_PAUSE = 30, 60  # days
MASTERED = 0.8
ON_THE_WAY = 0.25
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY_S = 86_400.0

Shelf = Sequence[Shelved]


@dataclass(frozen=True)
class Outcome:
    """Drills until all skills were mastered; the true skills on the two days."""

    drills: int
    end: tuple[float, ...]
    pause: tuple[float, ...]


class Course:
    """One trainee who follows one rule."""

    def __init__(self, kind: Kind, rule: type[Any], seed: int, shelf: Shelf, way: float) -> None:
        """`way` is what practice is worth for a skill that the drill was not chosen for."""
        self._trainee = Trainee(kind, random.Random(seed), way)
        self._rule: Rule = rule(seed, MONDAY)
        self._shelf = shelf
        self._lain: dict[str, int] = {}
        self._drills = 0
        self._mastered: int | None = None

    def run(self) -> Outcome:
        """Practise for the days there are; then go on until all is mastered."""
        while _moment(self._drills) < MONDAY + timedelta(days=END_OF_PRACTICE):
            self._drill()
        end, pause = (tuple(self._skills(day * DAY_S)) for day in (END_OF_PRACTICE, AFTER_PAUSE))
        while self._mastered is None and self._drills < MOST_DRILLS:
            self._drill()
        return Outcome(self._mastered or MOST_DRILLS, end, pause)

    def _drill(self) -> None:
        now = _moment(self._drills)
        skill = self._rule.choose(self._drills, now)
        scenario = self._scenario(skill)
        self._lain[scenario.path] = self._drills
        done = self._trainee.drill(scenario, skill, _seconds(now))
        self._rule.saw([Observation(now, name, met, of) for name, met, of in done])
        self._drills += 1
        if self._mastered is None:
            skills = self._skills(_seconds(_moment(self._drills)))
            self._mastered = self._drills if min(skills) >= MASTERED else None

    def _scenario(self, skill: str) -> Shelved:
        most = max(one.calls_for(skill) for one in self._shelf)
        rich = [one for one in self._shelf if 2 * one.calls_for(skill) >= most]
        return min(rich, key=lambda one: self._lain.get(one.path, -1))

    def _skills(self, now: float) -> list[float]:
        return self._trainee.skills(now)


def _moment(number: int) -> datetime:
    """Return when drill `number` (from 0) takes place."""
    workday, place = divmod(number, DRILLS_A_DAY)
    week, day = divmod(workday, WORKDAYS)
    return MONDAY + timedelta(days=7 * week + day, minutes=30 * place)


def _seconds(moment: datetime) -> float:
    return (moment - MONDAY).total_seconds()


FIGURES: tuple[tuple[str, Callable[[Outcome], float], str], ...] = (
    ("drills to 0.8", lambda one: one.drills, ".0f"),
    ("mean day 30", lambda one: mean(one.end), ".3f"),
    ("weakest", lambda one: min(one.end), ".3f"),
    ("mean day 60", lambda one: mean(one.pause), ".3f"),
    ("weakest", lambda one: min(one.pause), ".3f"),
)


def main(trainees: int) -> None:
    """Print both tables."""
    library = Library(Path(__file__).parents[1] / "scenarios")
    loaded = [library.load(name) for name in library.names()]
    shelf = [shelved(one) for one in loaded if isinstance(one, Scenario)]
    print("Simulated trainees are not people: the figures compare rules, they promise nothing.")
    print(f"{trainees} trainees of each kind, {len(shelf)} scenarios")
    for way, told in ((ON_THE_WAY, "the chosen skill is learnt better"), (1.0, "all alike")):
        _table(told, way, trainees, shelf)


def _table(told: str, way: float, trainees: int, shelf: Shelf) -> None:
    print("\n" + _line(told, "trainees", [name for name, _, _ in FIGURES]))
    own: list[Outcome] = []
    for rule in rules():
        everybody: list[Outcome] = []
        for kind in KINDS:
            ran = [Course(kind, rule, seed, shelf, way).run() for seed in range(trainees)]
            print(_line(rule.name, kind.name, [_spread(ran, of, to) for _, of, to in FIGURES]))
            everybody += ran
        print(_line(rule.name, "all", [_spread(everybody, of, to) for _, of, to in FIGURES]))
        if own:
            lost = [_lost(everybody, own, of, to) for _, of, to in FIGURES]
            print(_line("", "than rule", lost), flush=True)
        own = own or everybody


def _line(rule: str, kind: str, figures: Sequence[str]) -> str:
    return f"{rule:<34}{kind:<11}" + "".join(f"{figure:>24}" for figure in figures)


def _spread(ran: Sequence[Outcome], of: Callable[[Outcome], float], form: str) -> str:
    return _told([of(one) for one in ran], form)


def _lost(
    ran: Sequence[Outcome], own: Sequence[Outcome], of: Callable[[Outcome], float], form: str
) -> str:
    """Return what the same trainees have more (or less) than with the trainer's own rule."""
    return _told([of(one) - of(other) for one, other in zip(ran, own, strict=True)], f"+{form}")


def _told(values: Sequence[float], form: str) -> str:
    low, _, high = quantiles(values, n=4)
    return f"{median(values):{form}} ({low:{form}} {high:{form}})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRAINEES)
