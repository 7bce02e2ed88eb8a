"""What kind of export a file is, by its first bytes rather than by its name."""

from collections.abc import Callable
from pathlib import Path

from trainer.batch.layout import Layout
from trainer.batch.sources.csv_rows import open_csv
from trainer.batch.sources.encoding import BOM
from trainer.batch.sources.json_lines import open_json_lines
from trainer.batch.sources.parquet import open_parquet
from trainer.batch.sources.source import Source
from trainer.batch.sources.workbook import open_workbook
from trainer.errors import TrainerError, system_reason

Opener = Callable[[str, int, Layout], list[Source]]

_BY_BYTES: tuple[tuple[bytes, Opener], ...] = (
    (b"PAR1", open_parquet),
    (b"PK\x03\x04", open_workbook),
)
_CANNOT: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "是 gzip 压缩文件。请先解压（gunzip），再评判"),
    (b"\xd0\xcf\x11\xe0", "是旧式的 .xls 表格。请在 Excel 里另存为 .xlsx 或 CSV"),
    (b"[", "是一个 JSON 数组。请存成 JSONL：一行一个对象，例如 jq -c '.[]' 原文件"),
)


def opened(path: str, file: int, layout: Layout) -> list[Source]:
    """Return the sources in the file; TrainerError says what is wrong with it and what to do."""
    beginning = _beginning(path)
    for magic, opener in _BY_BYTES:
        if beginning.startswith(magic):
            return opener(path, file, layout)
    for magic, why in _CANNOT:
        if beginning.removeprefix(BOM).lstrip().startswith(magic):
            raise TrainerError(f"“{path}”{why}。")
    text = beginning.removeprefix(BOM).lstrip()
    if not text:
        raise TrainerError(f"“{path}”是空的。请检查导出。")
    return (open_json_lines if text.startswith(b"{") else open_csv)(path, file, layout)


def _beginning(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(4096)
    except FileNotFoundError:
        raise TrainerError(f"找不到文件“{path}”，请检查路径。") from None
    except IsADirectoryError:
        raise TrainerError(f"“{path}”是一个文件夹，请写出其中的文件，例如 {path}/*.csv。") from None
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "路径里有不能用的字符"
        raise TrainerError(f"读不了“{path}”（{reason}）。") from None
