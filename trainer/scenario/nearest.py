"""Did you mean: the nearest word of a closed list, by near words, sound, and edits."""

from collections.abc import Iterable
from itertools import product

from trainer.language.normalise import normalise

_AROUND = "“”‘’\"'【】《》[]()（）"

# What people write instead, because the word is nearly the same.
NEAR: dict[str, tuple[str, ...]] = {
    "例": ("例句",),
    "例子": ("例句",),
    "示例": ("例句",),
    "范例": ("例句",),
    "去": ("转到",),
    "去往": ("转到",),
    "跳到": ("转到",),
    "跳转": ("转到",),
    "前往": ("转到",),
    "对话": ("剧情", "对答"),
    "情节": ("剧情",),
    "流程": ("剧情",),
    "环节": ("剧情",),
    "分支": ("走向",),
    "去向": ("走向",),
    "条件": ("当",),
    "如果": ("当",),
    "顾客话": ("顾客说",),
    "客户说": ("顾客说",),
    "客人说": ("顾客说",),
    "客户": ("顾客",),
    "买家": ("顾客",),
    "追问": ("催问",),
    "催促": ("催问",),
    "时限": ("限时",),
    "限定时间": ("限时",),
    "时间限制": ("限时",),
    "限时": ("时限",),
    "名字": ("名称", "标题", "昵称"),
    "题目": ("标题",),
    "愤怒": ("怒气",),
    "火气": ("怒气",),
    "情绪": ("怒气",),
    "扣": ("扣分",),
    "加": ("加分",),
    "分数": ("得分",),
    "总分": ("得分",),
    "回复": ("客服",),
    "操作": ("动作",),
    "等待": ("等",),
    "结尾": ("结局",),
    "结果": ("结局",),
    "测试": ("试演",),
    "演练": ("试演",),
    "应该做": ("应做",),
    "要做": ("应做",),
    "包含": ("引用",),
    "导入": ("引用",),
    "快递": ("物流",),
    "道歉": ("真诚道歉",),
    "致歉": ("真诚道歉",),
    "感谢": ("感谢理解",),
    "查原因": ("查明原因",),
    "解决": ("全力解决",),
    "立场": ("表明立场",),
    "安慰": ("安抚",),
    "问候": ("欢迎",),
    "反驳": ("反问", "对抗"),
    "骂人": ("辱骂讽刺", "对抗"),
    "查快递": ("查物流",),
    "查历史": ("查记录",),
    "看记录": ("查记录",),
    "催快递": ("催件",),
    "优惠券": ("发券",),
    "发优惠券": ("发券",),
    "工单": ("建工单",),
    "转接": ("转交",),
    "要凭证": ("索要凭证",),
    "要照片": ("索要凭证",),
    "超时了": ("超时",),
    "迟到": ("超时",),
    "其它": ("其他",),
    "否则": ("其他",),
    "默认": ("其他",),
    "不满意": ("失望",),
    "很满意": ("满意",),
    "勉强": ("一般",),
}

_ENGLISH = """
format=格式 version=格式 type=类型 kind=类型 title=标题 name=名称/标题/昵称 difficulty=难度
level=难度 tag=标签 tags=标签 background=背景 include=引用 import=引用 customer=顾客
client=顾客 nickname=昵称 anger=怒气 mood=怒气 fact=事实 facts=事实 order=订单 parcel=物流
plot=剧情 script=剧情 story=剧情 beat=剧情 beats=剧情 scene=剧情 say=顾客说/说
says=顾客说/说 limit=限时 timeout=限时 due=应做 todo=应做 branch=走向 branches=走向 when=当
if=当 condition=当 example=例句 examples=例句 goto=转到 next=转到 to=转到 then=转到
score=得分 end=结局 ending=结局 endings=结局 rating=评价 reason=原因 test=试演 tests=试演
rehearsal=试演 agent=客服 service=客服 reply=客服 action=动作 wait=等 time=用时/限时/耗时
policy=政策 policies=政策 default=其他 else=其他 other=其他
"""
NEAR |= {
    word: tuple(meant.split("/")) for word, meant in (pair.split("=") for pair in _ENGLISH.split())
}

