"""`trainer quiz`: practise questions of a bank, with the right answer and its reason after each.

`--json` prints one object at the end: `version`, `sitting` (its id), `bank`, `questions`, `right`,
`points`, `most`, and `items`, each with `question` (its id), `kind`, `points`, `most`, `right`.
"""

import argparse

from trainer.cli.on_screen import has_screen, show
from trainer.cli.settings import Settings, load_settings
from trainer.errors import TrainerError


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "bank", nargs="?", default="", metavar="题库", help="例如 售后六步；不写就从列表里选"
    )
    parser.add_argument(
        "--count", type=int, default=10, metavar="题数", help="默认 10；比题库里的多，就是全部"
    )
    parser.add_argument(
        "--skill", action="append", default=[], metavar="技能", help="只练这个技能的题，可以写几次"
    )
    parser.add_argument("--seed", type=int, metavar="数字", help="同一个数字，题目和选项顺序相同")
    parser.add_argument("--as", dest="trainee", default="", metavar="名字", help="用这个名字")
    parser.add_argument("--plain", action="store_true", help="一行一行地答，不用整个屏幕")
    parser.add_argument("--json", action="store_true", help="最后输出 JSON（一行一行地答）")


def run(args: argparse.Namespace) -> int:
    """Practise; the screen where there is a terminal for it."""
    if args.count < 1:
        raise TrainerError("--count 后面写题数，至少是 1；比题库里的多，就是全部。")
    settings = load_settings()
    if args.plain or args.json or not has_screen(settings):
        from trainer.cli.quiz_plain import practise

        return practise(settings, args)
    return _screen(settings, args)


def _screen(settings: Settings, args: argparse.Namespace) -> int:
    from trainer.tui.parts import Errand, Wishes

    errand = Errand(exam=False, name=args.bank, count=args.count, skills=tuple(args.skill))
    return show(
        settings,
        Wishes(trainee=args.trainee, named=bool(args.trainee), seed=args.seed, errand=errand),
    )
