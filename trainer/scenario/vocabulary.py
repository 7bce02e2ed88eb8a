"""The closed list of keys, level by level, and the words that stand for ids.

Whoever adds a key adds it here: the loader, the raw-line scan and did-you-mean all read this page.
"""

from enum import StrEnum
from types import MappingProxyType

from trainer.language.labels import ACTIONS, CRAFTS, FAULTS, STEPS

FORMAT = 1


class Shape(StrEnum):
    """What may stand after a key."""

    WORD = "word"  # a number, a unit or a name: never a sentence
    LIST = "list"  # words on one line with 、
    SENTENCE = "sentence"  # a sentence of the author's
    SENTENCES = "sentences"  # one sentence, or a list of them
    BLOCK = "block"  # keys on the next lines, further in
    ROWS = "rows"  # a list of entries with “- ”


KeyTable = MappingProxyType[str, Shape]


def _level(
    words: str = "",
    sentence: str = "",
    lists: str = "",
    sentences: str = "",
    block: str = "",
    rows: str = "",
) -> KeyTable:
    table: dict[str, Shape] = {}
    for names, shape in (
        (words, Shape.WORD),
        (lists, Shape.LIST),
        (sentence, Shape.SENTENCE),
        (sentences, Shape.SENTENCES),
        (block, Shape.BLOCK),
        (rows, Shape.ROWS),
    ):
        table.update(dict.fromkeys(names.split(), shape))
    return MappingProxyType(table)


SCENARIO = _level(
    "格式 类型 难度 先说",
    "标题 背景",
    lists="标签 引用",
    block="顾客 事实 变化 剧情 结局 政策 公共 词库 评分",
    rows="全程 试演 快捷语",
)
CUSTOMER = _level("怒气 辱骂", "昵称 脾气")
VARIATION = _level(sentences="昵称 脾气 情形")  # and the names of facts
BEAT = _level("限时", lists="应做", sentences="顾客说 催问", rows="换种说法 走向")
BRANCH = _level("怒气 扣分 加分 转到", lists="当", sentences="例句")
ENDING = _level("评价", "原因", sentences="说")
REHEARSAL = _level("结局 得分", "名称 情形", rows="对答")
TRANSCRIPT = MappingProxyType({**REHEARSAL, "格式": Shape.WORD})
REPLY = _level("用时 应进入", lists="应听出", sentences="客服")
ACTION = _level("动作 用时 应进入", "内容")
WAIT = _level("等 应进入")
POLICY = _level("最高补偿 可退款 免退货 运费 时限 日期", "出处", lists="不能说", sentences="说法")
QUICK_REPLY = _level("按键", "文")
WEIGHTS = _level("流程 准确 态度 时效")
FACTS = _level(block="订单 物流 历史记录 凭证 仓库 运营")
FACT_GROUP = _level("耗时")
BANK = _level("格式 类型", "标题 说明 来源", rows="题目")
QUESTION = _level(
    "题型 难度 编号 答案",
    "题 顾客 回复 原句 解释 来源 技能",
    lists="要有",
    sentences="正确 错误 顺序 多余 例句",
    block="找出 配对",
)
PAPER = _level(
    "格式 类型 级别 时限 及格 次数 间隔 考核口径 种子",
    "标题 说明",
    rows="部分",
)
_OF_INDICATOR = "算法 单位 时限 首轮时限 上限 只算 重开 时段 周期 客服先说 及格线"
INDICATOR = _level(_OF_INDICATOR, "名称")
# A profile with one figure may say it without 指标.
PROFILE = _level(f"格式 类型 日期 {_OF_INDICATOR}", "标题 说明 来源 名称", rows="指标")
PAPER_PART = _level("抽 权重 及格 打字", lists="场景 题库")

# Each level under the name that its author knows it by.
LEVEL_NAMES: dict[str, KeyTable] = {
    "场景": SCENARIO,
    "顾客": CUSTOMER,
    "事实": FACTS,
    "一组事实": FACT_GROUP,
    "变化": VARIATION,
    "环节": BEAT,
    "走向": BRANCH,
    "结局": ENDING,
    "试演": REHEARSAL,
    "对答稿": TRANSCRIPT,
    "客服的一轮": REPLY,
    "一个动作": ACTION,
    "一段等待": WAIT,
    "政策": POLICY,
    "一条快捷语": QUICK_REPLY,
    "评分": WEIGHTS,
}
BANK_LEVEL_NAMES: dict[str, KeyTable] = {"题库": BANK, "一道题": QUESTION}
# 题型 -> the keys that only its questions have.
QUESTION_KINDS: dict[str, tuple[str, ...]] = {
    "单选": ("正确", "错误"),
    "多选": ("正确", "错误"),
    "判断": ("答案",),
    "排序": ("顺序",),
    "找词": ("回复", "找出"),
    "改写": ("原句", "要有", "例句"),
    "填数": ("答案",),
    "配对": ("配对", "多余"),
}
PAPER_LEVEL_NAMES: dict[str, KeyTable] = {"试卷": PAPER, "一个部分": PAPER_PART}
PROFILE_LEVEL_NAMES: dict[str, KeyTable] = {"考核口径": PROFILE, "一个指标": INDICATOR}
ALL_LEVEL_NAMES: dict[str, KeyTable] = {
    **LEVEL_NAMES,
    **BANK_LEVEL_NAMES,
    **PAPER_LEVEL_NAMES,
    **PROFILE_LEVEL_NAMES,
}
LEVELS: tuple[KeyTable, ...] = tuple(
    level for level in LEVEL_NAMES.values() if level is not TRANSCRIPT
)

# Keys that may stand right after “- ”.
ITEM_KEYS: frozenset[str] = frozenset().union(BRANCH, REHEARSAL, REPLY, ACTION, WAIT, QUICK_REPLY)
KEYS: frozenset[str] = frozenset().union(*LEVELS)


def shapes(key: str) -> frozenset[Shape]:
    """Return what may stand after a key, over all levels that know it."""
    return frozenset(level[key] for level in LEVELS if key in level)


SENTENCE_KEYS: frozenset[str] = frozenset(
    key
    for key in KEYS
    if shapes(key) <= {Shape.SENTENCE, Shape.SENTENCES} or key in ("换种说法", "不能说")
)

# 类型: of a file -> the section that it holds; None: a scenario, or not the loader's business.
FILE_KINDS: dict[str, str | None] = {
    "场景": None,
    "政策": "政策",
    "快捷语": "快捷语",
    "公共": "公共",
    "词库": "词库",
    "评分": "评分",
    "考核口径": None,
    "题库": None,
    "试卷": None,
}
SHARED_FILE_KEYS = ("格式", "类型", "引用")  # beside its own section
SHARED_KINDS = tuple(kind for kind, section in FILE_KINDS.items() if section)

FACT_ACTIONS: dict[str, str] = {
    "订单": "look_order",
    "物流": "look_parcel",
    "历史记录": "look_history",
    "凭证": "ask_proof",
    "仓库": "ask_warehouse",
    "运营": "ask_operations",
}
RATINGS = ("满意", "一般", "失望")
BUILT_IN_ENDINGS = ("红线", "中断")

STEP_IDS = {name: id for id, name in STEPS.items()}
FAULT_IDS = {name: id for id, name in FAULTS.items()}
CRAFT_IDS = {name: id for id, name in CRAFTS.items()}
ACTION_IDS = {name: id for id, name in ACTIONS.items()}
