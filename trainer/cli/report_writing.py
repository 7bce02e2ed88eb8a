"""The faces of a report that are files: where each is to lie, and what it will hold.

Nothing is written here: see `report_targets`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from trainer.cli.report_targets import Unwritten
from trainer.cli.text_file import text_of
from trainer.errors import TrainerError
from trainer.reports.model import Report
from trainer.reports.table import Table
from trainer.reports.tables import ABOUT, ITEM_TABLES, about, tables
from trainer.scenario.columns import safe

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")  # not the day of 周报11.22
_LARGEST = 5 << 20  # bytes of a table of accounts
_NAMED = 10  # trainees who are named in a sentence
_SAVE_AS = "请在表格软件里另存为 CSV。"


def page(report: Report, typed: Path) -> Unwritten:
    """Return the web page."""
    from trainer.reports.page import html_page

    file = page_place(typed)
    told = f"写好了网页：{safe(str(file))}（不用上网就能看，也能打印）"
    return Unwritten(file, html_page(report), told)


def page_place(typed: Path) -> Path:
    """Return where the web page goes."""
    return _ending(typed, ".html")


def book(report: Report, typed: Path) -> Unwritten:
    """Return the workbook."""
    from trainer.reports.workbook import workbook

    file = book_place(typed)
    return Unwritten(file, workbook(report), f"写好了表格：{safe(str(file))}")


def book_place(typed: Path) -> Path:
    """Return where the workbook goes."""
    return _ending(typed, ".xlsx")


def book_tells_items(_: Path) -> bool:
    """Say that the workbook holds item analysis."""
    return True


def csv_files(report: Report, place: Path) -> Unwritten:
    """Return one table, named as the file is (学员.csv), or all of them in a new folder."""
    from trainer.reports.csv_table import csv_table

    found = (*tables(report), about(report))
    if place.suffix.lower() != ".csv":
        files = {f"{one.name}.csv": csv_table(one) for one in found}
        return Unwritten(place, files, f"写好了 {len(found)} 张表：{safe(str(place))}")
    table = _meant(found, place)
    return Unwritten(place, csv_table(table), f"写好了“{table.name}”表：{safe(str(place))}")


def csv_place(typed: Path) -> Path:
    """Return where the tables go: a file or a folder."""
    return typed


def csv_tells_items(typed: Path) -> bool:
    """Say whether one of the tables holds item analysis, or tells what it rests on."""
    return typed.suffix.lower() != ".csv" or typed.stem in (*ITEM_TABLES, ABOUT)


def moodle(report: Report, typed: Path) -> Unwritten:
    """Return the grades for Moodle; `typed` is 成绩.csv, or 成绩.csv=账号表.csv."""
    from trainer.reports.moodle import Accounts, grades, read_accounts

    file, listed = _grades_and_accounts(typed)
    accounts = (
        read_accounts(text_of(listed, "账号表", _LARGEST, _SAVE_AS)) if listed else Accounts()
    )
    made = grades(report, accounts)
    left_out = tuple(_left_out(made.unlisted, made.unsafe, accounts.by))
    if not made.written:
        why = "".join(left_out) or "没有做完的演练和考试。"
        raise TrainerError(f"Moodle 成绩里一个人也没有，没有写。{why}")
    told = f"写好了 Moodle 成绩：{safe(str(file))}（按 {accounts.by} 认人）"
    return Unwritten(file, made.data, "\n".join((told, *left_out)))


def moodle_place(typed: Path) -> Path:
    """Return where the grades go."""
    return _grades_and_accounts(typed)[0]


def _grades_and_accounts(typed: Path) -> tuple[Path, Path | None]:
    name, has_accounts, listed = str(typed).partition("=")
    if not name or (has_accounts and not listed):
        raise TrainerError(
            "请写成 --moodle 成绩.csv=账号表.csv，没有账号表就只写 --moodle 成绩.csv。"
        )
    return _ending(Path(name), ".csv"), Path(listed) if has_accounts else None


def _left_out(unlisted: tuple[str, ...], unsafe: tuple[str, ...], by: str) -> Iterator[str]:
    if unlisted:
        yield f"账号表里没有，所以没写进去：{_some(unlisted)}。"
    if unsafe:
        yield (
            f"{by} 以 =、+、-、@ 这样的符号开头，或者有看不见的字，表格软件会把它当成公式，"
            f"改了 Moodle 又认不出，所以没写进去：{_some(unsafe)}。"
            "请用账号表换一种账号（username、idnumber 或 email），或在 Moodle 里手工填。"
        )


def _some(names: tuple[str, ...]) -> str:
    more = f" 等 {len(names)} 位" if len(names) > _NAMED else ""
    return "、".join(map(safe, names[:_NAMED])) + more


def _ending(file: Path, ending: str) -> Path:
    """Return the file with its ending; TrainerError where it has another one."""
    if file.suffix.lower() == ending:
        return file
    if _ENDING.fullmatch(file.suffix):
        raise TrainerError(f"{safe(str(file))} 的结尾不对，这里要写成 {ending}。")
    return file.with_name(f"{file.name}{ending}")


def _meant(found: tuple[Table, ...], file: Path) -> Table:
    table = next((one for one in found if one.name == file.stem), None)
    if table is None:
        names = "、".join(one.name for one in found)
        raise TrainerError(
            f"不知道 {safe(file.name)} 要写哪张表。文件名用表的名字（{names}），"
            "例如 --csv 学员.csv；写文件夹的名字就写出全部。"
        )
    return table
