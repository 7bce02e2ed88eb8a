"""`trainer preview FILE`: the drill beside the author's file, anew whenever the file is saved."""

import argparse
import sys

from trainer.cli.one_file import one_file
from trainer.cli.scenarios import library_of
from trainer.cli.settings import Settings, calm_keyboard, load_settings
from trainer.errors import TrainerError
from trainer.scenario.check import SCENE, UNREADABLE
from trainer.scenario.columns import safe
from trainer.scenario.watch import Version, Watch


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("scenario", metavar="场景", help="场景文件，或场景名（物流/快递迟到）")


def run(args: argparse.Namespace) -> int:
    """Show the preview until the author leaves."""
    settings = load_settings()
    asked = one_file(args.scenario, library_of(settings))
    if settings.dumb_terminal or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TrainerError(
            "预览要在终端窗口里用。这里可以用 trainer check 检查，用 trainer rehearse 走试演。"
        )
    watch = Watch(asked)
    first = watch.look()
    assert first is not None
    _is_a_scenario(first)
    return _show(settings, watch, first)


def _is_a_scenario(first: Version) -> None:
    if first.text is None and any(problem.id in UNREADABLE for problem in first.problems):
        told = first.problems[0]
        raise TrainerError(f"{safe(told.message)}。{safe(told.fix)}。")
    if first.kind != SCENE:
        raise TrainerError(
            f"“{safe(first.file)}”是{safe(first.kind)}文件，不能预览。请选一个场景文件。"
        )


def _show(settings: Settings, watch: Watch, first: Version) -> int:
    calm_keyboard()
    from trainer.tui.preview.app import PreviewParts
    from trainer.tui.preview.app import run as run_screen

    def get_ready() -> None:
        from trainer.language import prepare

        prepare(settings.cache_dir)

    return run_screen(
        PreviewParts(
            watch=watch,
            first=first,
            get_ready=get_ready,
            crash_log=settings.data_dir / "crash.log",
            theme=settings.last_theme,
            reports_enters=settings.reports_enters,
        )
    )
