"""The preview as an app of its own: no archive, no trainee, nothing kept."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.types import CSSPathType

from trainer.scenario.watch import Version, Watch
from trainer.tui.preview.screen import PreviewScreen
from trainer.tui.shell import STYLES, Shell


@dataclass(frozen=True)
class PreviewParts:
    """What the command line hands over: the file, its first version, places and wishes.

    `get_ready` loads the judge; `crash_log` is where a mistake of our own is written down.
    """

    watch: Watch
    first: Version
    get_ready: Callable[[], None]
    crash_log: Path
    theme: str = ""
    reports_enters: bool = False


class PreviewApp(Shell[None]):
    """Shows one scenario beside its file until the author leaves."""

    TITLE = "预览"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES, Path(__file__).with_name("preview.tcss")]
    WHAT_IS_SAFE = "您的文件没有动过。"

    def __init__(self, parts: PreviewParts) -> None:
        super().__init__(
            theme=parts.theme, reports_enters=parts.reports_enters, crash_log=parts.crash_log
        )
        self._parts = parts

    def get_default_screen(self) -> PreviewScreen:
        """Begin with the preview; there is nothing else."""
        return PreviewScreen(self._parts.watch, self._parts.first, self._parts.get_ready)

    def on_mount(self) -> None:
        """End in order when asked to."""
        self.mind_signals()


def run(parts: PreviewParts) -> int:
    """Show the preview until the author leaves; return the exit code."""
    app = PreviewApp(parts)
    app.run()
    return app.return_code or 0
