"""The page on item analysis: its commands are understood, its figures are those of the program."""

import pytest

from tests.docs.documents import fenced, text_of
from trainer.cli import items
from trainer.cli.chinese_arguments import Parser
from trainer.cli.items_archive import FEWEST_OTHERS as OTHER_SCENARIOS
from trainer.reports.items import figures, hints, questions
from trainer.reports.items.words import HINTS

PAGE = "docs/items.zh-CN.md"
COMMANDS = [line for block in fenced(PAGE) for line in block.text.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_page_is_understood(command: str) -> None:
    program, name, *words = command.split()
    parser = Parser(prog="trainer items", description="")
    items.configure(parser)
    assert (program, name) == ("trainer", "items")
    assert parser.parse_args(words).name == "".join(words)


def test_the_page_explains_every_hint_and_tells_the_bounds() -> None:
    page = text_of(PAGE)
    assert [hint for hint, words in HINTS.items() if words not in page] == []
    for said in (
        f"不到 {figures.FEWEST} 次不写得分率，不到 {figures.FEWEST_PAIRS} 次不写区分度",
        f"满 {figures.ENOUGH} 次才说得准",
        f"还有 {figures.chance_of_none(20)}% 的可能",
        f"至少 {questions.FEWEST_OTHERS} 道",
        f"至少 {OTHER_SCENARIOS} 个",
        f"最高的 {questions.BEST}%",
        f"不到 {figures.TWO_DECIMALS} 次只写一位小数",
        f"区间在 {hints.HARD}% 以下，太容易在 {hints.EASY}% 以上",
        f"区间在 {hints.WEAK} 以下",
        f"没有人得分要 {hints.NOBODY_FROM} 次，人人满分要 {hints.EVERYBODY_FROM} 次",
    ):
        assert said in page, said
