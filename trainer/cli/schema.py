"""`trainer schema [-o FILE]`: the JSON Schema that an editor offers and explains keys from.

Own scenarios find it where it lies in the scenario folder as schema/scenario.schema.json and their
first line names it. An older schema of ours is replaced, any other file never.
"""

import argparse
import sys
from pathlib import Path

from trainer.cli.write_whole import write_over
from trainer.errors import TrainerError, system_reason
from trainer.safe_text import shown_line
from trainer.scenario.schema import MODELINE, is_ours, text


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="文件",
        help="写入文件，例如自建场景文件夹里的 schema/scenario.schema.json；不写就输出到屏幕",
    )


def run(args: argparse.Namespace) -> int:
    """Write the schema to the file, or to standard output."""
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text().encode())
        sys.stdout.buffer.flush()
        return 0
    _write(args.output, text().encode())
    print(f"写好了：{shown_line(str(args.output))}", file=sys.stderr)
    print(f"放在场景文件夹的 schema 里，场景文件的第一行就写：\n{MODELINE}", file=sys.stderr)
    return 0


def _write(file: Path, data: bytes) -> None:
    """Write the schema, in the place of an older one of ours; an editor may read it meanwhile."""
    name = shown_line(str(file))
    try:
        if file.exists() and not is_ours(file.read_bytes()):
            raise TrainerError(f"{name} 已经有了，不是本程序写的，没有覆盖它。请换一个文件名。")
        file.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "名字不对"
        raise TrainerError(f"写不了 {name}（{reason}）。请换一个能写的位置。") from error
    write_over(file, data)
