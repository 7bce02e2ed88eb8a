"""What the archive holds for item analysis: sittings and drills, one by one, added up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from trainer.cli.items_paper import OfPaper
from trainer.cli.items_played import Lent, Played, played_by
from trainer.cli.items_versions import chosen_versions
from trainer.errors import TrainerError
from trainer.paper import replay
from trainer.quiz import Bank, Question
from trainer.quiz.library import BankLibrary
from trainer.reports.items import (
    Graded,
    QuestionItem,
    QuestionTally,
    ScenarioItem,
    ScenarioTally,
    asked_items,
    worded,
)
from trainer.reports.items.figures import part_of
from trainer.reports.items.questions import AskedItem
from trainer.scenario import Library
from trainer.scoring.points import half_up
from trainer.scoring.rollup import Wanted
from trainer.store import Archive

FEWEST_OTHERS = 2  # scenarios of the same trainee, below which they say too little


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found; `unread` sittings, drills and scenario texts could not be read.

    `repeats` says that further attempts of the same trainee stand in the figures too. `missing`
    drills of other machines were of a scenario that is not here in their version.
    """

    questions: tuple[QuestionItem, ...]
    scenarios: tuple[ScenarioItem, ...]
    trainees: int
    unread: int
    repeats: bool = False
    missing: int = 0


class Analyst:
    """Goes through an archive, trainee by trainee; keeps sums, never sittings or drills."""

    def __init__(
        self,
        archive: Archive,
        library: Library,
        banks: BankLibrary,
        wanted: Wanted,
        *,
        bank: str = "",
        repeats: bool = False,
        lent: Lent | None = None,
    ) -> None:
        """Look at what is wanted: one scenario or one bank, all where neither is named.

        `repeats` lets further attempts count like first ones.
        """
        self._archive = archive
        self._lent = lent or Lent()
        self._library = library
        self._banks = banks
        self._wanted = wanted
        self._bank = bank
        self._repeats = repeats
        self._paper = OfPaper(archive, wanted.paper)
        self._questions: dict[tuple[str, str], dict[Question, QuestionTally]] = {}
        self._scenarios: dict[str, tuple[str, ScenarioTally]] = {}
        self._older: Counter[str] = Counter()
        self._unread = self._missing = 0

    def analysis(self) -> Analysis:
        """Return what the archive says of what is wanted."""
        wanted, trainees = self._wanted, 0
        if not self._bank:
            self._choose_versions()
        here = (one.name for one in self._archive.trainees())
        for name in dict.fromkeys((*here, *self._lent.trainees)):
            if wanted.trainees is not None and name not in wanted.trainees:
                continue
            seen = 0
            if not wanted.scenario:
                seen += self._sittings(name)
            if not self._bank:
                seen += self._drills(name)
            trainees += bool(seen)
        scenarios = (
            tally.item(self._older[path]) for path, (_, tally) in sorted(self._scenarios.items())
        )
        found = tuple(one for one in scenarios if one.drills or one.lent)
        questions = tuple(self._question_items())
        return Analysis(questions, found, trainees, self._unread, self._repeats, self._missing)

    def _sittings(self, trainee: str) -> int:
        """Add up a trainee's sittings, the oldest first; return how many answers counted."""
        first: set[tuple[str, Question]] = set()
        counted, wanted = 0, self._wanted
        for kept in reversed(self._archive.sittings.of(trainee)):
            if kept.ended is None or wanted.mode not in ("", kept.mode):
                continue
            if not self._paper.has_sitting(kept):
                continue
            try:
                sitting = replay(self._archive.sittings.events_of(kept.id))
            except TrainerError:
                self._unread += not self._is_aside(kept.ended)
                continue
            for asked in asked_items(sitting):
                key = asked.record.source, worded(asked.question)
                if self._bank not in ("", key[0]):
                    continue
                if not self._is_aside(kept.ended):
                    self._tally(*key, asked).add(asked, first=key not in first or self._repeats)
                    counted += asked.record.reached
                if asked.record.reached:
                    first.add(key)
        return counted

    def _is_aside(self, ended: datetime) -> bool:
        """Say whether it ended outside the days that are asked for: seen, but not counted."""
        return not self._wanted.has_day_of(ended)

    def _tally(self, bank: str, question: Question, asked: AskedItem) -> QuestionTally:
        wordings = self._questions.setdefault((bank, question.id), {})
        return wordings.setdefault(question, QuestionTally(bank, asked.question))

    def _question_items(self) -> Iterator[QuestionItem]:
        """Yield the questions as they stand in their banks now, in the bank's order."""
        for name in sorted({bank for bank, _ in self._questions} | {self._bank} - {""}):
            bank = self._banks.load(name)
            if isinstance(bank, Bank):
                for question in bank.questions:
                    yield self._item(name, question)
                continue
            for (path, _), wordings in sorted(self._questions.items()):
                if path == name:
                    yield self._item(name, next(reversed(wordings.values())).question)

    def _item(self, bank: str, question: Question) -> QuestionItem:
        wordings = self._questions.get((bank, question.id), {})
        tally = wordings.get(worded(question)) or QuestionTally(bank, question)
        older = sum(one.answers for one in wordings.values()) - tally.answers
        return tally.item(question, older)

    def _choose_versions(self) -> None:
        given = (self._archive, self._library, self._lent, self._wanted.scenario)
        for path, scenario, is_current in chosen_versions(*given):
            if scenario is None:
                self._unread += 1
            else:
                tally = ScenarioTally(scenario, is_current=is_current)
                self._scenarios[path] = scenario.digest, tally

    def _drills(self, trainee: str) -> int:
        """Add up a trainee's drills, the oldest first; return how many counted."""
        totals: dict[str, int] = {}  # of the first drill of each scenario, in any version
        mine: dict[str, int] = {}  # of the version that counts, where it is since the day
        seen: set[str] = set()
        counted, wanted = 0, self._wanted
        for played in played_by(self._archive, self._lent, trainee):
            if wanted.mode not in ("", played.mode) or not self._paper.has_drill(played):
                continue
            is_aside = self._is_aside(played.ended)
            totals.setdefault(played.scenario, played.total)
            digest, tally = self._scenarios.get(played.scenario, ("", None))
            if tally is None:
                is_meant = wanted.scenario in ("", played.scenario)
                self._missing += played.is_lent and is_meant and not is_aside
                continue
            if played.digest != digest:
                self._older[played.scenario] += not is_aside
                continue
            is_first = played.scenario not in seen
            seen.add(played.scenario)
            drill = None if is_aside else self._graded(played)
            if drill is None:
                continue
            tally.add(drill, first=is_first or self._repeats)
            if is_first:
                mine[played.scenario] = played.total
            counted += 1
        for path, total in mine.items():
            others = [points for other, points in totals.items() if other != path]
            if len(others) >= FEWEST_OTHERS:
                mean = part_of(half_up(100 * sum(others), len(others)), 10_000)
                self._scenarios[path][1].stands(total, mean)
        return counted

    def _graded(self, played: Played) -> Graded | None:
        try:
            return played.graded()
        except (TrainerError, ValueError, KeyError, TypeError, AttributeError):
            self._unread += 1
            return None
