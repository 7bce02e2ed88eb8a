"""Which questions are asked and in which order their options stand, by seed: alike everywhere."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from trainer.quiz.model import FALSE, TRUE, Asked, Bank, Question, QuestionKind
from trainer.quiz.question_reader import made_id
from trainer.scenario.chance import pick

_MANY = 2**64
_Drawn = tuple[str, Question]  # bank's path


def draw(
    banks: Iterable[Bank],
    count: int,
    seed: int,
    *,
    skills: Collection[str] = (),
    avoid: Collection[tuple[str, str]] = (),
) -> tuple[Asked, ...]:
    """Return `count` questions, all there are where there are fewer, spread over banks and skills.

    `skills` keeps questions of these skills alone; `avoid` holds (bank's path, question's id) that
    come only where nothing else is left. The same question in two banks is asked once.
    """
    known = _distinct((b.path, q) for b in banks for q in b.questions if _is_of(q, skills))
    fresh = [one for one in known if (one[0], one[1].id) not in avoid]
    stale = [one for one in known if (one[0], one[1].id) in avoid]
    chosen = [*_spread(fresh, count, seed)]
    chosen += _spread(stale, count - len(chosen), seed)
    chosen.sort(key=lambda one: pick(seed, f"turn:{one[0]}:{one[1].id}", _MANY))
    return tuple(ask(path, question, seed) for path, question in chosen)


def ask(bank_path: str, question: Question, seed: int) -> Asked:
    """Return one question with its options in the order of the seed."""
    return Asked(bank_path, question, _shuffled(question, seed))


def _is_of(question: Question, skills: Collection[str]) -> bool:
    return not skills or question.skill in skills


def _distinct(drawn: Iterable[_Drawn]) -> list[_Drawn]:
    return [*{(made_id(one[1]), one[1].right): one for one in reversed([*drawn])}.values()][::-1]


def _spread(drawn: Sequence[_Drawn], count: int, seed: int) -> Iterator[_Drawn]:
    """Yield `count` at most: always of the bank that had fewest, there of the skill that did."""
    left = sorted(drawn, key=lambda one: pick(seed, f"{one[0]}:{one[1].id}", _MANY))
    banks: Counter[str] = Counter()
    skills: Counter[str] = Counter()
    for _ in range(min(count, len(left))):
        taken = min(left, key=lambda one: (banks[one[0]], skills[one[1].skill]))
        left.remove(taken)
        banks[taken[0]] += 1
        skills[taken[1].skill] += 1
        yield taken


def _shuffled(question: Question, seed: int) -> tuple[str, ...]:
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            return _by_seed((*question.right, *question.wrong), question.id, seed)
        case QuestionKind.TRUE_FALSE:
            return (TRUE, FALSE)
        case QuestionKind.ORDER:
            shuffled = _by_seed(question.order, question.id, seed)
            return shuffled if shuffled != question.order else (*shuffled[1:], shuffled[0])
        case QuestionKind.MATCH:
            rights = (*(right for _, right in question.pairs), *question.spare)
            return _by_seed(tuple(dict.fromkeys(rights)), question.id, seed)
        case _:
            return ()


def _by_seed(options: tuple[str, ...], id: str, seed: int) -> tuple[str, ...]:
    return tuple(sorted(options, key=lambda option: pick(seed, f"{id}:{option}", _MANY)))
