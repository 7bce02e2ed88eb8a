"""The faces of a report that are files: each is written whole, never over another file.

A maker returns the sentence that tells what was written.
"""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError, system_reason
from trainer.reports.model import Report
from trainer.reports.table import Table
from trainer.reports.tables import tables
from trainer.scenario.columns import safe

_LARGEST = 5 << 20  # bytes of a table of accounts
_NAMED = 10  # trainees who are named in a sentence
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def write_page(report: Report, file: Path) -> str:
    """Write the web page."""
    from trainer.reports.page import html_page

    file = _ending(file, ".html")
    write_new(file, html_page(report))
    return f"写好了网页：{safe(str(file))}（不用上网就能看，也能打印）"


def write_workbook(report: Report, file: Path) -> str:
    """Write the workbook."""
    from trainer.reports.workbook import workbook

    file = _ending(file, ".xlsx")
    write_new(file, workbook(report))
    return f"写好了表格：{safe(str(file))}"


def write_csv(report: Report, place: Path) -> str:
    """Write one table, named as the file is (学员.csv), or all of them into a new folder."""
    from trainer.reports.csv_table import csv_table

    found = tables(report)
    if place.suffix.lower() != ".csv":
        _new_folder(place, {f"{one.name}.csv": csv_table(one) for one in found})
        return f"写好了 {len(found)} 张表：{safe(str(place))}"
    table = _meant(found, place)
    write_new(place, csv_table(table))
    return f"写好了“{table.name}”表：{safe(str(place))}"


def write_moodle(report: Report, typed: Path) -> str:
    """Write the grades for Moodle; `typed` is 成绩.csv, or 成绩.csv=对照表.csv."""
    from trainer.reports.moodle import Accounts, grades, read_accounts

    name, has_accounts, listed = str(typed).partition("=")
    if not name or (has_accounts and not listed):
        raise TrainerError(
            "请写成 --moodle 成绩.csv=对照表.csv，没有对照表就只写 --moodle 成绩.csv。"
        )
    accounts = read_accounts(_text(Path(listed))) if has_accounts else Accounts()
    file = _ending(Path(name), ".csv")
    made = grades(report, accounts)
    write_new(file, made.data)
    told = f"写好了 Moodle 成绩：{safe(str(file))}（按 {accounts.by} 认人）"
    if not made.left_out:
        return told
    names = "、".join(map(safe, made.left_out[:_NAMED]))
    more = f" 等 {len(made.left_out)} 位" if len(made.left_out) > _NAMED else ""
    return f"{told}\n对照表里没有，所以没写进去：{names}{more}"


def _ending(file: Path, ending: str) -> Path:
    """Return the file with its ending; TrainerError where it has the one of another face."""
    if file.suffix.lower() == ending:
        return file
    if file.suffix.lower() in (".html", ".xlsx", ".csv", ".json"):
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


def _new_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder that appears with all its files or not at all."""
    hidden = folder.with_name(f".{secrets.token_hex(4)}")
    try:
        if os.path.lexists(folder):
            raise TrainerError(f"{safe(str(folder))} 已经有了，没有覆盖它。请换一个文件夹的名字。")
        hidden.mkdir()
        for name, data in files.items():
            (hidden / name).write_bytes(data)
        hidden.rename(folder)
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(
            f"写不了 {safe(str(folder))}（{safe(why)}）。请换一个能写的位置。"
        ) from error
    finally:
        with suppress(OSError, ValueError):
            shutil.rmtree(hidden)


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了对照表 {safe(str(file))}（{safe(why)}）。") from error
    if len(data) > _LARGEST:
        raise TrainerError(f"对照表 {safe(str(file))} 太大，不像一份对照表。")
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise TrainerError(f"对照表 {safe(str(file))} 不是文字。请在表格软件里另存为 CSV。")
