"""What goes into a pack: the files asked for, and all that they include, each once."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError
from trainer.scenario.author_file import bytes_of
from trainer.scenario.check import Asked
from trainer.scenario.notebook import Notebook
from trainer.scenario.pack.manifest import PackedFile
from trainer.scenario.pack.names import clash, refusal, shown_name
from trainer.scenario.pack.unzip import LARGEST_WHOLE, MOST_FILES
from trainer.scenario.pages import Folders, included, turn
from trainer.scenario.read import read_file
from trainer.scenario.roots import leads_inside


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a pack by name; `included` are those that nobody asked for by name."""

    files: tuple[PackedFile, ...]
    included: frozenset[str]


def gather(asked: Iterable[Asked]) -> Gathered:
    """Return the files with what they include; TrainerError where they cannot lie in one pack.

    What cannot be included is left to the checker to tell.
    """
    wanted = tuple(asked)
    taken: dict[str, tuple[Path, bytes]] = {}
    for one in wanted:
        _take(one.file, _inside(one), taken)
    for one in wanted:
        for name, path in _included(one):
            _take(name, path, taken)
    if len(taken) > MOST_FILES or sum(len(d) for _, d in taken.values()) > LARGEST_WHOLE:
        raise TrainerError("要打的包太大。请分成几个包。")
    if pair := clash(tuple(taken)):
        first, second = map(shown_name, pair)
        raise TrainerError(
            f"“{first}”和“{second}”重名（大小写、写法或后缀不同也算）。请改一个名字再打包。"
        )
    files = tuple(PackedFile(name, data) for name, (_, data) in sorted(taken.items()))
    asked_for = {unicodedata.normalize("NFC", one.file) for one in wanted}
    return Gathered(files, frozenset(taken) - asked_for)


def _take(name: str, path: Path, taken: dict[str, tuple[Path, bytes]]) -> None:
    name = unicodedata.normalize("NFC", name)
    if why := refusal(name):
        raise TrainerError(f"“{shown_name(name)}”不能打包：{why}。请改名后再打包。")
    data = bytes_of(path)
    first = taken.setdefault(name, (path, data))
    if first[1] != data:
        raise TrainerError(
            f"包里会有两个不同的“{shown_name(name)}”：{first[0]} 和 {path}。请分成两个包。"
        )


def _inside(one: Asked) -> Path:
    if leads_inside(one.path, one.root):
        return one.path
    raise TrainerError(f"“{one.path}”是一个链接，指到场景文件夹外面去了。请放一份真的文件再打包。")


def _included(one: Asked) -> Iterator[tuple[str, Path]]:
    """Yield (name, path) of all that a file includes, as the loader finds them."""
    notebook, roots = Notebook(), (one.root, *one.also)
    page = turn(one.file, read_file(one.path, one.file, notebook), notebook)
    for other in included(page, Folders(roots), notebook):
        yield other.file, next(r / other.file for r in roots if (r / other.file).exists())
