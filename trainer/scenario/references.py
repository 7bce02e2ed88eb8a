"""What a scenario points at must be there: 转到 (R301) and 【X】 (R302)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.scenario.going import ENDING, SHARED
from trainer.scenario.model import Branch, EntryKind, Goto, GotoKind, Place, Rehearsal
from trainer.scenario.nearest import did_you_mean, nearest
from trainer.scenario.notebook import Notebook
from trainer.scenario.problem import Level
from trainer.scenario.tree import Node, Rows, Text

_PLACEHOLDER = re.compile(r"【([^【】]*)】")
_IN_OTHER_BRACKETS = re.compile(r"[\[{<《〔［｛]([^\[\]{}<>《》〔〕［］｛｝]{1,20})[\]}>》〕］｝]")
_HALF = re.compile(r"【[^【】]*$")
_OPENING = re.compile(r"[【\[{<《〔［｛]")


@dataclass(frozen=True, slots=True)
class Targets:
    """The names that 转到 may lead to."""

    beats: tuple[str, ...]
    shared: tuple[str, ...]
    endings: tuple[str, ...]
    complete: bool = True  # False where an include is missing, and shared beats with it

    def all(self) -> tuple[str, ...]:
        """Return every target as an author writes it."""
        return (*self.beats, *(ENDING + e for e in self.endings), *self.shared)


def visits(branches: tuple[Branch, ...]) -> Iterator[str]:
    """Yield the shared beats that branches visit."""
    for branch in branches:
        if branch.goto.kind is GotoKind.VISIT:
            yield branch.goto.target


def check_targets(
    branches: tuple[Branch, ...], targets: Targets, notebook: Notebook, *, shared: bool = False
) -> None:
    """Note each 转到 that points nowhere, and what only a shared beat may say (or may not)."""
    for branch in branches:
        if not branch.goto.place.line:  # none was written, which is another problem or none
            continue
        for message, fix in _complaints(branch.goto, targets, shared):
            goto = branch.goto
            notebook.note(goto.place, "R301", message, fix, width=len(goto.text))


def check_rehearsals(
    rehearsals: tuple[Rehearsal, ...], targets: Targets, notebook: Notebook
) -> None:
    """Note endings and beats that rehearsals expect and the scenario has not."""
    beats = (*targets.beats, *targets.shared)
    for rehearsal in rehearsals:
        ending = rehearsal.expect_ending
        known = (*targets.endings, "红线", "中断")
        if ending and ending not in known:
            notebook.note(
                rehearsal.place,
                "R301",
                f"试演“{rehearsal.name}”要到的结局“{ending}”没有",
                did_you_mean(ending, known) or _endings_there_are(targets),
                width=2,
            )
        for entry in rehearsal.entries:
            beat = entry.expect_beat
            if beat and beat not in beats and beat.removeprefix(ENDING) not in known:
                what = "客服" if entry.kind is EntryKind.REPLY else "这一条"
                notebook.note(
                    entry.place,
                    "R301",
                    f"{what}应进入“{beat}”：没有这个环节",
                    did_you_mean(beat, beats) or _beats_there_are(beats),
                    width=2,
                )


def check_placeholders(node: Node | None, declared: tuple[str, ...], notebook: Notebook) -> None:
    """Note each 【X】 below a node that is declared neither under 事实 nor under 顾客."""
    for text in _bracketed(node):
        for match, fix in _spoilt(text.value, declared):
            place = _place_of(match.group(0), text, notebook)
            message = f"“{match.group(0)}”不会换成内容"
            width = len(match.group(0))
            notebook.note(place, "R302", message, fix, width=width, level=Level.WARNING)
        for match in _PLACEHOLDER.finditer(text.value):
            name = match.group(1)
            if name in declared:
                continue
            notebook.note(
                _place_of(match.group(0), text, notebook),
                "R302",
                f"“【{name}】”在事实和顾客里都没有写",
                did_you_mean(name, declared)
                or f"在事实里写上“{name or '名字'}: …”；只是普通括号就换成〔〕",
                width=len(match.group(0)),
            )


def _spoilt(text: str, declared: tuple[str, ...]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what was meant as a placeholder and is none, with its remedy."""
    for match in _IN_OTHER_BRACKETS.finditer(text):
        if match.group(1).strip() in declared:
            yield match, f"写成【{match.group(1).strip()}】"
    if half := _HALF.search(text):
        yield half, "补上另一半“】”；只是普通括号就换成〔〕"


def _place_of(part: str, text: Text, notebook: Notebook) -> Place:
    at = notebook.line(text.place).find(part, text.place.column - 1)
    return text.place if at < 0 else Place(text.place.file, text.place.line, at + 1)


def _complaints(goto: Goto, targets: Targets, shared: bool) -> Iterator[tuple[str, str]]:
    if goto.kind is GotoKind.DONE and not shared:
        yield "“完了”只能用在公共环节里", "写要去的环节名，或 结局/结局名"
    elif goto.kind is GotoKind.VISIT and shared:
        yield "公共环节里不能再去别的公共环节", "写 完了，或 结局/结局名"
    elif goto.kind is GotoKind.AGAIN and goto.then is not None:
        yield from _complaints(goto.then, targets, shared)
    elif goto.kind is GotoKind.ENDING and goto.target not in targets.endings:
        yield _nowhere(goto, f"没有“{goto.target}”这个结局", ENDING + goto.target, targets)
    elif goto.kind is GotoKind.BEAT and goto.target not in targets.beats:
        yield _nowhere(goto, f"没有“{goto.target}”这个环节", goto.target, targets)
    elif goto.kind is GotoKind.VISIT:
        if targets.complete and goto.target not in targets.shared:
            yield _nowhere(goto, f"没有“{goto.target}”这个公共环节", goto.target, targets)
        if goto.back not in targets.beats:
            yield _nowhere(goto, f"没有“{goto.back}”这个环节", goto.back, targets)


def _nowhere(goto: Goto, what: str, target: str, targets: Targets) -> tuple[str, str]:
    found = nearest(target, targets.all())
    if target in targets.endings:
        found = ENDING + target
    several = tuple(part.strip() for part in target.split("、"))
    if len(several) > 1 and all(part in targets.all() for part in several):
        fix = "只能去一个地方；两种情况写两条走向"
    elif found:
        fix = f"是不是想写“{found}”"
    elif target.startswith(SHARED):
        fix = "先引用写有公共环节的文件，如 引用: 店铺/公共"
    elif goto.kind is GotoKind.ENDING:
        fix = _endings_there_are(targets)
    else:
        fix = _beats_there_are(targets.beats)
    return f"“转到: {goto.text or target}”：{what}", fix


def _endings_there_are(targets: Targets) -> str:
    return f"结局有：{'、'.join(targets.endings)}" if targets.endings else "在“结局”里写上它"


def _beats_there_are(beats: tuple[str, ...]) -> str:
    return f"环节有：{'、'.join(beats)}" if beats else "在“剧情”里写上它"


def _bracketed(node: Node | None) -> Iterator[Text]:
    """Yield each text below a node with an opening bracket in it, in the author's order."""
    left: list[Node] = [node] if node is not None else []
    while left:
        found = left.pop()
        if isinstance(found, Text):
            if _OPENING.search(found.value):
                yield found
        elif isinstance(found, Rows):
            left.extend(reversed(found.items))
        else:
            left.extend(value for _, value in reversed(found.pairs))
