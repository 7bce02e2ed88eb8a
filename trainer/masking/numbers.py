"""Numbers that lead to a person: phones, papers, cards, orders, accounts, codes, plates.

People break a number up to get it past a filter, so digits are read in runs first, whatever
stands between them, and what a run is follows from its digits and the words before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from trainer.masking.private import Kind, Private

_CHINESE = "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_VALUES = str.maketrans(f"{_CHINESE}oO", "001234567891123456789" + "00")
_DIGIT = rf"(?:\d|[{_CHINESE}]|(?<=\d)[oO](?=\d))"
_GAP = r"[-. _·—–~*/,，()\u00a0\u200b-\u200d\u2060\ufeff]{1,3}"
_RUN = re.compile(rf"{_DIGIT}+(?:{_GAP}{_DIGIT}+)*")
_GROUP = re.compile(rf"{_DIGIT}+")
_LONGEST_RUN = 24  # groups looked at together
_MOST_PIECES = 6
_FEWEST_DIGITS, _LONGEST_PHONE, _MOST_DIGITS = 4, 15, 24
# What looks like a number and is none: dates, times, prices, sizes.
_HARMLESS = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?(?!\d)|(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|(?<![\d.])\d{1,20}\.\d{1,20}(?![\d.])|(?<!\d)\d{1,9}(?:\.\d+)?[元块%]"
)
_BEFORE = 12  # characters before a number in which its label may stand
_NO_SECRET = re.compile(r"(?:条码|条形码|批号|货号|型号|款号|款式|编码|版本|尾号|尾数)[^\d]{0,3}$")
_IS = r"[码号是为叫:：就发在的填写 个后\s]{0,6}$"
_PHONE_LABEL = re.compile(rf"(?:电话|座机|固话|联系方式|打|小灵通|手机|致电|拨){_IS}")
_PAPER_LABEL = re.compile(rf"(?:身份证|证件|护照|通行证|驾驶?证|军官证|社保卡?)[^\d]{{0,5}}{_IS}")
_CARD_LABEL = re.compile(rf"(?:银行卡|卡号|储蓄卡|信用卡|[工农建中招]行卡?|卡里|账户|账号){_IS}")
_CODE_LABEL = re.compile(rf"(?:取件码|提货码|取货码|自提码|柜号){_IS}")
_SECRET_LABEL = re.compile(rf"(?:验证码|校验码|动态码|短信码|密码|口令|cvv){_IS}", re.IGNORECASE)
_CHAT_LABEL = re.compile(
    rf"(?:qq|扣扣|球球|q号|微信|vx|wx|会员[名号]?|小红书|抖音|快手|支付宝|旺旺){_IS}", re.IGNORECASE
)
_ORDER_LABEL = re.compile(rf"(?:订单|单号|运单|快递|物流|工单|流水|交易|编号){_IS}")


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    end: int
    digits: str


def numbers(text: str) -> Iterator[Private]:
    """Yield the personal numbers in `text` as read (`fold.folded`), run by run."""
    plain = _HARMLESS.sub(lambda found: "\x00" * len(found[0]), text)
    for run in _RUN.finditer(plain):
        groups = [
            _Group(run.start() + g.start(), run.start() + g.end(), g[0].translate(_VALUES))
            for g in _GROUP.finditer(run[0])
        ]
        yield from _in_run(text, groups)


def _in_run(text: str, groups: Sequence[_Group]) -> Iterator[Private]:
    at = 0
    while at < len(groups):
        found, used = _longest(text, groups[at : at + _LONGEST_RUN])
        if found is not None:
            yield found
        at += used


def _longest(text: str, groups: Sequence[_Group]) -> tuple[Private | None, int]:
    """Return what begins at the first group, and how many groups it takes."""
    sizes = list(accumulate(len(group.digits) for group in groups))
    fitting = [n for n, size in enumerate(sizes, 1) if _may_be_one(n, size)]
    for count in reversed(fitting):
        window = groups[:count]
        if kind := _kind(text, window, "".join(group.digits for group in window)):
            end = _with_letter(text, window[-1].end, kind)
            return Private(groups[0].start, end, kind), count
    return None, 1


def _may_be_one(pieces: int, size: int) -> bool:
    """Say whether so many digits in so many pieces may be one number: in many, only a phone."""
    return _FEWEST_DIGITS <= size <= (_MOST_DIGITS if pieces <= _MOST_PIECES else _LONGEST_PHONE)


def _with_letter(text: str, end: int, kind: Kind) -> int:
    return end + 1 if kind is Kind.IDENTITY and text[end : end + 1] in ("x", "X") else end


def _kind(text: str, window: Sequence[_Group], digits: str) -> Kind | None:
    start, end = window[0].start, window[-1].end
    shape = tuple(len(group.digits) for group in window)
    if len(shape) > _MOST_PIECES:
        return Kind.PHONE if _is_phone(digits, shape) else None
    before = text[max(0, start - _BEFORE) : start]
    if _NO_SECRET.search(before):
        return None
    if _is_phone(digits, shape) and ("," not in text[start:end] and "，" not in text[start:end]):
        return Kind.PHONE
    if _is_phone(digits, shape) and shape == (3, 4, 4):
        return Kind.PHONE
    if re.search("[,，]", text[start:end]):
        return None
    if _is_identity(digits, text[end : end + 1]):
        return Kind.IDENTITY
    if not any(one in _CHINESE for one in text[start:end]) or len(digits) >= 10:
        return _by_label(before, digits, shape) or _by_length(digits, shape)
    return None


def _is_phone(digits: str, shape: tuple[int, ...]) -> bool:
    core = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", digits)
    if not re.fullmatch(r"1[3-9]\d{9}", core):
        return False
    # Eleven pieces of one digit, or a few of several: never a table of sizes.
    return len(shape) <= _MOST_PIECES or max(shape) <= 2


def _is_identity(digits: str, after: str) -> bool:
    pattern = r"[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
    whole = digits if len(digits) == 18 else digits + after.upper()
    return re.fullmatch(rf"{pattern}[\dX]", whole) is not None


def _by_label(before: str, digits: str, shape: tuple[int, ...]) -> Kind | None:
    """Return what the words before a number say that it is."""
    size = len(digits)
    for label, kind, least in _LABELS:
        if label.search(before) and size >= least:
            return kind
    if _PHONE_LABEL.search(before) and size in (7, 8) and len(shape) <= 2:
        return Kind.LANDLINE
    return None


_LABELS: tuple[tuple[re.Pattern[str], Kind, int], ...] = (
    (_CODE_LABEL, Kind.CODE, 4),
    (_SECRET_LABEL, Kind.SECRET, 4),
    (_PAPER_LABEL, Kind.IDENTITY, 6),
    (_CARD_LABEL, Kind.CARD, 12),
    (_CHAT_LABEL, Kind.CHAT_ID, 5),
    (_ORDER_LABEL, Kind.ORDER, 8),
)


def _by_length(digits: str, shape: tuple[int, ...]) -> Kind | None:
    """Return what a number without a label is, by its digits alone."""
    size = len(digits)
    if re.fullmatch(r"(?:400|800)\d{7}", digits):
        return Kind.HOTLINE
    if re.fullmatch(r"0(?:10|2\d|[3-9]\d\d)\d{7,8}", digits) and len(shape) <= 4:
        return Kind.LANDLINE
    if size in range(15, 20) and (is_luhn(digits) or digits.startswith(("62", "4", "5"))):
        return Kind.CARD if len(shape) > 1 or is_luhn(digits) else Kind.ORDER
    if size >= 10 and (len(shape) == 1 or min(shape[:-1]) >= 3):
        return Kind.ORDER
    return None


def plain_digits(text: str) -> str:
    """Return the digits of a number as it is written or said, without what stands between."""
    return re.sub(r"\D", "", text.translate(_VALUES))


def is_luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit (Luhn) of those before it."""
    doubled = (int(d) * (2 if at % 2 else 1) for at, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0
