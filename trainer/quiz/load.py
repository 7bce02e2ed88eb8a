"""Read a question bank: bytes in, a Bank or every problem at once out."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.quiz.model import Bank, Question
from trainer.quiz.question_reader import QuestionReader, made_id
from trainer.scenario.fields import Fields, block_of
from trainer.scenario.load import file_name, root_of
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, name_of, turn, understood
from trainer.scenario.problem import Problem
from trainer.scenario.read import read_file, read_text
from trainer.scenario.tree import Text
from trainer.scenario.vocabulary import BANK, BANK_LEVEL_NAMES

KIND = "题库"
FOLDER = "题库"


def load_bank(
    path: Path, *, root: Path | None = None, origin: str = "builtin"
) -> Bank | tuple[Problem, ...]:
    """Return the bank in `path`, or all its problems, the author's first mistake first.

    `root` is the scenario root; where left out, the nearest folder above that holds 店铺/, else
    the file's folder.
    """
    notebook = Notebook()
    file = file_name(path, root or root_of(path))
    return _loaded(turn(file, read_file(path, file, notebook), notebook), notebook, origin)


def load_bank_text(file: str, text: str, *, origin: str = "builtin") -> Bank | tuple[Problem, ...]:
    """Rebuild a bank from its kept text; `file` is what `Bank.sources` says beside it."""
    notebook = Notebook()
    return _loaded(turn(file, read_text(text, file, notebook), notebook), notebook, origin)


def _loaded(page: Page, notebook: Notebook, origin: str) -> Bank | tuple[Problem, ...]:
    bank = bank_of(page, notebook, origin)
    return notebook.problems() if bank is None or notebook.broken() else bank


def bank_of(page: Page, notebook: Notebook, origin: str = "builtin") -> Bank | None:
    """Return what could be read of a page in spite of its problems, which are noted."""
    page = understood(page, notebook)
    if page.block is None:
        return None
    if page.kind != KIND:
        place = page.block.place
        fix = "选一个题库文件，或在开头写 类型: 题库"
        notebook.note(place, "S203", f"这是{page.kind}文件，不是题库", fix)
        return None
    fields = Fields(page.block, BANK, KIND, notebook, levels=BANK_LEVEL_NAMES)
    fields.need("标题", "写上题库的名字，菜单里显示")
    fields.need("题目", "下一行起用“- 题: …”列出题目")
    return Bank(
        path=bank_name(page.file),
        title=fields.word("标题"),
        about=fields.word("说明"),
        questions=_questions(fields, notebook),
        digest=hashlib.sha256(page.text.encode()).hexdigest(),
        sources=((page.file, page.text),),
        origin=origin,
    )


def bank_name(file: str) -> str:
    """Return what a bank is called by: its file's name below 题库/, without the ending."""
    return name_of(file).removeprefix(f"{FOLDER}/")


def _questions(fields: Fields, notebook: Notebook) -> tuple[Question, ...]:
    ids = _Ids(notebook)
    found: list[Question] = []
    for number, node in enumerate(fields.rows("题目"), start=1):
        block = block_of(node, "题目", notebook)
        if block is None:
            continue
        reader = QuestionReader(block, number, fields.word("来源"), notebook)
        question = reader.question()
        if question is not None:
            found.append(ids.given(question, reader.fields.text("编号")))
    return tuple(found)


@dataclass
class _Ids:
    """Gives each question of a bank an id of its own."""

    notebook: Notebook

    def __post_init__(self) -> None:
        self.lines: dict[str, int] = {}

    def given(self, question: Question, written: Text | None) -> Question:
        """Return the question with its id; note one that was written twice."""
        id = question.id or made_id(question)
        if id in self.lines and written is not None:
            message = f"编号“{id}”在第 {self.lines[id]} 行用过了"
            self.notebook.note(
                written.place, "K102", message, "换一个没有用过的编号", width=written.width
            )
        number, free = 1, id
        while free in self.lines:
            number += 1
            free = f"{id}-{number}"
        self.lines[free] = question.place.line
        return replace(question, id=free)
