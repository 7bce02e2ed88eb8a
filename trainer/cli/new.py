"""`trainer new [NAME]`: five questions, and a whole small scenario lies in our own folder.

Each answer may be given as a flag; what is missing is asked. Without a terminal nothing is asked:
family and title must be given, the rest has defaults. The file is checked before it gets its
name, and a file that is there already is never touched.
"""

import argparse
import sys

from trainer.cli.new_home import Home, keep
from trainer.cli.new_questions import Given, ask, without_asking
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.cli.typed import one_word, read_whatever_comes
from trainer.scenario.columns import safe
from trainer.scenario.templates import Wishes, families, written


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "name", nargs="?", metavar="名字", help="例如 物流/新快递；不写就按题材和标题起名"
    )
    parser.add_argument("--family", metavar="题材", help=f"题材：{'、'.join(families())}")
    parser.add_argument("--title", metavar="标题", help="菜单里显示的一句话")
    parser.add_argument("--goods", metavar="商品", help="顾客买的东西")
    parser.add_argument("--anger", metavar="怒气", help="开始时有多气，0 到 100")
    parser.add_argument("--abuse", metavar="骂人", help="骂人的程度，0、1 或 2")
    parser.add_argument("--offer", metavar="办法", help="店里能给的办法，例如 换货")


def run(args: argparse.Namespace) -> int:
    """Ask, write, and say what comes next."""
    home = Home.of(library_of(load_settings()))
    if args.name is not None:
        home.refuse(args.name)
    wishes = _wishes(args)
    name = home.name_for(args.name, wishes)
    file = keep(home, name, written(wishes))
    print(f"已建好: {safe(str(file))}")
    print("现在就能练。写着“改”的地方，换成你们店里的情况。接下来:")
    for command, about in NEXT:
        print(f"  {command} {one_word(name)}    {about}")
    return 0


NEXT = (
    ("trainer check --play", "检查，例句和试演也走一遍"),
    ("trainer preview", "边改边看，改一句就看到一句"),
    ("trainer rehearse", "看每份试演得多少分"),
)


def _wishes(args: argparse.Namespace) -> Wishes:
    given = Given(args.family, args.title, args.goods, args.anger, args.abuse, args.offer)
    if not sys.stdin.isatty():
        return without_asking(given)
    read_whatever_comes()
    return ask(given)
