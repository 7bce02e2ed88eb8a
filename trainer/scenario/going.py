"""The little sentences of 转到.

收尾 · 结局/满意 · 再来，最多2次，之后要投诉 · 公共/索要截图，完了回到报进度，最多1次 · 完了
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from trainer.scenario.amounts import REMEMBERED, half_width
from trainer.scenario.model import Goto, GotoKind

_LIMIT = re.compile(r"最多\s*([0-9]{1,2})\s*次")
_THEN = re.compile(r"(?:之后|然后)(?:转到|去|到)?\s*(.+)")
_BACK = re.compile(r"完了(?:以后|之后)?(?:回到|回|到)\s*(.+)")
_RUN_TOGETHER = re.compile(r"再来.*(?:最多|之后|然后|次)")
SHARED = "公共/"
ENDING = "结局/"
AGAIN = "再来"
DONE = "完了"
RESERVED = frozenset({AGAIN, DONE, "结局", "公共", "其他", "超时"})


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a 转到 cannot be read, and what to write."""

    message: str
    fix: str
    id: str = "S203"


@lru_cache(maxsize=REMEMBERED)
def going(text: str) -> Goto | Misread:
    """Return where a 转到 leads; whether the targets exist is another question."""
    parts = [part.strip() for part in re.split(r"[，,；;。]", text) if part.strip()]
    if not parts:
        return Misread("“转到”后面是空的", "写环节名，或 结局/结局名", "S202")
    head, rest = parts[0], parts[1:]
    if head == AGAIN:
        return _again(text, rest)
    if _RUN_TOGETHER.match(head):
        return _unclear(text, head, "再来，最多2次，之后要投诉，每一段用逗号隔开")
    if head.startswith(SHARED):
        return _visit(text, head, rest)
    if rest:
        return Misread(
            f"“{text}”看不懂：只有“再来”和“公共/…”后面可以接着写",
            "写成 再来，最多2次，之后要投诉；或只写环节名",
        )
    return _plain(head, text)


def _plain(head: str, text: str) -> Goto | Misread:
    head = head.replace("／", "/")
    if head == DONE:
        return Goto(GotoKind.DONE, text=text)
    if head.startswith(ENDING):
        name = head.removeprefix(ENDING).strip()
        if not name:
            return Misread("“结局/”后面少了名字", "写成 结局/满意")
        return Goto(GotoKind.ENDING, name, text=text)
    if head.startswith(SHARED):
        return Misread(f"这里不能去“{head}”", "写环节名或 结局/结局名")
    return Goto(GotoKind.BEAT, head, text=text)


def _again(text: str, rest: list[str]) -> Goto | Misread:
    limit: int | None = None
    then: Goto | None = None
    for part in rest:
        if match := _LIMIT.fullmatch(half_width(part)):
            limit = int(match.group(1))
        elif match := _THEN.fullmatch(part):
            led = _plain(match.group(1).strip(), match.group(1).strip())
            if isinstance(led, Misread):
                return led
            then = led
        else:
            return _unclear(text, part, "再来，最多2次，之后要投诉")
    if limit == 0:
        return Misread("“最多0次”就是一次也不来", "写最多1次以上，或直接写要去的环节")
    if (limit is None) != (then is None):
        missing = "最多几次" if limit is None else "之后去哪里"
        return Misread(f"“再来”少写了{missing}", "写成 再来，最多2次，之后要投诉", "S202")
    return Goto(GotoKind.AGAIN, limit=limit, then=then, text=text)


def _visit(text: str, head: str, rest: list[str]) -> Goto | Misread:
    limit: int | None = None
    back = ""
    for part in rest:
        if match := _LIMIT.fullmatch(half_width(part)):
            limit = int(match.group(1))
        elif match := _BACK.fullmatch(part):
            back = match.group(1).strip()
        else:
            return _unclear(text, part, f"{head}，完了回到环节名，最多1次")
    if not back:
        return Misread(
            f"去“{head}”以后回到哪里没有写", f"写成 {head}，完了回到环节名，最多1次", "S202"
        )
    if limit == 0:
        return Misread("“最多0次”就是一次也不去", "写最多1次以上，或直接写环节名")
    return Goto(GotoKind.VISIT, head, limit=limit, back=back, text=text)


def _unclear(text: str, part: str, example: str) -> Misread:
    where = f"“{text}”里的“{part}”" if part != text else f"“{text}”"
    return Misread(f"{where}看不懂", f"写成 {example}")
