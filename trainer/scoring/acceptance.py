"""Rewrite what a 试演 expects to what happens: 结局, 得分, 应进入, never what 客服 says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.drill.ear import remembering
from trainer.drill.transcript import Played
from trainer.scenario.load import load_text
from trainer.scenario.mending.edit import Edit, edited
from trainer.scenario.model import Scenario
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import turn
from trainer.scenario.read import read_text
from trainer.scenario.rehearsal_lines import SIGNS, written
from trainer.scenario.tree import Block, Node, Rows, Text
from trainer.scoring.expectation import meets
from trainer.scoring.rehearsed import Rehearsed, rehearse

ENDING = "结局/"
QUOTES = frozenset("\"'")
LOOSER = {">": ">=", "<": "<="}


@dataclass(frozen=True, slots=True)
class Accepted:
    """One expectation to be rewritten: the 试演, both texts (结局: 满意), and the edit."""

    rehearsal: str
    old: str
    new: str
    edit: Edit


def acceptances(scenario: Scenario) -> tuple[Accepted, ...]:
    """Return what has to change so that each 试演 expects what happens.

    The edits are for the scenario's own text and touch nothing but expectations: comments and
    layout stay. What cannot be changed with certainty is left out.
    """
    file, text = scenario.sources[0]
    ear = remembering()
    rehearsed = (rehearse(scenario, one, ear) for one in scenario.rehearsals)
    blocks = _blocks(file, text)
    found = tuple(
        accepted
        for one, block in zip(rehearsed, blocks, strict=True)
        for accepted in _changes(one, block, text.split("\n"))
    )
    new = edited(text, (accepted.edit for accepted in found))
    return found if _says_the_same(scenario, new) else ()


def _says_the_same(scenario: Scenario, text: str) -> bool:
    """Say whether the scenario reads as before with a new text of its own, expectations apart."""
    file = scenario.sources[0][0]
    again = load_text(((file, text), *scenario.sources[1:]), origin=scenario.origin)
    if not isinstance(again, Scenario):
        return False
    return _bare(again) == _bare(scenario)


def _bare(scenario: Scenario) -> Scenario:
    """Return a scenario without its text and without what its 试演 expect."""
    rehearsals = tuple(
        replace(
            one,
            expect_ending="",
            expect_score=None,
            entries=tuple(replace(entry, expect_beat="") for entry in one.entries),
        )
        for one in scenario.rehearsals
    )
    return replace(scenario, rehearsals=rehearsals, sources=(), digest="")


def _blocks(file: str, text: str) -> list[Block]:
    """Return the block of each 试演; a scenario without errors has one for each."""
    notebook = Notebook()
    rows = turn(file, read_text(text, file, notebook), notebook).get("试演")
    items = rows.items if isinstance(rows, Rows) else ()
    return [item for item in items if isinstance(item, Block)]


def _changes(one: Rehearsed, block: Block, lines: Sequence[str]) -> Iterator[Accepted]:
    rehearsal, card = one.rehearsal, one.card
    wanted: list[tuple[Block, str, str]] = []
    if rehearsal.expect_ending and rehearsal.expect_ending != card.ending:
        wanted.append((block, "结局", card.ending))
    if rehearsal.expect_score and not meets(card.total, *rehearsal.expect_score):
        sign = rehearsal.expect_score[0]
        wanted.append((block, "得分", f"{SIGNS[LOOSER.get(sign, sign)]}{card.total}"))
    for played, entry in _entries(one.played.played, block):
        if played.entry.expect_beat and played.entry.expect_beat != played.beat:
            wanted.append((entry, "应进入", played.beat))
    for inside, key, new in wanted:
        accepted = _accepted(rehearsal.name, inside, key, new, lines)
        if accepted is not None:
            yield accepted


def _entries(played: Iterable[Played], block: Block) -> Iterator[tuple[Played, Block]]:
    rows = _value(block, "对答")
    items = rows.items if isinstance(rows, Rows) else ()
    for one, item in zip(played, items, strict=False):
        if isinstance(item, Block):
            yield one, item


def _accepted(name: str, block: Block, key: str, new: str, lines: Sequence[str]) -> Accepted | None:
    """Return the change of one value, None where it is not written on one line as it is read."""
    node = _value(block, key)
    if not isinstance(node, Text):
        return None
    old, place = node.value, node.place
    prefix = ENDING if key == "结局" and old.startswith(ENDING) else ""
    rest = lines[place.line - 1][place.column - 1 :]
    mark = rest[0] if rest[:1] in QUOTES else ""
    before = f"{mark}{old}{mark}"
    after = rest[len(before) :]
    if not rest.startswith(before) or (after.strip() and not after.lstrip().startswith("#")):
        return None
    edit = Edit(place.line, place.column, before, written(f"{prefix}{new}", key))
    return Accepted(name, f"{key}: {old}", f"{key}: {prefix}{new}", edit)


def _value(block: Block, key: str) -> Node | None:
    return next((node for name, node in block.pairs if name.value == key), None)
