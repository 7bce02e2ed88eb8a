"""Figures with units: as a bank's author writes them, and as a trainee types them."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from trainer.language.amounts import number

UNITS = ("秒", "分钟", "小时", "天", "元", "%", "次", "个")
_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600, "天": 86_400}
_SPELT = {
    "秒钟": "秒",
    "分": "分钟",
    "个小时": "小时",
    "钟头": "小时",
    "个钟头": "小时",
    "日": "天",
    "块": "元",
    "块钱": "元",
    "圆": "元",
    "回": "次",
    "趟": "次",
    **{unit: unit for unit in UNITS},
}
_ARABIC = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_CHINESE = "[零〇一二两三四五六七八九十百千万]{1,9}"
_WRITTEN = re.compile(rf"(?P<number>{_ARABIC})(?P<unit>{'|'.join(UNITS)})?")
_UNIT = "|".join(sorted(_SPELT, key=len, reverse=True))
_TYPED = re.compile(
    rf"(?P<percent>百分之)?(?P<number>{_ARABIC}|{_CHINESE}|半)"
    rf"(?P<within>个?半)?(?P<unit>{_UNIT})?(?P<after>半)?"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit, empty where none is named."""

    number: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return f"{plain(self.number)}{self.unit}"

    def means(self, other: "Figure") -> bool:
        """Say whether both are the same amount: 1小时 is 60分钟; a missing unit is the other's."""
        mine, theirs = self.unit or other.unit, other.unit or self.unit
        if mine in _SECONDS and theirs in _SECONDS:
            return self.number * _SECONDS[mine] == other.number * _SECONDS[theirs]
        return mine == theirs and self.number == other.number


def plain(value: Decimal) -> str:
    """Return a number without exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def written(text: str) -> Figure | None:
    """Return what an author's 答案 says (20秒, 7天, 85%), None where it is no such figure."""
    match = _WRITTEN.fullmatch(_plain(text))
    return Figure(Decimal(match["number"]), match["unit"] or "") if match else None


def typed(text: str) -> Figure | None:
    """Return what a trainee typed: also 二十秒, 半小时, 百分之八十; None where it is no figure."""
    match = _TYPED.fullmatch(_plain(text).rstrip("。.!"))
    if match is None:
        return None
    half = bool(match["within"]) + bool(match["after"])
    if half and not (match["unit"] and half == 1):
        return None
    value = Decimal("0.5") if match["number"] == "半" else Decimal(str(number(match["number"])))
    value += Decimal("0.5") * half
    unit = _SPELT[match["unit"]] if match["unit"] else ""
    if match["percent"]:
        return Figure(value, "%") if unit in ("", "%") else None
    return Figure(value, unit)


def _plain(text: str) -> str:
    return re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text))
