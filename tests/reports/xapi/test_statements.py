"""Drills and sittings as statements: the same bytes, no name, nothing passed that is not."""

import json
import os
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.reports.xapi.samples import (
    ANSWERS,
    BROKEN,
    DRILL,
    IDENTITY,
    PRACTICE,
    SINGLE,
    TRAINEE,
    asked,
    sitting,
)
from tests.tui.hostile import HOSTILE
from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.quiz import Chosen, Written
from trainer.reports.xapi import Identity, drill_statements, line_of, sitting_statements
from trainer.reports.xapi.iri import checked_base
from trainer.reports.xapi.moments import duration

GOLDEN = Path(__file__).parent / "golden" / "statements.jsonl"


def every() -> list[dict[str, Any]]:
    drills = [
        one for drill in (DRILL, PRACTICE, BROKEN) for one in drill_statements(IDENTITY, drill)
    ]
    exams = [*sitting_statements(IDENTITY, sitting())]
    return [*drills, *exams, *sitting_statements(IDENTITY, sitting(Mode.PRACTICE, ANSWERS[:1]))]


def verb(statement: dict[str, Any]) -> str:
    return str(statement["verb"]["id"].rpartition("/")[2])


def test_statements_are_the_same_to_the_byte() -> None:
    lines = "".join(f"{line_of(one)}\n" for one in every())
    if os.environ.get("GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(lines, encoding="utf-8", newline="\n")
    assert lines.encode() == GOLDEN.read_bytes()


def test_the_strict_models_of_an_lrs_take_them() -> None:
    reason = "Ralph（ralph-malph）没有装：它的严格模型没有核对这些记录，make check-outside 会核对"
    models = pytest.importorskip("ralph.models.xapi.base.statements", reason=reason)
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        models.BaseXapiStatement.model_validate(json.loads(line))


def test_ids_are_their_own_and_outlive_another_score() -> None:
    ids = [one["id"] for one in every()]
    assert len(set(ids)) == len(ids) - 2  # the practice sitting has the exam's number and moment
    assert {uuid.UUID(id).version for id in ids} == {5}
    before = drill_statements(IDENTITY, DRILL)
    after = drill_statements(IDENTITY, replace(DRILL, total=30, passed=False, verdict="未通过"))
    assert [one["id"] for one in before] == [one["id"] for one in after]
    assert [verb(one) for one in after] == ["completed", "failed"]


def test_two_laptops_share_accounts_by_the_key_and_never_a_number() -> None:
    other = Identity(IDENTITY.base, bytes(32))
    (mine, _), (theirs, _) = (drill_statements(who, DRILL) for who in (IDENTITY, other))
    assert mine["actor"] != theirs["actor"] and mine["id"] != theirs["id"]
    (twin, _) = drill_statements(IDENTITY, replace(DRILL, trainee="小王"))
    assert twin["id"] != mine["id"], "two laptops may give two drills the same number"
    assert len(mine["actor"]["account"]["name"]) == 64


def test_the_name_stands_nowhere() -> None:
    told = "".join(map(line_of, every()))
    assert TRAINEE not in told and "138123" not in told
    assert "我是学员，电话138****5678，让您久等了" in told


def test_what_was_broken_off_has_no_score_and_no_success() -> None:
    (only,) = drill_statements(IDENTITY, BROKEN)
    assert verb(only) == "terminated"
    assert only["result"].keys() == {"completion", "duration", "extensions"}
    assert only["result"]["completion"] is False
    assert "axes" not in json.dumps(only)


def test_an_exam_is_told_from_practice() -> None:
    exam, practice = (drill_statements(IDENTITY, one)[1]["context"] for one in (DRILL, PRACTICE))
    assert exam["contextActivities"]["category"][0]["id"].endswith("/mode/exam")
    assert practice["contextActivities"]["category"][0]["id"].endswith("/mode/practice")
    assert exam["contextActivities"]["parent"][0]["id"].endswith("/paper/%E4%B8%8A%E5%B2%97")
    assert [verb(one) for one in sitting_statements(IDENTITY, sitting(Mode.PRACTICE))][
        -1
    ] == "completed"


def test_a_drill_of_an_exam_has_the_registration_of_its_sitting() -> None:
    of_exam = replace(DRILL, sitting=replace(DRILL.sitting, started=DRILL.started))  # type: ignore[type-var]
    (drill, _), exam = drill_statements(IDENTITY, of_exam), sitting_statements(IDENTITY, sitting())
    assert {one["context"]["registration"] for one in (drill, *exam)} == {
        exam[0]["context"]["registration"]
    }


@pytest.mark.parametrize(
    ("number", "kind", "right"),
    [
        pytest.param(0, "choice", True, id="single"),
        pytest.param(1, "choice", False, id="half of multiple"),
        pytest.param(2, "true-false", False, id="true or false"),
        pytest.param(3, "sequencing", True, id="order"),
        pytest.param(4, "matching", False, id="match"),
        pytest.param(5, "fill-in", False, id="figure in words"),
        pytest.param(6, "numeric", False, id="figure without unit"),
        pytest.param(7, "other", True, id="spots"),
    ],
)
def test_a_response_is_the_pattern_where_it_is_right(number: int, kind: str, right: bool) -> None:
    answer = sitting_statements(IDENTITY, sitting())[number]
    found, result = answer["object"]["definition"], answer["result"]
    assert found["interactionType"] == kind
    assert (found["correctResponsesPattern"] == [result["response"]]) is right
    ids = {one["id"] for name in ("choices", "source", "target") for one in found.get(name, ())}
    if ids:
        assert set(result["response"].replace("[.]", "[,]").split("[,]")) <= ids


def test_what_was_left_out_was_not_answered_and_the_order_shown_does_not_matter() -> None:
    assert [verb(one) for one in sitting_statements(IDENTITY, sitting())].count("answered") == 9
    shown = [asked(SINGLE, *order) for order in (("甲", "乙", "丙"), ("丙", "乙", "甲"))]
    first, second = (
        sitting_statements(IDENTITY, sitting(answers=((one, Chosen((1,))),)))[0] for one in shown
    )
    assert first == second


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    drill = replace(DRILL, trainee=text or "x", title=text, scenario=text, ending=text)
    question = replace(SINGLE, id=text, text=text, right=(text,))
    answers = ((asked(question, text, "乙", "丙"), Chosen((0,))), (ANSWERS[8][0], Written(text)))
    told = [
        *drill_statements(IDENTITY, drill),
        *sitting_statements(IDENTITY, replace(sitting(answers=answers), trainee=text or "x")),
    ]
    for one in told:
        line = line_of(one).encode()
        assert not any(sign in line.decode() for sign in "\x1b\x9b\u202e\u2028\u2029")
        assert one["object"]["id"].isascii() and " " not in one["object"]["id"]
        _no_empty(one)


def _no_empty(value: Any, key: str = "") -> None:
    """The specification forbids empty values outside extensions (2.2)."""
    if key == "extensions":
        return
    assert value not in ("", None, {}), key
    for name, inner in value.items() if isinstance(value, dict) else ():
        _no_empty(inner, name)


@pytest.mark.parametrize(
    ("ms", "told"),
    [
        (0, "PT0S"),
        (9, "PT0S"),
        (500, "PT0.5S"),
        (108_509, "PT1M48.5S"),
        (60_000, "PT1M"),
        (3_600_000, "PT1H"),
        (90_061_019, "PT25H1M1.01S"),
        (-5, "PT0S"),
    ],
)
def test_a_duration_is_short_and_cut_off_at_a_hundredth(ms: int, told: str) -> None:
    assert duration(ms) == told


@pytest.mark.parametrize("typed", ["", "lms", "ftp://x", "https://", "https://a b", "https://x/?a"])
def test_what_cannot_be_a_base_is_said(typed: str) -> None:
    with pytest.raises(TrainerError, match="--base"):
        checked_base(typed)
