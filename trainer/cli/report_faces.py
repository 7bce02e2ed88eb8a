"""The faces of a report: what `trainer report` prints or writes, each with its flag.

The module of a face is loaded when it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.cli import report_writing as writing
from trainer.cli.report_targets import Unwritten
from trainer.errors import TrainerError
from trainer.reports.model import Report


@dataclass(frozen=True, slots=True)
class Printed:
    """A face for the terminal: what its help says, and what makes the text to print.

    `check` raises TrainerError where it cannot be shown here.
    """

    about: str
    make: Callable[[Report], str]
    check: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Filed:
    """A face that is written: what its help says, and what its flag takes.

    `place` says where what was typed will lie (TrainerError where it cannot be meant so), `make`
    what will lie there; `tells_items` says whether that holds item analysis.
    """

    about: str
    takes: str
    place: Callable[[Path], Path]
    make: Callable[[Report, Path], Unwritten]
    tells_items: Callable[[Path], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Target:
    """A face that was asked for, with what was typed behind its flag."""

    face: Filed
    typed: Path

    @property
    def place(self) -> Path:
        """Where it is to lie; TrainerError where that cannot be meant."""
        if self.typed.name in ("", "-"):
            why = "这里不能用 - 写到终端。" if self.typed.name else ""
            raise TrainerError(f"{why}请写出要写的文件，例如 --html 报告.html。")
        return self.face.place(self.typed)

    @property
    def tells_items(self) -> bool:
        """Say whether it needs the report with its items."""
        return self.face.tells_items(self.typed)

    def made(self, report: Report) -> Unwritten:
        """Return what is to be written of the report."""
        return self.face.make(report, self.typed)


def _text(report: Report) -> str:
    from trainer.cli.report_lines import report_lines

    return "\n".join(report_lines(report))


def _json(report: Report) -> str:
    from trainer.cli.report_json import report_json

    return report_json(report)


def _screen(report: Report) -> str:
    from trainer.cli.report_screen import show_screen

    return show_screen(report)


def _check_screen() -> None:
    from trainer.cli.report_screen import check_screen

    check_screen()


TEXT = Printed("在终端里看", _text)
PRINTED: dict[str, Printed] = {
    "json": Printed("输出 JSON", _json),
    "screen": Printed("在屏幕上一页一页看，带图", _screen, _check_screen),
}
FILED: dict[str, Filed] = {
    "html": Filed("写成网页，不用上网就能看，也能打印", "文件", writing.page_place, writing.page),
    "xlsx": Filed(
        "写成 Excel 表格", "文件", writing.book_place, writing.book, writing.book_tells_items
    ),
    "csv": Filed(
        "写成 CSV：文件夹写全部的表，学员.csv 只写那一张",
        "文件夹或文件",
        writing.csv_place,
        writing.csv_files,
        writing.csv_tells_items,
    ),
    "moodle": Filed(
        "写成 Moodle 的成绩 CSV；有账号表写成 成绩.csv=账号表.csv",
        "文件",
        writing.moodle_place,
        writing.moodle,
    ),
}
