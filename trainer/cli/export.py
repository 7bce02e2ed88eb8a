"""`trainer export DRILL --json`: a drill with all its events, for other programs.

`trainer export --all` is for the report of another machine: see `export_all`. With `--parquet` it
writes tables for queries in SQL: see `export_parquet`.

One object in UTF-8:

    version     1
    drill       its id; trainee, scenario (path), title, digest, origin (builtin or own), judge,
    …           mode (practice or exam), seed, profile, program, started (UTC)
    events      in order, each with `seq` (from 1), `kept` (UTC), `kind`, `version`, and the fields
                of its kind; `at` is in milliseconds on the drill's clock
    seal        null: exported drills are not sealed yet

The same drill is exported to the same bytes. Kinds and fields stand in `trainer.drill.events`.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from trainer.cli.export_all import export_all
from trainer.cli.export_parquet import export_parquet
from trainer.cli.kept import drill_to_dict, find_drill
from trainer.cli.settings import load_settings
from trainer.errors import TrainerError, system_reason
from trainer.store import KeptDrill, KeptEvent
from trainer.store.moment import moment_to_text
from trainer.store.plain_json import from_text, to_text


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("drill", nargs="?", metavar="编号", help="演练编号，或能认出它的前几位")
    parser.add_argument("--all", action="store_true", help="导出做完的演练，给另一台电脑汇总")
    parser.add_argument("--as", dest="trainee", default="", metavar="名字", help="只要这位学员的")
    parser.add_argument(
        "--since", default="", metavar="日期", help="只要这天起结束的，如 2026-11-01"
    )
    parser.add_argument(
        "--parquet", type=Path, metavar="文件夹",
        help="导出做完的演练和考试，成几张 Parquet 表，给 trainer query 和分析软件",
    )  # fmt: skip
    parser.add_argument(
        "--with", dest="files", action="append", type=Path, default=[], metavar="文件",
        help="和 --parquet 一起写：别的电脑用 trainer export --all 导出的也算进来；可以写多次",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="导出为 JSON（目前唯一的格式）")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="文件", help="写入文件；不写就输出到屏幕"
    )


def run(args: argparse.Namespace) -> int:
    """Write the drill to the file, or to standard output."""
    if args.parquet is not None:
        return export_parquet(load_settings(), args)
    if args.files:
        raise TrainerError(
            "--with 和 --parquet 一起用：trainer export --parquet 文件夹 --with 文件"
        )
    if args.all:
        return export_all(load_settings(), args)
    if not args.drill or args.trainee or args.since:
        raise TrainerError(
            "请写一个演练编号，或用 --all 导出做完的演练（--as、--since 和 --all 一起用）。"
        )
    if not args.json:
        raise TrainerError("请写明格式：trainer export 编号 --json")
    archive, drill = find_drill(load_settings(), args.drill)
    with archive:
        data = export_bytes(drill, archive.kept_events_of(drill.id))
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    _write(args.output, data)
    print(f"已导出演练 {drill.id}：{args.output}", file=sys.stderr)
    return 0


def export_bytes(drill: KeptDrill, events: tuple[KeptEvent, ...]) -> bytes:
    """Return the exported object as canonical JSON with a line end."""
    exported = {
        "version": 1,
        **drill_to_dict(drill),
        "events": [_event_to_dict(kept) for kept in events],
        "seal": None,
    }
    return to_text(exported).encode() + b"\n"


def _event_to_dict(kept: KeptEvent) -> dict[str, Any]:
    """Return the event as it stands in the archive, not as this program would write it today."""
    return {
        **from_text(kept.body),
        "seq": kept.seq,
        "kept": moment_to_text(kept.kept),
        "kind": kept.kind,
        "version": kept.version,
    }


def _write(file: Path, data: bytes) -> None:
    try:
        with file.open("xb") as target:
            target.write(data)
    except FileExistsError as error:
        raise TrainerError(f"{file} 已经有了，没有覆盖它。请换一个文件名。") from error
    except OSError as error:
        raise TrainerError(
            f"写不了 {file}（{system_reason(error)}）。请换一个能写的位置。"
        ) from error
