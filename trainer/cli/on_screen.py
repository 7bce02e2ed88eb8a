"""The program on the screen: its parts are built here, from the settings and what was asked for."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.clock import steady_seconds
from trainer.cli.seeds import draw_seed
from trainer.cli.settings import Settings, calm_keyboard

if TYPE_CHECKING:
    from trainer.reports.model import Report
    from trainer.scenario import Library
    from trainer.store import Archive
    from trainer.tui.parts import Wishes


def has_screen(settings: Settings) -> bool:
    """Say whether there is a terminal that can be drawn on."""
    both = sys.stdin.isatty() and sys.stdout.isatty() and sys.__stderr__ is not None
    return both and not settings.dumb_terminal


def show(settings: Settings, wishes: "Wishes") -> int:
    """Show the screen until the trainee leaves; return the exit code."""
    calm_keyboard()
    from trainer.tui.app import run as run_screen
    from trainer.tui.parts import Parts

    def open_library() -> "Library":
        from trainer.cli.scenarios import library_of

        return library_of(settings)

    def open_archive() -> "Archive":
        from trainer.store import Archive

        return Archive(settings.database)

    def certify(sitting: str) -> Path:
        from trainer.cli.certificates import write_certificate

        return write_certificate(parts.archive, sitting, settings)

    def make_report() -> "Report":
        from trainer.cli.report_source import Request, made_report
        from trainer.store.moment import utc_now

        return made_report(settings, Request(), utc_now())

    wishes = replace(
        wishes,
        trainee=wishes.trainee or settings.last_trainee,
        reports_enters=settings.reports_enters,
        theme=settings.last_theme,
    )
    parts = Parts(
        open_library=open_library,
        open_archive=open_archive,
        cache_dir=settings.cache_dir,
        crash_log=settings.data_dir / "crash.log",
        now=steady_seconds,
        draw=draw_seed,
        remember=settings.remember_trainee,
        certify=certify,
        make_report=make_report,
        remember_theme=settings.remember_theme,
        settle_s=settings.settle_s,
        wishes=wishes,
    )
    return run_screen(parts)
