"""The whole schema: which keys stand where, by the kind of file.

Draft 7, which editors read best. `errorMessage` and `defaultSnippets` are words of
yaml-language-server's own; other validators pass over them.
"""

import json

from trainer.language.labels import ACTIONS
from trainer.scenario.schema.meanings import meanings
from trainer.scenario.schema.questions import question_definitions
from trainer.scenario.schema.values import TEXT, Schema, texts, value
from trainer.scenario.vocabulary import (
    ALL_LEVEL_NAMES,
    FILE_KINDS,
    LEVEL_NAMES,
    RATINGS,
    SHARED_FILE_KEYS,
    Shape,
)

FILE = "schema/scenario.schema.json"  # below the scenario folder
MODELINE = f"# yaml-language-server: $schema=../{FILE}"
_TICKET = ("问题", "诉求", "已做", "时限")
_OURS = "投诉演练的场景文件：由 trainer schema 写出，不用手改"
_NEEDED: dict[str, tuple[str, ...]] = {
    "场景": ("标题", "剧情", "结局"),
    "环节": ("走向",),
    "走向": ("当",),
    "试演": ("名称", "对答"),
    "对答稿": ("对答",),
    "政策": ("说法",),
    "一条快捷语": ("按键", "文"),
    "评分": ("流程", "准确", "态度", "时效"),
    "题库": ("标题", "题目"),
    "一道题": ("题", "题型"),
    "试卷": ("标题", "及格", "部分"),
    "一个部分": ("权重",),
    "考核口径": ("标题",),
    "一个指标": ("名称", "算法"),
}


def text() -> str:
    """Return the schema as JSON, the same bytes each time."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def is_ours(data: bytes) -> bool:
    """Say whether a file's bytes are such a schema, of this program or an older one."""
    return _OURS.encode() in data


def document() -> Schema:
    """Return the schema as a value."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": _OURS,
        "definitions": _definitions(),
        **_by_kind(),
    }


def _by_kind() -> Schema:
    """Choose by what the file is: a transcript, a shared file of some 类型, else a scenario."""
    chosen: Schema = {"$ref": "#/definitions/场景"}
    for kind, section in FILE_KINDS.items():
        if kind != "场景":
            other = _ref(kind) if kind in ALL_LEVEL_NAMES else {}
            inner = _ref(f"{kind}文件") if section else other
            chosen = {"if": _says("类型", kind), "then": inner, "else": chosen}
    transcript = {"required": ["对答"], "not": {"required": ["剧情"]}}
    return {"if": transcript, "then": _ref("对答稿"), "else": chosen}


def _definitions() -> Schema:
    found = {level: _block(level) for level in ALL_LEVEL_NAMES}
    for kind, section in FILE_KINDS.items():
        if section:
            only = (*SHARED_FILE_KEYS, section)
            found[f"{kind}文件"] = _block("场景", f"{kind}文件", only=only, need=(section,))
    found["一个动作"] = _any_keys_in_a_ticket(found["一个动作"])
    found["一条对答"] = _entry(found)
    found |= question_definitions(found["一道题"])
    return found


def _block(
    level: str, what: str = "", *, only: tuple[str, ...] = (), need: tuple[str, ...] | None = None
) -> Schema:
    what = what or level
    keys = {
        key: ALL_LEVEL_NAMES[level][key] for key in meanings()[level] if not only or key in only
    }
    block: Schema = {
        "type": "object",
        "errorMessage": f"{what}里没有这个词，可以写：{'、'.join(keys)}",
        "properties": {key: _property(level, key, shape) for key, shape in keys.items()},
        "additionalProperties": _others(level),
    }
    needed = _NEEDED.get(level, ()) if need is None else need
    if needed:
        block["allOf"] = [
            {"required": [key], "errorMessage": f"{what}缺少“{key}”"} for key in needed
        ]
    return block


def _others(level: str) -> Schema | bool:
    """Return what a key of the author's own may hold, False where there may be none."""
    return _OWN_KEYS.get(level, False)


