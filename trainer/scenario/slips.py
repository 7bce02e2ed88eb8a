"""Slips in one raw line: in its list mark, its key, its colon, or in having none."""

import re
from dataclasses import replace

from trainer.scenario.dictionary import SCENES, Dictionary
from trainer.scenario.line import Pair
from trainer.scenario.value import SPACES, Mistake, look

BOLD = "*_`~"  # as chat programs and Markdown emphasise
_OF_A_TABLE = re.compile(r"(?<![^,\t])[^,\t]+[,\t][^,\t]+[,\t]")
_DASH = "改成半角减号加空格: “- ”"


def slip_of_mark(mark: str, spaces: int) -> Mistake:
    """Return what is wrong with a list mark that `spaces` of some kind follow."""
    if mark != "-":
        what = f"列表不能用“{mark}”，要用半角减号"
        return Mistake("Y113", what, _DASH, 0, len(mark))
    if spaces == 0:
        return Mistake("Y113", "列表的“-”后面少了一个空格", "“-”后面空一格，再写内容", 0, 1)
    return Mistake("Y113", "列表的“-”后面应是半角空格", "改成一个半角空格", 1, 1)


def slips_of_key(
    found: Pair, body: str, words: Dictionary = SCENES
) -> tuple[tuple[Mistake, ...], Pair]:
    """Return what is wrong around a key, and the pair without it."""
    slips: list[Mistake] = []
    quote = found.key[0]
    if quote in "\"'" and not (len(found.key) > 1 and quote == found.key[-1]):
        fix = "删掉这个引号，词不用加引号"
        slips.append(Mistake("Y118", "词的前面多了半个引号", fix, 0, 1))
        found = replace(found, key=found.key.strip("\"'") or "词")
    plain = found.key.strip(BOLD)
    if plain != found.key and plain in words.keys:
        what = f"“{plain}”两边不要写“{found.key[0]}”"
        slips.append(Mistake("Y114", what, f"只写“{plain}: ”", 0, 1))
        found = replace(found, key=plain, value=found.value.lstrip(BOLD).strip(SPACES))
    fix = f"改成半角冒号加空格: “{found.key}: ”"
    if found.wide(body):
        what = f"“{found.key}”后面是中文冒号“{body[found.colon]}”"
        slips.append(Mistake("Y111", what, fix, found.colon, 1))
    elif found.tight(body):
        space = "后面应是半角空格" if found.gap else "后面少了一个空格"
        slips.append(Mistake("Y112", f"“{found.key}”的冒号{space}", fix, found.colon, 1))
    return tuple(slips), found


def slip_of_bare_key(found: Pair) -> Mistake:
    """Return what is wrong with a key that has no colon."""
    what = f"是“{found.gap}”，不是冒号" if found.gap else "缺少冒号"
    fix = f"改成半角冒号加空格: “{found.key}: ”"
    return Mistake("Y112", f"“{found.key}”后面{what}", fix, 0, len(found.key))


def slip_of_stray(body: str, *, first: bool, words: Dictionary = SCENES) -> Mistake:
    """Return what is wrong with a line that is no key and no text; `first` of its file."""
    mistake = look(body, "", sentence=False, more=False, words=words).mistake
    if mistake is not None and first and body[0] in "[{":
        what = "场景不用方括号和花括号（这像是 JSON）"
        return replace(mistake, message=what, fix="去掉括号和引号，一行写一个“词: 内容”", width=1)
    if mistake is not None:
        return mistake
    fix = "写成“词: 内容”；是上一行的话就接到上一行后面，不是场景的内容就删掉"
    if first and _OF_A_TABLE.search(body):
        fix = "这像是表格里的一行；场景要一行写一个“词: 内容”，用 trainer new 新建一个看看"
    return Mistake("Y112", "这一行没有冒号", fix, 0, len(body))
