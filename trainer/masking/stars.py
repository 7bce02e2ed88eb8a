"""Personal data in what somebody wrote, starred out: `mask(text)`.

Each hidden character becomes one `*`, so a span of the text is the same span of the masked text,
and masking twice changes nothing. What helps to find the case again stays: the last four digits
of an order, the district of an address, the first three and last four of a mobile number.
Prices, dates, sizes, public hotlines (400, 95…) and the last four of a number are no secrets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.masking.fold import folded as as_read

HIDDEN = "*"
_NUMERALS = "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
# Without one of these there is nothing to hide.
_MAY_HOLD = re.compile(
    rf"[\d@]|[{_NUMERALS}]{{3}}|密码|口令|微信|[vV][xX]|姓名|人[:：是叫]|址|[Qq]{{2}}"
)

_S = r"[-. _·—~*/\u00a0\u200b-\u200d\u2060\ufeff]"  # what people put between digits
_STARTS, _ENDS = r"(?<![\d*])", r"(?![\d*])"


@dataclass(frozen=True, slots=True)
class _Rule:
    """What group 1 holds is hidden but for its first `head` and last `tail` characters."""

    pattern: re.Pattern[str]
    head: int = 0
    tail: int = 0


def _rule(pattern: str, head: int = 0, tail: int = 0) -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE), head, tail)


_NATIONAL_ID = _rule(
    rf"{_STARTS}([1-9]\d{{5}}{_S}?(?:18|19|20)\d\d{_S}?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"{_S}?\d{{3}}[\dx]){_ENDS}",
    1,
    1,
)
_MOBILE = _rule(
    rf"(?<![\d*+])(?:(?:\+|00)?86{_S}{{0,2}})?"
    rf"(1[3-9]\d(?:\d{{8}}|{_S}\d{{4}}{_S}\d{{4}}|{_S}\d{{3}}{_S}\d{{5}}|{_S}\d{{8}}"
    rf"|\d{_S}\d{{3}}{_S}\d{{4}}|\d{{3}}{_S}\d{{5}}|\d{{4}}{_S}\d{{4}})"
    rf"|1{_S}[3-9](?:{_S}\d){{9}}){_ENDS}",
    3,
    4,
)
_SPOKEN = _rule(
    rf"(?<![\d*{_NUMERALS}])((?=\d{{0,12}}[{_NUMERALS}])[1一幺壹][\d{_NUMERALS}]{{10,}})(?![\d*{_NUMERALS}])",
    1,
    2,
)
_BANK_CARD = _rule(rf"{_STARTS}(\d{{4}}(?:{_S}\d{{4}}){{2,3}}(?:{_S}\d{{1,4}})?){_ENDS}", 0, 4)
_ABROAD = _rule(rf"(\+(?!86)\d{{1,3}}(?:[ -]?\d){{7,12}}){_ENDS}", 3, 2)
_LANDLINE = _rule(
    rf"{_STARTS}\(?0(?:10|2\d|[3-9]\d\d)[-) ]{{0,2}}([2-9]\d{{2,3}}[- ]?\d{{4}})(?!\d)", 0, 2
)
_EMAIL = _rule(r"(?<![a-z0-9_.+-])([a-z0-9][a-z0-9_.+-]*)@[a-z0-9-]+(?:\.[a-z0-9-]+)+", 1)
# Long numbers: orders, parcels, cards. Public hotlines are no secret.
_NUMBER = _rule(rf"(?<![\d*.])(?!(?:400|800)\d{{7}}{_ENDS})(\d{{10,}})(?!\d|\.\d)", 0, 4)
_PARCEL = _rule(r"(?<![a-z])(?:[a-z]{1,5})(\d{8,}(?:-\d{1,3}){0,2})(?!\d)", 0, 4)
_PLATE = _rule(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·. ]?"
    r"([a-z\d]{5,6})(?![a-z\d])",
    0,
    1,
)
_IS = r"(?:号码|编号|号|码)?(?:[是为叫:就发在\s]|尾号){0,4}"
_LABELLED_NUMBER = _rule(
    rf"(?:订单|单号|运单|快递|物流|工单|流水|交易|退款|会员|取件|提货|合同){_IS}"
    r"(?!400|800|95\d{3})((?=[a-z-]*\d)[a-z\d][a-z\d-]{5,})",
    0,
    4,
)
_LABELLED_PAPER = _rule(
    rf"(?:身份证|护照|通行证|驾驶?证|军官证|社保卡?|银行卡|储蓄卡|信用卡|卡号|账号|帐号|账户|税号){_IS}"
    r"((?=[a-z]*\d)[a-z\d][a-z\d-]{4,})",
    0,
    2,
)
_LABELLED_PHONE = _rule(
    rf"(?:手机|电话|联系方式|座机|打我){_IS}(?!400|800|95\d{{3}})(\d{{3,4}}[- ]?\d{{3,5}}){_ENDS}",
    0,
    2,
)
_LABELLED_ACCOUNT = _rule(
    rf"(?:微信|威信|薇信|v信|vx|wx|wechat|qq|扣扣|支付宝|旺旺|抖音|小红书|快手){_IS}((?=[a-z_-]*\d|[a-z]+_)[a-z\d][\w-]{{4,}})",
    1,
    1,
)
_SECRET = _rule(
    rf"(?:验证码|校验码|动态码|短信码|密码|口令|cvv){_IS}((?=[a-z@#!]*\d)[a-z\d@#!]{{3,}})"
)
_NAME = _rule(
    r"(?:收货人|收件人|联系人|寄件人|姓名|户主|开户名)(?:姓名)?(?:[:是叫]|\s)\s*"
    r"(?!谁|哪|什么|本人|我|您|你|不|错|对|客服)([一-鿿]{2,4})(?=[\s,，。;；、\d(]|手机|电话|$)",
    1,
)

_ANYWHERE = (
    _NATIONAL_ID, _MOBILE, _SPOKEN, _BANK_CARD, _ABROAD, _LANDLINE, _EMAIL, _LABELLED_PAPER,
    _NUMBER, _PARCEL, _PLATE, _LABELLED_NUMBER, _LABELLED_PHONE, _LABELLED_ACCOUNT, _SECRET, _NAME,
)  # fmt: skip
# The patterns that `proven` shares.
NATIONAL_ID, MOBILE, SPOKEN = _NATIONAL_ID.pattern, _MOBILE.pattern, _SPOKEN.pattern
BANK_CARD, NUMBER = _BANK_CARD.pattern, _NUMBER.pattern
LANDLINE, EMAIL = _LANDLINE.pattern, _EMAIL.pattern
_IN_A_KEY = (_NATIONAL_ID, _MOBILE, _BANK_CARD, _ABROAD, _LANDLINE, _EMAIL)

# An address: places and numbers in a row. Names of places hold none of the words of a sentence.
_LETTER = (
    "(?![到在是的我您你他她它请送寄往发给改成为住于从去把被和跟与让了吗呢吧啊就这那没不有])[一-鿿]"
)
_COUNT = r"(?:\d{1,5}[a-z]?|[一二三四五六七八九十百]{1,4}|[a-z]\d{0,3})"
_ROAD = (
    rf"(?:{_LETTER}|\d){{1,8}}?(?:大道|大街|公路|国道|胡同|路|街|道|巷|弄)"
    r"(?:[东西南北中一二三四五六七八九十]?段)?"
)
_PLACE = (
    rf"(?:{_LETTER}|\d){{2,10}}?(?:社区|小区|花园|公寓|大厦|广场|家园|新村|新城|名苑|山庄|别墅|宿舍|大学|学院"
    r"|中学|小学|医院|写字楼|中心|科技园|产业园|工业园|街道|苑|府|村|镇|乡|屯|庄|湾|里|城|园)"
)
_NUMBERED = (
    rf"第?{_COUNT}(?:号院|号楼|号|弄|栋|幢|座|单元|室|房|楼|层|户|组|队|排|期|#)(?:之{_COUNT})?"
    rf"|(?<=[\u4e00-\u9fff#])\d{{1,4}}(?:-\d{{1,5}}){{1,3}}|(?<=[元栋幢楼座#号])\d{{3,4}}(?!\d|[元块天个])"
)
_STEM = "(?:(?![省市区县旗到在寄送往发改是])(?!(?<=[改换变写填])成)[一-鿿])"
_AREA = (
    rf"(?={_STEM}{{1,9}}(?:[省市区县旗]))(?:{_STEM}{{2,8}}?(?:省|自治区))?(?:{_STEM}{{2,7}}?(?:市|州|盟|地区))?"
    rf"(?:{_STEM}{{1,6}}?(?:(?<![社小园街])区|县|旗))?"
)
_PIECE = rf"(?P<road>{_ROAD})|(?P<place>{_PLACE})|(?P<numbered>{_NUMBERED})"
_PIECES = re.compile(_PIECE, re.IGNORECASE)
_REST = rf"(?P<rest>(?>(?:(?:{_ROAD}|{_PLACE}|{_NUMBERED})[ ,，]?)+))"
_ADDRESS = re.compile(rf"(?P<area>{_AREA})?{_REST}", re.IGNORECASE)
_WHOLE_ADDRESS = re.compile(rf"(?P<area>{_AREA}){_REST}", re.IGNORECASE)
_LABELLED_ADDRESS = re.compile(
    r"(?:地址|住址|收货地)(?:[:是为改成到在\s]){1,4}([^,，。;；!！?？\n]{4,60})"
)
_SOUNDS_LIKE_ONE = re.compile(r"[省市区县镇乡村路街巷弄栋幢]|\d+号|\d+室|\d+楼|小区")
_HAS_PLACE = re.compile(r"[路街道巷弄栋幢室楼村镇乡园城苑里座址]|小区|广场|大厦|单元|中心|\d号")


def mask(text: str) -> str:
    """Return `text` with what is personal hidden, character by character."""
    if not _MAY_HOLD.search(text):
        return text
    folded = as_read(text)
    return _without(text, (*_hidden(folded, _ANYWHERE), *addresses(folded)))


def mask_key(key: str) -> str:
    """Return an id (of a conversation, a member of staff) with what is personal in it hidden.

    A long number alone is no secret here: ids are made of such.
    """
    return _without(key, tuple(_hidden(as_read(key), _IN_A_KEY)))


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        for at in range(start, end):
            if not characters[at].isspace():
                characters[at] = HIDDEN
    return "".join(characters)


def _hidden(text: str, rules: tuple[_Rule, ...]) -> Iterator[tuple[int, int]]:
    """Yield what the rules hide; words that one rule took are not taken by a later one."""
    taken = bytearray(len(text))
    for rule in rules:
        for found in rule.pattern.finditer(text):
            start, end = found.span(1)
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            yield start + rule.head, max(start + rule.head, end - rule.tail)


def whole_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the addresses by which a parcel would arrive: area, road or place, and number."""
    if not _HAS_PLACE.search(text):
        return
    for found in _WHOLE_ADDRESS.finditer(text):
        named, numbers = _named_and_numbered(found["rest"])
        if found["area"] and named and numbers:
            yield found.span()


def _named_and_numbered(address: str) -> tuple[bool, int]:
    """Say whether an address names a road or a place, and how many numbers it has."""
    kinds = [piece.lastgroup for piece in _PIECES.finditer(address)]
    return "road" in kinds or "place" in kinds, kinds.count("numbered")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the detail of each address: what stands behind the district."""
    if not _HAS_PLACE.search(text):
        return
    for found in _ADDRESS.finditer(text):
        named, numbers = _named_and_numbered(found["rest"])
        if (named and (numbers or found["area"])) or numbers > 1:
            yield found.span("rest")
    for found in _LABELLED_ADDRESS.finditer(text):
        if _SOUNDS_LIKE_ONE.search(found[1]):
            area = re.match(_AREA, found[1])
            yield found.start(1) + (area.end() if area else 0), found.end(1)
