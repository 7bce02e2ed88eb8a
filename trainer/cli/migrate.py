"""`trainer migrate FILE…`: rewrites scenarios of an older 格式 so that this program reads them.

Only what has to change is changed; an undo copy (名字.yaml.改前) stays. `--dry` shows the changes
and writes nothing. It exits 1 where a file could not be migrated.
"""

import argparse
import difflib
from pathlib import Path

from trainer.cli.check_paths import meant
from trainer.cli.rewrite import rewrite
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.cli.typed import one_word
from trainer.errors import TrainerError
from trainer.scenario.author_file import bytes_of
from trainer.scenario.columns import safe
from trainer.scenario.migration import Migrated, UnknownFormatError, migrated
from trainer.scenario.report import shown
from trainer.scenario.vocabulary import FORMAT


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="路径", help="场景文件、文件夹或场景名（练手/杯子裂了）"
    )
    parser.add_argument("--dry", action="store_true", help="只显示要改什么，不改文件")


def run(args: argparse.Namespace) -> int:
    """Migrate each file; 1 where one was refused."""
    library = library_of(load_settings())
    refused = 0
    for asked in meant(args.paths, library).files:
        name = safe(shown(asked.path, Path.cwd()))
        try:
            print(_told(asked.path, name, dry=args.dry))
        except (TrainerError, UnknownFormatError) as error:
            refused += 1
            print(f"{name} 没有动：{safe(str(error))}。".replace("。。", "。"))
    return 1 if refused else 0


def _told(path: Path, name: str, *, dry: bool) -> str:
    """Migrate one file and return what is to be said about it."""
    before = bytes_of(path)
    text = _decoded(before, path)
    found = migrated(text)
    if found.text == text:
        return f"{name} 已经是格式 {FORMAT}，不用改。"
    if dry:
        return f"{name} 会改成格式 {FORMAT}：\n{_difference(text, found)}"
    copy = rewrite(path, before, found.text.encode())
    return f"{name} 改成了格式 {FORMAT}，改前的样子留在 {safe(copy.name)}"


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise TrainerError(
            f"它不是 UTF-8 编码。请先运行 trainer check --fix {one_word(safe(str(path)))} 改好编码"
        ) from error


def _difference(text: str, found: Migrated) -> str:
    lines = difflib.unified_diff(text.splitlines(), found.text.splitlines(), n=1, lineterm="")
    return "\n".join(f"  {safe(line)}" for line in list(lines)[3:])
