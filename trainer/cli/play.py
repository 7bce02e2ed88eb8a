"""`trainer play`: practise on the screen, or in plain lines where there is no screen."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.on_screen import has_screen, show
from trainer.cli.settings import Settings, load_settings
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.scenario import Scenario

MODES = {"练习": "practice", "practice": "practice", "考核": "exam", "exam": "exam"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "scenario",
        nargs="?",
        default="",
        metavar="场景",
        help="例如 物流/快递迟到；不写就在菜单里选",
    )
    parser.add_argument("--plain", action="store_true", help="一行一行地对话，不用整个屏幕")
    parser.add_argument(
        "--as",
        dest="trainee",
        default="",
        metavar="名字",
        help="这一次用这个名字（多人共用的电脑）",
    )
    parser.add_argument(
        "--mode", choices=MODES, metavar="方式", help="练习（practice）或 考核（exam）"
    )
    parser.add_argument(
        "--seed", type=int, metavar="数字", help="随机数种子：同一个数字，顾客、商品、说法都相同"
    )
    parser.add_argument("--own", type=Path, metavar="文件夹", help="自建场景所在的文件夹")


def run(args: argparse.Namespace) -> int:
    """Practise; the screen where there is a terminal for it."""
    settings = _with_own(load_settings(), args.own)
    if args.plain or not has_screen(settings):
        return _plain(settings, args)
    return _screen(settings, args)


def _with_own(settings: Settings, own: Path | None) -> Settings:
    if own is None:
        return settings
    if not own.is_dir():
        raise TrainerError(f"没有“{own}”这个文件夹：--own 后面要写自建场景所在的文件夹。")
    return replace(settings, own_scenarios=own.resolve())


def _screen(settings: Settings, args: argparse.Namespace) -> int:
    from trainer.tui.parts import Wishes

    def open_wanted() -> "Scenario":
        from trainer.cli.scenarios import open_scenario

        return open_scenario(args.scenario, settings)

    wishes = Wishes(
        open_scenario=open_wanted if args.scenario else None,
        trainee=args.trainee,
        named=bool(args.trainee),
        mode=MODES.get(args.mode, ""),
        seed=args.seed,
    )
    return show(settings, wishes)


def _plain(settings: Settings, args: argparse.Namespace) -> int:
    from trainer.cli.play_plain import run as run_plain

    return run_plain(settings, args)
