"""Read a pack that may come from anybody: whole and harmless, or one sentence why not."""

import stat
import zlib
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from trainer.errors import TrainerError, system_reason
from trainer.scenario.pack.directory import (
    DEFLATED,
    MOST_ENTRIES,
    Entry,
    directory,
    packed_bytes,
    refused,
)
from trainer.scenario.pack.manifest import FILE, PackedFile, hold, manifest_from
from trainer.scenario.pack.manifest import LARGEST as LARGEST_MANIFEST
from trainer.scenario.pack.names import clash, folder_refusal, refusal, shown_name
from trainer.scenario.read import LARGEST

MOST_FILES = MOST_ENTRIES // 2  # the other half may be folders
LARGEST_PACK = 16 * 1024 * 1024  # bytes of the zip
LARGEST_WHOLE = 12 * 1024 * 1024  # bytes of all files together, unpacked
SHARED = "店铺"
_ARCHIVE_MARKS = (b"PK\3\4", b"PK\5\6", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds; `name` and `program` are empty where it carries no manifest."""

    files: tuple[PackedFile, ...]
    name: str = ""
    program: str = ""


def read_pack(path: Path) -> Pack:
    """Return what the pack in `path` holds; TrainerError where anything in it is amiss."""
    return unpacked(_bytes(path))


def unpacked(data: bytes) -> Pack:
    """Return what a pack's bytes hold; memory stays below them, LARGEST_WHOLE and one file more."""
    entries = directory(data)
    top = _wrapping([entry.name for entry in entries])
    _hold_names([e.name.removeprefix(top) for e in entries if not top or e.name != top])
    total = sum(entry.size for entry in entries)
    if total > LARGEST_WHOLE:
        raise TrainerError("包里的内容太大，不像场景，没有解包。")
    plain = {e.name.removeprefix(top): e for e in entries if not e.is_folder}
    listed = plain.pop(FILE, None)
    files = tuple(
        PackedFile(name, _content(data, e)) for name, e in sorted(plain.items(), key=itemgetter(0))
    )
    if not files:
        raise TrainerError("包里没有场景文件（.yaml），没有解包。")
    if listed is None:
        return Pack(files)
    manifest = manifest_from(_content(data, listed))
    hold(manifest, files)
    return Pack(files, manifest.name, manifest.program)


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise TrainerError(f"“{path}”不是文件。请写出 .zip 文件的位置。")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_PACK + 1)
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了“{path}”（{why}）。请检查文件名。") from error
    if len(data) > LARGEST_PACK:
        size = LARGEST_PACK // 1024 // 1024
        raise TrainerError(f"“{path}”超过 {size} MB，不像场景包，没有解包。")
    return data


def _wrapping(names: list[str]) -> str:
    """Return the one folder that a file manager wrapped around everything, empty where none is."""
    tops = {name.split("/", 1)[0] for name in names}
    if len(tops) != 1 or any("/" not in name for name in names):
        return ""
    top = f"{tops.pop()}/"
    wrapped = any(name == top + FILE or name.startswith(f"{top}{SHARED}/") for name in names)
    return top if wrapped and not folder_refusal(top[:-1]) else ""


def _hold_names(names: list[str]) -> None:
    plain = [name for name in names if not name.endswith("/")]
    if len(plain) > MOST_FILES:
        raise TrainerError(f"包里的文件太多（最多 {MOST_FILES} 个），没有解包。")
    for name in names:
        folder = name.endswith("/")
        why = folder_refusal(name[:-1]) if folder else name != FILE and refusal(name)
        if why:
            raise refused(name, why)
    if twice := [name for name, times in Counter(plain).items() if times > 1]:
        raise refused(twice[0], "包里有两个同名的文件")
    if pair := clash(plain):
        raise refused(pair[1], f"它和“{shown_name(pair[0])}”重名（大小写、写法或后缀不同也算）")


def _content(data: bytes, entry: Entry) -> bytes:
    limit = LARGEST_MANIFEST if entry.name.endswith(FILE) else LARGEST
    if entry.size > limit:
        raise refused(entry.name, f"它超过 {limit // 1024} KB，不像场景文件")
    content = packed_bytes(data, entry)
    if entry.method == DEFLATED:
        content = _inflated(content, entry)
    if zlib.crc32(content) != entry.checksum:
        raise refused(entry.name, "校验和不对，可能没有传完整")
    if content.startswith(_ARCHIVE_MARKS):
        raise refused(entry.name, "压缩包里又套着压缩包")
    return content


def _inflated(packed: bytes, entry: Entry) -> bytes:
    """Inflate to the size that was told, never to more than one byte beyond."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = engine.decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise refused(entry.name, "内容坏了，可能没有传完整") from error
    if len(content) != entry.size or not engine.eof or engine.unused_data:
        raise refused(entry.name, "解开以后和说的大小不一样，像压缩炸弹")
    return content
