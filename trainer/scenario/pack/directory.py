"""The directory of a zip, read strictly: every entry as it says of itself, and nothing beside.

`zipfile` forgives what a stranger's pack must not do: it cuts names at a NUL, skips what lies
before, between and behind the entries, and takes two entries of one name.
"""

import stat
import struct
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trainer.errors import TrainerError
from trainer.scenario.pack.names import shown_name

MOST_ENTRIES = 2000
MOST_RATIO = 100  # real scenarios shrink to a quarter
STORED, DEFLATED = 0, 8
ENCRYPTED = 0x2041  # three ways to say so
TRAILING, UTF8 = 0x0008, 0x0800  # sizes stand behind the data; the name is UTF-8
KNOWN_FLAGS = ENCRYPTED | TRAILING | UTF8 | 0x0006  # how hard it was compressed
SPECIAL_ON_WINDOWS = 0x0448  # a link, a device, a volume's name
FOLDER_ON_WINDOWS = 0x0010
UNIX_SYSTEMS = (3, 19)

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s2B5H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END_MARK, _ENTRY_MARK, _LOCAL_MARK, _SIZES_MARK = b"PK\5\6", b"PK\1\2", b"PK\3\4", b"PK\7\x08"
_TORN = "这不是完整的 zip 文件：也许没有下载完，也许不是 zip。请让对方重新发一份。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the directory tells of it; sizes and `start` in bytes."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    attributes: int
    start: int

    @property
    def is_folder(self) -> bool:
        """Say whether the entry only names a folder."""
        return self.name.endswith("/")


def refused(name: str, why: str) -> TrainerError:
    """Return what is told where one entry cannot be taken."""
    return TrainerError(f"包里的“{shown_name(name)}”不能解包：{why}。什么都没有改动。")


def directory(data: bytes) -> tuple[Entry, ...]:
    """Return a zip's entries in the order of their data; TrainerError where it is not sound."""
    at = data.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(data):
        raise TrainerError(_TORN)
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if at + _END.size + comment != len(data):
        raise TrainerError(_TORN)
    if max(here, count) > MOST_ENTRIES:
        raise TrainerError(f"包里的文件太多（最多 {MOST_ENTRIES} 个），没有解包。")
    if disk or first_disk or here != count or start + size != at:
        raise TrainerError(_TORN)
    entries = tuple(sorted(_entries(data[start:at], count), key=lambda entry: entry.start))
    for entry in entries:
        if why := next((why for is_so, why in _REFUSALS if is_so(entry)), ""):
            raise refused(entry.name, why)
    _hold_contiguous(data, entries, start)
    return entries


def packed_bytes(data: bytes, entry: Entry) -> bytes:
    """Return an entry's bytes as they lie in the zip."""
    start = _data_start(data, entry)
    return data[start : start + entry.packed]


def _entries(table: bytes, count: int) -> Iterator[Entry]:
    at = 0
    for _ in range(count):
        if at + _ENTRY.size > len(table):
            raise TrainerError(_TORN)
        (mark, _, system, _, flags, method, _, _, checksum, packed, size, *rest) = (
            _ENTRY.unpack_from(table, at)
        )
        name_size, extra, comment, disk, _, attributes, start = rest
        at += _ENTRY.size
        raw = table[at : at + name_size]
        at += name_size + extra + comment
        if mark != _ENTRY_MARK or disk or at > len(table):
            raise TrainerError(_TORN)
        name = _decoded(raw, flags, system)
        yield Entry(name, raw, flags, method, checksum, packed, size, attributes, start)
    if at != len(table):
        raise TrainerError(_TORN)


def _decoded(raw: bytes, flags: int, system: int) -> str:
    """Return a name: UTF-8 where the zip says so, else as its system is wont to write Chinese."""
    unix = system in UNIX_SYSTEMS
    codes = ("utf-8",) if flags & UTF8 else ("utf-8", "gb18030") if unix else ("gb18030", "utf-8")
    for code in codes:
        try:
            return unicodedata.normalize("NFC", raw.decode(code))
        except UnicodeDecodeError:
            continue
    raise refused(raw.decode("ascii", "replace"), "名字的编码读不懂")


def _hold_contiguous(data: bytes, entries: tuple[Entry, ...], end: int) -> None:
    """Hold each local header against the directory; nothing may overlap or lie between."""
    at = 0
    for entry in entries:
        if entry.start != at or at + _LOCAL.size > end:
            raise refused(entry.name, "它前面夹带着别的内容，或和别的文件叠在一起")
        mark, _, flags, method, _, _, *sums, name_size, extra = _LOCAL.unpack_from(data, at)
        name = data[at + _LOCAL.size : at + _LOCAL.size + name_size]
        told = [entry.checksum, entry.packed, entry.size]
        # Who writes in one go knows the sizes only afterwards.
        unknown = bool(flags & TRAILING) and sums == [0, 0, 0]
        same = (mark, flags, method, name) == (
            _LOCAL_MARK,
            entry.flags,
            entry.method,
            entry.raw_name,
        )
        if not same or (sums != told and not unknown):
            raise refused(entry.name, "压缩包的目录和内容对不上，可能被改过")
        at += _LOCAL.size + name_size + extra + entry.packed
        if flags & TRAILING:
            at += _trailing(data, at, struct.pack("<3L", *told), entry)
    if at != end:
        raise TrainerError(
            "压缩包里夹带着目录以外的内容，没有解包。请让对方用 trainer pack 重新打包。"
        )


def _trailing(data: bytes, at: int, sums: bytes, entry: Entry) -> int:
    for form in (_SIZES_MARK + sums, sums):
        if data.startswith(form, at):
            return len(form)
    raise refused(entry.name, "压缩包的目录和内容对不上，可能被改过")


def _data_start(data: bytes, entry: Entry) -> int:
    sizes: tuple[int, int] = _LOCAL.unpack_from(data, entry.start)[-2:]
    return entry.start + _LOCAL.size + sum(sizes)


def _is_special(entry: Entry) -> bool:
    kind = stat.S_IFMT(entry.attributes >> 16)
    plain = (0, stat.S_IFDIR) if entry.is_folder else (0, stat.S_IFREG)
    on_windows = entry.attributes & SPECIAL_ON_WINDOWS
    folder = entry.attributes & FOLDER_ON_WINDOWS and not entry.is_folder
    return kind not in plain or bool(on_windows or folder)


_REFUSALS: tuple[tuple[Callable[[Entry], bool], str], ...] = (
    (lambda entry: bool(entry.flags & ENCRYPTED), "它加了密码。请让对方发没有密码的包"),
    (_is_special, "它是链接或特殊文件，不是普通文件"),
    (lambda entry: bool(entry.flags & ~KNOWN_FLAGS), "压缩方式不认识"),
    (lambda entry: entry.method not in (STORED, DEFLATED), "压缩方式不认识"),
    (lambda entry: entry.is_folder and bool(entry.size or entry.packed), "它是文件夹，却带着内容"),
    (lambda entry: entry.size > MOST_RATIO * (entry.packed + 1), "压缩得不像真的文件，像压缩炸弹"),
    (lambda entry: entry.method == STORED and entry.size != entry.packed, "大小对不上"),
)
