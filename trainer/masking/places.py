"""Addresses: whole ones, and the parts by which people say where they live, learn or work."""

import re
from collections.abc import Iterator

from trainer.masking.private import Kind, Private
from trainer.masking.stars import addresses

# What no name of a place begins with or holds.
_STOP = "到在是的我您你他她它请送寄往发给改为于从去把被跟让了吗呢吧啊就这那没不有同整"
_NO_BEGINNING = "成住和与个上下读进念附近隔旁老放址门"
_C = f"(?:(?![{_STOP}])[一-鿿])"


def _stem(least: int, most: int) -> str:
    """Return a pattern for the name of a place, as short as can be."""
    return f"(?![{_NO_BEGINNING}]){_C}{{{least},{most}}}?"


_NUMBER = r"(?:\d{1,5}[a-zA-Z]?|[一二三四五六七八九十百]{1,3})"
_UNIT = r"(?:号院|号楼|栋|幢|座|塔|单元|室|舍|弄|巷|区|期|号|楼|层|组|队|村|摊位|F|f)"
# Whoever names one of these names where somebody is, with no number beside it.
_HOME = (
    "花园|小区|家园|嘉园|公寓|名苑|雅苑|新村|新城|世纪城|山庄|别墅|华府|豪庭|壹号院|大厦|写字楼|软件园|科技园|产业园|工业园"
    "|校区|宿舍楼?|大学|学院|[中小]学(?!生)|幼儿园|医院|派出所|汽车站|体育馆|图书馆|市场|火车站|地铁站|村委会|社区|街道|公馆|天街"
)
_LOOSE = "[湾品庄桥府院城郡墅园港轩阁坊堡滩坡沟店塘坝洲岛巷路街村苑屯镇乡]"
_IN = (
    r"(?:住在|住|家在|家里是|我在|搬到了?|改到|改送|送去|寄到?|送到?|放到?|送学校|公司在|单位在|学校是|小区是|地址[:：是]?"
    r"|我们村是|村是|村叫|村名|工业园)"
)
_WHERE = r"(?:东门|南门|西门|北门|正门|后门|前门|对面|旁边|附近|门口|东侧|西侧|路口)"
_TAIL = (
    rf"(?:[A-Za-z东西南北中]?{_NUMBER}{_UNIT}|{_NUMBER}(?:-\d{{1,4}}){{1,3}}|[A-Z]区"
    r"|(?<=[园苑期区楼幢栋座元城厦庄寓舍])[A-Z]?\d{1,4}(?!\d|[元块个天]))"
)
_ROAD = "大道|大街|路|街|道|巷|弄|胡同|里"
_VILLAGE = "(?:家|树|沟|湾|坡|店|岭)[村屯庄坪坝]"
_END = r"(?=$|[\s,，。;；])"

