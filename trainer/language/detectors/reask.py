"""让顾客重复 — the reply asks for what the customer already gave.

Heard
    您订单尾号多少呢         (after: 尾号6620 一直没动)
Let pass
    您说的是尾号6620这单对吗  (confirms)
    麻烦再拍下侧面的批号      (something new)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.language.finding import Finding
from trainer.language.mood import complains
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Span, Utterance

BOOK = Phrasebook.beside(__file__)

_HOW_MUCH = r"(是|有)?(多少|几|什么|啥|哪个|哪一?[单款个件])"
_HAND_OVER = (
    r"(再|麻烦|请|辛苦|方便|先|重新)?(您|你|亲)?(再|先|重新)?"
    r"(给我|给|发|提供|告诉|告知|报|说|拍|上传|传|来|贴|留)"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that an agent may ask for: how it is asked, and how it looks once given."""

    rule: str
    asked: re.Pattern[str]
    given: re.Pattern[str]
    names: tuple[str, ...]


def _thing(rule: str, noun: str, given: str, *names: str) -> Thing:
    """Return a thing that is called `noun`: asked for before or after its name."""
    asked = (
        rf"(?:{noun})[^,。!?]{{0,4}}?{_HOW_MUCH}"
        rf"|(?:{noun})[^,。!?]{{0,4}}?{_HAND_OVER}"
        rf"|(?:发|提供|告诉|告知|报|给|拍|留|传)[^,。!?]{{0,6}}?(?:{noun})"
        rf"|(?:多少|几|什么|啥|哪个|哪一?[单款个件])(?:{noun})|(?:{noun})(呢|\?|吗)"
        rf"|有(没有)?(?:{noun})"
    )
    return Thing(rule, re.compile(asked), re.compile(given), names)


