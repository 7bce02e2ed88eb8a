"""The schema of one question: which keys stand in it depends on its 题型."""

from trainer.scenario.schema.values import Schema
from trainer.scenario.vocabulary import QUESTION, QUESTION_KINDS

_OPTIONAL = frozenset({"例句", "多余"})
_SHARED = tuple(k for k in QUESTION if not any(k in own for own in QUESTION_KINDS.values()))


def question_definitions(block: Schema) -> dict[str, Schema]:
    """Return the definitions 一道题 and one for each 题型, of the block that has every key."""
    chosen: Schema = block
    found: dict[str, Schema] = {}
    for kind, own in QUESTION_KINDS.items():
        found[f"{kind}题"] = _of_kind(block, kind, own)
        said: Schema = {"required": ["题型"], "properties": {"题型": {"const": kind}}}
        chosen = {"if": said, "then": {"$ref": f"#/definitions/{kind}题"}, "else": chosen}
    return {**found, "一道题": chosen}


def _of_kind(block: Schema, kind: str, own: tuple[str, ...]) -> Schema:
    keys = (*_SHARED, *own)
    needed = [key for key in own if key not in _OPTIONAL]
    return {
        **block,
        "errorMessage": f"{kind}题里没有这个词，可以写：{'、'.join(keys)}",
        "properties": {key: block["properties"][key] for key in keys},
        "allOf": [
            *block["allOf"],
            *({"required": [key], "errorMessage": f"{kind}题缺少“{key}”"} for key in needed),
        ],
    }
