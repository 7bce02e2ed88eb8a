"""Where a new scenario goes, and what it is called."""

import os
import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError, system_reason
from trainer.scenario import Level, Library
from trainer.scenario.check import ask, check_file
from trainer.scenario.columns import safe
from trainer.scenario.library import OTHER_FOLDERS
from trainer.scenario.pack.names import refusal
from trainer.scenario.pages import ENDINGS, name_of
from trainer.scenario.render import render
from trainer.scenario.templates import Wishes

LONGEST_FROM_TITLE = 30  # characters
NAMELESS = "新场景"
_NOT_IN_NAMES = re.compile(r"[^\w·-]+")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of our own scenarios, and the library that it belongs to."""

    folder: Path
    library: Library

    @classmethod
    def of(cls, library: Library) -> "Home":
        """Return the home of what is new."""
        assert library.own is not None
        return cls(library.own, library)

    def refuse(self, name: str) -> None:
        """Raise TrainerError where a scenario cannot or must not get this name."""
        plain = _plain(name)
        if why := _why_not(plain):
            raise TrainerError(f"不能用“{safe(name[:80])}”当名字：{why}。例如: 物流/新快递")
        if "/" in plain and self._is_taken(plain):
            raise TrainerError(f"已经有“{safe(plain)}”了，没有动它。请换一个名字。")

    def name_for(self, name: str | None, wishes: Wishes) -> str:
        """Return the name to use: the one given, in the family's folder where it names none."""
        if name is None:
            return self._free(f"{wishes.template.family}/{_from_title(wishes.title)}")
        plain = _plain(name)
        whole = plain if "/" in plain else f"{wishes.template.family}/{plain}"
        self.refuse(whole)
        return whole

    def file(self, name: str) -> Path:
        """Return the file of a name."""
        return self.folder / f"{name}{ENDINGS[0]}"

    def _free(self, name: str) -> str:
        number, free = 1, name
        while self._is_taken(free):
            number += 1
            free = f"{name}-{number}"
        return free

    def _is_taken(self, name: str) -> bool:
        """Say whether a scenario, ours or built in, has this name; ours would hide the other."""
        places = (self.folder / f"{name}{ending}" for ending in ENDINGS)
        return self.library.find(name) is not None or any(map(os.path.lexists, places))


def keep(home: Home, name: str, text: str) -> Path:
    """Write a scenario under its name and return the file; no file is left where it fails."""
    file = home.file(name)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrainerError(
            f"建不了文件夹 {file.parent}（{system_reason(error)}）。请检查自建场景的文件夹。"
        ) from error
    look = partial(_refuse_broken, home, file)
    write_new(file, text.encode(), look)
    return file


def _refuse_broken(home: Home, file: Path, unfinished: Path) -> None:
    """Raise TrainerError where the shop's own shared files make the scenario a broken one."""
    asked = ask(unfinished, root=home.folder, also=(home.library.builtin,))
    errors = [p for p in check_file(asked).problems if p.level is Level.ERROR]
    if errors:
        meant = (replace(p, file=file.name) if p.file == asked.file else p for p in errors)
        told = "\n\n".join(map(render, meant))
        raise TrainerError(f"写好的场景过不了检查，没有保存:\n\n{told}", code=1)


def _plain(name: str) -> str:
    return name_of(name.strip().replace("\\", "/"))


def _why_not(name: str) -> str:
    first, _, rest = name.partition("/")
    if rest and first in OTHER_FOLDERS:
        return f"“{first}”里放的不是场景"
    if any(part.startswith("_") for part in name.split("/")):
        return "名字以“_”开头的不当作场景"
    return refusal(f"{name}{ENDINGS[0]}")


def _from_title(title: str) -> str:
    """Return a file's name for a title: its letters and digits."""
    name = _NOT_IN_NAMES.sub("", title)[:LONGEST_FROM_TITLE].strip("_·-")
    return NAMELESS if not name or refusal(f"{name}{ENDINGS[0]}") else name
