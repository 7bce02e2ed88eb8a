"""The faces of a report: what `trainer report` prints or writes, each with its flag.

A face makes what is printed from the report; one that writes a file writes it first and says so.
Its module is loaded when it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError
from trainer.reports.model import Report

Make = Callable[[Report, Path | None], str]


@dataclass(frozen=True, slots=True)
class Face:
    """One face: what its help says, what its flag takes (nothing: it is printed), and its maker."""

    about: str
    takes: str
    make: Make


def _text(report: Report, _: Path | None) -> str:
    from trainer.cli.report_lines import report_lines

    return "\n".join(report_lines(report))


def _json(report: Report, _: Path | None) -> str:
    from trainer.cli.report_json import report_json

    return report_json(report)


def _html(report: Report, file: Path | None) -> str:
    from trainer.cli.report_writing import write_page

    return write_page(report, _named(file))


def _xlsx(report: Report, file: Path | None) -> str:
    from trainer.cli.report_writing import write_workbook

    return write_workbook(report, _named(file))


def _csv(report: Report, place: Path | None) -> str:
    from trainer.cli.report_writing import write_csv

    return write_csv(report, _named(place))


def _moodle(report: Report, typed: Path | None) -> str:
    from trainer.cli.report_writing import write_moodle

    return write_moodle(report, _named(typed))


def _screen(report: Report, _: Path | None) -> str:
    from trainer.cli.report_screen import show_screen

    return show_screen(report)


def _named(file: Path | None) -> Path:
    if file is None or not file.name:
        raise TrainerError("请写出要写的文件，例如 --html 报告.html。")
    return file


TEXT = Face("在终端里看", "", _text)
FACES: dict[str, Face] = {
    "json": Face("输出 JSON", "", _json),
    "screen": Face("在屏幕上一页一页看，带图", "", _screen),
    "html": Face("写成网页，不用上网就能看，也能打印", "文件", _html),
    "xlsx": Face("写成 Excel 表格", "文件", _xlsx),
    "csv": Face("写成 CSV：文件夹写全部的表，学员.csv 只写那一张", "文件夹或文件", _csv),
    "moodle": Face("写成 Moodle 的成绩 CSV；有对照表写成 成绩.csv=对照表.csv", "文件", _moodle),
}
