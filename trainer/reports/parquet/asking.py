"""Whether a query only asks, as DuckDB's own parser reads it.

A SELECT may hold statements that write (in its WITH), and a function after FROM may run others that
it gets as text. So only the parts and the functions pass that are known to do neither.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from trainer.errors import TrainerError
from trainer.safe_text import shown_line

_ASKS = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
_FUNCTIONS = ("range", "generate_series", "unnest", "histogram")  # after FROM
# With nothing before it: what follows a comment could be read in two ways.
_EXPLAINED = re.compile(r"\s*EXPLAIN\b(.*)", re.IGNORECASE | re.DOTALL)
_REFUSED = "这里只能查，不能改、写文件或换设置。请写 SELECT 开头的一句。"


def only_asking(connection: Any, query: str) -> Any:
    """Return the one statement of a query; TrainerError where it does more than ask."""
    statements = connection.extract_statements(query)
    if len(statements) != 1:
        raise TrainerError("请写一句 SQL，不多不少。trainer query 不带问题，会列出表和例子。")
    for part in _parts(_parsed(connection, _asked(statements[0].type.name, query))):
        if "cte_map" in part and part["type"] not in _ASKS:
            raise TrainerError(_REFUSED)
        if part.get("type") == "TABLE_FUNCTION":
            _look_at_function(str(part["function"].get("function_name", "")))
    return statements[0]


def _asked(kind: str, query: str) -> str:
    """Return the SELECT of a query, which EXPLAIN without more may stand before."""
    explained = _EXPLAINED.match(query) if kind == "EXPLAIN" else None
    return explained[1] if explained else query


def _parsed(connection: Any, query: str) -> Any:
    """Return a SELECT in its parts; TrainerError where it is none."""
    told = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchone()[0]
    try:
        parsed = json.loads(told)
    except RecursionError:
        raise TrainerError("这句 SQL 套得太深了。请拆成几步，用 WITH 一步一步写。") from None
    if parsed["error"]:
        raise TrainerError(_REFUSED)
    return parsed["statements"]


def _parts(parsed: Any) -> Iterator[dict[str, Any]]:
    """Yield everything that a SELECT is made of, however deep."""
    waiting = [parsed]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _look_at_function(name: str) -> None:
    if name.lower() not in _FUNCTIONS:
        raise TrainerError(
            f"FROM 后面不能用“{shown_line(name)}”这个函数：只能查表，不能读写文件或换设置。"
            f"能用的有 {'、'.join(_FUNCTIONS)}。"
        )
