"""`trainer explain [ID…]`: what a problem of `trainer check` means, and how to write it right.

Without an id all are listed by group.
"""

import argparse
import unicodedata

from trainer.errors import TrainerError
from trainer.scenario.columns import safe
from trainer.scenario.mending import MENDABLE
from trainer.scenario.readiness import Readiness, asked_of, level_at
from trainer.scenario.render import LEVEL_NAMES
from trainer.scenario.rules import RULES, Page, ids_of_reading, near_ids, page_of, pages

GROUPS: dict[str, str] = {
    "Y": "书写：编码、冒号、缩进、引号",
    "S": "词写错了、漏了，或值不对",
    "R": "指到了没有的东西，或写了没用上",
    "F": "走不通，或走得没有意思",
    "W": "例句",
    "T": "试演",
    "P": "对学员不公平：过不了、太容易过、来不及",
    "K": "题库",
    "X": "试卷",
    "J": "考核口径",
    "D": "真实的个人信息",
    "Q": "写法上的建议",
    "V": "格式的版本和“不查”",
}
INDENT = "    "
TAB_MARK = "⇥"  # an example may be about the tab itself


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "ids", nargs="*", metavar="编号", help="方括号里的编号，如 Y111；不写就列出全部编号"
    )


def run(args: argparse.Namespace) -> int:
    """Print the pages of the ids, or the list of all."""
    if not args.ids:
        print(listed())
        return 0
    found = [_page(word) for word in args.ids]
    print("\n\n".join(map(explained, dict.fromkeys(found))))
    return 0


def listed() -> str:
    """Return all ids with their titles, by group."""
    known = sorted((*RULES, *pages()), key=lambda page: page.id)
    parts = []
    for letter, about in GROUPS.items():
        lines = [f"  {page.id}  {page.title}" for page in known if page.id.startswith(letter)]
        parts.append("\n".join((f"{letter}  {about}", *lines)))
    return "\n\n".join((*parts, "trainer explain 编号 说明一条，例如 trainer explain F402"))


def explained(page: Page) -> str:
    """Return a page as text."""
    parts = [f"{page.id}  {page.title}", f"什么: {page.what}\n为什么: {page.why}"]
    if page.bad:
        parts.append(f"这样不对:\n{_example(page.bad)}")
    if page.good:
        parts.append(f"这样写:\n{_example(page.good)}")
    return "\n\n".join((*parts, "\n".join(_standing(page))))


def _standing(page: Page) -> list[str]:
    """Return how grave the problem is, whether it is mended, and whether it can be taken off."""
    levels = ((step, level_at(step, page.id, page.level)) for step in Readiness)
    told = " · ".join(f"{step} {LEVEL_NAMES[level] if level else '不报'}" for step, level in levels)
    mended = "trainer check --fix 能改" if page.id in MENDABLE else "要自己改"
    fixed = page.id in ids_of_reading()
    waived = "这一条不能不查" if fixed else f"确实不用改，就在那一行后面写 # 不查: {page.id} 理由"
    return [
        f"门槛: {told}（{asked_of(page.id).reason}）",
        f"修改: {mended}",
        f"不查: {waived}",
    ]


def _example(text: str) -> str:
    return "\n".join(INDENT + safe(line.replace("\t", TAB_MARK)) for line in text.splitlines())


def _page(word: str) -> Page:
    id = unicodedata.normalize("NFKC", word).strip("[] ").upper()
    page = page_of(id)
    if page is not None:
        return page
    near = f"相近的有: {'、'.join(near_ids(id))}。" if near_ids(id) else ""
    raise TrainerError(f"没有“{safe(word[:40])}”这个编号。{near}trainer explain 列出全部编号。")
