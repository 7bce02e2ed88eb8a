"""What stands after a colon or a dash: what a parser would misread in it, and the mended form."""

import re
from dataclasses import dataclass
from enum import StrEnum

from trainer.scenario.amounts import comparison
from trainer.scenario.dictionary import SCENES, Dictionary
from trainer.scenario.problem import Level
from trainer.scenario.vocabulary import Shape

SPACES = " \t\u3000\xa0\u2002\u2003\u2009\u200a\u202f\u205f"
# An author's `# 不查: F407 …` (see waivers.py): nobody means it as part of a sentence.
WAIVER = re.compile(r"(?<![^ \t])#\s*不查\s*(?:[:：]\s*|(?=[A-Za-z]\d{3}))")
_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_SAMPLE = 24  # characters of the author's words in a remedy
_CHATTY = 8  # more brackets than this are no chat text ([图片])


class Form(StrEnum):
    """How a value is written."""

    EMPTY = "empty"
    PLAIN = "plain"  # may go on in the next line
    CLOSED = "closed"  # ends on this line
    LITERAL = "literal"  # | or >: the lines further in are the text
    OPEN = "open"  # a quote that is not closed on this line


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem within a value; `start` is 0-based from the value's first character."""

    id: str
    message: str
    fix: str
    start: int
    width: int
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a parser may have it (`text`), its form, and what is wrong with it."""

    text: str
    form: Form
    mistake: Mistake | None = None


@dataclass(frozen=True, slots=True)
class _After:
    """What a value stands after: its key, whether sentences stand there, what follows below."""

    key: str
    free: bool
    more: bool
    words: Dictionary


def look(value: str, key: str, *, sentence: bool, more: bool, words: Dictionary = SCENES) -> Value:
    """Look at a stripped value after `key` (empty: after a dash).

    `sentence`: an item of a list of sentences; `more`: what belongs to it follows below; `words`:
    those of the file.
    """
    value = _without_waiver(value)
    if not value:
        return Value("", Form.EMPTY)
    free = sentence or key in words.sentences or not words.shapes(key)
    after = _After(key, free, more, words)
    reader = _BEGINNINGS.get(value[0])
    if reader is not None:
        found = reader(value, after)
        if found is not None:
            return found
    return _plain(value, after)


def _without_waiver(value: str) -> str:
    quote = _QUOTE.match(value)
    if quote is None and value[:1] in ('"', "'"):
        return value  # the quotes close in a later line
    waiver = WAIVER.search(value, quote.end() if quote else 0)
    return value[: waiver.start()].rstrip(SPACES) if waiver else value


def quoted(text: str) -> str:
    """Return the text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _needs_quotes(value: str, key: str, why: str, id: str = "Y114") -> Value:
    mark = "'" if '"' in value else '"'
    short = value if len(value) <= _SAMPLE else value[: _SAMPLE - 1] + "…"
    lead = f"{key}: " if key else "- "
    fix = f"给整句加上引号: {lead}{mark}{short}{mark}"
    return Value(quoted(value), Form.CLOSED, Mistake(id, why, fix, 0, min(len(value), 1)))


def _hash(value: str, at: _After) -> Value | None:
    is_comment = at.more or value[1:2] in ("", " ", "#", "-", "=") or not (at.free or _is_list(at))
    if is_comment:
        return Value("", Form.EMPTY)
    why = "“#”后面的字全被当成注释丢掉了"
    return _needs_quotes(value, at.key, why, "Y115")


def _quote(value: str, at: _After) -> Value | None:
    mark = value[0]
    pattern = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, value)
    if match is None:
        return Value(value, Form.OPEN)
    rest = value[match.end() :]
    if rest.strip() and not re.match(r"\s+#", rest):
        return _needs_quotes(value, at.key, "引号只包住了半句话，后面的字会读不懂")
    if mark == '"' and (bad := re.search(r"(?<!\\)(?:\\\\)*(\\[^0abtnvfre \"/\\N_LPxuU])", value)):
        mistake = Mistake(
            "Y114",
            "双引号里的反斜杠有特别的意思，这里读不懂",
            "删掉反斜杠，或把双引号换成单引号",
            bad.start(1),
            2,
        )
        return Value(quoted(match.group()[1:-1]), Form.CLOSED, mistake)
    return Value(value, Form.CLOSED)


