"""The corpus is what its README says: sound rows, hands and goods kept apart, no two alike."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from trainer.language import FAULTS, STEPS

CORPUS = Path(__file__).parents[2] / "corpus"
PARTS = ("train", "validation", "test")
ROWS = {
    part: [
        json.loads(line)
        for path in sorted((CORPUS / part).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    ]
    for part in PARTS
}
EVERY = [row for part in PARTS for row in ROWS[part]]
HEAVY_ENOUGH = {"train": 100, "validation": 8, "test": 9}
GOODS_OF_THE_TEST = re.compile(
    "宠|花卉|鲜花|绿植|园艺|图书|书籍|文具|教辅|乐器|床上|家纺|二手|定制"
)
ALIKE = 0.8


def test_there_are_more_than_ten_thousand_rows():
    assert len(ROWS["train"]) > 10_000
    assert len({row["id"] for row in EVERY}) == len(EVERY)


def test_every_span_lies_on_its_words():
    for row in EVERY:
        for span in (*row["steps"], *row["faults"]):
            assert row["text"][span["start"] : span["end"]] == span["quote"], row["id"]
            assert any(map(str.isalnum, span["quote"])) or span.get("fault"), row["id"]


@pytest.mark.parametrize("part", PARTS)
def test_every_step_and_fault_is_there_often_enough(part):
    counted = Counter(
        name
        for row in ROWS[part]
        for name in {span.get("step") or span.get("fault") for span in row["steps"] + row["faults"]}
    )
    assert set(counted) == {*STEPS, *FAULTS}
    assert min(counted.values()) >= HEAVY_ENOUGH[part]


@pytest.mark.parametrize("part", PARTS)
def test_a_third_and_more_is_innocent(part):
    innocent = [row for row in ROWS[part] if not row["faults"]]
    assert len(innocent) > len(ROWS[part]) / 3


def test_a_hand_writes_for_one_part_only():
    hands = [{row["id"].split("-")[0] for row in ROWS[part]} for part in PARTS]
    assert not hands[0] & hands[1] and not hands[0] & hands[2] and not hands[1] & hands[2]


def test_the_goods_of_the_test_part_occur_nowhere_else():
    others = (*ROWS["train"], *ROWS["validation"])
    assert [row["id"] for row in others if GOODS_OF_THE_TEST.search(row["domain"])] == []


def test_no_two_replies_are_alike():
    where: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for number, row in enumerate(EVERY):
        grams = _grams(row["text"])
        shared = Counter(other for gram in grams for other in where[gram])
        for other, count in shared.items():
            together = len(grams) + sizes[other] - count
            assert count / together <= ALIKE, (row["id"], EVERY[other]["id"])
        for gram in grams:
            where[gram].append(number)
        sizes.append(len(grams))


def _grams(text: str) -> set[str]:
    bare = re.sub(r"\s+", "", text)
    return {bare[at : at + 3] for at in range(max(1, len(bare) - 2))}
