"""CSV: cells by delimiter, quotes, and line ends inside quotes."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

from trainer.batch.columns import resolve
from trainer.batch.layout import Layout
from trainer.batch.sources.encoding import BOM, encoding_of, sample_of
from trainer.batch.sources.source import Row, Source
from trainer.batch.sources.text_ranges import cut_rows
from trainer.errors import TrainerError

LONGEST_CELL = 131_072  # characters; Python's own limit, past which a quote was left open
DELIMITERS = ",\t;|"
_UNCLOSED = "引号没有闭合"
_STRAY_RETURN = "行里有单独的回车符；内容里有换行时要加引号"


def open_csv(path: str, file: int, layout: Layout) -> list[Source]:
    """Return the file as a source; its first row names the columns."""
    sample = sample_of(path)
    encoding = encoding_of(path, sample, layout.encoding)
    start = len(BOM) if sample.startswith(BOM) else 0
    if b"\n" not in sample and b"\r" in sample:
        raise TrainerError(
            f"“{path}”的换行是老式的回车符。请另存为“CSV UTF-8（逗号分隔）”，再评判。"
        )
    lines = [line + b"\n" for line in sample[start:].split(b"\n")]
    texts = [line.decode(encoding, "replace") for line in lines[:100]]
    delimiter = max(DELIMITERS, key=(texts[0] if texts else "").count)
    reader = csv.reader(texts, delimiter=delimiter)
    try:
        header = next(reader, [])
    except csv.Error:
        header = []
    if not any(name.strip() for name in header):
        raise TrainerError(f"“{path}”的第一行不是表头。请让第一行写列名。")
    header = [name.strip() for name in header]
    columns = resolve(header, dict(layout.columns), f"“{path}”", layout.needed)
    return [
        Source(
            file,
            path,
            "csv",
            columns,
            positions=tuple(header.index(name) if name else -1 for name in columns.names),
            encoding=encoding,
            delimiter=delimiter,
            start=start + sum(map(len, lines[: reader.line_num])),
            lines=reader.line_num,
            width=len(header),
        )
    ]


def cut(source: Source, size: int) -> Iterator[tuple[int, int]]:
    """Yield the byte ranges of the source."""
    return cut_rows(source.path, source.start, size, source.delimiter)


def rows(source: Source, data: bytes, start: int) -> Iterator[Row]:
    """Yield each row of a range that begins at byte `start`.

    After a row with an open quote it goes on with the next line, so that only that row is lost.
    """
    lines = [line + b"\n" for line in data.split(b"\n")]
    offsets = list(accumulate(map(len, lines), initial=start))
    texts, torn = _decoded(lines, source.encoding)
    at = 0
    while at < len(texts):
        done = at
        reader = csv.reader(islice(texts, at, None), delimiter=source.delimiter)
        try:
            for row in reader:
                after = at + reader.line_num
                if after == len(texts) and after - done > 1 and _is_open(texts[done:], source):
                    raise csv.Error
                if row:
                    bad = torn and any(line in torn for line in range(done, after))
                    yield Row(
                        offsets[done],
                        done + 1,
                        f"不是 {source.encoding.upper()} 文字" if bad else _cells(source, row),
                    )
                done = after
            return
        except csv.Error as error:
            why = _STRAY_RETURN if "new-line" in str(error) else _UNCLOSED
            yield Row(offsets[done], done + 1, why)
            at = done + 1


def pick(source: Source, pointers: Iterable[int]) -> Iterator[Sequence[object] | str]:
    """Yield the cells of the rows that begin at these bytes."""
    with Path(source.path).open("rb") as file:
        for pointer in pointers:
            file.seek(pointer)
            lines = (line.decode(source.encoding, "replace") for line in file)
            yield _cells(source, next(csv.reader(lines, delimiter=source.delimiter)))


def _decoded(lines: Sequence[bytes], encoding: str) -> tuple[list[str], frozenset[int]]:
    """Return the lines as text, and which of them hold bytes that are none."""
    try:
        return [line.decode(encoding) for line in lines], frozenset()
    except UnicodeDecodeError:
        texts = [line.decode(encoding, "replace") for line in lines]
    torn = {at for at, text in enumerate(texts) if "\N{REPLACEMENT CHARACTER}" in text}
    return texts, frozenset(torn)


def _is_open(texts: Sequence[str], source: Source) -> bool:
    """Say whether the row that begins here has a quote that nothing closes."""
    try:
        list(csv.reader(texts, delimiter=source.delimiter, strict=True))
    except csv.Error:
        return True
    return False


def _cells(source: Source, row: Sequence[str]) -> tuple[object, ...] | str:
    if not any(row):
        return ()
    if len(row) > source.width and not any(row[source.width :]):
        row = row[: source.width]
    if len(row) != source.width:
        hint = "；内容里有逗号或换行时要加引号" if len(row) > source.width else ""
        return f"这一行有 {len(row)} 列，表头有 {source.width} 列{hint}"
    return tuple([row[at] if at >= 0 else None for at in source.positions])
