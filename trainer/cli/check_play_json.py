"""The proofs of `trainer check --play` as JSON: `plays`, one object for each scenario."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.cli.check_play import Proved
from trainer.scenario.model import Place
from trainer.scenario.rehearsal_lines import STEP, rehearsal_lines
from trainer.scenario.report import path_of, shown
from trainer.scenario.rules.ways import written
from trainer.scoring.coverage import Cover, percent
from trainer.scoring.fairness import earned
from trainer.scoring.personas import Outcome
from trainer.scoring.rehearsed import Rehearsed, Step


def plays_shape(proved: Sequence[Proved], base: Path, *, ways: bool) -> dict[str, Any]:
    """Return the proofs under `plays`, with `ways` how each branch is reached.

    Files as seen from `base`, lines 1-based.
    """
    shapes = [_Shape(one, base) for one in proved]
    return {"plays": [one.shape() | (one.ways() if ways else {}) for one in shapes]}


class _Shape:
    """The shape of one scenario's proof."""

    def __init__(self, proved: Proved, base: Path) -> None:
        self.proof = proved.proof
        self.asked = proved.asked
        self.base = base

    def shape(self) -> dict[str, Any]:
        proof = self.proof
        return {
            "file": self._file(proof.scenario.sources[0][0]),
            "scenario": proof.scenario.path,
            "personas": [_persona(one) for one in proof.outcomes],
            "rehearsals": [self._rehearsal(one) for one in proof.rehearsed],
            "coverage": {
                "percent": percent(proof.covers),
                "branches": [self._cover(cover) for cover in proof.covers],
            },
            "anger": [
                {"beat": beat, "lowest": low, "highest": high} for beat, low, high in proof.anger
            ],
        }

    def ways(self) -> dict[str, Any]:
        return {
            "ways": [
                {
                    **self._at(way.branch.place),
                    "name": way.name,
                    "trouble": way.trouble,
                    "rehearsal": [] if way.trouble else rehearsal_lines(way.rehearsal, STEP),
                }
                for way in self.proof.ways()
            ]
        }

    def _rehearsal(self, one: Rehearsed) -> dict[str, Any]:
        return {
            "name": one.rehearsal.name,
            **self._at(one.rehearsal.place),
            "ending": one.card.ending,
            "total": one.card.total,
            "passed": one.card.passed,
            "wrong": list(one.wrong),
            "steps": [self._step(step) for step in one.steps],
        }

    def _step(self, step: Step) -> dict[str, Any]:
        return {
            **self._at(step.place),
            "what": step.what,
            "expected": step.expected,
            "came": step.came,
            "taken": [
                {
                    **self._at(taken.place),
                    "branch": taken.name,
                    "heard": list(taken.heard),
                    "led_to": taken.led_to,
                }
                for taken in step.taken
            ],
            "wrong": list(step.wrong),
        }

    def _cover(self, cover: Cover) -> dict[str, Any]:
        return {
            **self._at(cover.branch.place),
            "beat": cover.beat,
            "when": written(cover.branch),
            "by": list(cover.by),
        }

    def _at(self, place: Place) -> dict[str, Any]:
        return {"file": self._file(place.file), "line": place.line}

    def _file(self, file: str) -> str:
        return shown(path_of(file, self.asked), self.base)


def _persona(one: Outcome) -> dict[str, Any]:
    return {
        "persona": one.persona.name,
        "about": one.persona.about,
        "expected": one.persona.expect.value,
        "ending": one.card.ending,
        "total": one.card.total,
        "passed": one.card.passed,
        "fair": one.fair,
        "seed": one.drill.seed,
        "earned": [
            {"round": number, "said": said, "marks": list(titles)}
            for number, said, titles in earned(one)
        ],
    }
