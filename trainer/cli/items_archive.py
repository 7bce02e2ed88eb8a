"""What the archive holds for item analysis: sittings and drills, one by one, added up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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
    graded,
    worded,
)
from trainer.reports.items.figures import half_up, part_of
from trainer.scenario import Library, Scenario
from trainer.scenario.load import load_text
from trainer.store import Archive, KeptDrill
from trainer.store.plain_json import from_text
from trainer.store.records import Version

FEWEST_OTHERS = 2  # scenarios of the same trainee, below which they say too little


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be analysed: one bank, one scenario (names), or all where both are empty.

    `trainee` is empty for everybody; `repeats` lets further attempts count like first ones.
    """

    bank: str = ""
    scenario: str = ""
    trainee: str = ""
    since: datetime | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found; `unread` sittings, drills and scenario texts could not be read.

    `repeats` says that further attempts of the same trainee stand in the figures too.
    """

    questions: tuple[QuestionItem, ...]
    scenarios: tuple[ScenarioItem, ...]
    trainees: int
    unread: int
    repeats: bool = False


class Analyst:
    """Goes through an archive, trainee by trainee; keeps sums, never sittings or drills."""

    def __init__(
        self, archive: Archive, library: Library, banks: BankLibrary, wanted: Wanted
    ) -> None:
        self._archive = archive
        self._library = library
        self._banks = banks
        self._wanted = wanted
        self._questions: dict[tuple[str, str], dict[Question, QuestionTally]] = {}
        self._scenarios: dict[str, tuple[str, ScenarioTally]] = {}
        self._older: Counter[str] = Counter()
        self._unread = 0

    def analysis(self) -> Analysis:
        """Return what the archive says of what is wanted."""
        wanted, trainees = self._wanted, 0
        names = [one.name for one in self._archive.trainees()]
        if not wanted.bank:
            self._choose_versions()
        for name in [wanted.trainee] if wanted.trainee else names:
            seen = 0
            if not wanted.scenario:
                seen += self._sittings(name)
            if not wanted.bank:
                seen += self._drills(name)
            trainees += bool(seen)
        scenarios = (
            tally.item(self._older[path]) for path, (_, tally) in sorted(self._scenarios.items())
        )
        found = tuple(one for one in scenarios if one.drills)
        questions = tuple(self._question_items())
        return Analysis(questions, found, trainees, self._unread, wanted.repeats)

    def _sittings(self, trainee: str) -> int:
        """Add up a trainee's sittings, the oldest first; return how many answers counted."""
        first: set[tuple[str, Question]] = set()
        counted = 0
        for kept in reversed(self._archive.sittings.of(trainee)):
            if kept.ended is None or (self._wanted.since and kept.ended < self._wanted.since):
                continue
            try:
                sitting = replay(self._archive.sittings.events_of(kept.id))
            except TrainerError:
                self._unread += 1
                continue
            for asked in asked_items(sitting):
                bank, question = asked.record.source, worded(asked.question)
                if self._wanted.bank not in ("", bank):
                    continue
                wordings = self._questions.setdefault((bank, question.id), {})
                tally = wordings.setdefault(question, QuestionTally(bank, asked.question))
                is_first = (bank, question) not in first
                tally.add(asked, first=is_first or self._wanted.repeats)
                if asked.record.reached:
                    first.add((bank, question))
                    counted += 1
        return counted

    def _question_items(self) -> Iterator[QuestionItem]:
        """Yield the questions as they stand in their banks now, in the bank's order."""
        for name in sorted({bank for bank, _ in self._questions} | {self._wanted.bank} - {""}):
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
        """Settle which version of a scenario counts: the file's as it is now, else the newest."""
        played: dict[str, list[Version]] = {}
        for version in self._archive.versions():
            if self._wanted.scenario in ("", version.scenario):
                played.setdefault(version.scenario, []).append(version)
        for path, versions in played.items():
            now = self._library.load(path)
            digest = now.digest if isinstance(now, Scenario) else ""
            is_current = any(one.digest == digest for one in versions)
            found = now if is_current else self._kept(versions[0])
            if isinstance(found, Scenario):
                self._scenarios[path] = found.digest, ScenarioTally(found, is_current=is_current)
            else:
                self._unread += 1

    def _kept(self, version: Version) -> object:
        try:
            return load_text(self._archive.sources_of(version.digest), origin=version.origin)
        except TrainerError:
            return None

    def _drills(self, trainee: str) -> int:
        """Add up a trainee's drills, the oldest first; return how many counted."""
        totals: dict[str, int] = {}  # of the first drill of each scenario, in any version
        mine: dict[str, int] = {}  # of the version that counts
        counted = 0
        for kept in self._archive.played(trainee, self._wanted.since):
            total = kept.summary.total if kept.summary else 0
            totals.setdefault(kept.scenario, total)
            digest, tally = self._scenarios.get(kept.scenario, ("", None))
            if tally is None:
                continue
            if kept.digest != digest:
                self._older[kept.scenario] += 1
                continue
            drill = self._graded(kept)
            if drill is None:
                continue
            tally.add(drill, first=kept.scenario not in mine or self._wanted.repeats)
            mine.setdefault(kept.scenario, total)
            counted += 1
        for path, total in mine.items():
            others = [points for other, points in totals.items() if other != path]
            if len(others) >= FEWEST_OTHERS:
                mean = part_of(half_up(100 * sum(others), len(others)), 10_000)
                self._scenarios[path][1].stands(total, mean)
        return counted

    def _graded(self, kept: KeptDrill) -> Graded | None:
        try:
            card = from_text(kept.summary.card if kept.summary else "")
            return graded(kept.seed, card, self._archive.branches_of(kept.id))
        except (TrainerError, ValueError, KeyError, TypeError, AttributeError):
            self._unread += 1
            return None
