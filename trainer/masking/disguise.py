"""Invented data in the place of personal data: the same word always gets the same disguise."""

import re
from collections.abc import Mapping, Sequence

from trainer.masking.private import Kind, Private

_CIRCLE = "0123456789"
# kind -> what stands for it, {} for one digit that tells several apart
_FORMS: Mapping[Kind, str] = {
    Kind.LANDLINE: "010-0000000{}",
    Kind.HOTLINE: "400-000-000{}",
    Kind.IDENTITY: "尾号000{}",
    Kind.CARD: "尾号668{}",
    Kind.ORDER: "尾号881{}",
    Kind.CODE: "0-0-000{}",
    Kind.EMAIL: "guke{}@example.com",
    Kind.CHAT_ID: "guke_0000{}",
    Kind.PLATE: "京A0000{}",
    Kind.SECRET: "000{}",
    Kind.LINK: "（链接）",
    Kind.WORD: "某某",
}
_NUMBER_FORM = "138{}"
_INVENTED: Mapping[Kind, str] = {
    kind: re.escape(form).replace(r"\{\}", r"\d") for kind, form in _FORMS.items()
}
_PHONE = r"138(\d)\1{7}"
_SUFFIXES: tuple[tuple[str, str], ...] = (
    (r"大学|学院|中学|小学|幼儿园|校区|宿舍|舍", "某学校"),
    (r"医院", "某医院"),
    (r"村|屯|庄|[组队]$", "某村"),
    (r"大厦|写字楼|园区|产业园|工业园|软件园|科技园|广场|天街", "某大厦"),
    (r"花园|小区|家园|公寓|苑|新城|公馆|山庄|别墅", "某小区"),
    (r"大道|大街|路|街|巷|弄|胡同", "某路"),
)
_STANDS = "某小区"
_PLACES = frozenset(name for _, name in _SUFFIXES)
NICKNAME = "小橙子"
_NICKNAMES = (NICKNAME, "阿杯", "青柠", "小麦", "圆圆", "晚风")


class Disguise:
    """What stands for each personal word of one chat."""

    def __init__(self) -> None:
        self._given: dict[tuple[Kind, str], str] = {}

    def of(self, raw: str, kind: Kind) -> str:
        """Return what is written instead of `raw`."""
        key = (kind, re.sub(r"\W", "", raw).lower())
        if key not in self._given:
            before = sum(known is kind for known, _ in self._given)
            self._given[key] = _invented(raw, kind, before)
        return self._given[key]

    def applied(self, text: str, spans: Sequence[Private]) -> str:
        """Return `text` with each of the spans (in order, apart) disguised."""
        pieces: list[str] = []
        at = 0
        for one in spans:
            pieces += text[at : one.start], self._fitting(text, one)
            at = one.end
        return "".join((*pieces, text[at:]))

    def _fitting(self, text: str, one: Private) -> str:
        """Return the disguise as it stands after the words before it: no 尾号尾号8812."""
        written = self.of(text[one.start : one.end], one.kind)
        if text[: one.start].endswith(("尾号", "尾号是")):
            return written.removeprefix("尾号")
        return written


def is_invented(text: str, kind: Kind) -> bool:
    """Say whether `text` is what a disguise writes for this kind."""
    if kind is Kind.ADDRESS:
        return any(name in text for name in _PLACES) and not re.search(r"\d", text)
    if (kind is Kind.NAME and "某" in text) or text in _NICKNAMES:
        return True
    return any(re.fullmatch(form, text) for form in (*_INVENTED.values(), _PHONE))


def _invented(raw: str, kind: Kind, before: int) -> str:
    digit = _CIRCLE[(before + 2) % 10] if kind is Kind.ORDER else _CIRCLE[before % 10]
    if kind is Kind.PHONE:
        return _NUMBER_FORM.format(digit * 8)
    if kind is Kind.NICKNAME:
        return _NICKNAMES[before % len(_NICKNAMES)]
    if kind is Kind.NAME:
        return _of_name(raw)
    if kind is Kind.ADDRESS:
        return next((name for pattern, name in _SUFFIXES if re.search(pattern, raw)), _STANDS)
    return _FORMS[kind].format(digit)


def _of_name(raw: str) -> str:
    if len(raw) == 1 or raw in ("欧阳", "上官", "司马", "诸葛"):
        return "某"
    return f"{raw[0]}某" if raw[0] in "小老阿" else "某某"
