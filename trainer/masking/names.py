"""Names of people: by a label, by a title, by kin, beside a phone number, or standing alone."""

import re
from collections.abc import Callable, Iterator, Sequence

from trainer.masking.name_words import (
    AMBIGUOUS,
    BEFORE,
    BEGIN_NO_NAME,
    COMMON,
    DOUBLE,
    KIN,
    LABELS,
    NOBODY,
    NOT_GIVEN,
    PLAIN,
    SERVANTS,
    TOLD,
    listed_words,
)
from trainer.masking.private import Kind, Private

_ALL = f"[{PLAIN}{COMMON}{AMBIGUOUS}]"
_TWO = "|".join(DOUBLE)
_GIVEN = f"(?:(?![{NOT_GIVEN}])[一-鿿])"
_NAME = rf"(?:(?:{_TWO}){_GIVEN}{{0,2}}|{_ALL}{_GIVEN}{{1,3}}?)"
_END = (
    r"(?=$|[\s,，。;；、.!！?？/()（）:：~～\x00\d]|手机|电话|本人|三个字|不是|客服|接待|收(?![到纳货费藏腰])|签|代收|拿"
    r"|的(?:快递|包裹|件|单|手机|电话|号|名字|名义|地址|收货|订单|生日)|[发寄买订带送用]的|吧|在家|要用|取|答应|说(?!明)|行吗|就[可行好])"
)
_BETWEEN = r"[写填的名字改成换用是为叫:：,，就 ]{0,6}"

_TITLE = (
    "女士|先生|小姐(?!姐)|太太|夫人|阿姨|叔叔|大爷|大妈|大姐|大哥|大叔|大婶|大娘|奶奶|爷爷|老师|医生|师傅|经理|主任"
    "|老板(?!娘?键)|同学|队长|律师|护士|总监|店长|警官|教练|姐(?![妹姐夫])|哥(?![们特])|叔|婶|嫂|伯"
    "|总(?![是共算之体结有得不会在部额价数和的计])"
)
_SOMEBODY = "女士|先生|小姐(?!姐)|太太"
_NICKNAME = re.compile(
    r"(?:昵称|旺旺名|旺旺号|网名|用户名|会员名|微信名|淘宝名|淘宝昵称|抖音名)"
    r"(?!怎|能|可|在|不|改)[是为叫:： ]{0,2}(\w{2,16})"
)
_LOOSE_NICKNAME = re.compile(
    r"(?:旺旺|微信)(?:是|叫|[:： ]) ?([一-鿿]{3,8}\d{2,6})|旺旺([一-鿿]{2,8}\d{2,6})"
)

_LABELLED = re.compile(rf"(?:{LABELS}){_BETWEEN}({_NAME}){_END}")
_SURNAME_ONLY = re.compile(rf"(?:我姓|免贵姓|贵姓|姓)({_TWO}|{_ALL})(?=$|[\s,，。;；!！?？])")
_ANY_LABELLED = re.compile(
    r"(?:收货人|收件人|联系人|寄件人|姓名)[:：]\s?(?!谁|哪|什么|本人|我|您|你|不|错|对|客服)([一-鿿]{2,4})"
    r"(?=$|[\s,，。;；\d])"
)
_RELATED = re.compile(rf"(?:{KIN})(?:叫|是|名字)?({_NAME}){_END}")
_NAMED = re.compile(rf"(?:{BEFORE})({_NAME}){_END}")
_TITLED = re.compile(rf"(?<![谢感多](?=谢))({_TWO}|{_ALL})(?={_TITLE})")
_FULL_TITLED = re.compile(rf"({_NAME})(?={_SOMEBODY})")
# 小哥, 阿姨, 老板 are nobody by name.
_OWN = f"(?![哥妹姐弟姨婆总板人师公爸妈乡家子朋时伯叔爷奶])(?:{_GIVEN})"
_SMALL = re.compile(
    rf"(?:(?:{SERVANTS})(?:叫|那个)?([小老阿]{_OWN})|^([小老阿]{_ALL}|阿{_OWN})(?={TOLD}))"
    rf"(?={TOLD}|$|[\s,，。!！?？]|头?[收去来]|[头家]|说|签|叫|昨|今|上午|下午|态)"
)
_RECEIVES = re.compile(
    rf"(?:^|[\s,，。给让由请])({_NAME})(?=收(?![到纳货费藏腰])|签收|代收|本人|三个字|客服|接待)"
)
_ALONE = re.compile(
    rf"(?:^|[,，。;；]\s?)({_NAME})(?=$|[\s,，。;；、.!！?？~～]|的(?:快递|包裹|件|单))"
)
_SEGMENT = re.compile(rf"(?<![^\s,，。;；、/:：])({_NAME})(?=$|[\s,，。;；、/])")
_LONGEST = 3  # characters of a name with a surname of one


