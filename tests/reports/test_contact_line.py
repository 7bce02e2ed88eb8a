"""What platforms count of a drill, as another machine gets it."""

import json
from dataclasses import replace

import pytest

from tests.reports.cards import EXPORTED
from trainer.reports.contact_line import contact_in, contact_to_plain
from trainer.reports.exported import ExportedDrill, line_of, read_line
from trainer.reports.sealed_line import BadLineError, canonical, seal_of
from trainer.scoring.contact import OPENING_MS, Contact, Wait
from trainer.scoring.rollup import kpi_columns

WAIT = Wait(OPENING_MS, (OPENING_MS, OPENING_MS + 3000), OPENING_MS + 14_250)
CONTACT = Contact(EXPORTED.drill, OPENING_MS, (WAIT,))
PLAIN = contact_to_plain(CONTACT)


def _read(line: bytes) -> ExportedDrill:
    read = read_line(line)
    assert isinstance(read, ExportedDrill)
    return read


def test_a_contact_comes_back_as_it_was() -> None:
    assert PLAIN == [[0, [0, 3000], 14_250, False]]
    read = _read(line_of(replace(EXPORTED, contact=CONTACT), 4))
    assert read.contact == CONTACT
    assert [read.rolled.counts[name] for name in kpi_columns("tmall", 0)] == [1, 14]
    assert [read.rolled.counts[name] for name in kpi_columns("kuaishou", 2)] == [1, 1]


def test_a_line_of_an_older_program_counts_without_platforms() -> None:
    whole = json.loads(line_of(EXPORTED, 3)) | {"version": 1}
    del whole["seal"], whole["contact"]
    read = _read(canonical({**whole, "seal": seal_of(whole)}))
    assert (read.contact, read.rolled.counts["drills"], read.rolled.counts["contacts"]) == (
        None, 1, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    "wait",
    [
        pytest.param(replace(WAIT, answered=OPENING_MS + 15_000), id="answered later"),
        pytest.param(replace(WAIT, asked=(OPENING_MS + 14_900,)), id="asked after the answer"),
        pytest.param(replace(WAIT, asked=WAIT.asked[::-1]), id="asked in no order"),
    ],
)
def test_a_contact_with_other_rounds_than_the_card_counts_nothing(wait: Wait) -> None:
    counts = replace(EXPORTED, contact=replace(CONTACT, waits=(wait,))).rolled.counts
    assert (counts["drills"], counts["contacts"]) == (1, 0)


def test_how_a_drill_was_rated_its_scorecard_tells() -> None:
    pleased = replace(CONTACT, rating="满意")
    counts = replace(EXPORTED, contact=pleased).rolled.counts
    assert [counts[name] for name in kpi_columns("kuaishou", 1)] == [1, 0]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"waits": []}, id="no list"),
        pytest.param([[0, [0], 1]], id="half a round"),
        pytest.param([[0, [0], 1, 0]], id="a number for yes"),
        pytest.param([[0, 0, 1, False]], id="messages without a list"),
        pytest.param([[-1, [], None, False]], id="before it began"),
        pytest.param([[True, [], None, False]], id="yes for a number"),
        pytest.param([[10**12, [], None, False]], id="thirty years later"),
        pytest.param([[0, [], None, False]] * 1001, id="rounds without end"),
        pytest.param([[0, [0] * 501, None, False]] * 2, id="messages without end"),
    ],
)
def test_anything_else_is_refused(given: object) -> None:
    with pytest.raises(BadLineError):
        contact_in(given)
