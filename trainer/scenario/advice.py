"""What an author is told about a key that stands in the wrong place or is followed by the wrong."""

from collections.abc import Mapping

from trainer.scenario.tree import Block, Node, Text
from trainer.scenario.vocabulary import BEAT, KeyTable, Shape

_TALK = 8  # characters from which a key without content is no key
_WANTED = {
    Shape.WORD: "一个词或一个数",
    Shape.LIST: "写在一行、用顿号隔开的几个词",
    Shape.SENTENCE: "一句话",
    Shape.SENTENCES: "一句话，或用“- ”列出的几句话",
    Shape.BLOCK: "下一行起缩进两格的几项",
    Shape.ROWS: "下一行起用“- ”列出的几条",
}
_FIRST_LINE = {
    "顾客": "昵称: 小橙子",
    "事实": "订单:",
    "变化": "昵称: 糖糖妈、小满爸",
    "剧情": "开场:",
    "结局": "满意: 满意",
    "走向": "- 当: 其他",
    "全程": "- 当: 对抗",
    "试演": "- 名称: 标准六步",
    "对答": "- 客服: 我马上查物流",
    "评分": "流程: 35",
    "快捷语": "- 按键: sd",
    "题目": "- 题: 您第一句说什么？",
    "部分": "- 题库: 售后六步",
    "指标": "- 名称: 3分钟响应率",
    "找出": "不归我们管: 推诿",
    "配对": "4个月的宝宝: 一段奶粉",
}


def wanted(key: str, shape: Shape) -> str:
    """Return what should stand after a key."""
    example = f"，如 {_FIRST_LINE[key]}" if key in _FIRST_LINE else ""
    return f"这里应是{_WANTED[shape]}{example}"


def belongs(key: Text, node: Node, levels: Mapping[str, KeyTable]) -> str:
    """Return at which of the levels an unknown key should stand, empty where nobody knows."""
    # 变化 only names again what is written elsewhere.
    owners = [name for name, level in levels.items() if key.value in level and name != "变化"]
    if owners:
        return f"它写在{'、'.join(owners)}里，检查缩进；"
    if isinstance(node, Block) and any(inner.value in BEAT for inner, _ in node.pairs):
        return "它像一个环节，要写在“剧情”下面，行首多缩进两格；"
    if isinstance(node, Text) and not node.value and len(key.value) >= _TALK:
        return "这一行像是说明的话，删掉它，或在行首加“# ”；"
    return ""
