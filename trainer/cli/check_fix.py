"""`trainer check --fix`: mend what is certain in the files that were named, and tell each mend."""

import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.cli.check_kinds import KINDS
from trainer.cli.rewrite import rewrite
from trainer.cli.typed import one_word
from trainer.errors import TrainerError
from trainer.scenario.check import Asked
from trainer.scenario.columns import safe
from trainer.scenario.mending import MENDABLE, Remade, mend_bytes
from trainer.scenario.problem import Problem
from trainer.scenario.read import LARGEST
from trainer.scenario.report import Report, shown

NOT_BETTER = "没有动：试着改过，读起来没有变好。请照下面的改法自己改"

MOST_NAMED = 3  # files in a hint


@dataclass(frozen=True, slots=True)
class Fix:
    """One file after --fix: what was mended and left, where its undo copy lies.

    Where `refusal` says why the file could not be changed, nothing of `remade` was written.
    """

    file: str
    remade: Remade
    copy: str = ""
    refusal: str = ""


def fix_files(asked: Iterable[Asked], words: Sequence[str], base: Path) -> tuple[Fix, ...]:
    """Mend each file once; return those in which something was to mend, as seen from `base`.

    Raise TrainerError where nobody named a file (in `words`): nothing is changed unasked.
    """
    if not words:
        raise TrainerError("--fix 要写明改哪些文件: trainer check --fix 文件、文件夹或场景名。")
    unique = {one.path.absolute(): one for one in asked}
    fixes = (_fix(one, base) for one in unique.values())
    return tuple(fix for fix in fixes if fix is not None)


def _fix(asked: Asked, base: Path) -> Fix | None:
    data = _bytes(asked.path)
    remade = mend_bytes(data, asked, KINDS)
    file = shown(asked.path, base)
    if remade.data == data:
        return Fix(file, remade) if remade.left else None
    try:
        copy = rewrite(asked.path, data, remade.data)
    except TrainerError as error:
        return Fix(file, remade, refusal=str(error))
    return Fix(file, remade, shown(copy, base))


def _bytes(path: Path) -> bytes:
    """Return what is in a file; nothing where it cannot be read, which the check tells."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, ValueError):
        return b""


def fixes_in_words(fixes: Sequence[Fix], found: Report) -> str:
    """Return the mends, the refusals and where the undo copies lie, a line each."""
    lines = [line for fix in fixes for line in _lines(fix)]
    named = {*found.names}
    others = dict.fromkeys(
        problem.file
        for problem in found.problems
        if problem.id in MENDABLE and problem.file not in named
    )
    lines += [f"{safe(file)} 没有写在命令里，没有动它。" for file in others]
    return "\n".join(lines) or "没有改动任何文件。"


def _lines(fix: Fix) -> list[str]:
    if fix.refusal:
        return [fix.refusal]
    done = sorted(fix.remade.done, key=lambda mend: mend.problem.line)
    lines = [f"{_place(fix, mend.problem)} 改好了: {safe(mend.words)}" for mend in done]
    lines += [f"{_place(fix, problem)} {NOT_BETTER}" for problem in fix.remade.left]
    if fix.copy:
        lines.append(f"{safe(fix.file)} 改前的样子留在 {safe(fix.copy)}")
    return lines


def _place(fix: Fix, problem: Problem) -> str:
    return f"{safe(fix.file)}:{max(problem.line, 1)} [{problem.id}]"


def fix_hint(found: Report, words: Sequence[str]) -> list[str]:
    """Return how to have slips of writing mended, nothing where no file asked for has one.

    `words` are the paths as typed; without any, the first files with such slips are named.
    """
    asked = {*found.names}
    slips = (p for p in found.problems if p.id in MENDABLE and p.id.startswith("Y"))
    files = [*dict.fromkeys(problem.file for problem in slips if problem.file in asked)]
    if not files:
        return []
    named = " ".join(one_word(safe(word)) for word in words or files[:MOST_NAMED])
    return [f"书写的毛病多半能让程序改好: trainer check --fix {named}"]


def fixes_shape(fixes: Sequence[Fix]) -> dict[str, Any]:
    """Return the same for JSON: `mends`, `left`, `undo` (file to copy), `refused` (to reason)."""
    changed = [fix for fix in fixes if not fix.refusal]
    return {
        "mends": [
            {**_spot(fix, mend.problem), "change": mend.words}
            for fix in changed
            for mend in fix.remade.done
        ],
        "left": [_spot(fix, problem) for fix in changed for problem in fix.remade.left],
        "undo": {fix.file: fix.copy for fix in changed if fix.copy},
        "refused": {fix.file: fix.refusal for fix in fixes if fix.refusal},
    }


def _spot(fix: Fix, problem: Problem) -> dict[str, Any]:
    return {"file": fix.file, "line": max(problem.line, 1), "id": problem.id}
