"""What an answer earns, and why: `grade(asked, answer, heard) -> Grade`, pure."""

from collections.abc import Sequence
from itertools import combinations

from trainer.language import LABEL_NAMES, Finding, listen
from trainer.quiz import marking, rewriting
from trainer.quiz.figure import Figure, typed
from trainer.quiz.model import (
    MOST,
    Answer,
    Asked,
    Chosen,
    Filled,
    Grade,
    Marked,
    Matched,
    Ordered,
    Question,
    QuestionKind,
    Written,
)

_Earned = tuple[int, str]
_NO_ANSWER = (0, "没有作答。")


def grade(asked: Asked, answer: Answer, heard: Sequence[Finding] = ()) -> Grade:
    """Return the grade of an answer; `heard` is what `hear` gave for a 改写 when it was written.

    An answer of another kind than the question's earns nothing, like no answer.
    """
    points, reason = _earned(asked, answer, heard)
    return Grade(points, MOST, points == MOST, reason)


def shown_right(question: Question) -> str:
    """Return the right answer as one text."""
    match question.kind:
        case QuestionKind.ORDER:
            return " → ".join(question.order)
        case QuestionKind.MATCH:
            return "；".join(f"{left} — {right}" for left, right in question.pairs)
        case QuestionKind.SPOTS:
            return "；".join(f"“{s.words}”（{LABEL_NAMES[s.fault]}）" for s in question.spots)
        case QuestionKind.REWRITE:
            wants = "、".join(LABEL_NAMES[want] for want in question.wants)
            return question.examples[0] if question.examples else f"要听得出{wants}"
        case QuestionKind.FIGURE:
            return str(_figure(question))
        case _:
            return "；".join(question.right)


def hear(asked: Asked, text: str) -> tuple[Finding, ...]:
    """Return what the judge hears in the new line of a 改写, the customer's words before it.

    The findings are kept with the answer, so that an old answer is never judged again.
    """
    return listen(text, customer=asked.question.customer or None)


def _earned(asked: Asked, answer: Answer, heard: Sequence[Finding]) -> _Earned:
    match asked.question.kind, answer:
        case QuestionKind.SINGLE | QuestionKind.TRUE_FALSE, Chosen(indexes):
            return _single(asked, indexes)
        case QuestionKind.MULTIPLE, Chosen(indexes):
            return _multiple(asked, indexes)
        case QuestionKind.ORDER, Ordered(indexes):
            return _order(asked, indexes)
        case QuestionKind.MATCH, Matched(indexes):
            return _match(asked, indexes)
        case QuestionKind.SPOTS, Marked(spans):
            return marking.points_of(asked.question, spans)
        case QuestionKind.REWRITE, Written(text):
            return rewriting.points_of(asked.question, text, heard)
        case QuestionKind.FIGURE, Filled(text):
            return _filled(asked.question, text)
    return _NO_ANSWER


def _single(asked: Asked, indexes: Sequence[int]) -> _Earned:
    chosen = _options(asked, indexes)
    if not chosen:
        return _NO_ANSWER
    right = chosen == set(asked.question.right)
    return (MOST, "答对了。") if right else (0, "答错了。")


def _multiple(asked: Asked, indexes: Sequence[int]) -> _Earned:
    chosen, right = _options(asked, indexes), set(asked.question.right)
    if not chosen:
        return _NO_ANSWER
    wrong, missed = len(chosen - right), len(right - chosen)
    if wrong:
        return 0, f"选了 {wrong} 个错的。"
    if missed:
        return MOST // 2, f"选的都对，还少选了 {missed} 个，得一半。"
    return MOST, "全选对了。"


def _order(asked: Asked, indexes: Sequence[int]) -> _Earned:
    order = asked.question.order
    given = [asked.options[index] for index in _within(asked, indexes)]
    places = {item: place for place, item in reversed([*enumerate(given)])}
    pairs = [*combinations(order, 2)]
    known = [(a, b) for a, b in pairs if a in places and b in places]
    right = sum(places[before] < places[after] for before, after in known)
    if right == len(pairs):
        return MOST, "顺序全对。"
    return MOST * right // len(pairs), f"两两比先后，{len(pairs)} 对里排对了 {right} 对。"


def _match(asked: Asked, indexes: Sequence[int]) -> _Earned:
    pairs = asked.question.pairs
    given = zip(pairs, indexes, strict=False)
    right = sum(0 <= i < len(asked.options) and asked.options[i] == p[1] for p, i in given)
    if right == len(pairs):
        return MOST, "全配对了。"
    return MOST * right // len(pairs), f"{len(pairs)} 对里配对了 {right} 对。"


def _filled(question: Question, text: str) -> _Earned:
    if not text.strip():
        return _NO_ANSWER
    given, right = typed(text), _figure(question)
    if given is None:
        return 0, "这里要填一个数，如 20秒。"
    if given.means(right):
        return MOST, "填对了。"
    other = given.number == right.number
    return 0, "数对，单位不对。" if other else "填的数不对。"


def _figure(question: Question) -> Figure:
    if question.number is None:
        raise ValueError("a 填数 question has a number")
    return Figure(question.number, question.unit)


def _options(asked: Asked, indexes: Sequence[int]) -> set[str]:
    return {asked.options[index] for index in _within(asked, indexes)}


def _within(asked: Asked, indexes: Sequence[int]) -> list[int]:
    return [index for index in indexes if 0 <= index < len(asked.options)]
