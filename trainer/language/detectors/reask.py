"""让顾客重复 — the reply asks for what the customer already gave.

Heard
    您订单尾号多少呢         (after: 尾号6620 一直没动)
Let pass
    您说的是尾号6620这单对吗  (confirms)
    麻烦再拍下侧面的批号      (something new)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.mood import complains
from trainer.language.phrasebook import Phrasebook
from trainer.language.things import THINGS, Thing
from trainer.language.utterance import Span, Utterance

BOOK = Phrasebook.beside(__file__)

# Said before, by the customer's own word: a first reply may not ask it again either.
_SAID_ALREADY = re.compile(
    r"(说|讲|发|给|提|反馈|描述|拍|报)(了|过)(好?[几多两三四五六七八九十\d]+(遍|次|回)|了)|(上面|前面|刚才|昨天|之前|都|已经)[^,。\n]{0,6}(说|讲|发|给|报|写|提)(了|过|的)"
    r"|又换[^,。\n]{0,4}人|第[二三四五六七\d][次遍回]|看(聊天)?记录|往上翻|翻上面"
)
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
    fresh = utterance.is_first_reply and not _SAID_ALREADY.search(utterance.customer)
    lists = ("again",) if fresh else ("again", "openers")
    for hit in (hit for name in lists for hit in BOOK.list(name).hits(utterance.plain)):
        before = utterance.before(hit.start)
        if re.search(
            r"还|其他|别的|另外|如果|有任何|不管|[让用必][您你]?$", before
        ) or utterance.is_quotation(hit.start, hit.end):
            continue
        yield BOOK.finding(utterance, hit.start, hit.end, "problem")
