"""The report of `trainer check` as text and as JSON."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from trainer.scenario import Level, Problem
from trainer.scenario.render import LEVEL_NAMES, render
from trainer.scenario.report import Report

VERSION = 1


def print_json(found: Report, more: Mapping[str, Any]) -> None:
    """Print the problems, and what else there is to tell, as one JSON object."""
    problems = [_shape(problem) for problem in found.problems]
    shape = {"version": VERSION, "problems": problems, **more}
    print(_writable(json.dumps(shape, ensure_ascii=False, indent=1)))


def _shape(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": max(problem.line, 1),
        "column": max(problem.column, 1),
        "id": problem.id,
        "severity": problem.level.value,
        "message": problem.message,
        "fix": problem.fix,
    }


def print_text(found: Report, first: str = "", last: str = "", hints: Sequence[str] = ()) -> None:
    """Print what comes first, each problem with its line, what comes last, then how many there are.

    Below it stand the hints. All these texts are harmless for a terminal already.
    """
    if first:
        print(_writable(f"{first}\n"))
    for problem in found.problems:
        print(_writable(f"{render(problem)}\n"))
    if last:
        print(_writable(last))
    print(_summary(found))
    for hint in hints:
        print(_writable(hint))


def _summary(found: Report) -> str:
    counts = [
        f"{found.count(level)} 处{LEVEL_NAMES[level]}" for level in Level if found.count(level)
    ]
    waived = f"；另有 {found.waived} 处写明了不查" if found.waived else ""
    return f"检查了 {found.files} 个文件：{'、'.join(counts) or '没有问题'}{waived}。"


def _writable(text: str) -> str:
    """Return text that stdout can carry: a file name may hold what its encoding has not."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
