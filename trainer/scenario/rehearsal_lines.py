"""A 试演 as its author would write it: lines of block YAML, quoted where a parser needs it."""

from collections.abc import Iterator

from trainer.scenario.model import Entry, EntryKind, Rehearsal
from trainer.scenario.value import Form, look, quoted
from trainer.scenario.vocabulary import ACTION_IDS

STEP = 2  # columns from a key or a dash to what belongs to it
SIGNS = {">=": "≥", "<=": "≤", "=": "="}
_ACTION_NAMES = {id: name for name, id in ACTION_IDS.items()}


def rehearsal_lines(rehearsal: Rehearsal, column: int, offset: int = STEP) -> tuple[str, ...]:
    """Return the lines of one rehearsal, whose dash stands at `column` (0-based).

    `offset` is how far the dashes of a list stand to the right of its key.
    """
    return tuple(_item(_rehearsal(rehearsal, offset), column))


def written(text: str, key: str = "") -> str:
    """Return one line of text as it may stand after `key`, or in a list of sentences (empty)."""
    found = look(text, key, sentence=not key, more=False)
    plain = found.form is Form.PLAIN and found.text == text and found.mistake is None
    return text if plain else quoted(text)


def span(ms: int) -> str:
    """Return a span of whole seconds: 14秒, 1分30秒."""
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}分{seconds}秒" if minutes else f"{seconds}秒"


def _rehearsal(rehearsal: Rehearsal, offset: int) -> Iterator[str]:
    yield f"名称: {written(rehearsal.name, '名称')}"
    if rehearsal.case:
        yield f"情形: {written(rehearsal.case, '情形')}"
    yield "对答:"
    for entry in rehearsal.entries:
        yield from _item(_entry(entry, offset), offset)
    if rehearsal.expect_ending:
        yield f"结局: {written(rehearsal.expect_ending, '结局')}"
    if rehearsal.expect_score:
        sign, points = rehearsal.expect_score
        yield f"得分: {SIGNS[sign]}{points}"


def _entry(entry: Entry, offset: int) -> Iterator[str]:
    match entry.kind:
        case EntryKind.REPLY if len(entry.messages) == 1:
            yield f"客服: {written(entry.messages[0], '客服')}"
        case EntryKind.REPLY:
            yield "客服:"
            for message in entry.messages:
                yield from _item(iter((written(message),)), offset)
        case EntryKind.ACTION:
            yield f"动作: {_ACTION_NAMES[entry.action]}"
            if entry.content:
                yield f"内容: {written(entry.content, '内容')}"
            for name, value in entry.fields:
                yield f"{name}: {written(value, name)}"
        case EntryKind.WAIT:
            yield f"等: {span(entry.took_ms or 0)}"
    if entry.took_ms is not None and entry.kind is not EntryKind.WAIT:
        yield f"用时: {span(entry.took_ms)}"
    if entry.expect_beat:
        yield f"应进入: {written(entry.expect_beat, '应进入')}"


def _item(lines: Iterator[str], column: int) -> Iterator[str]:
    """Return lines as one entry of a list, its dash at a column."""
    for number, line in enumerate(lines):
        yield f"{' ' * column}{'- ' if number == 0 else '  '}{line}"
