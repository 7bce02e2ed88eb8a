"""What only questions of one 题型 have, read: a function for each kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from trainer.quiz.figure import UNITS, written
from trainer.quiz.model import FALSE, TRUE, Question, QuestionKind, Spot
from trainer.scenario.fields import Fields
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.tree import Text
from trainer.scenario.vocabulary import CRAFT_IDS, FAULT_IDS, STEP_IDS, KeyTable

WANTED = STEP_IDS | CRAFT_IDS
FEWEST_ITEMS = 2
_NOTHING: KeyTable = MappingProxyType({})


def with_parts(question: Question, fields: Fields) -> Question:
    """Return the question with what its kind has; what is wrong goes into the fields' notebook."""
    return _READERS[question.kind](question, fields)


def _choice(question: Question, fields: Fields) -> Question:
    fields.need("正确", "写上正确的选项")
    fields.need("错误", "用“- ”列出几个错的选项，学员才有得选")
    right, wrong = fields.texts("正确"), fields.texts("错误")
    if question.kind is QuestionKind.SINGLE and len(right) > 1:
        fix = "只留一个；几个都对，就把题型改成 多选"
        fields.wrong(right[1], "单选题只有一个正确的选项", fix)
    _distinct((*right, *wrong), "选项", fields.notebook)
    return replace(question, right=_values(right), wrong=_values(wrong))


def _true_false(question: Question, fields: Fields) -> Question:
    fields.need("答案", f"写 {TRUE} 或 {FALSE}")
    answer = fields.read("答案", _truth, f"判断题的答案写 {TRUE} 或 {FALSE}")
    right = answer or TRUE
    return replace(question, right=(right,), wrong=(FALSE if right == TRUE else TRUE,))


def _order(question: Question, fields: Fields) -> Question:
    items = fields.texts("顺序")
    if fields.need("顺序", "用“- ”按正确的先后列出来") and len(items) < FEWEST_ITEMS:
        _few(fields, "顺序", "按正确的先后，用“- ”列出两项以上")
    _distinct(items, "要排的项", fields.notebook)
    return replace(question, order=_values(items))


def _match(question: Question, fields: Fields) -> Question:
    pairs = _named(fields, "配对", "一行写一对“左边: 右边”")
    if pairs and len(pairs) < FEWEST_ITEMS:
        _few(fields, "配对", "写两对以上，一行一对“左边: 右边”")
    rights = {right.value for _, right in pairs}
    spare = fields.texts("多余")
    for text in spare:
        if text.value in rights:
            message = f"“{text.value}”有左边配它，不是多余的"
            _note(fields.notebook, "K102", text, message, "删掉，或换一个")
    _distinct(spare, "多余的项", fields.notebook)
    both = tuple((left.value, right.value) for left, right in pairs)
    return replace(question, pairs=both, spare=_values(spare))


def _figure(question: Question, fields: Fields) -> Question:
    wanted = f"写数和单位，如 20秒；单位可以是 {'、'.join(UNITS)}"
    fields.need("答案", wanted)
    answer = fields.read("答案", written, wanted)
    if answer is None:
        return question
    return replace(question, number=answer.number, unit=answer.unit)


def _rewrite(question: Question, fields: Fields) -> Question:
    fields.need("原句", "写上要学员改的那句话")
    fields.need("要有", "写上新话里要听得出的步骤和加分项，如 感谢理解、安抚")
    words = fields.list("要有")
    for word in words:
        if word.value not in WANTED:
            fix = did_you_mean(word.value, WANTED) or f"可以写：{'、'.join(WANTED)}"
            message = f"“{word.value}”不是步骤，也不是加分项"
            _note(fields.notebook, "S205", word, message, fix)
    known = (WANTED[word.value] for word in words if word.value in WANTED)
    return replace(
        question,
        weak=fields.word("原句"),
        wants=tuple(dict.fromkeys(known)),
        examples=_values(fields.texts("例句")),
    )


def _spots(question: Question, fields: Fields) -> Question:
    fields.need("回复", "写上要学员来找的那条回复")
    reply = fields.word("回复")
    found: list[Spot] = []
    for words, fault in _named(fields, "找出", "一行写一处“回复里的原话: 失误的名字”"):
        label = _fault(fault, fields.notebook)
        spot = _spot(words, label, reply, fields.notebook) if reply else None
        if spot and any(spot.start < other.end and other.start < spot.end for other in found):
            message = f"“{words.value}”和另一处有重叠"
            _note(fields.notebook, "K101", words, message, "每一处的原话分开写")
        elif spot:
            found.append(spot)
    return replace(question, reply=reply, spots=tuple(sorted(found, key=lambda s: s.start)))


def _fault(name: Text, notebook: Notebook) -> str:
    if name.value not in FAULT_IDS:
        fix = did_you_mean(name.value, FAULT_IDS) or f"可以写：{'、'.join(FAULT_IDS)}"
        _note(notebook, "S205", name, f"没有“{name.value}”这种失误", fix)
    return FAULT_IDS.get(name.value, "")


def _spot(words: Text, fault: str, reply: str, notebook: Notebook) -> Spot | None:
    start, times = reply.find(words.value), reply.count(words.value)
    if times == 1:
        return Spot(words.value, fault, start, start + len(words.value))
    if times:
        message = f"“{words.value}”在回复里有 {times} 处"
        _note(notebook, "K101", words, message, "多写几个字，写到只有一处能对上")
    else:
        message = f"回复里没有“{words.value}”这几个字"
        _note(notebook, "K101", words, message, "照着回复里的原话抄，一个字也不差")
    return None


def _named(fields: Fields, key: str, how: str) -> list[tuple[Text, Text]]:
    """Return the lines “author's words: text” below a key."""
    block = fields.sub(key)
    if not fields.need(key, f"下一行起缩进两格，{how}") or block is None:
        return []
    found: list[tuple[Text, Text]] = []
    for left, node in Fields(block, _NOTHING, f"“{key}”", fields.notebook, free=True).others:
        if isinstance(node, Text) and node.value:
            found.append((left, node))
        else:
            _note(fields.notebook, "S203", left, f"“{left.value}”后面写法不对", how)
    return found


def _distinct(texts: tuple[Text, ...], what: str, notebook: Notebook) -> None:
    seen: set[str] = set()
    for text in texts:
        if text.value in seen:
            message = f"{what}“{text.value}”写了两次"
            _note(notebook, "K102", text, message, "删掉一个，或换一个说法")
        seen.add(text.value)


def _few(fields: Fields, key: str, fix: str) -> None:
    _note(fields.notebook, "S203", fields.keys[key], f"“{key}”只有一项", fix)


def _note(notebook: Notebook, id: str, text: Text, message: str, fix: str) -> None:
    notebook.note(text.place, id, message, fix, width=text.width)


def _values(texts: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.value for text in texts))


def _truth(text: str) -> str | None:
    return text if text in (TRUE, FALSE) else None


_READERS: Mapping[QuestionKind, Callable[[Question, Fields], Question]] = {
    QuestionKind.SINGLE: _choice,
    QuestionKind.MULTIPLE: _choice,
    QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.ORDER: _order,
    QuestionKind.SPOTS: _spots,
    QuestionKind.REWRITE: _rewrite,
    QuestionKind.FIGURE: _figure,
    QuestionKind.MATCH: _match,
}
