"""Read a paper: bytes in, a Paper or every problem at once out."""

from pathlib import Path

from trainer.paper.ladder import level_names
from trainer.paper.model import FULL_MARKS, Paper, Part, Seeding
from trainer.paper.part_reader import PartReader
from trainer.paper.stock import Stock
from trainer.paper.values import counted, marks, seeding
from trainer.scenario.amounts import span_ms
from trainer.scenario.build import digest
from trainer.scenario.fields import Fields, block_of
from trainer.scenario.load import file_name, root_of
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, name_of, turn, understood
from trainer.scenario.problem import Problem
from trainer.scenario.read import read_file
from trainer.scenario.vocabulary import PAPER, PAPER_LEVEL_NAMES
from trainer.scoring.profile import HOUSE

KIND = "试卷"
FOLDER = "试卷"
MOST_PARTS = 8  # all of them stand on one sheet of a certificate
_SPAN = "写数字加单位，如 60分钟"


def load_paper(
    path: Path, stock: Stock, *, root: Path | None = None, origin: str = "builtin"
) -> Paper | tuple[Problem, ...]:
    """Return the paper in `path`, or all its problems, the author's first mistake first.

    `root` is the scenario root; where left out, the nearest folder above that holds 店铺/, else
    the file's folder. `stock` holds what the paper may draw from.
    """
    notebook = Notebook()
    file = file_name(path, root or root_of(path))
    page = turn(file, read_file(path, file, notebook), notebook)
    paper = paper_of(page, stock, notebook, origin)
    return notebook.problems() if paper is None or notebook.broken() else paper


def paper_of(page: Page, stock: Stock, notebook: Notebook, origin: str = "builtin") -> Paper | None:
    """Return what could be read of a page in spite of its problems, which are noted."""
    page = understood(page, notebook)
    if page.block is None:
        return None
    if page.kind != KIND:
        fix = "选一个试卷文件，或在开头写 类型: 试卷"
        notebook.note(page.block.place, "S203", f"这是{page.kind}文件，不是试卷", fix)
        return None
    fields = Fields(page.block, PAPER, KIND, notebook, levels=PAPER_LEVEL_NAMES)
    for key, why in _NEEDED.items():
        fields.need(key, why)
    return _paper(page, fields, _parts(fields, stock, notebook), _profile(fields, stock), origin)


_NEEDED = {
    "标题": "写上试卷的名字，菜单里显示",
    "及格": f"写上及格要多少分，如 及格: 75（满分{FULL_MARKS}）",
    "部分": "下一行起用“- ”列出各部分，如 - 题库: 售后六步",
}


def paper_name(file: str) -> str:
    """Return what a paper is called by: its file's name below 试卷/, without the ending."""
    return name_of(file).removeprefix(f"{FOLDER}/")


def _paper(page: Page, fields: Fields, parts: tuple[Part, ...], profile: str, origin: str) -> Paper:
    policy = fields.read("种子", seeding, "写 每次不同、人人相同，或 人人相同 7（一个数）")
    each_time, seed = policy or (Seeding.EACH_TIME, 0)
    return Paper(
        path=paper_name(page.file),
        title=fields.word("标题"),
        parts=parts,
        pass_mark=fields.read("及格", marks, f"写 1 到 {FULL_MARKS} 的整数") or 0,
        level=_known(fields, "级别", level_names()),
        about=fields.word("说明"),
        limit_ms=fields.read("时限", span_ms, _SPAN) or 0,
        attempts=fields.read("次数", counted, "写数字，如 3次；不限就不写这一项") or 0,
        interval_ms=fields.read("间隔", span_ms, "写数字加单位，如 1天、12小时") or 0,
        profile=profile,
        seeding=each_time,
        seed=seed,
        digest=digest((page,)),
        sources=((page.file, page.text),),
        origin=origin,
    )


def _profile(fields: Fields, stock: Stock) -> str:
    """Return the name of the profile; note one that is not there or cannot score a drill."""
    name = _known(fields, "考核口径", stock.profile_names())
    text = fields.text("考核口径")
    if not name or text is None:
        return HOUSE.name
    found = stock.profile(name)
    if found is None:
        message, fix = f"考核口径“{name}”自己有错误", f"先用 trainer check {name} 改好它"
        fields.notebook.note(text.place, "X101", message, fix, width=text.width)
    elif found.scoring is None:
        message = f"考核口径“{name}”一次演练算不出，考不了"
        fix = "换一个按轮次或消息算的口径，如 house"
        fields.notebook.note(text.place, "X105", message, fix, width=text.width)
    return name


def _known(fields: Fields, key: str, names: tuple[str, ...]) -> str:
    """Return the word after a key where it is one of the names; note X101 where it is none."""
    text = fields.text(key)
    if text is None or text.value in names:
        return text.value if text else ""
    fix = did_you_mean(text.value, names) or f"可以写：{'、'.join(names)}"
    message = f"“{key}: {text.value}”：没有这个{key}"
    fields.notebook.note(text.place, "X101", message, fix, width=text.width)
    return ""


def _parts(fields: Fields, stock: Stock, notebook: Notebook) -> tuple[Part, ...]:
    rows = fields.rows("部分")
    blocks = [block for node in rows if (block := block_of(node, "部分", notebook))]
    if len(blocks) > MOST_PARTS:
        place = fields.place("部分")
        what = f"写了 {len(blocks)} 个部分，最多写 {MOST_PARTS} 个"
        notebook.note(place, "S203", what, "把考同样东西的几个部分合成一个", width=2)
    found = [PartReader(block, stock, notebook).part() for block in blocks]
    parts = tuple(part for part in found if part is not None)
    total = sum(part.weight for part in parts)
    if len(parts) == len(rows) and all(part.weight for part in parts) and total != FULL_MARKS:
        place = fields.place("部分")
        fix = f"改成加起来正好 {FULL_MARKS}"
        notebook.note(place, "X102", f"各部分的权重加起来是 {total}，应是 100", fix, width=2)
    return parts
