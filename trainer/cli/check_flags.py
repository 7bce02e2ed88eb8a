"""The options of `trainer check` and what their words mean."""

import argparse
from pathlib import Path

from trainer.errors import TrainerError
from trainer.scenario.columns import safe
from trainer.scenario.nearest import nearest
from trainer.scenario.readiness import Readiness

SEEDS = 2  # where nobody says how many
MOST_SEEDS = 1000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="路径",
        help="场景文件、文件夹或场景名（物流/快递迟到）；不写就检查自带的和自建的全部场景",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--junit", type=Path, metavar="文件", help="另外写一份 JUnit XML 报告，给构建服务器看"
    )
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")
    parser.add_argument(
        "--profile",
        default=Readiness.PRACTISABLE.value,
        metavar="门槛",
        help="查到哪一步: 能跑、能练（默认）、可发布",
    )
    parser.add_argument(
        "--fix", action="store_true", help="把有把握的地方改好，改前的样子另留一份（要写明路径）"
    )
    parser.add_argument(
        "--play",
        action="store_true",
        help="把例句和试演也走一遍，再让各种学员来走（每个场景要几秒）",
    )
    parser.add_argument(
        "--ways", action="store_true", help="同 --play，再写出到每一条走向最短的走法"
    )
    parser.add_argument(
        "--seeds",
        type=int,
        metavar="数",
        help=f"同 --play，让学员走这么多个种子（不写是 {SEEDS} 个，最多 {MOST_SEEDS}）",
    )
    parser.add_argument(
        "--accept",
        action="store_true",
        help="把试演写的结局、得分、应进入照实改好，改前的样子另留一份（要写明路径）",
    )


def seeds_of(number: int | None) -> int:
    """Return how many seeds to play; TrainerError where there can be no such number."""
    if number is not None and not 1 <= number <= MOST_SEEDS:
        raise TrainerError(f"--seeds 写 1 到 {MOST_SEEDS}。")
    return number or SEEDS


def readiness_of(word: str) -> Readiness:
    """Return the readiness that a word names; TrainerError names the nearest."""
    names = [readiness.value for readiness in Readiness]
    if word in names:
        return Readiness(word)
    near = nearest(word, names)
    hint = f"是不是“{near}”？" if near else f"可以写的有: {'、'.join(names)}。"
    raise TrainerError(f"--profile 没有“{safe(word[:40])}”这一档。{hint}")
