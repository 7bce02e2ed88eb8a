"""A question and its answer as an interaction of xAPI (appendix C): definition and response.

Ids of options are made from their words, so that neither the order on the screen nor a change of
another option moves them.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

from trainer.masking import mask
from trainer.quiz import (
    Answer,
    Asked,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    Question,
    QuestionKind,
    Written,
)
from trainer.quiz.figure import plain, typed
from trainer.quiz.grade import shown_right
from trainer.quiz.model import TRUE
from trainer.reports.xapi.statement import LANGUAGE, Statement
from trainer.safe_text import shown

AND, TO, RANGE = "[,]", "[.]", "[:]"
SOMEBODY = "学员"
_SHORTEST_NAME = 2  # one character alone stands in too many other words


def definition(question: Question) -> Statement:
    """Return type, choices and right answers of a question."""
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            options = (*question.right, *question.wrong)
            found = _interaction("choice", AND.join(sorted(map(_id, question.right))))
            return {**found, "choices": _components(options)}
        case QuestionKind.TRUE_FALSE:
            return _interaction("true-false", _truth(question.right[0]))
        case QuestionKind.ORDER:
            found = _interaction("sequencing", AND.join(map(_id, question.order)))
            return {**found, "choices": _components(question.order)}
        case QuestionKind.MATCH:
            right = AND.join(_id(left) + TO + _id(fits) for left, fits in question.pairs)
            return {
                **_interaction("matching", right),
                "source": _components(left for left, _ in question.pairs),
                "target": _components((*(fits for _, fits in question.pairs), *question.spare)),
            }
        case QuestionKind.FIGURE if not question.unit:
            return _interaction("numeric", RANGE.join((shown_right(question),) * 2))
        case QuestionKind.FIGURE:
            return _interaction("fill-in", shown_right(question))
        case QuestionKind.SPOTS:
            return _interaction("other", AND.join(_line(spot.words) for spot in question.spots))
        case QuestionKind.REWRITE:
            return _interaction("long-fill-in", shown_right(question))


def told(question: Question) -> str:
    """Return what the trainee saw of a question, for whoever reads the LMS."""
    seen = (question.customer, question.text, question.reply, question.weak)
    return shown("\n".join(part for part in seen if part)).strip()


def response(asked: Asked, answer: Answer, trainee: str) -> str:
    """Return what was answered, "" where nothing can be told; what is personal is hidden."""
    question = asked.question
    match answer:
        case Chosen(indexes) if question.kind is QuestionKind.TRUE_FALSE:
            return "".join(map(_truth, _options(asked, indexes[:1])))
        case Chosen(indexes):
            return AND.join(sorted(map(_id, _options(asked, indexes))))
        case Ordered(indexes):
            return AND.join(map(_id, _options(asked, indexes)))
        case Matched(indexes):
            lefts = zip(question.pairs, indexes, strict=False)
            given = [(pair[0], _options(asked, [index])) for pair, index in lefts]
            return AND.join(_id(left) + TO + _id(right[0]) for left, right in given if right)
        case Marked(spans):
            return AND.join(_line(question.reply[start:end]) for start, end in spans)
        case Filled(text) if question.kind is QuestionKind.FIGURE and not question.unit:
            figure = typed(text)
            return plain(figure.number) if figure else ""
        case Filled(text) | Written(text):
            return _nameless(text, trainee)
    return ""


def _interaction(kind: str, right: str) -> Statement:
    """Return the frame of a definition; a pattern of which nothing can be shown is left out."""
    pattern = _line(right)
    return {"interactionType": kind, **({"correctResponsesPattern": [pattern]} if pattern else {})}


def _components(texts: Iterable[str]) -> list[Statement]:
    by_id = {_id(text): _line(text) for text in texts}
    return [
        {"id": id, **({"description": {LANGUAGE: text}} if text else {})}
        for id, text in sorted(by_id.items())
    ]


def _id(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _options(asked: Asked, indexes: Sequence[int]) -> list[str]:
    return [asked.options[index] for index in indexes if 0 <= index < len(asked.options)]


def _truth(option: str) -> str:
    return "true" if option == TRUE else "false"


def _line(text: str) -> str:
    return " ".join(shown(text).split())


def _nameless(text: str, trainee: str) -> str:
    hidden = mask(shown(text).strip())
    if len(trainee) < _SHORTEST_NAME:
        return hidden
    return re.sub(re.escape(trainee), SOMEBODY, hidden, flags=re.IGNORECASE)
