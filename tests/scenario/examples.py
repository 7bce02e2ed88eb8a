"""The examples of rules leave out what does not matter; here they become whole files."""

import re

WHOLE = {
    "格式": "格式: 1\n",
    "标题": "标题: 杯子裂了\n",
    "剧情": """\
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    "试演": """\
试演:
  - 名称: 好好说
    对答:
      - 客服: 收到裂的杯子确实扫兴
    得分: ≥60
  - 名称: 一声不吭
    对答:
    得分: ≤40
""",
}


def complete(example: str) -> str:
    """Return `example` as a whole scenario: each key that it leaves out comes from WHOLE."""
    text = "".join(part for key, part in WHOLE.items() if key == "格式" and not _has(example, key))
    text += example
    for key, part in WHOLE.items():
        if key != "格式" and not _has(example, key):
            text += part
    if not _has(text, "结局"):
        names = dict.fromkeys(re.findall(r"结局/(满意|失望)", text))
        text += "结局:\n" + "".join(f"  {name}: {name}\n" for name in names)
    return text


def _has(text: str, key: str) -> bool:
    return re.search(rf"^{key}\s*[:：]", text, re.MULTILINE) is not None
