"""What a trainee answered, as one text that can stand beside the right answer."""

from trainer.quiz.model import (
    Answer,
    Asked,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    Skipped,
    Written,
)

NOTHING = "没有作答"


def shown_given(asked: Asked, answer: Answer) -> str:
    """Return the answer in the words that the trainee saw."""
    match answer:
        case Chosen(indexes):
            return "；".join(_options(asked, indexes)) or NOTHING
        case Ordered(indexes):
            return " → ".join(_options(asked, indexes)) or NOTHING
        case Matched(indexes):
            rights = [_option(asked, index) or "？" for index in indexes]
            lefts = [left for left, _ in asked.question.pairs]
            return "；".join(
                f"{left} — {right}" for left, right in zip(lefts, rights, strict=False)
            )
        case Marked(spans):
            reply = asked.question.reply
            return "；".join(f"“{reply[start:end]}”" for start, end in spans) or NOTHING
        case Written(text) | Filled(text):
            return text.strip() or NOTHING
        case Skipped():
            return NOTHING


def _options(asked: Asked, indexes: tuple[int, ...]) -> list[str]:
    return [text for index in indexes if (text := _option(asked, index))]


def _option(asked: Asked, index: int) -> str:
    return asked.options[index] if 0 <= index < len(asked.options) else ""
