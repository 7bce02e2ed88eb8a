"""Bytes to text: every way in which a file cannot be read becomes one problem, never an error."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.beginning import kind_by_folder, needed_words
from trainer.scenario.model import Place
from trainer.scenario.notebook import INVISIBLE, Notebook, is_invisible

LARGEST = 512 * 1024  # bytes
LONGEST_LINE = 20_000  # code points
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FIRST_KEY = re.compile(r"^(?:格式|类型|标题)\s*[:：]", re.MULTILINE)
_OTHER_FILES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件"),
    (b"{\\rtf", "写字板（RTF）文件"),
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)
_BEYOND = "\U00010000-\U0010ffff"
_NONE = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_BAD = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    f"{''.join(sorted(INVISIBLE))}"
)
# Controls, line separators, lone surrogates, what is no character, hidden marks. The first set
# alone is looked up in one step; the second tells what is none among the code points beyond it.
FORBIDDEN = re.compile(f"[{_BAD}{_BEYOND}](?<=[{_BAD}{_NONE}])")
_COPY = "把内容复制到记事本里，存成 .yaml 文件，“编码”选 UTF-8"
_AGAIN = "文件像是没有传完：从原来的地方再复制或下载一次"
_SAVE_AS = "用记事本打开，点“文件”→“另存为”，“编码”选 UTF-8，再保存"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text with LF line ends and no BOM, or None where nothing could be read.

    `text` is as the author wrote it; `clean` has the same length, each forbidden character
    replaced by a space.
    """

    text: str | None
    clean: str = ""


def read_file(path: Path, file: str, notebook: Notebook) -> Reading:
    """Read a file and note what is wrong with its bytes; `file` is its name in problems."""
    data = _bytes(path, Place(file), notebook)
    if data is None:
        return Reading(None)
    text = _decode(data, Place(file, 1, 1), notebook)
    return Reading(None) if text is None else read_text(text, file, notebook)


def read_text(text: str, file: str, notebook: Notebook) -> Reading:
    """Normalise line ends and note forbidden characters and lines that are too long."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    notebook.open(file, text)
    if "\x00" in text:
        number = text.count("\n", 0, text.index("\x00")) + 1
        column = text.index("\x00") - text.rfind("\n", 0, text.index("\x00"))
        notebook.note(
            Place(file, number, column),
            "Y103",
            "文件里有空字节（NUL），这不是纯文本文件（也许是 Word 或压缩文件）",
            _COPY,
        )
        return Reading(None)
    if not text.strip():
        notebook.note(
            Place(file, 1, 1),
            "Y107",
            "文件是空的",
            f"照着别的{kind_by_folder(file)}写，至少要有 {needed_words(file)}",
        )
        return Reading(None)
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            notebook.note(
                Place(file, number, 1),
                "Y126",
                f"这一行有 {len(line)} 个字，太长了（最多 {LONGEST_LINE} 个字）",
                "检查是不是粘贴错了；一句话一行",
            )
            return Reading(None)
    if FORBIDDEN.search(text) is None:
        return Reading(text, text)
    clean = "\n".join(_clean(line, Place(file, n, 1), notebook) for n, line in enumerate(lines, 1))
    return Reading(text, clean)


def _bytes(path: Path, place: Place, notebook: Notebook) -> bytes | None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError):
            notebook.note(place, "Y106", f"没有权限读取“{path}”", "检查文件和它所在文件夹的权限")
        else:
            notebook.note(place, "Y104", f"找不到文件“{path}”", "检查路径和文件名，后缀应是 .yaml")
        return None
    if stat.S_ISDIR(mode):
        notebook.note(
            place, "Y105", f"“{path}”是文件夹，不是场景文件", "写出文件夹里的 .yaml 文件名"
        )
        return None
    if not stat.S_ISREG(mode):
        notebook.note(place, "Y105", f"“{path}”不是普通文件", "换成普通的 .yaml 文件")
        return None
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        notebook.note(
            place, "Y106", f"读不了“{path}”：{error.strerror or error}", "检查权限，或换个地方存放"
        )
        return None
    if len(data) > LARGEST:
        notebook.note(
            place,
            "Y126",
            f"文件超过 {LARGEST // 1024} KB，场景文件不会这么大",
            "检查是不是选错了文件；太长的场景请拆成几个",
        )
        return None
    return data


def _decode(data: bytes, place: Place, notebook: Notebook) -> str | None:
    kind = next((kind for begins, kind in _OTHER_FILES if data.startswith(begins)), "")
    if kind:
        notebook.note(place, "Y103", f"这不是文本文件，是{kind}", _COPY)
        return None
    utf16 = _utf16(data)
    if utf16:
        notebook.note(place, "Y102", "文件存成了 UTF-16（记事本里叫“Unicode”）", _SAVE_AS)
        try:
            return data.decode(utf16)
        except UnicodeDecodeError:
            return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            last = Place(place.file, data.count(b"\n") + 1, 1)
            notebook.note(last, "Y102", "文件到这里断了，最后一个字不完整", _AGAIN)
            return data[: error.start].decode("utf-8")
        broken = data.count(b"\n", 0, error.start) + 1
        rest = data[error.start :]
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        what, fix = _mixed(rest)
        place = Place(place.file, broken, 1)
        notebook.note(place, "Y102", f"第 {broken} 行起{what}", fix)
        return None
    notebook.note(place, "Y101", "文件是按 GBK（记事本里叫“ANSI”）保存的，应为 UTF-8", _SAVE_AS)
    return text


def _mixed(rest: bytes) -> tuple[str, str]:
    """Return what is wrong from where a file is no longer UTF-8, and the remedy."""
    try:
        rest.decode("gb18030")
    except UnicodeDecodeError:
        return "读不懂：既不是 UTF-8 也不是 GBK 编码", f"{_SAVE_AS}；如果不是文本文件，请换一个"
    return "换了编码：前面是 UTF-8，后面是 GBK", "把这一行起的内容删掉，从原来的地方重新粘贴"


def _utf16(data: bytes) -> str:
    """Return the codec of a file in UTF-16, empty where it is none; some come without a mark."""
    if data.startswith(_UTF16):
        return "utf-16"
    if b"\x00" in data:
        for codec in ("utf-16-le", "utf-16-be"):
            if _FIRST_KEY.search(data.decode(codec, "replace")):
                return codec
    return ""


def _clean(line: str, start: Place, notebook: Notebook) -> str:
    bad = FORBIDDEN.search(line)
    if bad is None:
        return line
    char = bad.group()
    notebook.note(
        Place(start.file, start.line, bad.start() + 1),
        "Y103",
        f"这里有{forbidden_name(char)}",
        "删掉它：把光标移到这里，连同两边的字重新打一遍",
    )
    return FORBIDDEN.sub(" ", line)


def is_forbidden(char: str) -> bool:
    """Say whether a character has no place in an author's text (controls, hidden marks)."""
    return FORBIDDEN.match(char) is not None


def forbidden_name(char: str) -> str:
    """Name a forbidden character for its author."""
    code = f"U+{ord(char):04X}"
    if char == "\x1b":
        return f"控制字符（ESC，{code}）"
    return f"看不见的字符（{code}）" if is_invisible(char) else f"控制字符（{code}）"
