"""Pasted chat logs: lines of text -> messages.

糖糖妈 2024-05-01 12:30:11        千牛, 抖店: a line with name and time, the words below it
我的快递呢
糖糖妈(2024-05-01 12:30:11): 在吗  旺旺
[12:30] 客服小林: 在的             groups, exports
糖糖妈：在吗                       typed by hand, 微信
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from trainer.chats.said import Said
from trainer.scenario.read import is_forbidden

LONGEST = 2000  # characters of one message; what is longer is no chat
_DATE = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|[昨今前]天"
    r"|(?:星期|周)[一二三四五六日天])"
)
_TIME = r"(?:凌晨|早上|上午|中午|下午|晚上)?\s?\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\.\d+)?"
_WHEN = rf"(?:{_DATE}\s*)?{_TIME}"
_OPEN, _CLOSE = r"[\[(（【<]?", r"[\])）】>]?"
_DATED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OPEN}{_WHEN}{_CLOSE}\s*(?P<who>[^\s:：][^:：]{{0,39}}?)\s*[:：]\s*(?P<text>.*)",
        rf"(?P<who>\S.{{0,39}}?)\s*[\s\[(（]{_WHEN}{_CLOSE}\s*[:：]?\s*(?P<text>)",
        rf"(?P<who>\S.{{0,39}}?)\s*[\[(（]?{_WHEN}{_CLOSE}\s*[:：]\s*(?P<text>.+)",
        rf"{_OPEN}{_DATE}\s*{_TIME}{_CLOSE}\s+(?P<who>\S.{{0,29}})(?P<text>)",
    )
)
# A name and a whole moment: chat programs write so, and carriers of what became of a parcel.
_SURE = re.compile(
    r"(?!.*(?:快件|包裹|物流|揽收|派送|签收|到达|发往|已))[^\s，。！？,!?][^，。！？,!?]{0,19}?"
    r"[\s\[(（]\d{4}[-/.年]\S+\s?\d{1,2}:\d\d:\d\d.{0,3}"
)
_NAMED = re.compile(
    r"(?P<who>[^\s:：，。！？,!?][^:：，。！？!?]{0,19}?)\s*(?:[:：](?!//)|(?<!\d)[:：](?=\d))\s*(?P<text>.*)"
)
_TIMES_ALONE = re.compile(rf"[-—=\s]*{_DATE}?\s*(?:{_TIME})?[-—=\s]*")
_OF_THE_PROGRAM = re.compile(
    r"[-—=·*\s]*(?:以上|以下)(?:是|为)?(?:历史|打招呼|聊天).*|.{0,30}撤回了一条消息.*|\s*[已未]读\s*"
    r"|.{0,20}(?:加入|离开)了?(?:会话|群聊).*|.{0,30}(?:为您服务中|接入会话|会话已?结束)[。！\s]*"
)
# What stands before a colon and is nobody's name.
_NO_NAME = re.compile(
    r"[\d\W]+|注意|温馨提示|提示|备注|例如|比如|原因|问题|(?:解决)?方案|(?:收货)?地址|电话|手机|收[件货]人|联系人|姓名"
    r"|(?:快递|订)?单号|订单编号|商品|型号|规格|尺码|颜色|数量|金额|[原现]价|时间|链接|https?"
)
_LIKELY = re.compile(r"客服|商家|卖家|买家|顾客|客户|用户|店|售后|机器人|小二|我")
_MEDIA = re.compile(r"[\[【](图片|照片|视频|语音|文件|链接|商品|红包|位置)[^\]】]{0,20}[\]】]")
_FACE = re.compile(r"\[[一-鿿A-Za-z]{1,5}\]|/:[\w\-()*@&|]{1,6}")


def chat_of(text: str) -> tuple[Said, ...]:
    """Return the messages in a pasted log, in order; empty where nobody's name stands in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [_dated(line.strip()) for line in lines]
    if not any(heads):
        heads = [_NAMED.fullmatch(line.strip()) for line in lines]
    return tuple(one for one in _joined(lines, _of_speakers(heads)) if one.text)


def _dated(line: str) -> re.Match[str] | None:
    for pattern in _DATED:
        if found := pattern.fullmatch(line):
            return found
    return None


def _of_speakers(heads: Sequence[re.Match[str] | None]) -> list[re.Match[str] | None]:
    """Return the heads whose names speak again, come first, say what they are, or are whole.

    The others are words: 地址：…, 最晚今天 18:00.
    """
    counts = Counter(head["who"] for head in heads if head and not _NO_NAME.fullmatch(head["who"]))
    first = list(counts)[:2]
    sure = {head["who"] for head in heads if head and _SURE.fullmatch(head[0])}
    speakers = {who for who, n in counts.items() if n > 1 or who in first or _LIKELY.search(who)}
    speakers |= sure & counts.keys()
    return [head if head and head["who"] in speakers else None for head in heads]


def _joined(lines: Sequence[str], heads: Sequence[re.Match[str] | None]) -> Iterator[Said]:
    """Yield each message with the lines below its head; what stands before the first is lost."""
    who, words = "", list[str]()
    for line, head in zip(lines, heads, strict=True):
        if head is not None:
            if who:
                yield Said(who, clean(" ".join(words)))
            who, words = head["who"].strip(" :：-"), [head["text"]]
        elif not _OF_THE_PROGRAM.fullmatch(line) and not _TIMES_ALONE.fullmatch(line):
            words.append(line.strip())
    if who:
        yield Said(who, clean(" ".join(words)))


def clean(text: str) -> str:
    """Return a message as a scenario may carry it: one line, pictures as words, no 【】."""
    text = _FACE.sub("", _MEDIA.sub(lambda found: f"（{found[1]}）", text))
    text = "".join(" " if is_forbidden(one) else one for one in text)
    text = text.replace("【", "〔").replace("】", "〕")
    return " ".join(text.split())[:LONGEST]
