"""The page on calibration: its commands are understood, its figures are those of the program."""

import pytest

from tests.docs.documents import fenced, text_of
from trainer.cli import calibrate
from trainer.cli.calibrate_source import MOST_DRILLS
from trainer.cli.chinese_arguments import Parser
from trainer.reports.agreement import FEWEST, FEWEST_REPLIES
from trainer.reports.calibration.drawing import RULE

PAGE = "docs/calibration.zh-CN.md"
COMMANDS = [line for block in fenced(PAGE) for line in block.text.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_page_is_understood(command: str) -> None:
    program, name, *words = command.split()
    parser = Parser(prog="trainer calibrate", description="")
    calibrate.configure(parser)
    assert (program, name) == ("trainer", "calibrate")
    assert parser.parse_args(words).part in ("sample", "grade", "report")


def test_the_page_tells_the_rule_and_the_bounds() -> None:
    page = text_of(PAGE)
    assert RULE in page
    assert f"不到 {FEWEST} 条，或一共不到 {FEWEST_REPLIES} 条" in page
    assert f"超过 {MOST_DRILLS} 次演练" in page
