"""The page for whoever checks the chats of a shop: its options, mapping and examples are true."""

import argparse
from pathlib import Path

import pytest

from tests.docs.documents import codes, fenced, rows, text_of
from trainer.batch.columns import FIELDS, KNOWN, NEEDED
from trainer.batch.folder import Folder
from trainer.batch.layout import KNOWN_ROLES
from trainer.batch.layout_file import read_layout_file
from trainer.batch.plan import LOOKED_AT
from trainer.batch.shift import STANDARD
from trainer.cli import judge_flags
from trainer.masking import mask

PAGE = "docs/quality-check.zh-CN.md"


def test_the_page_names_every_option_and_no_other() -> None:
    parser = argparse.ArgumentParser(add_help=False)
    judge_flags.configure(parser)
    flags = [word for action in parser._actions for word in action.option_strings]
    assert [row[0] for row in rows(PAGE, "## 所有参数")] == flags


def test_the_mapping_on_the_page_is_one_that_is_read(tmp_path: Path) -> None:
    (block,) = [one for one in fenced(PAGE) if one.language == "yml"]
    path = tmp_path / "映射.yaml"
    path.write_text(block.text, encoding="utf-8")
    layout = read_layout_file(path).layout()
    assert len(layout.columns) == 5 and len(layout.roles) == 4 and len(layout.shifts) == 2


def test_the_page_names_the_fields_and_which_are_needed() -> None:
    below = text_of(PAGE).partition("要有这几列")[2].partition("常见的列名")[0]
    told = [line.split("|")[1:3] for line in below.splitlines() if line.startswith("| ")][1:]
    wanted = [(name, "要" if field in NEEDED else "不一定") for field, name in FIELDS.items()]
    assert [(name.strip(), needed.strip()) for name, needed in told] == wanted
    hours = [f"{s.name} {s.start // 60:02}:00–{s.stop // 60:02}:00" for s in STANDARD]
    assert "，".join(hours) in below and f"开头 {LOOKED_AT} 行" in text_of(PAGE)


def test_the_well_known_names_on_the_page_are_known() -> None:
    line = next(one for one in text_of(PAGE).splitlines() if one.startswith("常见的列名"))
    columns, roles = line.split("）和角色（")
    names = {name for known in KNOWN.values() for name in known}
    told = columns.split("（")[1].removesuffix("……").split("、")
    assert all(name.lower().replace("_", "") in names for name in told)
    assert all(role in KNOWN_ROLES for role in roles.split("……")[0].split("、"))


def test_the_page_names_every_file_that_a_run_leaves() -> None:
    names = {path.name for path in Folder(Path()).outputs}
    assert names <= set(codes(PAGE))


@pytest.mark.parametrize("row", rows(PAGE, "## 遮挡了什么"), ids=lambda row: row[0])
def test_each_example_of_masking_is_masked_so(row: tuple[str, ...]) -> None:
    assert mask(row[1]) == row[2]