def _literal(value: str, at: _After) -> Value | None:
    said = re.sub(r"\s+#.*", "", value)
    if at.key == "得分" and comparison(said):  # >9 would begin a block
        return Value(quoted(said), Form.CLOSED)
    if re.fullmatch(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?\s*(?:\s#.*)?", value):
        return Value(value, Form.LITERAL)
    return _special(value, at)


def _bracket(value: str, at: _After) -> Value | None:
    flow = re.fullmatch(r"[\[{](.*)[\]}]\s*(?:\s#.*)?", value)
    inner = flow.group(1) if flow else value[1:]
    nested = not inner.strip() or value.count("[") + value.count("{") > _CHATTY
    if at.free and not nested and not inner.lstrip().startswith(('"', "'", "[", "{")):
        return _special(value, at)
    plain = re.sub(r"[\[\]{}\"']", "", inner).strip()
    if at.free:
        fix = "换到下一行，写成“- ”列出的几句，或“词: 内容”的几行"
    elif _is_list(at):
        fix = f"写成一行，用顿号隔开: {at.key}: {_listed(plain)}"
    else:
        fix = "去掉括号，直接写内容；几项就分几行写"
    mistake = Mistake("Y124", "不能用方括号或花括号写列表", fix, 0, min(len(value), 80))
    return Value(quoted(plain or value[:_SAMPLE]), Form.CLOSED, mistake)


def _anchor(value: str, at: _After) -> Value | None:
    match = re.match(r"&[A-Za-z0-9_-]+(?=\s|$)", value)
    if match is None:
        return _special(value, at)
    rest = value[match.end() :].strip()
    mistake = Mistake("Y121", f"不能用“{match.group()}”做记号", "删掉它，只留文字", 0, match.end())
    if not rest:
        return Value("", Form.EMPTY, mistake)
    after = look(rest, at.key, sentence=at.free and not at.key, more=at.more, words=at.words)
    return Value(after.text, after.form, mistake)


def _alias(value: str, at: _After) -> Value | None:
    if not re.fullmatch(r"\*[A-Za-z0-9_-]+", value):
        return _special(value, at)
    fix = "把内容再写一遍，或放进公共环节"
    return Value(
        quoted(value),
        Form.CLOSED,
        Mistake("Y122", f"不能用“{value}”引用别处的内容", fix, 0, len(value)),
    )


def _tag(value: str, at: _After) -> Value | None:
    match = re.match(r"!(?:!?[A-Za-z][A-Za-z0-9_/.:-]*|<[^>]*>)(?=\s|$)", value)
    if match is None:
        return _special(value, at)
    mistake = Mistake(
        "Y123", f"不能用“{match.group()[:40]}”这样的标签", "删掉它，只留文字", 0, match.end()
    )
    return Value(quoted(value[match.end() :].strip()), Form.CLOSED, mistake)


def _special(value: str, at: _After) -> Value | None:
    return _needs_quotes(value, at.key, f"一句话不能直接用“{value[0]}”开头")


def _before_space(value: str, at: _After) -> Value | None:
    if value[1:2] not in ("", " ", "\t"):
        return None
    if value[0] == "-" and at.key:
        mistake = Mistake(
            "Y113", "列表不能和它的词写在同一行", "换到下一行，缩进两格再写“- ”", 0, 1
        )
        return Value(quoted(value[1:].strip()), Form.CLOSED, mistake)
    return _special(value, at)


_BEGINNINGS = {
    "#": _hash,
    '"': _quote,
    "'": _quote,
    "|": _literal,
    ">": _literal,
    "[": _bracket,
    "{": _bracket,
    "&": _anchor,
    "*": _alias,
    "!": _tag,
    **dict.fromkeys("@`%,]}", _special),
    **dict.fromkeys("?-:", _before_space),
}


def _plain(value: str, at: _After) -> Value:
    comment = re.search(r"(?<=[ \t])#", value)
    if (
        comment is not None
        and at.free
        and value[comment.end() : comment.end() + 1] not in ("", " ")
    ):
        mistake = Mistake(
            "Y115",
            "空格加“#”后面的字全被当成注释丢掉了",
            "给整句加上双引号；真要写注释，“#”后面空一格",
            comment.start(),
            len(value) - comment.start(),
        )
        return Value(quoted(value), Form.CLOSED, mistake)
    text = value[: comment.start()].rstrip() if comment else value
    if colon := re.search(r":(?=\s|$)", text):
        why = (
            "话里有冒号加空格，会被当成另一个词"
            if colon.end() < len(text)
            else "话不能用半角冒号结尾"
        )
        second = _second_key(text[: colon.start()], at)
        if second is not None:
            return Value(quoted(text), Form.CLOSED, second)
        mistake = Mistake(
            "Y116", why, "把冒号换成中文冒号“：”，或给整句加上双引号", colon.start(), 1
        )
        return Value(quoted(text), Form.CLOSED, mistake)
    if comment is None:
        return Value(value, Form.PLAIN)
    one_space = value[comment.start() - 2] not in " \t"
    if at.free and at.words.shapes(at.key) and one_space and value[comment.end() :].strip():
        mistake = Mistake(
            "Y115",
            "“#”和后面的字被当成注释，不会读进来",
            "如果是话的一部分，给整句加双引号；如果是注释，“#”前面空两格",
            comment.start(),
            len(value) - comment.start(),
            Level.WARNING,
        )
        return Value(text, Form.CLOSED, mistake)
    return Value(text, Form.CLOSED)


def _second_key(before: str, at: _After) -> Mistake | None:
    """Return the mistake of a second key on one line, None where the colon belongs to a text."""
    beside = (key for level in at.words.levels if at.key in level for key in level)
    key = max((key for key in beside if before.endswith(key)), key=len, default="")
    start = len(before) - len(key)
    if not key or before[start - 1 : start] not in tuple(f"，,、；;。{SPACES}"):
        return None
    fix = f"一行只写一个“词: 内容”：把“{key}”换到下一行，和这一行的词左边对齐"
    return Mistake("Y117", f"“{key}”前面已经写了内容", fix, start, len(key))


def _is_list(at: _After) -> bool:
    return Shape.LIST in at.words.shapes(at.key)


def _listed(plain: str) -> str:
    words = "、".join(part.strip() for part in re.split(r"[,，、]", plain) if part.strip())
    return words if len(words) <= _SAMPLE else words[: _SAMPLE - 1] + "…"
