"""`trainer check [PATH…]`: what is wrong with scenario files, and what to do about it.

A path is a file, a folder, or a scenario's name (物流/快递迟到); without one, all built-in and
own scenarios are checked. With `--play` every 例句 and 试演 is played as well, which takes a few
seconds a scenario. It exits 1 where an error was found (with `--strict` from a warning up), 2
where something is not there or cannot be read.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.errors import TrainerError
from trainer.scenario import Level, Library, Problem
from trainer.scenario.check import Asked, Checked, ask, check_files, check_shared, yaml_files
from trainer.scenario.columns import safe
from trainer.scenario.nearest import nearest
from trainer.scenario.render import LEVEL_NAMES, render
from trainer.scenario.report import Report, report

VERSION = 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="路径",
        help="场景文件、文件夹或场景名（物流/快递迟到）；不写就检查自带的和自建的全部场景",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--strict", action="store_true", help="有警告也算不通过")
    parser.add_argument(
        "--play", action="store_true", help="把例句和试演也走一遍（每个场景要几秒）"
    )


def run(args: argparse.Namespace) -> int:
    """Check and print; 1 where it does not pass, 2 where a file cannot be opened."""
    library = library_of(load_settings())
    folders, files = _asked(args.paths, library)
    asked = [*(one for folder in folders for one in _inside(folder, library)), *files]
    if args.paths and not asked:
        raise TrainerError(f"文件夹“{safe(args.paths[0])}”里没有 .yaml 文件。")
    checked = check_files(asked)
    whole = [
        pair
        for root in dict.fromkeys(one.asked.root for one in checked)
        if any(_holds(folder, root) for folder in folders)
        for pair in check_shared([one for one in checked if one.asked.root == root])
    ]
    played = _played(checked) if args.play else ()
    found = report(checked, [*whole, *played], Path.cwd())
    if args.json:
        _print_json(found)
    else:
        _print_text(found)
    return _exit_code(found, strict=args.strict)


def _played(checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    from trainer.scoring.proof import prove  # loads the judge

    for one in checked:
        if one.scenario is not None and not one.broken:
            for problem in prove(one.scenario):
                yield one.asked, problem


def _asked(words: list[str], library: Library) -> tuple[list[Path], list[Asked]]:
    """Return the folders and the files that the arguments mean."""
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
        elif (found := library.find(word)) is not None:
            files.append(_at_home(found[0], library))
        elif family := _family(word, library):
            folders += family
        else:
            raise TrainerError(_unknown(word, library))
    return folders, files


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


def _inside(folder: Path, library: Library) -> Iterator[Asked]:
    try:
        paths = yaml_files(folder)
    except OSError as error:
        raise TrainerError(f"读不了文件夹“{safe(str(folder))}”。请检查它的权限。") from error
    return (_at_home(path, library) for path in paths)


def _at_home(path: Path, library: Library) -> Asked:
    """Return a file with its root: whatever is not built in may include what is."""
    if library.own is not None and _holds(library.own, path):
        return ask(path, root=library.own, also=(library.builtin,))
    if _holds(library.builtin, path):
        return ask(path, root=library.builtin)
    homes = (library.own, library.builtin) if library.own is not None else (library.builtin,)
    return ask(path, also=homes)


def _holds(folder: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _unknown(word: str, library: Library) -> str:
    near = nearest(word, library.names())
    hint = f"是不是“{near}”？" if near else "请检查路径；不写路径就检查全部场景。"
    return f"没有“{safe(word[:80])}”这个文件、文件夹或场景。{hint}"


def _print_json(found: Report) -> None:
    shape = {"version": VERSION, "problems": [_shape(problem) for problem in found.problems]}
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


def _print_text(found: Report) -> None:
    for problem in found.problems:
        print(_writable(f"{render(problem)}\n"))
    print(_summary(found))


def _summary(found: Report) -> str:
    counts = [
        f"{found.count(level)} 处{LEVEL_NAMES[level]}" for level in Level if found.count(level)
    ]
    return f"检查了 {found.files} 个文件：{'、'.join(counts) or '没有问题'}。"


def _writable(text: str) -> str:
    """Return text that stdout can carry: a file name may hold what its encoding has not."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _exit_code(found: Report, *, strict: bool) -> int:
    if found.unreadable:
        return 2
    failed = found.count(Level.ERROR) or (strict and found.count(Level.WARNING))
    return 1 if failed else 0
