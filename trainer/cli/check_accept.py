"""`trainer check --accept`: what 试演 expect becomes what happens, in the files that were named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.rewrite import rewrite
from trainer.errors import TrainerError
from trainer.scenario import Scenario
from trainer.scenario.author_file import bytes_of
from trainer.scenario.check import Asked, check_file
from trainer.scenario.columns import safe
from trainer.scenario.mending.edit import edited
from trainer.scenario.report import shown

if TYPE_CHECKING:
    from trainer.scoring.acceptance import Accepted

NOTHING = "试演写的结局、得分、应进入都和走出来的一样，没有改动。"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One file after --accept: what was rewritten, where its undo copy lies.

    Where `refusal` says why the file could not be changed, nothing was written.
    """

    file: str
    changes: tuple["Accepted", ...]
    copy: str = ""
    refusal: str = ""


def accept_files(
    asked: Iterable[Asked], words: Sequence[str], base: Path
) -> tuple[Acceptance, ...]:
    """Rewrite each file once; return those in which something was to change, as seen from `base`.

    Raise TrainerError where nobody named a file (in `words`): nothing is changed unasked.
    """
    if not words:
        raise TrainerError(
            "--accept 要写明改哪些文件: trainer check --accept 文件、文件夹或场景名。"
        )
    unique = {one.path.absolute(): one for one in asked}
    found = (_accept(one, base) for one in unique.values())
    return tuple(one for one in found if one is not None)


def _accept(asked: Asked, base: Path) -> Acceptance | None:
    checked = check_file(asked)
    if checked.scenario is None or checked.broken or not checked.scenario.rehearsals:
        return None
    from trainer.scoring.acceptance import acceptances  # loads the judge

    changes = acceptances(checked.scenario)
    if not changes:
        return None
    file = shown(asked.path, base)
    try:
        copy = _write(asked.path, checked.scenario, changes)
    except TrainerError as error:
        return Acceptance(file, changes, refusal=str(error))
    return Acceptance(file, changes, shown(copy, base))


def _write(path: Path, scenario: Scenario, changes: Sequence["Accepted"]) -> Path:
    before = bytes_of(path)
    try:
        after = edited(before.decode("utf-8"), (change.edit for change in changes))
    except (ValueError, IndexError) as error:
        raise TrainerError(
            f"“{safe(str(path))}”刚刚被别的程序改过，没有动它。请存好以后再运行一次。"
        ) from error
    return rewrite(path, before, after.encode("utf-8"))


def acceptances_in_words(accepted: Sequence[Acceptance]) -> str:
    """Return each change, the refusals and where the undo copies lie, a line each."""
    return "\n".join(line for one in accepted for line in _lines(one)) or NOTHING


def _lines(one: Acceptance) -> list[str]:
    if one.refusal:
        return [one.refusal]
    lines = [
        f"{safe(one.file)}:{change.edit.line} 试演“{safe(change.rehearsal)}” 照实改好了: "
        f"“{safe(change.old)}” → “{safe(change.new)}”"
        for change in sorted(one.changes, key=lambda change: change.edit)
    ]
    return [*lines, f"{safe(one.file)} 改前的样子留在 {safe(one.copy)}"]


def acceptances_shape(accepted: Sequence[Acceptance]) -> dict[str, Any]:
    """Return the same for JSON under `accepted`, one object for each file."""
    return {
        "accepted": [
            {
                "file": one.file,
                "undo": one.copy or None,
                "refused": one.refusal or None,
                "changes": [
                    {
                        "line": change.edit.line,
                        "rehearsal": change.rehearsal,
                        "old": change.old,
                        "new": change.new,
                    }
                    for change in one.changes
                ],
            }
            for one in accepted
        ]
    }
