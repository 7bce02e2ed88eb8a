"""`trainer query "SELECT …"`: queries in SQL over drills and exams (the extra `analysis`).

The tables are those of `--from`, a folder that `trainer export --parquet` wrote; without it this
machine's drills are exported first, to a folder that goes again. Alone it tells the tables.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.cli.export_parquet import write_tables
from trainer.cli.query_about import about
from trainer.cli.query_faces import csv_into, json_pieces, lines
from trainer.cli.settings import load_settings
from trainer.cli.write_whole import check_new, new_file
from trainer.errors import TrainerError
from trainer.reports.parquet import Answer, asked, engine
from trainer.scenario.columns import safe


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "query", nargs="?", default="", metavar="SQL", help="一句 SELECT；不写就列出表和例子"
    )
    parser.add_argument(
        "--from", dest="folder", type=Path, metavar="文件夹",
        help="trainer export --parquet 写出的文件夹；不写就查本机的演练",
    )  # fmt: skip
    face = parser.add_mutually_exclusive_group()
    face.add_argument("--csv", type=Path, metavar="文件", help="全部写进一个 CSV，Excel 能打开")
    face.add_argument("--json", action="store_true", help="全部写成 JSON，给别的程序看")


def run(args: argparse.Namespace) -> int:
    """Answer the query, or tell what can be asked."""
    if not args.query.strip():
        if args.folder or args.csv or args.json:
            raise TrainerError('请写要问的 SQL：trainer query "SELECT …"。不带参数会列出表和例子。')
        print("\n".join(about()))
        return 0
    engine()
    if args.csv is not None:
        check_new(args.csv)
    with _tables(args.folder) as folder, asked(args.query, folder) as answer:
        _face(args)(answer)
    return 0


def _face(args: argparse.Namespace) -> Callable[[Answer], None]:
    if args.csv is not None:
        return lambda answer: _write_csv(answer, args.csv)
    return _print_json if args.json else _print_table


@contextmanager
def _tables(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory() as own:
        for note in write_tables(load_settings(), (), Path(own)).notes:
            print(note, file=sys.stderr)
        yield Path(own)


def _print_table(answer: Answer) -> None:
    for line in lines(answer):
        print(line)


def _print_json(answer: Answer) -> None:
    for piece in json_pieces(answer):
        print(piece)


def _write_csv(answer: Answer, file: Path) -> None:
    with new_file(file) as stream:
        count = csv_into(answer, stream)
    print(f"写好了 {count} 行：{safe(str(file))}")
