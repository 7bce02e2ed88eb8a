"""Ids with letters in them: parcels, mail, chat accounts, plates, passwords, links."""

import re
from collections.abc import Iterator

from trainer.masking.private import Kind, Private

_IS = r"(?:号码|编号|账号|账户|号|码|名)?[是为叫:：就\s]{0,3}"
_AT = r"\s?(?:@|#|艾特)\s?"
_DOT = r"\s?(?:\.|点)\s?"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.LINK, r"((?:https?://|www\.)[!-~]{4,})"),
    (
        Kind.EMAIL,
        rf"(?<![a-z0-9_.+-])([a-z0-9][a-z0-9_.+-]{{0,63}}{_AT}[a-z0-9-]{{1,63}}(?:{_DOT}[a-z]{{2,12}}){{1,3}})",
    ),
    (Kind.IDENTITY, r"(?:护照|通行证|港澳证|台胞证|军官证)[^a-z\d]{0,4}([a-z]{1,2}\d{7,10})"),
    (Kind.CODE, rf"(?:取件码|提货码|取货码|自提码){_IS}((?=[a-z-]*\d)[a-z\d][a-z\d-]{{3,}})"),
    (
        Kind.SECRET,
        rf"(?:验证码|校验码|动态码|短信码|密码|口令|cvv){_IS}((?=[a-z@#!]*\d)[a-z\d@#!]{{4,}})",
    ),
    (
        Kind.SECRET,
        r"(?<!\d)(\d{4,8})(?=[,，]?(?:是|这个|这串|为)?(?:我的|你们的)?(?:验证码|校验码))",
    ),
    (
        Kind.CHAT_ID,
        r"(?:微信|威信|薇信|薇[❤♥心]|v\s?信|w信|v\s?x|v\s?w|加v|(?<![a-z\d])v(?=[\s:：])|w\s?x|wechat|qq|q号|扣扣|球球|支付宝|旺旺"
        rf"|抖音|小红书|快手|陌陌|会员[名号]|用户名|登录名){_IS}((?=[a-z_-]*\d|[a-z]+_)[a-z\d][a-z\d_-]{{4,}})",
    ),
    (Kind.CHAT_ID, r"(?<![a-z\d])(wxid_[a-z\d]{4,}|tb\d{6,}[_\d]*|t_\d{8,}[_\d]*)"),
    (
        Kind.PLATE,
        r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-z][·. ]?"
        r"(?: ?[a-z\d]){5,6})(?![a-z\d])",
    ),
    (
        Kind.ORDER,
        r"(?<![a-z])([a-z]{1,5}[ -]?\d{3,}(?:[ -]\d{3,})*(?:-\d{1,3})?)(?![a-z\d]|[.\d]*[元块])",
    ),
    (
        Kind.ORDER,
        r"(?:订单|单号|运单|快递单|提货单|会员|合同|流水)(?:号码|编号|号|码)?[是为:：\s]{0,3}"
        r"((?=[a-z-]*\d)[a-z\d][a-z\d-]{5,})",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_FEWEST = {Kind.ORDER: 8, Kind.PLATE: 2}  # digits


def ids(text: str) -> Iterator[Private]:
    """Yield the personal ids in `text` as read (`fold.folded`)."""
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(text):
            digits = sum(one.isdigit() for one in found[1])
            if digits >= _FEWEST.get(kind, 0) or (kind is Kind.ORDER and _is_labelled(found)):
                yield Private(found.start(1), found.end(1), kind)


def _is_labelled(found: re.Match[str]) -> bool:
    return found.start(1) > found.start()