def _property(level: str, key: str, shape: Shape) -> Schema:
    meaning = meanings()[level][key]
    if shape not in (Shape.BLOCK, Shape.ROWS):
        return value(level, key, shape, meaning)
    return {"title": key, "description": meaning.says, **_INSIDE[key]}


def _named(inner: Schema) -> Schema:
    """Return a block whose keys are names of the author's own."""
    return {
        "type": ["object", "null"],
        "errorMessage": "下一行起缩进两格，写“名字:”，再写内容。",
        "additionalProperties": inner,
    }


def _rows(inner: Schema) -> Schema:
    return {
        "type": ["array", "null"],
        "errorMessage": "下一行起用“- ”列出，一条一个“- ”。",
        "items": inner,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _says(key: str, word: str) -> Schema:
    return {"required": [key], "properties": {key: {"const": word}}}


def _any_keys_in_a_ticket(action: Schema) -> Schema:
    """建工单 has fields of its own, of any name."""
    told = {key: {"description": f"工单里的“{key}”。", **TEXT} for key in _TICKET}
    ticket = {**action, "properties": {**action["properties"], **told}}
    ticket["additionalProperties"] = TEXT
    return {"if": _says("动作", ACTIONS["ticket"]), "then": ticket, "else": action}


def _entry(found: Schema) -> Schema:
    """Return one entry of 对答: a reply, an action or a wait, by the key that it has."""
    reply, wait = found["客服的一轮"], found["一段等待"]
    action = found["一个动作"]["else"]
    keys = {**reply["properties"], **action["properties"], **wait["properties"]}
    message = "一条只写一样：客服、动作 或 等。"
    chosen: Schema = {
        "type": "object",
        "properties": keys,
        "additionalProperties": False,
        "errorMessage": message,
    }
    for key, level in (("等", "一段等待"), ("动作", "一个动作"), ("客服", "客服的一轮")):
        chosen = {"if": {"required": [key]}, "then": _ref(level), "else": chosen}
    return chosen


_OWN_KEYS: dict[str, Schema] = {
    "一组事实": texts("写一句话，或用“- ”列出几句话。"),
    "变化": texts("几种用顿号隔开，或用“- ”一行一种；几个名字一起变，一行写一套。"),
}
# Nothing at all; "null" as a type would be offered to the author as a word.
_ANYTHING = ["string", "number", "boolean", "object", "array"]
_RATING = "写 满意、一般 或 失望；或在下一行写 评价、说、原因。"
_ENDING: Schema = {
    "anyOf": [
        {"enum": list(RATINGS), "errorMessage": _RATING},
        {"not": {"type": _ANYTHING}, "errorMessage": _RATING},
        _ref("结局"),
    ]
}
_INSIDE: dict[str, Schema] = {
    "顾客": _ref("顾客"),
    "事实": _ref("事实"),
    "变化": _ref("变化"),
    **dict.fromkeys(LEVEL_NAMES["事实"], _ref("一组事实")),
    "剧情": _named(_ref("环节")),
    "公共": _named(_ref("环节")),
    "结局": _named(_ENDING),
    "政策": _named(_ref("政策")),
    "评分": _ref("评分"),
    "词库": _named(texts("写一种说法，或用“- ”列出几种说法。")),
    "全程": _rows(_ref("走向")),
    "走向": _rows(_ref("走向")),
    "试演": _rows(_ref("试演")),
    "对答": _rows(_ref("一条对答")),
    "快捷语": _rows(_ref("一条快捷语")),
    "题目": _rows(_ref("一道题")),
    "部分": _rows(_ref("一个部分")),
    "指标": _rows(_ref("一个指标")),
    "找出": _named({**TEXT, "errorMessage": "写一种失误的名字，如 推诿。"}),
    "配对": _named({**TEXT, "errorMessage": "写和左边配得上的那一个。"}),
    "换种说法": _rows(texts("写一句话，或再用“- ”列几句。")),
}
