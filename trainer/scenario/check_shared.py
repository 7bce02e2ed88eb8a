"""What only shows where every file of a scenario root was checked: what nothing shared is for."""

from collections.abc import Iterator, Sequence

from trainer.scenario.check import SCENE, SHARED_BEATS, Asked, Checked, page_of_file
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page
from trainer.scenario.problem import Problem
from trainer.scenario.rules import ids_of_rules
from trainer.scenario.rules.unused import RULE as UNUSED
from trainer.scenario.rules.ways import used_beats
from trainer.scenario.tree import Block
from trainer.scenario.waivers import unused, waive


def check_shared(checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    """Yield shared beats that no scenario visits, and each 不查 in a shared file without use.

    `checked` are all files of one root; where a scenario has errors nothing is said.
    """
    scenes = [one for one in checked if one.kind == SCENE]
    if not scenes or any(one.broken for one in scenes):
        return  # what is not understood may visit them
    scenarios = (one.scenario for one in scenes if one.scenario is not None)
    visited = {beat.name for scenario in scenarios for beat in used_beats(scenario)}
    used = {waiver for one in checked for waiver in one.used}
    for one in checked:
        if one.kind == SCENE:
            continue
        beats = (
            _unvisited(page_of_file(one.asked, Notebook()), visited)
            if one.kind == SHARED_BEATS
            else ()
        )
        left, here = waive(beats, one.waivers)
        idle = [w for w in one.waivers if w not in used | here and w.id in ids_of_rules()]
        for problem in (*left, *unused(idle)):
            yield one.asked, problem


def _unvisited(page: Page, visited: set[str]) -> Iterator[Problem]:
    beats = page.get(SHARED_BEATS)
    lines = page.text.split("\n")
    for key, _ in beats.pairs if isinstance(beats, Block) else ():
        name = f"{SHARED_BEATS}/{key.value}"
        if name not in visited:
            yield Problem(
                page.file,
                key.place.line,
                key.place.column,
                UNUSED.id,
                f"公共环节“{key.value}”没有一个场景用到",
                f"在场景里写 转到: {name}，完了回到环节名；用不着就删掉",
                UNUSED.level,
                key.width,
                lines[key.place.line - 1],
            )
