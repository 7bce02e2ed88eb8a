"""What checking costs: reading a large file beside libyaml's bare events, and exploring.

    python -m benchmarks.authoring_speed

The rules of reading (Y, S, R) run on a file of 10,000 lines, in turns with `yaml.parse` (events,
C parser) on the same text: medians of 5 in CPU time, and their ratio.
Then a scenario of 60 beats is explored completely: states and time.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from trainer.scenario import Scenario
from trainer.scenario.explore import explore
from trainer.scenario.load import examine
from trainer.scenario.rules import RULES

LINES = 10_000
BEATS = 60
TURNS = 5
HEAD = """\
格式: 1
标题: 量一量
难度: 2
顾客:
  怒气: 55
事实:
  物流:
    耗时: 6秒
    状态: 卡在中转站
剧情:
"""
BEAT = """\
  环节{0}:
    顾客说: 问了{0}遍，到底送不送？
    催问: 人呢
    限时: 60秒
    应做: 安抚、查明原因
    走向:
      - 当: 安抚、查明原因、没查物流
        例句: 等{0}天太急人，我这就查
        怒气: +15
        转到: 再来，最多1次，之后炸
      - 当: 安抚、查明原因
        例句: 等{0}天太急人，查到了
        怒气: -15
        转到: 环节{1}
      - 当: 全力解决
        例句: 今天{0}点前给您回电
        怒气: -25
        转到: 环节{2}
      - 当: 超时
        怒气: +20
        转到: 再来，最多2次，之后炸
      - 当: 其他
        怒气: +10
        转到: 再来，最多2次，之后炸
"""
TAIL = """\
  环节{0}:
    顾客说: 行吧。
    走向:
      - 当: 其他
        转到: 结局/满意
  炸:
    顾客说: 我投诉了！
    走向:
      - 当: 其他
        转到: 结局/投诉
结局:
  满意: 满意
  投诉: 失望
"""


def main() -> None:
    """Print both comparisons."""
    beats = (LINES - HEAD.count("\n") - TAIL.count("\n")) // BEAT.count("\n")
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "大.yaml", Path(folder) / "小.yaml"
        large.write_text(written(beats), "utf-8")
        small.write_text(written(BEATS), "utf-8")
        print(_against_events(large))
        print(_exploring(small))


def written(beats: int) -> str:
    """Return a sound scenario with so many beats, two tries in each, and two more to end in."""
    each = (BEAT.format(i, i + 1, min(i + 2, beats)) for i in range(beats))
    return HEAD + "".join(each) + TAIL.format(beats)


def _against_events(path: Path) -> str:
    text = path.read_text("utf-8")
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(TURNS):
        bare.append(_seconds(lambda: _events(text)))
        ours.append(_seconds(lambda: _read(path)))
    lines, size = text.count("\n"), len(text.encode()) // 1024
    return (
        f"{lines} lines, {size} KB: Y, S and R {median(ours) * 1000:.0f} ms, "
        f"libyaml events {median(bare) * 1000:.0f} ms, ratio {median(ours) / median(bare):.1f}"
    )


def _exploring(path: Path) -> str:
    scenario = _read(path)
    start = time.process_time()
    found = explore(scenario)
    took = time.process_time() - start
    whole = "completely" if found.complete else "NOT completely"
    return f"{BEATS} beats explored {whole}: {found.states} states, {took * 1000:.0f} ms"


def _events(text: str) -> None:
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def _read(path: Path) -> Scenario:
    found = examine(path, root=path.parent)
    assert found.scenario is not None, found.problems[:3]
    for rule in RULES:
        if rule.id[0] in "YSR":
            list(rule.check(found.scenario))
    return found.scenario


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