_NUMBER_GIVEN = (
    r"(单号|订单|尾号|编号|运单|快递|那单|这单|后四位|号码|号)[^,。!?\n]{0,6}?[a-z]{0,3}\d{4,}"
    r"|\b[a-z]{2}\d{4,}|(?<!\d)\d{10,}(?!\d)"
)
THINGS = (
    _thing(
        "number",
        "订单(编)?号|单号|尾号|运单号?|快递单号|退货单号|物流单号|订单后四位|订单尾号|编号",
        _NUMBER_GIVEN,
        "订单号", "单号", "运单号", "快递单号", "退货单号", "尾号", "订单",
    ),
    _thing(
        "photo",
        "照片|图片|图|照|视频|截图|凭证|相片",
        r"\[图片\]|\[照片\]|\[视频\]|看图|(图|照片|视频|截图|图片)[^,。!?\n]{0,5}(发|在上面|传|给|拍)|发(了|过)[^,。!?\n]{0,6}(图|照片|视频|截图|张)|拍了|拍给|如图|见图",
        "照片", "图片", "视频", "凭证", "截图",
    ),
    _thing(
        "measure",
        "身高|体重|身高体重|多高|多重|三围|胸围|腰围",
        r"身高\d|体重\d|\d{3}(cm|厘米|公分)|\d{2,3}(斤|kg|公斤|千克)|1米\d|一米[四五六七八九]|(宝宝|孩子|娃)[^,。!?\n]{0,4}\d+(斤|kg|公斤)",
        "身高", "体重", "身高体重",
    ),
    _thing(
        "address",
        "地址|新地址|收货地址|收件地址",
        r"(区|路|街|镇|小区|村|栋|弄|巷)[^,。!?\n]{0,8}\d+号?|地址(是|改成|改到|:)|改(到|成)[^,。!?\n]{2,}(区|路|街|镇|小区)",
        "地址", "新地址", "收货地址",
    ),
    _thing(
        "number",
        "手机号|手机尾号|手机号码|电话|电话号码|联系方式|联系电话",
        r"(?<!\d)1[3-9]\d{9}(?!\d)|(手机|电话)[^,。!?\n]{0,4}\d{4,}|手机号(发|给)",
        "手机号", "电话", "联系方式",
    ),
    _thing(
        "number",
        "批号|批次|批次号|生产日期|喷码",
        r"(批号|批次|生产日期|喷码)[^,。!?\n]{0,4}(是|也有|发|:|\d|[a-z])",
        "批号", "批次", "生产日期",
    ),
    _thing(
        "thing",
        "型号|机型|什么手机|哪款手机|手机型号",
        r"(型号|机型)[^,。!?\n]{0,3}[a-z0-9]|(?<![a-z0-9])(?!(?:yt|sf|jd|zt|st)\d)[a-z]{1,6}\d{1,3}(?![a-z0-9])|(iphone|苹果|华为|小米|红米|荣耀|vivo|oppo|mate|三星)\s?[a-z]*\d+",
        "型号", "机型",
    ),
    _thing(
        "measure",
        "尺码|码数|什么码|哪个码|多大码|多少码|几码",
        r"(?<![a-z0-9])(xxs|xs|s|m|l|xl|xxl|2xl|3xl|xxxl)码?(?![a-z0-9])|\d{2}码|(买|拍|穿|选)的?(是)?(大|中|小|均)码",
        "尺码", "码数",
    ),
    _thing(
        "thing",
        "颜色|什么色|哪个色|色号",
        r"(红|黑|白|蓝|绿|黄|灰|粉|紫|米|棕|橙|咖)色|(黑|白|红|蓝)的",
        "颜色",
    ),
)  # fmt: skip
# 坏了几个 when 坏了六个 was said: the same word with a count.
_COUNTERS = frozenset("天次个件点号片瓶盒包只袋罐条支")
_NUMERAL = "[0-9一二两三四五六七八九十半]"
_UNITS = re.compile(
    r"(?:多少|几|多)(斤|公斤|kg|个月|岁|米|天|次|个|件|片|瓶|盒|包|只|袋|罐|条|支|号|点|块|元|大|重|高|久)"
)
_UNIT_GIVEN = {
    "大": "岁|个月|月",
    "重": "斤|公斤|kg",
    "高": "cm|厘米|米",
    "久": "天|周|个月|年|小时",
    "元": "元|块",
    "块": "元|块",
}
_MISSING = re.compile(r"(少|漏|缺|坏|破|碎|丢|错)(了|的是|发)?(什么|啥|哪些|哪个|哪样|哪几|几)")
_MISSING_GIVEN = re.compile(
    r"(少|漏|缺|坏|破|碎|丢|错)(了|发)?[一二两三四五六七八九十半\d]*(个|件|片|瓶|盒|包|只|袋|罐|条|支|样|箱|桶|份|双|套|台)?[^\W\d_]{2,}"
)
_WHICH = re.compile(r"(哪一?(个|款|件|单|种|双|条|样|只|瓶)|什么(东西|产品|商品|款))(?!.{0,6}还是)")
_WHICH_GIVEN = re.compile(
    r"(是|买|兑|拍|要|订|换|退)(的)?(是)?(那个|这个|一?[件个条双款瓶台])[^\W\d_]{2,}"
)
_CONFIRMS = re.compile(
    r"对吗|对吧|是吗|是吧|是不是|没错吧|是这个|是这单|对不对|这个吧|核对一下是|确认一下是|就是这"
)
_SOMETHING_NEW = re.compile(
    r"另|别的|其他|其它|侧面|背面|反面|正面|底部|罐底|清晰|清楚|近一点|近距离|细节|整体|全景|面单|箱子|外箱|外包装|包装|标签|吊牌|批号|视频|新的|换个角度|聊天|付款|支付|签收|收据|发票|原来|旧|单独|页面"
)
_NOT_AN_ASK = re.compile(
    r"我(这就|马上|现在|来|先|给您|帮您|把|再)?(发|拍|提供|告诉|报|看|查|核对|对)|给您发|发您|发给您|拍给您|给您拍|收到|看到|看了|谢谢|感谢|记下|不用|无需|不需要|别发|不必"
    r"|(报|补|给)(给)?(您|你)(新|补发|快递)?(单号|运单号)|单号(出来)?(我)?(就|再|马上)?(报|给)(您|你)"
    r"|给(您|你)[^,。!?]{0,4}?(报|说|回|念)[^,。!?]{0,2}?(单号|运单号)"
    r"|(答应|说好|承诺|约好)"
    r"|(不能|不可以|不便|没法)(截图|外发|发|给)"
    r"|(您|你)(也|都|之前|昨天|早就|已经)*(发|拍|给|传|说)过"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each request for what was given before."""
    said = _said(utterance)
    for clause in utterance.clauses:
        words = utterance.words_of(clause)
        if _confirms(utterance, clause, said):
            continue
        if found := _asked_again(utterance, words, said):
            rule, start, end = found
            yield BOOK.finding(utterance, clause.start + start, clause.start + end, rule)
    yield from _openers(utterance)


def _said(utterance: Utterance) -> str:
    """Return all that the customer said, and what the agent repeated back."""
    told = [words for who, words in utterance.history if who == "customer"]
    acknowledged = [reply for reply in utterance.earlier if _ACKNOWLEDGED.search(reply)]
    return "\n".join((*told, *acknowledged, utterance.customer))


_ACKNOWLEDGED = re.compile(r"收到|看到|记下|记录|登记|明白|了解|知道了|对吗|核对|已经?有")


def _confirms(utterance: Utterance, clause: Span, said: str) -> bool:
    """Say whether the clause names what was given, or asks whether it is right."""
    words = utterance.words_of(clause)
    if _CONFIRMS.search(words) or _NOT_AN_ASK.search(words):
        return True
    return any(figure in said for figure in re.findall(r"[a-z]*\d{2,}", words))


def _asked_again(utterance: Utterance, words: str, said: str) -> tuple[str, int, int] | None:
    """Return the rule and the span within the clause, or None where nothing is asked again."""
    for thing in THINGS:
        asked = thing.asked.search(words)
        if asked is None or (thing.rule == "photo" and _SOMETHING_NEW.search(words)):
            continue
        if any(name in _listed(utterance) for name in thing.names) or _is_given(thing, said):
            return thing.rule, asked.start(), asked.end()
    return _counted_again(words, said)


def _listed(utterance: Utterance) -> frozenset[str]:
    return frozenset(utterance.given)


def _is_given(thing: Thing, said: str) -> bool:
    if thing.rule == "photo" and re.search(r"没(有)?(拍|照片|图)|拍不了|扔了|发不了|不会拍", said):
        return False
    if thing.given.search(said):
        return True
    return (
        thing.rule == "photo"
        and re.search(
            r"(照片|图片|图|视频|截图)[^,。!?\n]{0,4}(收到|看到)|(收到|看到)[^,。!?\n]{0,8}(照片|图片|图|视频|截图)",
            said,
        )
        is not None
    )


def _counted_again(words: str, said: str) -> tuple[str, int, int] | None:
    """Return a question of how many, what is missing or which, whose answer was given."""
    if unit := _UNITS.search(words):
        kind = _UNIT_GIVEN.get(unit[1], re.escape(unit[1]))
        before = words[max(0, unit.start() - 3) : unit.start()].removesuffix("了")[-1:].strip("的")
        if unit[1] in _COUNTERS:
            given = (
                re.search(rf"{re.escape(before)}了?{_NUMERAL}+({kind})", said) if before else None
            )
        else:
            given = re.search(rf"{_NUMERAL}+({kind})", said)
        if given:
            return "measure", max(0, unit.start() - 2), unit.end()
    if (missing := _MISSING.search(words)) and _MISSING_GIVEN.search(said) and "?" not in said[-1:]:
        return "problem", missing.start(), missing.end()
    if (
        (which := _WHICH.search(words))
        and _WHICH_GIVEN.search(said)
        and "尺码" not in words
        and "颜色" not in words
    ):
        return "thing", which.start(), which.end()
    return None


def _openers(utterance: Utterance) -> Iterator[Finding]:
    """Yield a generic 有什么可以帮您 once the problem has been told (never in a first reply).

    What asks to say it again (再说一遍) is none: it is heard in a first reply too.
    """
    told = [words for who, words in utterance.history if who == "customer"]
    is_told = "问题" in utterance.given or any(map(complains, (utterance.customer, *told)))
    if not is_told:
        return
    lists = ("again",) if utterance.is_first_reply else ("again", "openers")
    for hit in (hit for name in lists for hit in BOOK.list(name).hits(utterance.plain)):
        before = utterance.before(hit.start)
        if re.search(
            r"还|其他|别的|另外|如果|有任何|不管|[让用必][您你]?$", before
        ) or utterance.is_quotation(hit.start, hit.end):
            continue
        yield BOOK.finding(utterance, hit.start, hit.end, "problem")
