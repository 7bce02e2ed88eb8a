"""The tempers of customers: words of their own, and how angry they begin. Data: tempers.yaml."""

from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from trainer.language.word_file import read_yaml
from trainer.scenario.chance import pick
from trainer.scenario.model import Beat, GotoKind, Scenario

MOST_ANGER = 100
ONE_IN = 3  # later beats begin with an aside


@dataclass(frozen=True, slots=True)
class Temper:
    """One temper: what a trainee is told of it (`about`), and its anger (±10 at the start).

    `opens` are said before the first burst and `asides` before some later ones; `late_lines`
    where nobody answered and `again_lines` where the answer did not do, after the author's own.
    """

    name: str
    about: str
    anger: int
    opens: tuple[str, ...]
    asides: tuple[str, ...]
    late_lines: tuple[str, ...]
    again_lines: tuple[str, ...]


def _read() -> dict[str, Temper]:
    words: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yaml"))
    return {
        name: Temper(
            name,
            said["说明"],
            said["怒气"],
            *(tuple(said[key]) for key in ("开口", "夹话", "没人回", "没答好")),
        )
        for name, said in words.items()
    }


TEMPERS = MappingProxyType(_read())


def in_temper(scenario: Scenario, temper: Temper, seed: int) -> Scenario:
    """Return the scenario with a customer of that temper; which of its words is the seed's choice.

    The shared beats and what the author wrote stay as they are: a temper only adds to it.
    """
    written = scenario.customer
    customer = replace(
        written,
        temper=temper.about,
        anger=max(0, min(MOST_ANGER, written.anger + temper.anger)),
        late_lines=temper.late_lines,
        again_lines=temper.again_lines,
    )
    placed = tuple((n, temper.about if n == "脾气" else v) for n, v in scenario.placeholders)
    beats = _spoken(scenario.beats, temper, seed)
    return replace(scenario, customer=customer, placeholders=placed, beats=beats)


def _spoken(beats: tuple[Beat, ...], temper: Temper, seed: int) -> tuple[Beat, ...]:
    """Return the beats with the temper's words before some bursts; none of them twice.

    A beat that only closes has none: what is settled there would be unsettled by them.
    """
    left = list(temper.asides)
    found: list[Beat] = []
    for beat in beats:
        name = f"脾气:{beat.name}"
        if not found:
            found.append(_led_by(beat, _one_of(list(temper.opens), seed, name)))
        elif left and not _closes(beat) and pick(seed, f"夹话:{beat.name}", ONE_IN) == 0:
            found.append(_led_by(beat, _one_of(left, seed, name)))
        else:
            found.append(beat)
    return tuple(found)


def _closes(beat: Beat) -> bool:
    """Say whether a beat leads to nothing but endings."""
    ends = (GotoKind.ENDING, GotoKind.AGAIN)
    return all(branch.goto.kind in ends for branch in beat.branches)


def _one_of(lines: list[str], seed: int, name: str) -> str:
    """Take one of the lines away and return it, empty where there is none."""
    return lines.pop(pick(seed, name, len(lines))) if lines else ""


def _led_by(beat: Beat, line: str) -> Beat:
    """Return the beat with a line before whatever the customer says on entering it."""
    if not line:
        return beat
    return replace(beat, says=tuple((line, *burst) for burst in beat.says))
