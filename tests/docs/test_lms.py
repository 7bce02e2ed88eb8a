"""The page about the LMS: its commands can be typed, its sentences are those of the program."""

import re
import shlex
from pathlib import Path

import pytest

from tests.docs.documents import codes, fenced, rows, text_of
from trainer.cli import lms
from trainer.cli.chinese_arguments import Parser
from trainer.cli.settings import LMS_PASSWORD, LMS_USER
from trainer.reports.xapi.delivery import BATCH
from trainer.reports.xapi.iri import ADL_VERB, DEFAULT_BASE
from trainer.reports.xapi.statement import Verb

PAGE = "docs/lms.zh-CN.md"
COMMANDS = [line for block in fenced(PAGE) for line in block.text.splitlines() if line]
SOURCES = [
    *Path(lms.__file__).parent.glob("lms*.py"),
    *Path(lms.__file__).parents[1].glob("reports/xapi/*.py"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_can_be_typed(command: str) -> None:
    program, name, *words = shlex.split(command)
    assert (program, name) == ("trainer", "lms")
    parser = Parser(prog="trainer lms", description="")
    lms.configure(parser)
    parser.parse_args(words)


def test_its_sentences_are_those_of_the_program() -> None:
    program = "".join(file.read_text(encoding="utf-8") for file in SOURCES)
    for said, _ in rows(PAGE, "## 发不出去的时候"):
        for part in said.split("……"):
            assert part in program, part


def test_it_names_what_there_is() -> None:
    text = text_of(PAGE)
    assert {LMS_USER, LMS_PASSWORD, DEFAULT_BASE, f"{ADL_VERB}/"} <= {*codes(PAGE)}
    assert all(f"`{verb}`" in text for verb in Verb)
    assert f"最多 {BATCH} 条" in text
    assert re.search(rf"`lms/{re.escape(lms.IDENTITY)}`", text)
