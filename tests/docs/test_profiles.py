"""The page about profiles: its YAML passes the checker, its tables hold what the data say."""

from pathlib import Path

import pytest

from tests.docs.documents import Fenced, codes, fenced, rows
from trainer.scenario.check import ask, check_file
from trainer.scenario.render import render
from trainer.scenario.rules.reading import kind_pages
from trainer.scenario.vocabulary import INDICATOR, PROFILE
from trainer.scoring.counting_words import wanted_words
from trainer.scoring.profile import profile, profile_names
from trainer.scoring.profile_check import PROFILES

PAGE = "docs/profiles.zh-CN.md"
BLOCKS = [block for block in fenced(PAGE) if block.language == "yaml"]


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_what_the_page_shows_has_no_problem(block: Fenced, tmp_path: Path) -> None:
    file = tmp_path / "考核口径" / "我们店夜班.yaml"
    file.parent.mkdir()
    file.write_text(block.text, encoding="utf-8")
    found = check_file(ask(file, root=tmp_path), {"考核口径": PROFILES}).problems

    assert not found, "\n".join(map(render, found))


def test_the_tables_and_the_first_example_name_every_key() -> None:
    own = set(PROFILE) - set(INDICATOR) - {"格式", "类型"}
    assert {row[0] for row in rows(PAGE, "## 开头的词")} == own
    assert {row[0] for row in rows(PAGE, "## 一个指标")} == set(INDICATOR)
    assert all(f" {key}: " in BLOCKS[0].text for key in INDICATOR)


def test_the_built_in_profiles_are_what_the_data_say() -> None:
    told = {(row[0], row[1], row[2], row[4], row[5]) for row in rows(PAGE, "## 自带的口径")}
    none = {"tmall": "按类目排名", "douyin": "按类目比"}
    assert told == {
        (
            name,
            profile(name).title,
            one.name,
            wanted_words(one.algorithm, one.wanted) if one.wanted else none[name],
            "算不出" if one.not_for_a_drill else "能算",
        )
        for name in profile_names()
        for one in profile(name).indicators
    }


def test_every_id_of_profiles_is_named() -> None:
    assert {page.id for page in kind_pages() if page.id.startswith("J")} <= set(codes(PAGE))
