"""`trainer calibrate`: two or more trainers grade a sample of replies blind.

`sample` draws it, `grade` asks one trainer about it reply by reply, `report` says how far the
trainers agree with each other and with the judge.
"""

import argparse
import importlib
from pathlib import Path

from trainer.cli.chinese_arguments import SubParser


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parts = parser.add_subparsers(
        dest="part", metavar="做什么", required=True, parser_class=SubParser, title="可以做的"
    )
    sample = _add(parts, "sample", "抽一批回复，写成样本")
    sample.add_argument("-n", dest="count", type=int, default=60, metavar="条数", help="默认 60")
    sample.add_argument(
        "-o", "--output", type=Path, default=Path("样本.json"), metavar="样本.json", help="写到这里"
    )
    sample.add_argument("--seed", type=int, metavar="数字", help="同一个数字，抽到的回复相同")
    sample.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="文件.jsonl",
        help="从 JSON 行文件抽，写法和 trainer judge 的一样；不写就从这台电脑的演练里抽",
    )
    grade = _add(parts, "grade", "一条一条地评，随时能停，下次接着评")
    grade.add_argument("sample", type=Path, metavar="样本.json", help="要评的样本")
    grade.add_argument("--as", dest="grader", required=True, metavar="名字", help="谁在评")
    report = _add(parts, "report", "看大家评得是否一致，评判准不准")
    report.add_argument("sample", type=Path, metavar="样本.json", help="评过的样本")
    report.add_argument(
        "graded", nargs="*", metavar="样本.名字.json", help="各人的盲评文件；不写就用样本旁边的"
    )
    report.add_argument("--pairs", action="store_true", help="再列出每两个人之间的数字")
    face = report.add_mutually_exclusive_group()
    face.add_argument("--json", action="store_true", help="输出 JSON")
    face.add_argument("--csv", action="store_true", help="输出 CSV 表格")
    report.add_argument(
        "-o", "--output", type=Path, metavar="文件", help="写成文件：.html 网页、.csv 或 .json"
    )


def _add(parts: "argparse._SubParsersAction[SubParser]", name: str, about: str) -> SubParser:
    return parts.add_parser(name, help=about, description=about)


def run(args: argparse.Namespace) -> int:
    """Do the part that was asked for; only its module is loaded."""
    module = importlib.import_module(f"trainer.cli.calibrate_{args.part}")
    code: int = module.run(args)
    return code
