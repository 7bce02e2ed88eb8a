"""Answers as plain JSON values for the store, and back."""

from typing import Any

from trainer.errors import TrainerError
from trainer.quiz.model import (
    Answer,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    Skipped,
    Written,
)

_INDEXED: dict[str, type[Chosen] | type[Ordered] | type[Matched]] = {
    "chosen": Chosen,
    "ordered": Ordered,
    "matched": Matched,
}
_TYPED: dict[str, type[Written] | type[Filled]] = {"written": Written, "filled": Filled}
_UNKNOWN = "存下来的答案看不懂，可能是更新的程序写的。请换成新版本的程序再打开。"


def answer_to_plain(answer: Answer) -> dict[str, Any]:
    """Return `{"type": "chosen", "indexes": [0]}` and the like: only lists, texts and numbers."""
    name = type(answer).__name__.lower()
    match answer:
        case Chosen(indexes) | Ordered(indexes) | Matched(indexes):
            return {"type": name, "indexes": list(indexes)}
        case Marked(spans):
            return {"type": name, "spans": [list(span) for span in spans]}
        case Written(text) | Filled(text):
            return {"type": name, "text": text}
        case Skipped():
            return {"type": name}


def answer_from_plain(plain: object) -> Answer:
    """Return the answer; TrainerError where the value is not one that `answer_to_plain` gives."""
    if isinstance(plain, dict):
        answer = _answer(plain)
        if answer is not None:
            return answer
    raise TrainerError(_UNKNOWN)


def _answer(plain: dict[Any, Any]) -> Answer | None:
    match plain:
        case {"type": str(name), "indexes": list(indexes), **rest} if name in _INDEXED:
            return None if rest or not _whole(indexes) else _INDEXED[name](tuple(indexes))
        case {"type": "marked", "spans": list(spans), **rest}:
            fits = all(isinstance(s, list) and len(s) == 2 and _whole(s) for s in spans)
            return None if rest or not fits else Marked(tuple((s[0], s[1]) for s in spans))
        case {"type": str(name), "text": str(text), **rest} if name in _TYPED:
            return None if rest else _TYPED[name](text)
        case {"type": "skipped", **rest}:
            return None if rest else Skipped()
    return None


def _whole(numbers: list[Any]) -> bool:
    return all(type(number) is int for number in numbers)
