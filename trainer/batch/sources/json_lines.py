"""JSONL: one object a line."""

import json
from collections.abc import Iterable, Iterator, Sequence

from trainer.batch.columns import resolve
from trainer.batch.layout import Layout
from trainer.batch.sources.encoding import BOM, encoding_of, sample_of
from trainer.batch.sources.source import Row, Source
from trainer.batch.sources.text_ranges import cut_lines, mapped
from trainer.errors import TrainerError

LONGEST_LINE = 1_048_576
_LOOKED_AT = 200  # lines


def open_json_lines(path: str, file: int, layout: Layout) -> list[Source]:
    """Return the file as a source; its columns are the keys of its first rows."""
    sample = sample_of(path)
    encoding = encoding_of(path, sample, layout.encoding)
    keys: dict[str, None] = {}
    for line in sample.removeprefix(BOM).split(b"\n")[:_LOOKED_AT]:
        value = _value(line, encoding)
        if isinstance(value, dict):
            keys.update(dict.fromkeys(value))
    if not keys:
        raise TrainerError(
            f"“{path}”里没有一行是 JSON 对象。请检查文件；CSV 的文件名要以 .csv 结尾。"
        )
    columns = resolve(list(keys), dict(layout.columns), f"“{path}”", layout.needed)
    start = len(BOM) if sample.startswith(BOM) else 0
    return [Source(file, path, "jsonl", columns, encoding=encoding, start=start)]


def cut(source: Source, size: int) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the source."""
    return cut_lines(source.path, source.start, size)


def rows(source: Source, data: bytes, start: int) -> Iterator[Row]:
    """Yield each row of a range that begins at byte `start`."""
    at = start
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield Row(at, number, _cells(source, line))
        at += len(line) + 1


def pick(source: Source, pointers: Iterable[int]) -> Iterator[Sequence[object] | str]:
    """Yield the cells of the rows that begin at these bytes."""
    with mapped(source.path) as view:
        for pointer in pointers:
            end = view.find(b"\n", pointer)
            yield _cells(source, view[pointer : end if end >= 0 else len(view)])


def _cells(source: Source, line: bytes) -> tuple[object, ...] | str:
    value = _value(line, source.encoding)
    if isinstance(value, dict):
        return tuple([value.get(name) for name in source.columns.names])
    return value if isinstance(value, str) else "要写成一个对象，例如 {…}"


def _value(line: bytes, encoding: str) -> object:
    """Return the object of a line; why it is none as a string."""
    if len(line) > LONGEST_LINE:
        return "这一行超过 1 MB"
    try:
        value = json.loads(line.decode(encoding))
    except UnicodeDecodeError:
        return f"不是 {encoding.upper()} 文字"
    except RecursionError:
        return "括号嵌套太深"
    except ValueError:
        return "不是合格的 JSON"
    return None if isinstance(value, str) else value
