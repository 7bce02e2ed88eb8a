"""A root with one short scenario, one bank of two questions, and two papers."""

from pathlib import Path

SCENARIO = """\
格式: 1
标题: 杯子裂了
顾客:
  昵称: 阿杯
  怒气: 60
剧情:
  开场:
    顾客说: 杯子到手就是裂的！
    应做: 安抚、全力解决
    走向:
      - 当: 安抚、全力解决
        例句: 收到裂的杯子谁都会生气，我今天下午就给您补发一个新的
        怒气: -30
        转到: 结局/满意
      - 当: 其他
        怒气: +10
        转到: 再来，最多1次，之后结局/投诉
结局:
  满意: 满意
  投诉: 失望
"""
GOOD = "收到裂的杯子谁都会生气，我今天下午就给您补发一个新的"
BANK = """\
格式: 1
类型: 题库
标题: 入门
来源: 培训资料
题目:
  - 题: 首响要在20秒内。
    题型: 判断
    答案: 对
    解释: 顾客第一句话以后就开始计时。
    技能: 首响
    编号: 甲
  - 题: 首响要在多少秒内？
    题型: 填数
    答案: 20秒
    解释: 20秒。
    技能: 首响
    编号: 乙
"""
PAPER = """\
格式: 1
类型: 试卷
标题: 小考
级别: 普通
时限: 20分钟
及格: 60
次数: 2次
种子: 人人相同
部分:
  - 题库: 入门
    权重: 40
  - 打字: 60字/分
    权重: 10
  - 场景: 练手/杯子裂了
    权重: 50
"""
QUESTIONS = """\
格式: 1
类型: 试卷
标题: 只有题
级别: 普通
时限: 20分钟
及格: 60
次数: 2次
种子: 人人相同
部分:
  - 题库: 入门
    权重: 100
"""


def paper_root(folder: Path) -> Path:
    """Write the root into `folder` and return it."""
    files = {
        "练手/杯子裂了": SCENARIO,
        "题库/入门": BANK,
        "试卷/小考": PAPER,
        "试卷/只有题": QUESTIONS,
    }
    for name, text in files.items():
        file = folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "店铺").mkdir(exist_ok=True)
    return folder
