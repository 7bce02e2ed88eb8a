"""Reads money and spans of time out of plain text, Chinese numerals included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_NUMERAL = "[零〇一二两三四五六七八九十百千万]{1,9}|[0-9]{1,9}(?:\\.[0-9]{1,2})?"
_MONEY = re.compile(
    f"(?P<sign>[¥￥])?(?P<whole>{_NUMERAL})(?P<half>半)?"
    f"(?(sign)(?:元|块钱?)?|(?:元|块钱?|圆|rmb))(?P<rest>[0-9一二两三四五六七八九半])?(?:角|毛)?"
)
_SECONDS = {
    "秒": 1,
    "分钟": 60,
    "分": 60,
    "刻钟": 900,
    "小时": 3600,
    "钟头": 3600,
    "天": 86_400,
    "日": 86_400,
    "工作日": 86_400,
    "周": 604_800,
    "星期": 604_800,
}
_TIME = re.compile(
    f"(?:(?:{_NUMERAL})[-~到至—])?(?P<number>{_NUMERAL}|半)个?(?P<half>半)?(?:多)?"
    "(?P<unit>工作日|分钟|刻钟|小时|钟头|星期|秒|天|日|周)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in the text: `value` is fen for money and seconds for time."""

    start: int
    end: int
    value: int


def number(numeral: str) -> float:
    """Return what a Chinese or Arabic numeral stands for; ValueError where it is neither."""
    if numeral[0].isascii():
        return float(numeral)
    total = section = digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = digit * 10 + _DIGITS[char] if digit and "十" not in numeral else _DIGITS[char]
        elif char == "万":
            total, section, digit = (total + section + digit or 1) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[char], 0
    return total + section + digit


def money(text: str) -> Iterator[Amount]:
    """Yield each sum of money in `text` (as read), in fen; 满199 is a threshold, no sum."""
    for found in _MONEY.finditer(text):
        if text[: found.start()].endswith(("满", "原价", "第", "每", "超过")):
            continue
        fen = round(number(found["whole"]) * 100) + (50 if found["half"] else 0)
        rest = found["rest"]
        if rest:
            fen += 50 if rest == "半" else round(number(rest) * 10)
        yield Amount(found.start(), found.end(), fen)


def times(text: str) -> Iterator[Amount]:
    """Yield each span of time in `text` (as read), in seconds; of a range the longer end."""
    for found in _TIME.finditer(text):
        seconds = _SECONDS[found["unit"]]
        count = 0.5 if found["number"] == "半" else number(found["number"])
        yield Amount(
            found.start(), found.end(), round((count + (0.5 if found["half"] else 0)) * seconds)
        )
