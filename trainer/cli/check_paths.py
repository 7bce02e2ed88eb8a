"""What the words of `trainer check` mean: folders, files, names of scenarios."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError
from trainer.scenario import Library
from trainer.scenario.check import Asked, ask, yaml_files
from trainer.scenario.columns import safe
from trainer.scenario.nearest import nearest
from trainer.scenario.pages import ENDINGS
from trainer.scenario.roots import leads_inside

NAMED_FOLDERS = ("题库", "试卷", "考核口径")
TOO_MANY = f"{ENDINGS[0]}.txt"  # what 记事本 makes of a name when it saves as a text file


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be checked: `files` in order, among them all files of the `folders`."""

    folders: tuple[Path, ...]
    files: tuple[Asked, ...]

    def whole_roots(self) -> tuple[Path, ...]:
        """Return the scenario roots of which every file is checked."""
        roots = dict.fromkeys(one.root for one in self.files)
        return tuple(r for r in roots if any(leads_inside(r, folder) for folder in self.folders))


def meant(words: list[str], library: Library) -> Meant:
    """Return what the arguments mean; without any, all built-in and own scenarios."""
    folders, files = folders_and_files(words, library)
    asked = [*(one for folder in folders for one in inside(folder, library)), *files]
    if words and not asked:
        raise TrainerError(f"文件夹“{safe(words[0])}”里没有 .yaml 文件。")
    return Meant(tuple(folders), tuple(asked))


def folders_and_files(words: list[str], library: Library) -> tuple[list[Path], list[Asked]]:
    """Return the folders and the files that the words mean; TrainerError where one means none."""
    if not words:
        own = [library.own] if library.own is not None and library.own.is_dir() else []
        return [library.builtin, *own], []
    folders: list[Path] = []
    files: list[Asked] = []
    for word in words:
        path = Path(word)
        if _is_folder(path, word):
            folders.append(path)
        elif path.exists() or path.is_symlink():
            files.append(_at_home(path, library))
        elif (found := _named(word, library)) is not None:
            files.append(_at_home(found, library))
        elif family := _family(word, library):
            folders += family
        else:
            raise TrainerError(_unknown(word, library))
    return folders, files


def _named(word: str, library: Library) -> Path | None:
    """Return the file of a scenario's name, or of another file's (售后六步)."""
    names = (word, *(f"{folder}/{word}" for folder in NAMED_FOLDERS))
    return next((found[0] for name in names if (found := library.find(name))), None)


def _is_folder(path: Path, word: str) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise TrainerError(f"“{safe(word[:80])}”不能当路径用。请检查是不是粘贴错了。") from error


def _family(word: str, library: Library) -> list[Path]:
    """Return the folders of that name (物流) in the library's roots."""
    if not word.strip() or any(part in ("", ".", "..") for part in word.split("/")):
        return []
    roots = [root for root in (library.own, library.builtin) if root is not None]
    return [root / word for root in roots if _is_folder(root / word, word)]


def inside(folder: Path, library: Library) -> Iterator[Asked]:
    """Return all files of a folder, each with its root; TrainerError where it cannot be read."""
    try:
        paths = yaml_files(folder)
    except OSError as error:
        raise TrainerError(f"读不了文件夹“{safe(str(folder))}”。请检查它的权限。") from error
    return (_at_home(path, library) for path in paths)


def _at_home(path: Path, library: Library) -> Asked:
    """Return a file with its root: whatever is not built in may include what is."""
    if library.own is not None and leads_inside(path, library.own):
        return ask(path, root=library.own, also=(library.builtin,))
    if leads_inside(path, library.builtin):
        return ask(path, root=library.builtin)
    homes = (library.own, library.builtin) if library.own is not None else (library.builtin,)
    return ask(path, also=homes)


def misnamed_in_words(folders: Iterable[Path]) -> list[str]:
    """Return a line for each file below folders with one ending too many (快递.yaml.txt)."""
    found = {path for folder in folders for path in folder.rglob(f"*{TOO_MANY}")}
    return [
        f"没有检查 {safe(str(file))}：记事本在后面多加了 .txt。请改名，去掉 .txt。"
        for file in sorted(found)
    ]


def _unknown(word: str, library: Library) -> str:
    if longer := _with_txt(word, library):
        return (
            f"没有“{safe(word[:80])}”，有“{safe(longer.name)}”：记事本在后面多加了 .txt。"
            "请改名，去掉 .txt。"
        )
    near = nearest(word, library.names())
    hint = f"是不是“{near}”？" if near else "请检查路径；不写路径就检查全部场景。"
    return f"没有“{safe(word[:80])}”这个文件、文件夹或场景。{hint}"


def _with_txt(word: str, library: Library) -> Path | None:
    """Return the file that the word would mean, had its editor not added .txt."""
    name = word.removesuffix(ENDINGS[0])
    roots = (Path(), *((library.own,) if library.own is not None else ()))
    files = (root / f"{name}{TOO_MANY}" for root in roots)
    return next((file for file in files if _is_file(file)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long
        return False
