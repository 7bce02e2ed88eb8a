"""Do two characters sound the same: the first level of GB 2312 lies in the order of pinyin.

A slip of a pinyin keyboard is another character of the same syllable, so a word that sounds the
same is what was meant. A character with two readings counts with the one that it is filed under.
"""

from bisect import bisect_right

# The first character of each syllable, from a to zuo (GB 2312-80, rows 16 to 55).
_FIRST = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳"
    "疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥"
    "给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均"
    "喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒"
    "芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛"
    "呸喷砰坯篇飘撇拼乒坡剖扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟"
    "森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞"
    "拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼"
    "怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
_STARTS = tuple(char.encode("gb2312") for char in _FIRST)
_END = "座".encode("gb2312")  # the last character of the first level


def same_sound(one: str, other: str) -> bool:
    """Say whether two characters are the same, or are read the same."""
    if one == other:
        return True
    syllable = _syllable(one)
    return syllable is not None and syllable == _syllable(other)


def _syllable(char: str) -> int | None:
    """Return the number of a character's syllable, None for what is not in the first level."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return None
    return bisect_right(_STARTS, code) if _STARTS[0] <= code <= _END else None