# What an address looks like -> whether that is sure.
_SHAPES: tuple[tuple[str, bool], ...] = (
    # 阳光花园5号楼, 浙江大学紫金港校区
    (
        rf"{_stem(2, 8)}(?:{_HOME})(?:{_C}{{0,6}}(?:{_HOME}))?(?:{_TAIL})*(?:宿舍楼?)?"
        rf"(?:{_C}{{0,4}}{_TAIL})?",
        True,
    ),
    # 3栋2单元, 17幢, 1304室, 12-2-1801
    (
        rf"(?:(?:{_C}|[A-Z]){{2,6}}?(?:{_NUMBER}期)?)?{_NUMBER}(?:号楼|栋|幢|单元|舍)"
        rf"(?:{_NUMBER}?{_UNIT}|\d{{3,4}}(?!\d))*(?:{_WHERE})?",
        True,
    ),
    (r"(?<![\d-])\d{3,4}室|(?<![\d.-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])", True),
    # 人民路128号, 和滨路口, 中山北路51号
    (rf"{_stem(1, 8)}(?:{_ROAD})(?:[东西南北中]段)?(?:{_TAIL})+", True),
    (rf"{_stem(2, 8)}(?:大道|大街|路)[和与]{_C}{{1,6}}(?:路|街|巷|道)?口?", True),
    (rf"{_stem(2, 6)}大道(?:{_C}{{2,4}}?[桥口])?|{_stem(2, 6)}(?<!个)路口", True),
    (rf"{_stem(2, 8)}[东南西北]门(?:岗亭|保安室|菜鸟驿站|驿站)?", False),
    # 王家庄村, 胜利村3组, 李家坡村东头
    (rf"{_C}{{1,6}}[镇乡]{_C}{{1,8}}村(?:{_TAIL})*", True),
    (
        rf"(?!石家庄){_C}{{1,5}}{_VILLAGE}(?:{_C}头)?(?:第?{_NUMBER}家)?(?:{_TAIL})*"
        rf"|{_C}{{1,5}}[村庄沟岭坡湾寨里屯]{_NUMBER}[组队](?![件个])",
        True,
    ),
    # 住翡翠湾, 搬到滨江一品
    (rf"{_IN}({_C}{{2,9}}?{_LOOSE}(?:{_TAIL})*)(?:(?=了|{_WHERE}|上学|[.!！?？])|{_END})", False),
    (rf"{_IN}({_C}{{2,9}}?(?:{_TAIL})+)", False),
    # 西湖区… with what follows up to the next stop
    (
        r"[省市州][一-鿿]{1,6}(?:(?<![小社园校片])区|县)(?=\S{2})"
        rf"((?:{_C}|[\dA-Za-z-]){{2,24}}){_END}",
        False,
    ),
)
_PATTERNS = tuple((re.compile(shape), sure) for shape, sure in _SHAPES)
_GENERAL = re.compile(
    r"(?:哪个|社区|国家|过敏|[提跑凭进上要去读考念找]).{0,2}(?:医院|大学|市场|[中小]学|学院|小区)$|"
    r"(?:(?:儿童|妇幼|中医|三甲|公立|私立|重点|名牌|本地|网上|老年|宠物|美容)(?:大学|医院|学院|[中小]学)|丰巢|快递柜?|驿站|^.?.?(?:门口|路口|院里|街道|单位|公司))$"
)
# Where to put a parcel down, said right behind an address.
_TRAIL = re.compile(
    r"(?:的?(?:[东南西北前后正]门|旁边|对面|门口|负?[一二三\d]楼|前台|门卫室?|保安室|岗亭|物业|菜鸟驿站|驿站|超市|快递柜))+"
)
# Province, city and district at the head of an address say nothing of a person.
_REGION = re.compile(
    r"(?:[一-鿿]{2,8}?(?:省|自治区|(?<!城)市(?!场)|(?<![小社园校片景东西南北一二三四五六七八九十期])区|县|自治州))+(?=[^\s,，])"
)
_PUTTING = "住放送寄"  # said right before an address
_BRIDGED = re.compile(r"[ \-东西南北A-Z]")
_NEAR = 2  # characters between two parts of one address


def places(text: str) -> Iterator[Private]:
    """Yield the parts of `text` as read that say where somebody is to be found.

    Provinces, cities and districts alone are no address and stay.
    """
    spans = [(start, end, True) for start, end in addresses(text)]
    for pattern, sure in _PATTERNS:
        group = pattern.groups and 1
        for found in pattern.finditer(text):
            if not _GENERAL.search(found[group]):
                spans.append((found.start(group), found.end(group), sure))
    for start, end, sure in _joined(text, spans):
        start += text[start] in _PUTTING
        end = start + len(text[start:end].rstrip(" ,，"))
        region = _REGION.match(text, start, end - 1)
        trail = _TRAIL.match(text, end)
        yield Private(
            region.end() if region else start, trail.end() if trail else end, Kind.ADDRESS, sure
        )


def _joined(text: str, spans: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans in order, those that touch or nearly touch as one."""
    whole: tuple[int, int, bool] | None = None
    for start, end, sure in sorted(spans):
        if whole is None:
            whole = (start, end, sure)
        elif start <= whole[1] or _is_bridge(text[whole[1] : start]):
            whole = (whole[0], max(end, whole[1]), whole[2] or sure)
        else:
            yield whole
            whole = (start, end, sure)
    if whole is not None:
        yield whole


def _is_bridge(between: str) -> bool:
    return len(between) <= _NEAR and not _BRIDGED.sub("", between)
