"""What trainers and the judge made of the same replies, label by label: `compare`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from trainer.errors import TrainerError
from trainer.language import SEVERITY, Severity
from trainer.reports.agreement import Agreement, cohen, fleiss, pooled
from trainer.reports.calibration.opinions import JUDGE, Opinions
from trainer.reports.calibration.sample import LABELS, Sample
from trainer.reports.kappa import Table, Votes, sign_test

LIKELY = 0.05  # a split that chance makes more often than this is no leaning
_WEIGHTS = {Severity.RED_LINE: 3, Severity.HARD: 2, Severity.SOFT: 1}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who answered the same replies; `more` is who said yes clearly more often, or empty."""

    first: str
    second: str
    agreement: Agreement
    more: str = ""


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """One label: in how many of the `replies` the judge said yes, the trainers' votes, agreements.

    `votes` are (yes, all) of the trainers' answers to all replies. `among` is the agreement of the
    trainers (None for one alone), `judged` that of the judge with them. `lean` is 1 where the judge
    says yes clearly more often than most of them do, -1 where less, else 0.
    """

    label: str
    replies: int
    judge_yes: int
    votes: Votes
    among: Agreement | None
    judged: Agreement
    lean: int
    pairs: tuple[Pair, ...]

    @property
    def heard_by_nobody(self) -> bool:
        """Say whether neither the judge nor a trainer ever said yes."""
        return not self.judge_yes and not self.votes[0]


@dataclass(frozen=True, slots=True)
class Split:
    """A label of one reply on which they are not of one mind; `doubtful`: the judge was unsure."""

    label: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A reply (its place, from 0) with its splits; notes are (trainer, what was noted)."""

    index: int
    splits: tuple[Split, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> int:
        """How much is at stake: heavier faults count more, more people too."""
        return sum(
            _WEIGHTS.get(SEVERITY.get(one.label, Severity.SOFT), 1) * min(len(one.yes), len(one.no))
            for one in self.splits
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it; `graded` are (trainer, how many replies), `shared` how many two or more graded.

    `disagreements` begin with the strongest.
    """

    graded: tuple[tuple[str, int], ...]
    shared: int
    labels: tuple[LabelAgreement, ...]
    disagreements: tuple[Disagreement, ...]


def compare(sample: Sample, given: Sequence[Opinions]) -> Comparison:
    """Return the comparison; TrainerError where the opinions cannot be set beside each other."""
    _refuse(given)
    given = sorted(given, key=lambda one: one.grader)
    found = (_disagreement(sample, given, index) for index in range(len(sample.replies)))
    return Comparison(
        tuple((one.grader, len(one.of)) for one in given),
        sum(len(_graders(given, index)) > 1 for index in range(len(sample.replies))),
        tuple(_label(sample, given, label) for label in LABELS),
        tuple(
            sorted((one for one in found if one.splits), key=lambda one: (-one.weight, one.index))
        ),
    )


def _refuse(given: Sequence[Opinions]) -> None:
    names = [one.grader.casefold() for one in given]
    for one in given:
        if not one.of:
            raise TrainerError(f"{one.grader}一条也没有评，先评几条再出报告。")
        if names.count(one.grader.casefold()) > 1:
            raise TrainerError(f"有两份盲评都是{one.grader}的，请只留一份。")
    for one in given:
        if len(given) > 1 and not any(one.of.keys() & other.of for other in given if other != one):
            raise TrainerError(
                f"{one.grader}评的回复别人都没有评过，没法比。请多评几条同样的，"
                "或者一次只给一份盲评，单独和评判比。"
            )


def _label(sample: Sample, given: Sequence[Opinions], label: str) -> LabelAgreement:
    judge = {index: label in one.heard for index, one in enumerate(sample.replies)}
    said = {
        one.grader: {index: label in opinion.labels for index, opinion in one.of.items()}
        for one in given
    }
    graded = sorted({index for answers in said.values() for index in answers})
    votes = [_votes(said.values(), index) for index in graded]
    pairs = [_pair((JUDGE, judge), one) for one in said.items()]
    pairs += [_pair(one, other) for one, other in combinations(said.items(), 2)]
    return LabelAgreement(
        label,
        len(graded),
        sum(judge[index] for index in graded),
        (sum(yes for yes, _ in votes), sum(of for _, of in votes)),
        _among(pairs[len(given) :], votes) if len(given) > 1 else None,
        pooled([_beside(judge[i], vote) for i, vote in zip(graded, votes, strict=True)]),
        _lean([judge[index] for index in graded], votes),
        tuple(pairs),
    )


def _votes(answers: Iterable[dict[int, bool]], index: int) -> Votes:
    given = [one[index] for one in answers if index in one]
    return sum(given), len(given)


def _among(pairs: Sequence[Pair], votes: Sequence[Votes]) -> Agreement:
    """Return the agreement of the trainers: Cohen's of two, Fleiss' of more."""
    return pairs[0].agreement if len(pairs) == 1 else fleiss(votes)


def _pair(one: tuple[str, dict[int, bool]], other: tuple[str, dict[int, bool]]) -> Pair:
    (first, mine), (second, yours) = one, other
    answers = [(mine[index], yours[index]) for index in mine.keys() & yours]
    table = Table(
        answers.count((True, True)),
        answers.count((True, False)),
        answers.count((False, True)),
        answers.count((False, False)),
    )
    clear = sign_test(table.first, table.second) < LIKELY
    more = (first if table.first > table.second else second) if clear else ""
    return Pair(first, second, cohen(table), more)


def _beside(judge: bool, vote: Votes) -> Table:
    """Return the table of the judge with each trainer who graded a reply."""
    yes, of = vote
    return Table(both=yes, first=of - yes) if judge else Table(second=yes, neither=of - yes)


def _lean(judge: Sequence[bool], votes: Sequence[Votes]) -> int:
    """Say whether the judge says yes more often than most trainers do, reply by reply."""
    beside = list(zip(judge, votes, strict=True))
    more = sum(heard and 2 * yes < of for heard, (yes, of) in beside)
    less = sum(not heard and 2 * yes > of for heard, (yes, of) in beside)
    if sign_test(more, less) >= LIKELY:
        return 0
    return 1 if more > less else -1


def _graders(given: Sequence[Opinions], index: int) -> list[Opinions]:
    return [one for one in given if index in one.of]


def _disagreement(sample: Sample, given: Sequence[Opinions], index: int) -> Disagreement:
    graders = _graders(given, index)
    notes = tuple((one.grader, one.of[index].note) for one in graders if one.of[index].note)
    return Disagreement(index, tuple(_splits(sample, graders, index)), notes)


def _splits(sample: Sample, graders: Sequence[Opinions], index: int) -> Iterator[Split]:
    reply = sample.replies[index]
    for label in LABELS:
        yes = [one.grader for one in graders if label in one.of[index].labels]
        no = [one.grader for one in graders if label not in one.of[index].labels]
        (yes if label in reply.heard else no).append(JUDGE)
        if graders and yes and no:
            yield Split(label, tuple(yes), tuple(no), label in reply.doubtful)
