"""A sample: what is drawn, what is hidden, and that nobody changes it on the way."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.docs.documents import rows
from tests.reports.calibration.samples import reply, sample
from trainer.errors import TrainerError
from trainer.language import Finding, Kind
from trainer.reports.calibration import LABELS, SampleReply, Turn
from trainer.reports.calibration.drawing import different, drawn, masked
from trainer.reports.calibration.drills import heard_labels
from trainer.reports.calibration.meanings import MEANINGS
from trainer.reports.calibration.sample import sample_bytes, sample_of

MANY = [reply(n, "soothe") for n in range(200)]
RARE = reply(900, "medical")
OFTEN = [reply(300 + n, "shirk") for n in range(50)]


def test_a_rare_fault_is_never_missing_and_half_is_left_to_chance() -> None:
    for seed in range(5):
        found = drawn([*MANY, *OFTEN, RARE], 20, seed)
        assert len(set(found)) == 20
        assert RARE in found
        assert sum("soothe" in one.heard for one in found) > 3


def test_what_the_judge_was_unsure_of_is_drawn_like_a_fault() -> None:
    unsure = reply(901, doubtful=("privacy",))
    assert unsure in drawn([*MANY, unsure], 10, 1)


def test_the_seed_settles_the_sample_and_the_order_in_the_store_does_not() -> None:
    every = [*MANY, *OFTEN, RARE]
    assert drawn(every, 20, 3) == drawn(every[::-1], 20, 3)
    assert drawn(every, 20, 3) != drawn(every, 20, 4)
    assert len(drawn(every[:7], 20, 3)) == 7


def test_the_same_answer_to_the_same_words_is_drawn_once() -> None:
    twice = replace(reply(1), scene="another drill")
    assert different([reply(1), twice, reply(2)]) == (reply(1), reply(2))


def test_nothing_personal_is_left_neither_in_the_reply_nor_before_it() -> None:
    known = SampleReply(
        "我是客服小柚，打13812345678找我",
        before=(Turn("customer", "我叫张伟，住杭州西湖区文三路88号3单元"),),
        record=("已提供：13912345678",),
    )
    hidden = masked(known, ("小柚",))
    text = sample_bytes(sample(hidden)).decode()
    for secret in ("小柚", "13812345678", "88号", "张伟", "13912345678"):
        assert secret not in text
    assert len(hidden.text) == len(known.text)


def test_a_sample_comes_back_as_it_was_and_hides_the_verdict_from_a_glance() -> None:
    one = sample(reply(1, "shirk", doubtful=("deny",)), reply(2))
    data = sample_bytes(one)
    assert sample_of(data) == one
    assert sample_of(b"\xef\xbb\xbf" + data) == one
    assert b"shirk" not in data


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda d: d.replace("第1条回复", "改过"), "改动", id="another reply"),
        pytest.param(lambda d: d[: len(d) // 2], "不是完整", id="cut short"),
        pytest.param(lambda d: d.replace('"version": 1', '"version": 2'), "升级", id="newer"),
        pytest.param(lambda d: '{"version":1}', "不是样本", id="something else"),
        pytest.param(lambda d: "[" * 100_000, "不是完整", id="deep brackets"),
        pytest.param(
            lambda d: d.replace('"replies": [', '"replies": 3, "x": ['), "不完整", id="no replies"
        ),
    ],
)
def test_a_file_that_is_no_sample_is_refused_in_chinese(
    change: Callable[[str], str], told: str
) -> None:
    with pytest.raises(TrainerError, match=told):
        sample_of(change(sample_bytes(sample(reply(1, "shirk"))).decode()).encode())


def test_a_sample_saved_as_gbk_is_said() -> None:
    text = json.dumps({"样": "本"}, ensure_ascii=False)
    with pytest.raises(TrainerError, match="UTF-8"):
        sample_of(text.encode("gbk"))


def test_what_a_person_shall_look_at_counts_as_unsure() -> None:
    sure = Finding(Kind.FAULT, "shirk", 0, 1, "x", "shirk.x")
    unsure = replace(sure, label="deny", review=True)
    craft = replace(sure, kind=Kind.CRAFT, label="address")
    assert heard_labels([sure, unsure, craft]) == (("shirk",), ("deny",))


def test_graders_are_told_what_the_word_list_says() -> None:
    steps = {row[0]: row[2] for row in rows("docs/words.md", "## 步骤 Steps")}
    faults = {row[0]: row[4] for row in rows("docs/words.md", "## 失误 Faults")}
    assert steps | faults == MEANINGS
    assert MEANINGS.keys() == LABELS.keys()
