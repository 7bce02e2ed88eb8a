"""Two voices, one verdict: who is believed when, shown with made-up odds."""

from dataclasses import replace

import numpy as np
import pytest

from trainer.language import Finding, Voice, listen
from trainer.language.model.network import network
from trainer.language.model.voice import Opinion, opinion_of
from trainer.language.utterance import Utterance
from trainer.language.verdict import NEAR, disguised, judged, labels

BY_NAME = {label.name: label for label in labels()}
# Bounds that stay what they are when the weights are learnt anew.
SHIRK = replace(BY_NAME["shirk"], doubt=-4.0, sure=1.0)
SOOTHE = replace(BY_NAME["soothe"], doubt=-4.0, sure=1.0)
INVESTIGATE = replace(BY_NAME["investigate"], doubt=-4.0, sure=1.0)
PLAIN_SHIRK = "这个不归我们管"
STRANGE_SHIRK = "这朵云落到别人家院里去了"


def odds(text: str, label: str, height: float) -> Opinion:
    """Return an opinion that holds `label` with these odds on every letter, and nothing else."""
    names = network().labels
    here = np.full((len(text), len(names)), -20, np.float32)
    here[:, names.index(label)] = height
    return Opinion(text, here, dict(zip(names, here.max(0).tolist(), strict=True)))


def of(text: str, height: float) -> list[Finding]:
    utterance = Utterance.of(text)
    return list(judged(SHIRK, utterance, odds(text, "shirk", height), disguised(utterance)))


def test_where_both_are_sure_the_rules_explain():
    (found,) = of(PLAIN_SHIRK, SHIRK.sure + 1)
    assert found.voice is Voice.BOTH and found.rule != "shirk.meant"
    assert found.reason and found.better and not found.review


def test_the_trained_voice_alone_has_a_reason_and_a_better_line_too():
    (found,) = of(STRANGE_SHIRK, 9.0)
    assert (found.voice, found.rule, found.quote) == (Voice.MODEL, "shirk.meant", STRANGE_SHIRK)
    assert found.reason and found.better and not found.review


def test_in_between_the_rules_decide():
    (found,) = of(PLAIN_SHIRK, -2.0)
    assert found.voice is Voice.RULES and not found.review
    assert of(STRANGE_SHIRK, -2.0) == []


def test_what_the_rules_hear_beside_the_trained_voices_words_is_kept():
    text = "这朵云落到别人家院里去了，这个不归我们管"
    opinion = odds(text, "shirk", SHIRK.sure + 1)
    opinion.here[12:, network().column_of["shirk"]] = -20
    found = list(judged(SHIRK, Utterance.of(text), opinion, frozenset()))
    assert {one.voice for one in found} == {Voice.MODEL, Voice.RULES}


def test_a_heavy_fault_that_only_the_rules_hear_is_for_a_person():
    (found,) = of(PLAIN_SHIRK, SHIRK.doubt - NEAR / 2)
    assert found.review and found.voice is Voice.RULES


def test_a_heavy_fault_that_the_trained_voice_nearly_hears_is_for_a_person():
    (found,) = of(STRANGE_SHIRK, SHIRK.sure - NEAR / 2)
    assert found.review and found.voice is Voice.MODEL


def test_words_in_disguise_are_left_to_the_rules():
    (found,) = of("这个不·归·我·们·管", -20)
    assert not found.review and found.voice is Voice.RULES


@pytest.mark.parametrize("text", ["好的~这个不归我们管", "USB线的事不归我们管"])
def test_a_mark_elsewhere_is_no_disguise(text):
    assert of(text, -20) == []


@pytest.mark.parametrize("text", ["您先别急", "天亮之前都有我陪您盯着"])
def test_a_step_that_the_trained_voice_is_sure_of_needs_no_rules(text):
    utterance = Utterance.of(text)
    (found,) = judged(SOOTHE, utterance, odds(text, "soothe", SOOTHE.sure + 1), frozenset())
    assert (found.voice, found.quote, found.severity) == (Voice.MODEL, text, None)


@pytest.mark.parametrize(
    "text", ["您说“不归我们管”我记下了", "您说的“这朵云落到别人家院里去了”我记下了，这就反馈给同事"]
)
def test_quoted_words_are_nobodys(text):
    opinion = odds(text, "shirk", -20)
    start, end = text.index("“"), text.index("”")
    opinion.here[start + 1 : end, network().column_of["shirk"]] = SHIRK.sure + 1
    opinion.highest["shirk"] = SHIRK.sure + 1
    assert list(judged(SHIRK, Utterance.of(text), opinion, frozenset())) == []


@pytest.mark.parametrize(
    ("likely", "told"),
    [(-2.0, ("investigate.report", Voice.BOTH)), (-9.0, ("investigate.meant", Voice.MODEL))],
)
def test_a_variant_that_may_be_and_that_the_trained_voice_does_not_name_the_rules_do(likely, told):
    text = "刚看了物流显示昨天已经到站"
    opinion = odds(text, "investigate", 2.0)
    for variant in INVESTIGATE.variants:
        opinion.here[:, network().column_of[variant]] = likely
    (found,) = judged(INVESTIGATE, Utterance.of(text), opinion, frozenset())
    assert (found.rule, found.voice) == told


def test_mere_marks_are_left_to_the_rules():
    assert [one.rule for one in listen("？？？", customer="怎么还没到")] == ["dismissive.grunt"]


def test_nothing_is_heard_in_nothing():
    assert set(opinion_of("").highest.values()) == {-99.0}
