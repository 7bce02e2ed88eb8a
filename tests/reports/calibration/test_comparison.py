"""Trainers beside each other and beside the judge, and the words for it."""

import json

import pytest

from tests.reports.calibration.samples import opinions, reply, sample
from trainer.errors import TrainerError
from trainer.reports.agreement import Doubt, cohen
from trainer.reports.calibration import LABELS, Comparison, Opinion, Sample, SampleReply, compare
from trainer.reports.calibration.comparison import LabelAgreement
from trainer.reports.calibration.files import csv_bytes, json_bytes
from trainer.reports.calibration.opinions import (
    head_line,
    mended,
    opinion_line,
    opinions_of,
)
from trainer.reports.calibration.page import html_page
from trainer.reports.calibration.words import figures, sentence
from trainer.reports.kappa import Table

# The judge hears 推诿 in the first 16 of 40; both trainers only in the first 8.
SAMPLE = sample(*(reply(n, *(["shirk"] if n < 16 else [])) for n in range(40)))
STRICT = {n: "shirk" if n < 8 else "" for n in range(40)}
HOSTILE = '</p><script>alert(1)</script>\x1b[31m\u202e=HYPERLINK("x")'


def of(label: str, comparison: Comparison) -> LabelAgreement:
    return next(one for one in comparison.labels if one.label == label)


def test_two_trainers_of_one_mind_find_the_judge_too_strict() -> None:
    found = compare(SAMPLE, [opinions(SAMPLE, "张", STRICT), opinions(SAMPLE, "李", STRICT)])
    one = of("shirk", found)
    assert (one.judge_yes, one.votes, one.lean) == (16, (16, 80), 1)
    assert one.among is not None and one.among.doubt is Doubt.PERFECT
    assert one.judged.kappa == pytest.approx(6 / 11)  # by hand: 0.8 observed, 0.56 by chance
    assert "两位培训师没有分歧" in sentence(one, found)
    assert "评判比培训师严" in sentence(one, found)
    assert of("greet", found).heard_by_nobody


def test_one_trainer_alone_is_set_beside_the_judge() -> None:
    found = compare(SAMPLE, [opinions(SAMPLE, "张", STRICT)])
    one = of("shirk", found)
    assert one.among is None
    assert [(pair.first, pair.second, pair.more) for pair in one.pairs] == [("评判", "张", "评判")]
    assert sentence(one, found) == "评判和张有不少分歧；评判比张严。"


def test_a_small_sample_carries_one_decimal() -> None:
    assert figures(cohen(Table(both=5, first=1, neither=6))) == "0.8（太少）"
    assert figures(cohen(Table(both=20, first=3, second=3, neither=20))) == "0.74 [0.54, 0.93]"


def test_a_step_that_the_judge_misses_is_heard_less() -> None:
    quiet = sample(*(reply(n, *(["soothe"] if n < 6 else [])) for n in range(40)))
    more = {n: "soothe" if n < 20 else "" for n in range(40)}
    found = compare(quiet, [opinions(quiet, "张", more)])
    assert "评判比张听得少" in sentence(of("soothe", found), found)


def test_three_trainers_who_graded_different_parts_go_by_what_they_share() -> None:
    parts = {"甲": range(20), "乙": range(10, 30), "丙": range(20, 40)}
    given = [opinions(SAMPLE, name, {n: STRICT[n] for n in part}) for name, part in parts.items()]
    found = compare(SAMPLE, given)
    one = of("shirk", found)
    assert dict(found.graded) == {"甲": 20, "乙": 20, "丙": 20}
    assert found.shared == 20
    assert one.replies == 40
    assert one.among is not None and one.among.replies == 20
    apart = next(pair for pair in one.pairs if {pair.first, pair.second} == {"甲", "丙"})
    assert figures(apart.agreement) == "—（没有共同评过）"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({"张": {0: ""}, "李": {1: ""}}, "没法比", id="nothing in common"),
        pytest.param({"张": {0: ""}, "李": {}}, "一条也没有评", id="nothing graded"),
    ],
)
def test_opinions_that_cannot_be_compared_are_refused(
    given: dict[str, dict[int, str]], told: str
) -> None:
    with pytest.raises(TrainerError, match=told):
        compare(SAMPLE, [opinions(SAMPLE, name, said) for name, said in given.items()])


