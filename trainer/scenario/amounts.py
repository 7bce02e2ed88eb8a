"""Small values as an author writes them: spans of time, money, whole numbers, changes of anger."""

import re
import unicodedata
from functools import lru_cache

_SPAN_PART = re.compile(r"(\d+(?:\.\d+)?)(毫秒|秒钟|秒|分钟|分|个小时|小时|天)")
_MS = {
    "毫秒": 1,
    "秒": 1000,
    "秒钟": 1000,
    "分": 60_000,
    "分钟": 60_000,
    "小时": 3_600_000,
    "个小时": 3_600_000,
    "天": 86_400_000,
}
REMEMBERED = 500  # authors write the same few words again and again
LONGEST_SPAN_MS = 366 * 86_400_000


@lru_cache(maxsize=REMEMBERED)
def half_width(text: str) -> str:
    """Return the text with full-width digits, signs and letters made half-width."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-").strip()


@lru_cache(maxsize=REMEMBERED)
def span_ms(text: str) -> int | None:
    """Return milliseconds for 20秒, 1分30秒, 2小时; None where no unit or no number is given."""
    text = half_width(text).replace(" ", "")
    position = total = 0
    while position < len(text):
        part = _SPAN_PART.match(text, position)
        if part is None or len(part.group(1)) > 9:
            return None
        total += round(float(part.group(1)) * _MS[part.group(2)])
        position = part.end()
    return total if text and total <= LONGEST_SPAN_MS else None


def fen(text: str) -> int | None:
    """Return fen for 10元 or 9.9元; None where it is no such amount."""
    match = re.fullmatch(r"(\d{1,7})(?:\.(\d{1,2}))?元", half_width(text).replace(" ", ""))
    if match is None:
        return None
    return int(match.group(1)) * 100 + int((match.group(2) or "").ljust(2, "0"))


def whole(text: str) -> int | None:
    """Return a whole number without sign; None where it is none."""
    text = half_width(text)
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None


def difficulty(text: str) -> int | None:
    """Return a difficulty, 1 to 5; None where it is none."""
    number = whole(text)
    return number if number is not None and 1 <= number <= 5 else None


@lru_cache(maxsize=REMEMBERED)
def change(text: str) -> int | None:
    """Return +30 or -15 as a number; None where the sign is missing (0 needs none)."""
    text = half_width(text)
    if text == "0":
        return 0
    return int(text) if re.fullmatch(r"[+-][0-9]{1,3}", text) else None


def comparison(text: str) -> tuple[str, int] | None:
    """Return (">=", 90) for ≥90, >=90, ＞=90, =90 …; None where it is no comparison."""
    text = half_width(text).replace(" ", "")
    for sign, plain in (
        ("≥", ">="),
        ("≧", ">="),
        ("≤", "<="),
        ("≦", "<="),
        ("=>", ">="),
        ("=<", "<="),
    ):
        text = text.replace(sign, plain)
    match = re.fullmatch(r"(>=|<=|>|<|=)([0-9]{1,3})", text)
    return (match.group(1), int(match.group(2))) if match else None


@lru_cache(maxsize=REMEMBERED)
def items(text: str) -> tuple[str, ...]:
    """Return the parts of a list on one line: 安抚、查明原因 (also ， , ；)."""
    return tuple(part.strip() for part in re.split(r"[、，,；;]", text) if part.strip())
