"""What a typed line answers to a question."""

import re

from trainer.quiz import (
    Answer,
    Asked,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    QuestionKind,
    Skipped,
    Written,
)
from trainer.safe_text import shown

SKIP = "/跳过"
HOW = {
    QuestionKind.SINGLE: "输入一个数字",
    QuestionKind.MULTIPLE: "输入所有对的数字，如 1 3",
    QuestionKind.TRUE_FALSE: "输入 对 或 错",
    QuestionKind.ORDER: "按先后顺序输入数字，如 3 1 2",
    QuestionKind.MATCH: "依次给每一项输入右边的数字，如 2 1 3",
    QuestionKind.SPOTS: "照抄有问题的词，几处用 / 隔开",
    QuestionKind.REWRITE: "写出您的说法",
    QuestionKind.FIGURE: "输入数字和单位",
}
_APART = re.compile(r"\s*[/／|｜]\s*|\s{2,}|　+")
_NUMBER = re.compile(r"\d{1,3}")


def understand(line: str, asked: Asked) -> Answer | str:
    """Return the answer that a line gives, or one sentence that says why it is none."""
    text = line.strip()
    if text in (SKIP, SKIP.replace("/", "／")):
        return Skipped()
    if not text:
        return f"还没有答：{HOW[asked.question.kind]}；不会就输入 {SKIP}。"
    match asked.question.kind:
        case QuestionKind.SINGLE | QuestionKind.TRUE_FALSE:
            return _one(text, asked)
        case QuestionKind.MULTIPLE:
            found = _numbers(text, asked)
            return Chosen(tuple(sorted(set(found)))) if isinstance(found, tuple) else found
        case QuestionKind.ORDER:
            return _order(text, asked)
        case QuestionKind.MATCH:
            return _match(text, asked)
        case QuestionKind.SPOTS:
            return _spots(text, asked)
        case QuestionKind.REWRITE:
            return Written(text)
        case QuestionKind.FIGURE:
            return Filled(text)


def _one(text: str, asked: Asked) -> Answer | str:
    if text in asked.options:
        return Chosen((asked.options.index(text),))
    found = _numbers(text, asked)
    if isinstance(found, str):
        return found
    return Chosen(found) if len(found) == 1 else f"只能选一个：{HOW[asked.question.kind]}。"


def _numbers(text: str, asked: Asked) -> tuple[int, ...] | str:
    """Return the 0-based numbers of a line; where there are fewer than ten, 132 is 1 3 2."""
    count = len(asked.options)
    words = _NUMBER.findall(text)
    digits = words if count > 9 or len(words) != 1 else list(words[0])
    found = tuple(int(word) - 1 for word in digits)
    if not found or any(not 0 <= index < count for index in found):
        return f"没有看懂：{HOW[asked.question.kind]}，数字是 1 到 {count}。"
    return found


def _order(text: str, asked: Asked) -> Answer | str:
    found = _numbers(text, asked)
    if isinstance(found, str):
        return found
    if sorted(found) != list(range(len(asked.options))):
        return f"{len(asked.options)} 项都要排，每个数字用一次。"
    return Ordered(found)


def _match(text: str, asked: Asked) -> Answer | str:
    found = _numbers(text, asked)
    if isinstance(found, str):
        return found
    count = len(asked.question.pairs)
    return Matched(found) if len(found) == count else f"一共 {count} 项，要 {count} 个数字。"


def _spots(text: str, asked: Asked) -> Answer | str:
    reply = asked.question.reply
    parts = [text] if text in reply else [words for words in _APART.split(text) if words]
    spans: list[tuple[int, int]] = []
    for words in parts:
        if words not in reply:
            return f"回复里没有“{shown(words)}”这几个字，请照抄；几处用 / 隔开。"
        spans.append(_next_place(reply, words, spans))
    return Marked(tuple(sorted(set(spans))))


def _next_place(reply: str, words: str, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """Return where the words stand: the first place that is not marked yet, else the first."""
    places = [match.start() for match in re.finditer(f"(?={re.escape(words)})", reply)]
    spans = [(start, start + len(words)) for start in places]
    return next((span for span in spans if span not in taken), spans[0])
