"""Questions over many sittings: how hard each is, how well it tells, and what was chosen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trainer.paper.items import ItemRecord, item_records
from trainer.paper.sitting import Sitting
from trainer.quiz import Asked, Question, QuestionKind
from trainer.reports.items.figures import (
    ENOUGH,
    FULL,
    NOTHING,
    Discrimination,
    Share,
    discrimination,
    pair,
    part_of,
)
from trainer.reports.items.hints import URGENCY, Hint, is_miskeyed, of_figures
from trainer.scenario.model import Place

FEWEST_OTHERS = 4  # questions of the same sitting, below which the rest says too little
BINS = 20  # the rest in steps of 5 percent, so that memory does not grow with the answers
BEST = 27  # percent: the upper group of Kelley 1939 (Journal of Educational Psychology 30:17)
CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE)
_ONE_RIGHT = (QuestionKind.SINGLE, QuestionKind.TRUE_FALSE)


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One question of one sitting: how it went, and the share of the other questions (0-FULL).

    `rest` is None where it was not come to, or too few others were.
    """

    question: Question
    record: ItemRecord
    rest: int | None


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How often an option was chosen, and how often by the best; `right` as the bank says."""

    text: str
    right: bool
    chosen: int
    by_best: int


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """What is known of one question from `share.n` answers.

    `best` is how many answers the best gave; `unanswered` were come to and left empty,
    `unreached` never come to, `again` further answers of the same trainee and `older` answers to
    the question in other words: none of the last three is in any figure.
    """

    bank: str
    question: Question
    share: Share
    discrimination: Discrimination
    options: tuple[OptionCount, ...] = ()
    best: int = 0
    unanswered: int = 0
    unreached: int = 0
    again: int = 0
    older: int = 0
    hints: tuple[Hint, ...] = ()

    @property
    def unpicked(self) -> tuple[str, ...]:
        """The wrong options that nobody chose."""
        return tuple(one.text for one in self.options if not one.right and not one.chosen)


def asked_items(sitting: Sitting) -> Iterator[AskedItem]:
    """Yield each question of a sitting that was drawn."""
    records = zip(sitting.items, item_records(sitting), strict=True)
    asked = [(item.task, one) for item, one in records if isinstance(item.task, Asked)]
    reached = [one for _, one in asked if one.reached]
    points, most = sum(one.points for one in reached), sum(one.most for one in reached)
    enough = len(reached) > FEWEST_OTHERS
    for task, one in asked:
        tells = enough and one.reached
        rest = part_of(points - one.points, most - one.most) if tells else None
        yield AskedItem(task.question, one, rest)


def worded(question: Question) -> Question:
    """Return what a trainee is asked and graded by: equal for questions that are the same.

    Options are shuffled, so their order in the file does not matter.
    """
    return replace(
        question,
        place=Place(),
        explanation="",
        source="",
        skill="",
        difficulty=1,
        examples=(),
        right=tuple(sorted(question.right)),
        wrong=tuple(sorted(question.wrong)),
        spare=tuple(sorted(question.spare)),
    )


class QuestionTally:
    """Adds up the answers to one question in one wording."""

    def __init__(self, bank: str, question: Question) -> None:
        self.bank = bank
        self.question = question
        self.answers = 0  # all of them, also those that no figure counts
        self._share = Share()
        self._pairs = NOTHING
        self._chosen: Counter[str] = Counter()
        self._by_rest: Counter[tuple[int, str]] = Counter()
        self._answered_by_rest: Counter[int] = Counter()
        self._unanswered = self._unreached = self._again = 0

    def add(self, asked: AskedItem, *, first: bool) -> None:
        """Count one answer; what is not the trainee's first is only counted."""
        record = asked.record
        if not record.reached:
            self._unreached += 1
            return
        self.answers += 1
        if not first:
            self._again += 1
            return
        earned = part_of(record.points, record.most)
        self._share = Share(self._share.n + 1, self._share.points + earned)
        given = set(record.given) if self.question.kind in CHOICES else set()
        self._chosen.update(given)
        self._unanswered += self.question.kind in CHOICES and not given
        if asked.rest is not None:
            self._pairs += pair(earned, asked.rest)
            step = BINS * asked.rest // FULL
            self._answered_by_rest[step] += 1
            self._by_rest.update((step, option) for option in given)

    def item(self, question: Question, older: int) -> QuestionItem:
        """Return what is known of the question, which the bank has at `question.place` now."""
        told = discrimination(self._pairs)
        best, by_best = self._best()
        options = tuple(_options(self.question, self._chosen, by_best))
        found = QuestionItem(
            self.bank,
            question,
            self._share,
            told,
            options,
            best,
            self._unanswered,
            self._unreached,
            self._again,
            older,
        )
        return replace(found, hints=_hints(found))

    def _best(self) -> tuple[int, Counter[str]]:
        """Return how many answers the best gave, and what they chose; whole steps from the top."""
        wanted = -(-BEST * self._pairs.n // 100)
        best, by_best = 0, Counter[str]()
        for step in sorted(self._answered_by_rest, reverse=True):
            if best >= wanted:
                break
            best += self._answered_by_rest[step]
            for (at, option), count in self._by_rest.items():
                if at == step:
                    by_best[option] += count
        return best, by_best


def _options(
    question: Question, chosen: Counter[str], by_best: Counter[str]
) -> Iterator[OptionCount]:
    if question.kind in CHOICES:
        for text in (*question.right, *question.wrong):
            yield OptionCount(text, text in question.right, chosen[text], by_best[text])


def _hints(item: QuestionItem) -> tuple[Hint, ...]:
    found = list(of_figures(item.share, item.discrimination))
    if item.question.kind in _ONE_RIGHT and _has_rival(item):
        found.append(Hint.MISKEYED)
    if item.unpicked and item.share.n >= ENOUGH:
        found.append(Hint.UNPICKED)
    return tuple(sorted(found, key=URGENCY.__getitem__))


def _has_rival(item: QuestionItem) -> bool:
    """Say whether the best prefer a wrong option that the others choose no oftener.

    Where the others choose it oftener still, the question is hard, and tells the good apart.
    """
    best, others = item.best, item.share.n - item.best
    right = sum(one.by_best for one in item.options if one.right)
    return any(
        is_miskeyed(right, one.by_best)
        and one.by_best * others >= (one.chosen - one.by_best) * best
        for one in item.options
        if not one.right
    )