def names(text: str, beside: Sequence[Private]) -> Iterator[Private]:
    """Yield the names in `text`; `beside` is what else was found in it.

    A name that only its sound gives away is not `sure`.
    """
    yield from _by_label(text)
    yield from _by_title(text)
    if any(one.kind in (Kind.PHONE, Kind.ADDRESS, Kind.IDENTITY) for one in beside):
        yield from _beside(text, beside)
    for pattern, may_be, sure in _BY_SOUND:
        for found in pattern.finditer(text):
            if may_be(found[1]):
                yield Private(found.start(1), found.end(1), Kind.NAME, sure)
    for found in _SMALL.finditer(text):
        group = 1 if found[1] else 2
        yield Private(found.start(group), found.end(group), Kind.NAME, sure=group == 1)


def nicknames(text: str) -> Iterator[Private]:
    """Yield what somebody is called in a shop or a chat, where a label says so."""
    for pattern in (_NICKNAME, _LOOSE_NICKNAME):
        for found in pattern.finditer(text):
            group = next(at for at in range(1, len(found.groups()) + 1) if found[at])
            yield Private(found.start(group), found.end(group), Kind.NICKNAME)


def _by_label(text: str) -> Iterator[Private]:
    for pattern in (_SURNAME_ONLY, _ANY_LABELLED, _LABELLED):
        for found in pattern.finditer(text):
            if found[1] not in NOBODY:
                yield Private(found.start(1), found.end(1), Kind.NAME)


def _by_title(text: str) -> Iterator[Private]:
    for found in _TITLED.finditer(text):
        if text[found.start() : found.end() + 2] not in NOBODY and not _is_accident(text, found):
            yield Private(found.start(1), found.end(1), Kind.NAME, found[1] not in AMBIGUOUS)
    for found in _FULL_TITLED.finditer(text):
        if _may_be_called(found[1]):
            yield Private(found.start(1), found.end(1), Kind.NAME)


def _is_accident(text: str, found: re.Match[str]) -> bool:
    """Say whether the words only sound so: 何时先生效, 任何先生 have no person in them."""
    return text[max(0, found.start() - 1) : found.end()] in ("任何", "如何", "同时", "有时", "及时")


def _beside(text: str, numbers: Sequence[Private]) -> Iterator[Private]:
    """Yield names that stand alone between commas or blanks where a phone or an address stands."""
    hidden = list(text)
    for one in numbers:
        hidden[one.start : one.end] = "\n" * (one.end - one.start)
    for found in _SEGMENT.finditer("".join(hidden)):
        if _is_no_word(found[1]) and not (_is_rare(found[1]) and found[1] in listed_words()[0]):
            yield Private(found.start(1), found.end(1), Kind.NAME)


def _is_rare(name: str) -> bool:
    """Say whether the surname is more often a word: 石, 时, 单."""
    return name[0] in AMBIGUOUS and not name.startswith(DOUBLE)


def _is_no_word(name: str) -> bool:
    fits = len(name) <= _LONGEST or name.startswith(DOUBLE)
    return fits and name not in NOBODY and not name.startswith(BEGIN_NO_NAME)


def _may_be_kin(name: str) -> bool:
    """Say whether what follows 我老公 or 快递员叫 is a name rather than a word."""
    return _is_no_word(name) and name not in listed_words()[1]


def _may_be_called(name: str) -> bool:
    """Say whether what follows 我是 or 寄给 is a name: no rare surname that is a word as well."""
    return not _is_rare(name) and _may_be_kin(name)


def _may_stand_alone(name: str) -> bool:
    """Say whether characters with nothing beside them are a name, as far as a list can tell."""
    words = listed_words()[0]
    if _is_rare(name) or len(name) < _LONGEST:
        return False
    return _is_no_word(name) and name not in words and name[:2] not in words


_BY_SOUND: tuple[tuple[re.Pattern[str], Callable[[str], bool], bool], ...] = (
    (_RELATED, _may_be_kin, True),
    (_RECEIVES, _is_no_word, True),
    (_NAMED, _may_be_called, False),
    (_ALONE, _may_stand_alone, False),
)
