"""What platforms count of a drill, as another machine gets it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.reports.cards import EXPORTED
from trainer.reports.contact_line import contact_in, contact_to_plain
from trainer.reports.exported import ExportedDrill, line_of, read_line
from trainer.reports.sealed_line import BadLineError, canonical, seal_of
from trainer.scoring.contact import OPENING_MS, Contact, Wait
from trainer.scoring.rollup import kpi_columns

WAIT = Wait(OPENING_MS, (OPENING_MS, OPENING_MS + 3000), OPENING_MS + 14_250)
CONTACT = Contact(EXPORTED.drill, OPENING_MS, (WAIT,), rating="失望", annoyed=True)
PLAIN = contact_to_plain(CONTACT)


def _read(line: bytes) -> ExportedDrill:
    read = read_line(line)
    assert isinstance(read, ExportedDrill)
    return read


def test_a_contact_comes_back_as_it_was() -> None:
    assert PLAIN == {
        "waits": [[0, [0, 3000], 14_250, False]],
        "rating": "失望",
        "annoyed": True,
    }
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


def test_a_contact_with_other_rounds_than_the_card_counts_nothing() -> None:
    late = replace(CONTACT, waits=(replace(WAIT, answered=OPENING_MS + 15_000),))
    counts = replace(EXPORTED, contact=late).rolled.counts
    assert (counts["drills"], counts["contacts"]) == (1, 0)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"waits": "0"}, id="no list"),
        pytest.param({"waits": [[0, [0], 1]]}, id="half a round"),
        pytest.param({"waits": [[0, [0], 1, 0]]}, id="a number for yes"),
        pytest.param({"waits": [[0, 0, 1, False]]}, id="messages without a list"),
        pytest.param({"waits": [[-1, [], None, False]]}, id="before it began"),
        pytest.param({"waits": [[9, [], 8, False]]}, id="answered before it was asked"),
        pytest.param({"waits": [[True, [], None, False]]}, id="yes for a number"),
        pytest.param({"waits": [[10**12, [], None, False]]}, id="thirty years later"),
        pytest.param({"waits": [[0, [], None, False]] * 10_001}, id="without end"),
        pytest.param({"rating": "好"}, id="no rating"),
        pytest.param({"rating": ["满意"]}, id="a list of ratings"),
        pytest.param({"annoyed": 1}, id="a number for the manner"),
        pytest.param({"more": 1}, id="more than it should hold"),
    ],
)
def test_anything_else_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(BadLineError):
        contact_in({**PLAIN, **changed})
