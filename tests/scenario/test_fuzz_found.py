"""Texts on which a reader once raised, found by `benchmarks/authoring_fuzz.py`, cut short."""

import pytest

from trainer.scenario.load import load_text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" - - 甲\n乙: 丙\n", id="two dashes, then a key further left"),
        pytest.param(" - - - 甲\n  乙: 丙\n丁: 戊\n", id="three dashes, then keys between them"),
    ],
)
def test_what_once_raised_is_told_as_a_problem(text: str) -> None:
    found = load_text((("场景.yaml", text),))
    assert isinstance(found, tuple)
    assert found[0].line > 0
