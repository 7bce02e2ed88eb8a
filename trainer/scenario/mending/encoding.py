"""Y101, Y102: bytes to text, where GBK or UTF-16 is certain."""

import re
from dataclasses import dataclass

from trainer.scenario.vocabulary import KEYS

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_KEY = re.compile(r"^[\s\-]*([^\s:：]+)[ \t\u3000]*[:：]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text (with its BOM, where it has one), and its encoding where it is not UTF-8."""

    text: str
    encoding: str = ""


def decoded(data: bytes) -> Decoded | None:
    """Return what the bytes say, None where no encoding makes sense of them.

    Nearly all bytes are some GBK text, a damaged UTF-8 file too: it is GBK (or UTF-16) where more
    of our keys can be read so.
    """
    utf16 = data.startswith(_UTF16)
    try:
        if not utf16:
            return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    found = _as(data, "utf-16", "UTF-16") if utf16 else _as(data, "gb18030", "GBK")
    if found is None or _keys(found.text) <= _keys(data.decode("utf-8", "replace")):
        return None
    return found


def _as(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError:
        return None


def _keys(text: str) -> int:
    return sum(word in KEYS for word in _KEY.findall(text))
