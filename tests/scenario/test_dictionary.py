"""Each family of files has its own words: a word of the one is a free name in the other."""

import pytest

from trainer.scenario import Scenario, load_text
from trainer.scenario.dictionary import BANKS, SCENES, dictionary_of


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("类型: 题库\n", BANKS),
        ("格式: 1\n类型：题库\n", BANKS),
        ('格式: 1\n类型: "题库"\n', BANKS),
        ("格式: 1\n", SCENES),
        ("类型: 政策\n", SCENES),
        ("标题: 甲\n背景: |\n  类型: 题库\n", SCENES),
    ],
)
def test_the_kind_of_a_file_chooses_its_words(head: str, words: object) -> None:
    assert dictionary_of(head) is words


def test_a_beat_may_have_the_name_of_a_banks_key() -> None:
    beats = "".join(
        f"  {name}:\n    顾客说: 好\n    走向:\n      - 当: 其他\n        转到: 结局/好\n"
        for name in ("回复", "解释", "题目", "正确")
    )
    found = load_text((("甲.yaml", f"格式: 1\n标题: 甲\n剧情:\n{beats}结局:\n  好: 满意\n"),))

    assert isinstance(found, Scenario), found
    assert [beat.name for beat in found.beats] == ["回复", "解释", "题目", "正确"]
