"""The schema for editors: the file that is shipped, and the words that it is made of."""

import json
from pathlib import Path

import pytest

from trainer.scenario.schema import FILE, MODELINE, document, text
from trainer.scenario.schema.meanings import meanings
from trainer.scenario.vocabulary import ALL_LEVEL_NAMES, Shape

SHELF = Path(__file__).parents[2] / "scenarios"
NESTED = {Shape.BLOCK, Shape.ROWS}


def test_the_shipped_schema_is_what_the_program_writes() -> None:
    shipped = (SHELF / FILE).read_text(encoding="utf-8")
    assert shipped == text(), "run: trainer schema -o scenarios/schema/scenario.schema.json"


def test_every_level_is_explained() -> None:
    assert set(meanings()) == set(ALL_LEVEL_NAMES)


@pytest.mark.parametrize("level", ALL_LEVEL_NAMES)
def test_every_key_is_explained(level: str) -> None:
    told = meanings()[level]
    assert set(told) == set(ALL_LEVEL_NAMES[level])
    for key, shape in ALL_LEVEL_NAMES[level].items():
        assert told[key].says.endswith("。"), key
        assert shape in NESTED or told[key].examples, key


def test_what_the_schema_points_at_is_there() -> None:
    whole = document()
    wanted = {piece.split('"')[0] for piece in text().split("#/definitions/")[1:]}
    assert wanted <= set(whole["definitions"])
    assert json.loads(text()) == whole


@pytest.mark.parametrize("file", sorted(SHELF.glob("*/*.yaml")), ids=lambda file: file.stem)
def test_a_shipped_file_names_the_schema_where_it_lies(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == MODELINE
    assert (file.parent / first.partition("$schema=")[2]).resolve() == (SHELF / FILE).resolve()
