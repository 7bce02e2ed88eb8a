"""`trainer pack FOLDER|NAME… -o FILE.zip`: scenarios with all that they include, to hand on.

Everything is checked as the receiver will see it: errors and personal data refuse with 1, warnings
are shown. The same files give the same bytes.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from trainer.cli.check_paths import folders_and_files, inside
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError, system_reason
from trainer.safe_text import shown
from trainer.scenario import Level, Library, Problem
from trainer.scenario.check import Asked, Checked, yaml_files
from trainer.scenario.columns import safe
from trainer.scenario.pack import PackedFile, gather, staged, zipped
from trainer.scenario.render import render
from trainer.scenario.rules.personal_data import RULE as PERSONAL_DATA

MOST_TOLD = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="场景",
        help="场景名（物流/快递迟到）、一类（物流）、文件或文件夹；引用的店铺文件会一起打进去",
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="文件.zip", help="包写到哪里"
    )


def run(args: argparse.Namespace) -> int:
    """Check, then write the pack; 1 where the checker finds errors or personal data."""
    if args.output.suffix.lower() != ".zip":
        raise TrainerError(f"包的文件名要以 .zip 结尾：-o {args.output.name or '我的包'}.zip")
    gathered = gather(_asked(args.paths, library_of(load_settings())))
    checked = _as_received(gathered.files)
    warnings = _warnings(checked)
    for problem in warnings:
        print(f"{render(problem)}\n")
    for name, line in _let_through(checked):
        print(f"注意：{safe(name)} 第 {line} 行像是个人信息，写了“不查”，会一起发出去。")
    data = zipped(args.output.stem, gathered.files)
    write_new(args.output, data)
    for file in gathered.files:
        print(f"  {safe(file.name)}{'（引用）' if file.name in gathered.included else ''}")
    state = f"，有 {len(warnings)} 处警告" if warnings else ""
    size = -(-len(data) // 1024)
    print(f"打好了包 {shown(str(args.output))}：{len(gathered.files)} 个文件，{size} KB{state}。")
    return 0


def _as_received(files: Sequence[PackedFile]) -> tuple[Checked, ...]:
    """Return each file checked, lying as it will lie at the receiver's."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            return staged(files, Path(folder))
    except OSError as error:
        why = system_reason(error)
        raise TrainerError(f"写不了临时文件夹（{why}）。没有打包，请清理磁盘再试。") from error


def problems_or_raise(refusing: Sequence[Problem], what: str) -> None:
    """Raise TrainerError with the refusing problems in full; `what` says what was not done."""
    if not refusing:
        return
    told = "\n\n".join(render(problem) for problem in refusing[:MOST_TOLD])
    if len(refusing) > MOST_TOLD:
        told += f"\n\n还有 {len(refusing) - MOST_TOLD} 处，改好这些再看。"
    raise TrainerError(f"{what}，有 {len(refusing)} 处要改:\n\n{told}", code=1)


def _asked(words: list[str], library: Library) -> list[Asked]:
    folders, files = folders_and_files(words, library)
    asked = [*(one for folder in folders for one in _below(folder, library)), *files]
    if not asked:
        raise TrainerError(f"“{safe(words[0])}”里没有 .yaml 文件，没有打包。")
    own = {one.file for one in asked if one.root == library.own}
    return [one for one in asked if one.root != library.builtin or one.file not in own]


def _below(folder: Path, library: Library) -> Iterator[Asked]:
    """Yield a folder's files; those of no scenario folder are named from their family up."""
    here = folder.resolve()
    family = any(path.parent == folder for path in yaml_files(folder))
    for one in inside(folder, library):
        homes = (library.own, library.builtin)
        at_home = one.root in homes or (one.root / "店铺").is_dir()
        root = one.root if at_home else here.parent if family else here
        yield replace(one, root=root)


def _warnings(checked: Sequence[Checked]) -> list[Problem]:
    """Return the warnings; raise TrainerError with the errors and personal data, if any."""
    found = list(dict.fromkeys(problem for one in checked for problem in one.problems))
    errors = [p for p in found if p.level is Level.ERROR or p.id == PERSONAL_DATA.id]
    problems_or_raise(errors, "没有打包")
    return [problem for problem in found if problem.level is Level.WARNING]


def _let_through(checked: Sequence[Checked]) -> list[tuple[str, int]]:
    """Return the lines with what looks like personal data, though its author says why it is not."""
    used = {waiver for one in checked for waiver in one.used}
    return sorted((w.place.file, w.line) for w in used if w.id == PERSONAL_DATA.id)
