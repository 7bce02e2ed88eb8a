"""Whose an account in the LMS is: a table for whoever looks after it."""

import csv
import io
from collections.abc import Sequence

from trainer.reports.xapi import Identity

HEAD = ("学员", "账号", "主页")
_BEGINS_FORMULA = frozenset("=+-@\t\r")


def accounts_table(names: Sequence[str], identity: Identity) -> bytes:
    """Return the table as CSV that Excel opens right: UTF-8 with its mark, no formula."""
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(HEAD)
    rows.writerows((_cell(name), identity.account(name), identity.base) for name in names)
    return table.getvalue().encode("utf-8-sig", "replace")


def _cell(name: str) -> str:
    return f"'{name}" if name[:1] in _BEGINS_FORMULA else name