def test_the_same_trainer_twice_is_refused_in_any_case() -> None:
    with pytest.raises(TrainerError, match="只留一份"):
        compare(SAMPLE, [opinions(SAMPLE, "a017", STRICT), opinions(SAMPLE, "A017", STRICT)])


def test_a_red_line_is_the_strongest_disagreement() -> None:
    many = sample(reply(0, "greet"), reply(1, "insult", doubtful=("deny",)), reply(2))
    found = compare(many, [opinions(many, "张", {0: "", 1: "deny", 2: ""})])
    assert [one.index for one in found.disagreements] == [1, 0]
    splits = {one.label: (one.yes, one.no, one.doubtful) for one in found.disagreements[0].splits}
    assert splits == {
        "insult": (("评判",), ("张",), False),
        "deny": (("张",), ("评判",), True),
    }


def test_a_file_keeps_the_last_word_on_each_reply_and_survives_a_crash() -> None:
    lines = head_line(SAMPLE, "张") + opinion_line(3, Opinion(frozenset({"shirk"})), "t")
    lines += opinion_line(3, Opinion(frozenset(), "想过了"), "t")
    found = opinions_of(lines + b'{"reply":5,"lab', SAMPLE)
    assert found.of == {3: Opinion(frozenset(), "想过了")}
    assert mended(lines + b'{"reply":5,"lab') == lines
    assert mended(lines[:-1]) == lines
    assert mended(lines) == lines


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(b'{"reply":99,"labels":[],"note":""}\n', "第 2 行", id="no such reply"),
        pytest.param(b'{"reply":1,"labels":["x"],"note":""}\n', "第 2 行", id="no such label"),
        pytest.param(b"\xb9\xfe\n", "第 2 行", id="not text"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(line: bytes, told: str) -> None:
    with pytest.raises(TrainerError, match=told):
        opinions_of(head_line(SAMPLE, "张") + line, SAMPLE)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        pytest.param(b"", "空的", id="empty"),
        pytest.param(head_line(sample(reply(1)), "张"), "另一个样本", id="another sample"),
        pytest.param(head_line(SAMPLE, "评判"), "谁评的", id="the judge's own name"),
    ],
)
def test_a_file_that_is_not_about_this_sample_is_refused(head: bytes, told: str) -> None:
    with pytest.raises(TrainerError, match=told):
        opinions_of(head, SAMPLE)


def _hostile() -> tuple[Sample, Comparison]:
    one = SampleReply(HOSTILE, HOSTILE, (), (), HOSTILE, ("shirk",))
    hostile = sample(one)
    given = opinions(hostile, f"={HOSTILE}", {0: ""})
    return hostile, compare(hostile, [given])


def test_nothing_hostile_reaches_the_page_or_a_spreadsheet() -> None:
    hostile, found = _hostile()
    page = html_page(hostile, found)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\x1b" not in page and "\u202e" not in page
    table = csv_bytes(found)
    assert table.startswith(b"\xef\xbb\xbf")
    assert ",=" not in table.decode() and ',"=' not in table.decode()


def test_json_holds_each_label_and_its_meaning() -> None:
    found = compare(SAMPLE, [opinions(SAMPLE, "张", STRICT)])
    plain = json.loads(json_bytes(SAMPLE, found))
    assert [one["label"] for one in plain["labels"]] == list(LABELS)
    shirk = next(one for one in plain["labels"] if one["label"] == "shirk")
    assert shirk["judged"]["kappa"] == pytest.approx(6 / 11, abs=1e-4)
    assert shirk["among"] is None
    assert plain["labels"][0]["judged"]["doubt"] == "nobody"
