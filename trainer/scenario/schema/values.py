"""What may stand after a key, as JSON Schema.

All scalars are text to the reader, while an editor's YAML sees numbers in 2 and +30: whatever the
reader takes is never underlined. A value that needs a unit is text even for an editor, since 20
alone is a mistake.
"""

from typing import Any

from trainer.language.labels import ACTIONS, CRAFTS, FAULTS, STEPS
from trainer.scenario.schema.meanings import Meaning
from trainer.scenario.shop import FREIGHT, REFUNDABLE, YES_NO
from trainer.scenario.signals import PLAIN
from trainer.scenario.vocabulary import (
    FILE_KINDS,
    FORMAT,
    PROFILE_LEVEL_NAMES,
    QUESTION_KINDS,
    RATINGS,
    Shape,
)

Schema = dict[str, Any]

_OF_INDICATORS: dict[str, tuple[str, ...]] = {
    "算法": ("限时占比", "封顶平均", "满意占比", "态度差占比", "留言占比"),
    "单位": ("轮次", "消息", "顾客"),
    "周期": ("天", "月"),
    "只算": ("首轮",),
    "客服先说": ("算",),
}
_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("场景", "类型"): tuple(FILE_KINDS),
    ("场景", "先说"): ("客服", "顾客"),
    ("结局", "评价"): RATINGS,
    ("一个动作", "动作"): tuple(ACTIONS.values()),
    ("题库", "类型"): ("题库",),
    ("试卷", "类型"): ("试卷",),
    ("一道题", "题型"): tuple(QUESTION_KINDS),
    ("考核口径", "类型"): ("考核口径",),
    **{
        (level, key): choices
        for level in PROFILE_LEVEL_NAMES
        for key, choices in _OF_INDICATORS.items()
    },
    ("政策", "可退款"): tuple(REFUNDABLE),
    ("政策", "免退货"): tuple(YES_NO),
    ("政策", "运费"): tuple(FREIGHT),
}
_RANGES: dict[tuple[str, str], tuple[int, int]] = {
    ("场景", "难度"): (1, 5),
    ("一道题", "难度"): (1, 5),
    ("试卷", "及格"): (1, 100),
    ("一个部分", "权重"): (1, 100),
    ("一个部分", "及格"): (1, 100),
    ("顾客", "怒气"): (0, 100),
    ("顾客", "辱骂"): (0, 2),
    ("走向", "怒气"): (-100, 100),
    ("走向", "加分"): (1, 100),
    ("走向", "扣分"): (1, 100),
    **{("评分", key): (0, 100) for key in ("流程", "准确", "态度", "时效")},
}
_WITH_UNIT = frozenset(
    {"耗时", "限时", "用时", "等", "时限", "首轮时限", "上限", "重开", "间隔", "最高补偿"}
)
_OFFERED: dict[str, dict[str, str]] = {
    "当": {
        **dict.fromkeys(STEPS.values(), "步骤"),
        **dict.fromkeys(FAULTS.values(), "失误"),
        **dict.fromkeys(CRAFTS.values(), "加分项"),
        **dict.fromkeys(ACTIONS.values(), "动作"),
        **dict.fromkeys(PLAIN, "信号"),
    },
    "应做": {
        **dict.fromkeys(STEPS.values(), "步骤"),
        **dict.fromkeys(CRAFTS.values(), "加分项"),
        **dict.fromkeys(ACTIONS.values(), "动作"),
    },
    "要有": {
        **dict.fromkeys(STEPS.values(), "步骤"),
        **dict.fromkeys(CRAFTS.values(), "加分项"),
    },
    "应听出": {
        **dict.fromkeys(STEPS.values(), "步骤"),
        **dict.fromkeys(FAULTS.values(), "失误"),
        **dict.fromkeys(CRAFTS.values(), "加分项"),
    },
}
TEXT: Schema = {
    "not": {"type": ["object", "array"]},
    "errorMessage": "这里写一句话或一个词，和冒号写在同一行。",
}


def texts(message: str) -> Schema:
    """Return the schema of one text or a list of texts."""
    one = {**TEXT, "errorMessage": "这一条写一句话；话里有冒号就给整句加上双引号。"}
    # Not `items` at once: an editor would always begin a list.
    listed = {"if": {"type": "array"}, "then": {"items": one}}
    return {"errorMessage": message, "not": {"type": "object"}, **listed}


def value(level: str, key: str, shape: Shape, meaning: Meaning) -> Schema:
    """Return the schema of what stands after a key that holds text (no block, no rows)."""
    example = f"例如 {key}: {meaning.examples[0]}" if meaning.examples else ""
    plain = _plain(level, key, shape, f"“{key}”：{meaning.says}{example}")
    plain |= {"title": key, "description": meaning.says}
    if (level, key) not in _CHOICES and meaning.examples:
        plain["examples"] = [_number(example) for example in meaning.examples]
    if key in _OFFERED:
        plain["defaultSnippets"] = [
            {"label": name, "body": name, "description": kind}
            for name, kind in _OFFERED[key].items()
        ]
    return plain


def _number(example: str) -> str | int:
    """Return an example as an editor's YAML reads it, else it would show it in quotes."""
    return int(example) if example.isascii() and example.isdigit() else example


def _plain(level: str, key: str, shape: Shape, message: str) -> Schema:
    if key == "格式":
        exactly = {"minimum": FORMAT, "maximum": FORMAT, "pattern": f"^{FORMAT}$"}
        return {**TEXT, **exactly, "errorMessage": message}
    if (level, key) in _CHOICES:
        return {"enum": list(_CHOICES[level, key]), "errorMessage": message}
    if (level, key) in _RANGES:
        least, most = _RANGES[level, key]
        return {**TEXT, "minimum": least, "maximum": most, "errorMessage": message}
    if key in _WITH_UNIT:
        return {"type": ["string", "null"], "errorMessage": message}
    if shape in (Shape.LIST, Shape.SENTENCES):
        return texts(message)
    return {**TEXT, "errorMessage": message}
