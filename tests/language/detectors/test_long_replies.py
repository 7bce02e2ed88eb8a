"""A reply of 10,000 characters is judged in time that grows with its length."""

import time

import pytest

from trainer.language.detectors import FAULT_DETECTORS
from trainer.language.utterance import Utterance

LONG = 10_000


@pytest.mark.parametrize(
    "unit",
    ["您", "不知道", "怎么", "a ", "?", "1", "自己", "安抚 ", "您好，这边帮您查一下。", "  "],
)
def test_ten_thousand_characters_are_judged_soon(unit):
    utterance = Utterance.of((unit * LONG)[:LONG], "怎么还没到", ["您好"])
    began = time.perf_counter()
    for detect in FAULT_DETECTORS:
        list(detect(utterance))
    assert time.perf_counter() - began < 20  # seconds; a nested quantifier would take hours


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀😀", "\x00", "。。。", "【】"])
def test_a_reply_without_words_does_no_harm(text):
    utterance = Utterance.of(text, "在吗")
    for detect in FAULT_DETECTORS:
        for finding in detect(utterance):
            assert 0 <= finding.start < finding.end <= len(text)
