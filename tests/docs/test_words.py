"""The words: the same as in the code, and each example is heard."""

import re

import pytest

from tests.docs.documents import ROOT, rows
from trainer.language import Kind, Severity, listen
from trainer.language.labels import ACTIONS, CRAFTS, FAULTS, SEVERITY, STEPS
from trainer.scoring.points import FAULT_COST
from trainer.scoring.scorecard import AXIS_NAMES

WORDS = "docs/words.md"

LABELS = {
    "## 步骤 Steps": STEPS,
    "## 失误 Faults": FAULTS,
    "## 加分项 Crafts": CRAFTS,
    "## 动作 Desk actions": ACTIONS,
    "## 四项 Axes": {axis.value: name for axis, name in AXIS_NAMES.items()},
}


@pytest.mark.parametrize("heading", LABELS)
def test_the_words_are_the_codes_words(heading: str) -> None:
    assert [row[:2] for row in rows(WORDS, heading)] == list(LABELS[heading].items())


def test_the_words_give_each_fault_its_weight() -> None:
    names = {row[0]: row[1] for row in rows(WORDS, "## 轻重 Severity")}
    told = {row[0]: (row[2], row[3]) for row in rows(WORDS, "## 失误 Faults")}
    assert told == {
        fault: (weight.value, names[weight.value]) for fault, weight in SEVERITY.items()
    }
    costs = {Severity(row[0]): int(row[2]) for row in rows(WORDS, "## 轻重 Severity")}
    assert costs == FAULT_COST


# What stands before the example, where the fault is one only then.
BEFORE: dict[str, dict[str, list[str]]] = {
    "reask": {"given": ["订单号"]},
    "repeat": {"earlier": ["亲，请您耐心等待"]},
}


@pytest.mark.parametrize(
    ("kind", "label", "example"),
    [
        pytest.param(kind, row[0], row[-1], id=row[0])
        for kind, heading in (
            (Kind.STEP, "## 步骤 Steps"),
            (Kind.FAULT, "## 失误 Faults"),
            (Kind.CRAFT, "## 加分项 Crafts"),
        )
        for row in rows(WORDS, heading)
    ],
)
def test_the_judge_hears_the_example_beside_each_word(kind: Kind, label: str, example: str) -> None:
    found = listen(example, customer="三天了怎么还没到？", **BEFORE.get(label, {}))
    assert label in {one.label for one in found if one.kind is kind and not one.review}


def test_every_idea_of_the_words_is_a_word_of_the_code() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "trainer").rglob("*.py"))
    )
    ideas = rows(WORDS, "## 产品的词 Ideas")
    assert len({row[1] for row in ideas}) == len(ideas) == len({row[0] for row in ideas})
    for idea, *_ in ideas:
        assert re.search(rf"\b{idea}\b", code), idea
