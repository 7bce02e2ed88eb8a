"""Profiles (考核口径) by name: dated data, one YAML file each, built in or a trainer's own."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from trainer.errors import TrainerError
from trainer.scenario.load import file_name
from trainer.scenario.nearest import nearest
from trainer.scenario.notebook import Notebook
from trainer.scenario.opened import or_raise
from trainer.scenario.pages import ENDINGS, name_of, turn
from trainer.scenario.problem import Problem
from trainer.scenario.read import read_file, read_text
from trainer.scenario.roots import named_files, plain_name
from trainer.scoring.indicator import Indicator, Profile
from trainer.scoring.profile_reader import FOLDER, profile_of

__all__ = [
    "FOLDER",
    "HOUSE",
    "Indicator",
    "Profile",
    "Profiles",
    "load_profile",
    "profile",
    "profile_names",
    "title_of",
]


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of the built-in profiles, sorted."""
    return tuple(sorted(_built_in()))


@cache
def _built_in() -> dict[str, Traversable]:
    folder = resources.files("trainer.scoring") / "profiles"
    files = (path for path in folder.iterdir() if path.name.endswith(ENDINGS[0]))
    return {name_of(path.name): path for path in files}


@cache
def profile(name: str) -> Profile:
    """Return the built-in profile of that name; an unknown one is the user's mistake."""
    return Profiles().find(name)


def title_of(name: str) -> str:
    """Return what a profile is called on screens: a trainer's own goes by its name."""
    return profile(name).title if name in profile_names() else name


def load_profile(path: Path, *, root: Path) -> Profile | tuple[Problem, ...]:
    """Return the profile in a file below the scenario root, or all its problems."""
    notebook = Notebook()
    file = file_name(path, root)
    found = profile_of(turn(file, read_file(path, file, notebook), notebook), notebook)
    return notebook.problems() if found is None or notebook.broken() else found


@cache
def _read_built_in(name: str) -> Profile:
    notebook = Notebook()
    file = f"{FOLDER}/{name}{ENDINGS[0]}"
    text = _built_in()[name].read_text(encoding="utf-8")
    found = profile_of(turn(file, read_text(text, file, notebook), notebook), notebook)
    return or_raise(notebook.problems() if found is None or notebook.broken() else found, name)


class Profiles:
    """The built-in profiles, and beside them those in 考核口径/ of the trainers' own root.

    What is built in stays what it is: an own profile of the same name is passed over.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._own = own

    def names(self) -> tuple[str, ...]:
        """Return the names of all profiles, sorted; nothing is parsed."""
        return tuple(sorted({*_built_in(), *self._files()}))

    def load(self, name: str) -> Profile | tuple[Problem, ...] | None:
        """Return the profile of that name or its problems, None where there is none."""
        plain = plain_name(name, FOLDER)
        if plain in _built_in():
            return _read_built_in(plain)
        found = self._files().get(plain)
        if found is None or self._own is None:
            return None
        return load_profile(found, root=self._own)

    def find(self, name: str) -> Profile:
        """Return the profile of that name; TrainerError says which there are, or what is wrong."""
        loaded = self.load(name)
        if loaded is not None:
            return or_raise(loaded, name)
        near = nearest(name, self.names()) or _of_title(name)
        hint = f"是不是“{near}”？" if near else ""
        raise TrainerError(f"没有“{name}”这个考核口径。{hint}{self._told()}")

    def _told(self) -> str:
        """Return which profiles can be used, and which files cannot be read."""
        read = {name: isinstance(self.load(name), Profile) for name in self.names()}
        known = "、".join(name for name, is_read in read.items() if is_read)
        unread = "、".join(name for name, is_read in read.items() if not is_read)
        more = f"有错、现在用不了的：{unread}（运行 trainer check 看错在哪里）。" if unread else ""
        return f"可用的：{known}。{more}"

    def _files(self) -> dict[str, Path]:
        """Return name -> file of the trainers' own profiles that lie inside their folder."""
        return {} if self._own is None else named_files(self._own / FOLDER)


def _of_title(word: str) -> str | None:
    """Return the name of the built-in profile that is called so on screens (淘宝)."""
    titles = {profile(name).title: name for name in profile_names()}
    near = nearest(word, titles)
    return titles[near] if near else None


HOUSE = profile("house")
