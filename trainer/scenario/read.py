"""Bytes to text: every way in which a file cannot be read becomes one problem, never an error."""

import stat
from dataclasses import dataclass
from pathlib import Path

from trainer.scenario.model import Place
from trainer.scenario.notebook import Notebook, is_invisible

LARGEST = 512 * 1024  # bytes
LONGEST_LINE = 20_000  # code points
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
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
            "把内容复制到记事本里，存成 .yaml 文件，“编码”选 UTF-8",
        )
        return Reading(None)
    if not text.strip():
        notebook.note(
            Place(file, 1, 1),
            "Y107",
            "文件是空的",
            "照着别的场景写，至少要有 格式、标题、剧情、结局",
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
    if data.startswith(_UTF16):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            text = None
        notebook.note(place, "Y102", "文件存成了 UTF-16（记事本里叫“Unicode”）", _SAVE_AS)
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        notebook.note(
            Place(place.file, broken, 1),
            "Y102",
            f"第 {broken} 行起读不懂：既不是 UTF-8 也不是 GBK 编码",
            f"{_SAVE_AS}；如果不是文本文件，请换一个",
        )
        return None
    notebook.note(place, "Y101", "文件是按 GBK（记事本里叫“ANSI”）保存的，应为 UTF-8", _SAVE_AS)
    return text


def _clean(line: str, start: Place, notebook: Notebook) -> str:
    bad = [column for column, char in enumerate(line) if is_forbidden(char)]
    if not bad:
        return line
    char = line[bad[0]]
    notebook.note(
        Place(start.file, start.line, bad[0] + 1),
        "Y103",
        f"这里有{forbidden_name(char)}",
        "删掉它：把光标移到这里，连同两边的字重新打一遍",
    )
    return "".join(" " if is_forbidden(char) else char for char in line)


def is_forbidden(char: str) -> bool:
    """Say whether a character has no place in an author's text (controls, hidden marks)."""
    code = ord(char)
    return (
        (code < 0x20 and char not in "\t\n")
        or 0x7F <= code < 0xA0
        or char in "\u2028\u2029"
        or 0xD800 <= code < 0xE000
        or (code & 0xFFFE) == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or is_invisible(char)
    )


def forbidden_name(char: str) -> str:
    """Name a forbidden character for its author."""
    code = f"U+{ord(char):04X}"
    if char == "\x1b":
        return f"控制字符（ESC，{code}）"
    return f"看不见的字符（{code}）" if is_invisible(char) else f"控制字符（{code}）"
