"""What is wrong with a query in SQL: a Chinese sentence, the place, and DuckDB's own words."""

from collections.abc import Mapping
from typing import Any

from trainer.errors import TrainerError
from trainer.reports.parquet.columns import TABLES
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

_LONGEST = 300  # characters of what DuckDB says
_ROOM = 60  # characters of the query on either side of the place
_NAMES = "、".join(table.name for table in TABLES)
_WHY: Mapping[str, str] = {
    "Parser": "SQL 写得不对",
    "Syntax": "SQL 写得不对",
    "Permission": f"只能查这几张表（{_NAMES}），不能读写别的文件、网址或扩展",
    "Invalid Input": "这句 SQL 用不了",
    "Conversion": "有一处的值换不成要的类型",
    "Out of Range": "有一个数太大了",
    "Out of Memory": "这个问题太大，内存不够。请先用 WHERE 挑少一些，或少连几张表",
    "IO": "临时文件写不下，或文件读不了",
    "Not implemented": "这种写法 DuckDB 没有",
}
_OTHER = "这句 SQL 用不了"
_ZONE = (
    "带时区的时间显示不了。请写成 (……)::TIMESTAMP；表里的时刻都是 UTC，"
    "加 INTERVAL 8 HOUR 就是北京时间。"
)


def mistake(plain: Mapping[str, Any], query: str) -> TrainerError:
    """Return what to say of an error as DuckDB puts it in JSON."""
    message = str(plain.get("exception_message", ""))
    if "pytz" in message:
        return TrainerError(_ZONE)
    lines = [f"{_why(plain)}{_place(plain, query)}。"]
    lines += _shown_place(plain, query)
    lines.append(f"DuckDB 说: {shown_line(message)[:_LONGEST]}")
    return TrainerError("\n".join(lines))


def _why(plain: Mapping[str, Any]) -> str:
    name = shown_line(str(plain.get("name", "")))
    if plain.get("error_subtype") == "COLUMN_NOT_FOUND":
        return f"没有“{name}”这一列"
    if plain.get("type") == "Table":
        return f"没有“{name}”这张表（有 {_NAMES}）"
    if str(plain.get("type", "")).endswith("Function"):
        return f"没有“{name}”这个函数"
    return _WHY.get(str(plain.get("exception_type", "")), _OTHER)


def _place(plain: Mapping[str, Any], query: str) -> str:
    at = _at(plain, query)
    if at is None:
        return ""
    before = query[:at]
    return f"：第 {before.count(chr(10)) + 1} 行第 {at - before.rfind(chr(10))} 个字"


def _shown_place(plain: Mapping[str, Any], query: str) -> list[str]:
    """Return the line of the query with a mark under the place; nothing where it is unknown."""
    at = _at(plain, query)
    if at is None:
        return []
    begin, end = query.rfind("\n", 0, at) + 1, query.find("\n", at)
    end = len(query) if end < 0 else end
    before = shown_line(query[max(begin, at - _ROOM) : at])
    after = shown_line(query[at : min(end, at + _ROOM)])
    return [f"  {before}{after}", f"  {' ' * width(before)}^"]


def _at(plain: Mapping[str, Any], query: str) -> int | None:
    """Return the place in the query, in characters; DuckDB counts bytes."""
    at = str(plain.get("position", ""))
    if not at.isdecimal():
        return None
    return len(query.encode("utf-8", "replace")[: int(at)].decode("utf-8", "replace"))