# Same sound, other character: the slips of a pinyin keyboard, for the characters of our words.
_SOUNDS = """
xiang向项象像相想响箱 zou走奏揍 dao到道倒导 zhuan转赚专砖 dang当挡党档 li例利力历理立里
ju句具局居剧据 nu怒努 qi气器期七起 ji急级即及记机 biao标表彪 ti题提体 ming名明命 cheng称程成城承
gu顾故固雇 ke客课可刻 shuo说 cui催崔 wen问文闻温稳 xian限现线先显 shi时是事试实式市师世
ying应英迎赢 zuo做作坐座 jie结节界借解 yin引因音 yong用永 zheng政正整证 ce策测册 kuai快块 jie捷接
yu语与雨玉 gong公共工功 ci词次此 ku库苦 ping评平凭 fen分份 yan演言眼严 quan全权 cheng程成 ge格个各
shi式是 nan难男南 du度读 qian签前千 bei背被 jing景经 pi脾皮 ma骂马吗 ru辱入 xin心新信 dui对队
da答达打 kou扣口 jia加家价 de得的 dong动东 nei内那 rong容荣 jin进近紧 ting听停 chu出处 an按安暗
jian键件建见 huan换还 zhong种重中 fa法发 xun讯训 fu服福付 deng等灯 lei类累 xing型形性行
shou说手收受
"""
_SOUND_OF: dict[str, frozenset[str]] = {}
for _group in _SOUNDS.split():
    _letters = "".join(c for c in _group if c.isascii())
    for _char in _group[len(_letters) :]:
        _SOUND_OF[_char] = _SOUND_OF.get(_char, frozenset()) | {_letters}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was most likely meant, None where nothing is near."""
    candidates = tuple(dict.fromkeys(known))
    word = normalise(word.strip().strip(_AROUND))
    for near in (word, *NEAR.get(word, ())):
        if near in candidates:
            return near
    for candidate in candidates:
        if sounds_like(word, candidate) or (word.isascii() and word in _spellings(candidate)):
            return candidate
    most = 1 if len(word) <= 4 else 2
    letters = frozenset(word)
    ranked = sorted(
        (edits(word, candidate), number)
        for number, candidate in enumerate(candidates)
        if abs(len(candidate) - len(word)) <= most and _alike(letters, candidate, most)
    )
    if ranked and ranked[0][0] <= most:
        return candidates[ranked[0][1]]
    return _contained(word, candidates) or _contains_near(word, candidates)


def _alike(letters: frozenset[str], other: str, most: int) -> bool:
    """Say, cheaply, whether a word of these letters can lie within `most` edits: few others."""
    gone, new = letters.difference(other), frozenset(other) - letters
    return len(gone) < len(letters) and len(gone) <= most and len(new) <= most


def sounds_like(word: str, other: str) -> bool:
    """Say whether two words of equal length are read the same, as far as our table knows."""
    return len(word) == len(other) and all(
        a == b or bool(_SOUND_OF.get(a, frozenset()) & _SOUND_OF.get(b, frozenset()))
        for a, b in zip(word, other, strict=True)
    )


def _spellings(word: str) -> frozenset[str]:
    """Return how a word of up to four characters is spelt in pinyin, as far as our table knows."""
    if len(word) > 4:
        return frozenset()
    sounds = (_SOUND_OF.get(char, frozenset()) for char in word)
    return frozenset("".join(spelt) for spelt in product(*sounds))


def edits(word: str, other: str) -> int:
    """Return how many insertions, deletions, changes or swaps of neighbours lie between."""
    if abs(len(word) - len(other)) > 3:
        return 99
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and word[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “是不是想写“X””, or empty where nothing is near."""
    found = nearest(word, known)
    return f"是不是想写“{found}”" if found else ""


def _contains_near(word: str, candidates: tuple[str, ...]) -> str | None:
    """Return the word that a near word within `word` (安慰 in 安慰顾客) stands for."""
    if word.isascii():
        return None
    meant = (m for near, known in NEAR.items() if len(near) > 1 and near in word for m in known)
    found = [candidate for candidate in dict.fromkeys(meant) if candidate in candidates]
    return found[0] if len(found) == 1 else None


def _contained(word: str, candidates: tuple[str, ...]) -> str | None:
    inside = [c for c in candidates if len(word) >= 2 and len(c) >= 2 and (c in word or word in c)]
    return inside[0] if len(inside) == 1 else None
