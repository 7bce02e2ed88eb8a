"""The built-in scenarios as the tests see them: every file that is a scenario, loaded once."""

from functools import cache
from pathlib import Path

from trainer.scenario import Library, Scenario, load
from trainer.scenario.model import Beat, Branch, Rehearsal

ROOT = Path(__file__).resolve().parents[2] / "scenarios"
EVERY = Library(ROOT).names()
# Held branch by branch and attack by attack; of the others the checker's own proof is asked.
NAMES = ("历史/昨天答应的没办", "物流/快递迟到", "质量/纸尿裤漏尿没照片")


@cache
def scenario(name: str) -> Scenario:
    """Return a built-in scenario; its problems fail whatever test asks first."""
    found = load(ROOT / f"{name}.yaml", root=ROOT)
    assert isinstance(found, Scenario), "\n".join(str(problem) for problem in found)
    return found


def beats(name: str) -> tuple[Beat, ...]:
    """Return the scenario's own beats and the shared ones that it visits."""
    found = scenario(name)
    return (*found.beats, *found.shared)


def rehearsals() -> list[tuple[str, Rehearsal]]:
    """Return every rehearsal beside the name of its scenario."""
    return [(name, rehearsal) for name in NAMES for rehearsal in scenario(name).rehearsals]


def branches() -> list[tuple[str, str, bool, int, Branch]]:
    """Return (scenario, beat, is it one of 全程, index, branch) for each branch with a 例句."""
    found = []
    for name in NAMES:
        opening = scenario(name).beats[0].name
        for index, branch in enumerate(scenario(name).always):
            found.append((name, opening, True, index, branch))
        for beat in beats(name):
            for index, branch in enumerate(beat.branches):
                if branch.example:
                    found.append((name, beat.name, False, index, branch))
    return found


def models(name: str) -> list[Rehearsal]:
    """Return the rehearsals of a scenario that are meant to be followed: worth 90 and more."""
    found = scenario(name).rehearsals
    return [r for r in found if r.expect_score and r.expect_score >= (">=", 90)]
