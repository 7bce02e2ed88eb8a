"""--accept: what a 试演 expects becomes what happens, and not a character more."""

from pathlib import Path

import pytest

from trainer.scenario import Scenario, load
from trainer.scenario.mending.edit import edited
from trainer.scoring.acceptance import acceptances
from trainer.scoring.proof import prove

TEXT = """\
格式: 1
标题: 杯子裂了
剧情:
  开场:
    顾客说: 杯子裂了！
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 给说法
      - 当: 其他
        转到: 结局/失望
  给说法:
    顾客说: 那怎么办？
    走向:
      - 当: 其他
        转到: 结局/失望
结局:
  满意: 满意
  失望: 失望
试演:

  # 第一份
  - 名称: 好好说
    对答:
      - 客服: "收到裂的杯子确实扫兴"   # 这句不动
        应进入: '开场'  # 先写着
      - 等: 1秒
    得分:  ">99"
    结局: 结局/满意
  - 名称: 一声不吭
    对答:
    结局: 失望
"""


def loaded(text: str, folder: Path) -> Scenario:
    file = folder / "杯子.yaml"
    file.write_text(text, encoding="utf-8")
    scenario = load(file)
    assert isinstance(scenario, Scenario), scenario
    return scenario


def test_only_expectations_that_failed_change_and_comments_stay(tmp_path: Path) -> None:
    scenario = loaded(TEXT, tmp_path)
    found = acceptances(scenario)
    after = edited(TEXT, (one.edit for one in found))

    changed = [
        (old, new)
        for old, new in zip(TEXT.split("\n"), after.split("\n"), strict=True)
        if old != new
    ]
    points = next(one.new for one in found if one.new.startswith("得分"))
    assert changed == [
        ("        应进入: '开场'  # 先写着", "        应进入: 给说法  # 先写着"),
        ('    得分:  ">99"', f"    得分:  {points.removeprefix('得分: ')}"),
        ("    结局: 结局/满意", "    结局: 结局/失望"),
    ]
    assert prove(loaded(after, tmp_path)) == ()
    assert acceptances(loaded(after, tmp_path)) == ()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_mark_at_the_top_stay(end: str, tmp_path: Path) -> None:
    scenario = loaded(TEXT, tmp_path)
    raw = "\ufeff" + TEXT.replace("\n", end)
    after = edited(raw, (one.edit for one in acceptances(scenario)))

    assert after.startswith("\ufeff")
    assert after.count(end) == raw.count(end)
    assert "结局: 结局/失望" in after
