"""Zips built byte by byte, so that each lie can be told in its own place."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from tests.scenario.examples import complete
from trainer.scenario.pack.manifest import FILE, PackedFile, manifest_of

SCENE = complete("").encode()
STORED, DEFLATED = 0, 8
UTF8, ENCRYPTED, TRAILING = 0x800, 1, 8
LINK, PIPE, FOLDER = 0o120777 << 16, 0o010644 << 16, 0o040755 << 16


@dataclass(frozen=True)
class Item:
    """One entry; what is left None follows from name and content."""

    name: str | bytes = "练手/杯子.yaml"
    data: bytes = SCENE
    method: int = STORED
    flags: int = UTF8
    system: int = 3
    attributes: int = 0o100644 << 16
    size: int | None = None
    packed: bytes | None = None
    checksum: int | None = None
    local: tuple[tuple[str, int | bytes], ...] = ()  # what its own header says instead
    trailing: bytes = b""
    start: int | None = None
    repeats: int = 1  # how often the directory names it

    @property
    def raw_name(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def raw(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == DEFLATED else self.data

    @property
    def sums(self) -> list[int]:
        checksum = zlib.crc32(self.data) if self.checksum is None else self.checksum
        return [checksum, len(self.raw), len(self.data) if self.size is None else self.size]


def deflated(data: bytes) -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(data) + engine.flush()


def built(
    *items: Item,
    before: bytes = b"",
    between: bytes = b"",
    behind: bytes = b"",
    comment: bytes = b"",
    count: int | None = None,
    disk: int = 0,
) -> bytes:
    """Return a zip of the items; `between` lies before the directory, `behind` after everything."""
    body, table, number = before, b"", 0
    for item in items:
        start = len(body) if item.start is None else item.start
        body += _local(item) + item.raw + item.trailing
        table += _entry(item, start) * item.repeats
        number += item.repeats
    body += between
    number = number if count is None else count
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", disk, disk, number, number, len(table), len(body), len(comment)
    )
    return body + table + end + comment + behind


def pack_of(*items: Item, name: str = "练手包", sums: Sequence[PackedFile] | None = None) -> bytes:
    """Return a pack of plain items with its manifest, which tells of `sums` instead where given."""
    files = [PackedFile(item.raw_name.decode(), item.data) for item in items]
    manifest = manifest_of(name, files if sums is None else sums)
    return built(Item(FILE, manifest.to_bytes()), *items)


def _local(item: Item) -> bytes:
    told = dict(item.local)
    name = told.get("name", item.raw_name)
    assert isinstance(name, bytes)
    sums = [
        told.get(key, own)
        for key, own in zip(("checksum", "packed", "size"), item.sums, strict=True)
    ]
    flags, method = told.get("flags", item.flags), told.get("method", item.method)
    mark = told.get("mark", b"PK\3\4")
    return struct.pack("<4s5H3L2H", mark, 20, flags, method, 0, 33, *sums, len(name), 0) + name


def _entry(item: Item, start: int) -> bytes:
    head = struct.pack("<4s2B5H", b"PK\1\2", 20, item.system, 20, item.flags, item.method, 0, 33)
    tail = struct.pack("<5H2L", len(item.raw_name), 0, 0, 0, 0, item.attributes, start)
    return head + struct.pack("<3L", *item.sums) + tail + item.raw_name
