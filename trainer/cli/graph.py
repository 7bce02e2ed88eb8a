"""`trainer graph SCENARIO`: who leads where, as Mermaid text or as a picture.

Without `-o` Mermaid text goes to standard output. With `-o` a picture is written: `.svg`, or
`.html` for a page of its own; both need nothing from outside. Exits 1 with the problems where the
scenario is broken, 2 where it is not there or the picture cannot be written.
"""

import argparse
from pathlib import Path

from trainer.cli.one_file import one_file
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError
from trainer.scenario import Level, Scenario, load
from trainer.scenario.columns import safe
from trainer.scenario.graph import graph_of, html, mermaid, svg
from trainer.scenario.model import Branch
from trainer.scenario.moves import BranchRef
from trainer.scenario.render import render
from trainer.scenario.variation import varied_for

DRAWN = {".svg": svg, ".html": html}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("scenario", metavar="场景", help="场景名（物流/快递迟到）或文件")
    parser.add_argument(
        "--mermaid", action="store_true", help="输出 Mermaid 文字；不写 -o 时就是它"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="文件", help="画成图：名字以 .svg 或 .html 结尾"
    )


def run(args: argparse.Namespace) -> int:
    """Draw; 1 where the scenario is broken."""
    if args.output is not None and args.output.suffix.lower() not in DRAWN:
        raise TrainerError("图的文件名要以 .svg 或 .html 结尾，例如 -o 走向.html")
    scenario = _sound(args.scenario)
    graph = graph_of(scenario, _played(scenario))
    if args.mermaid or args.output is None:
        print(mermaid(graph), end="")
    if args.output is not None:
        write_new(args.output, DRAWN[args.output.suffix.lower()](graph).encode())
        if not args.mermaid:
            print(f"画好了: {safe(str(args.output))}")
    return 0


def _sound(word: str) -> Scenario:
    """Return a scenario without errors; TrainerError with all that it has, code 1."""
    asked = one_file(word, library_of(load_settings()))
    found = load(asked.path, root=asked.root, also=asked.also)
    if not isinstance(found, tuple):
        return found
    errors = [problem for problem in found if problem.level is Level.ERROR]
    told = "\n\n".join(map(render, errors))
    raise TrainerError(f"{told}\n\n有 {len(errors)} 处错误，改好以后才能画图。", code=1)


def _played(scenario: Scenario) -> frozenset[BranchRef]:
    """Return the branches that the scenario's own 试演 take."""
    from trainer.drill.events import BranchTaken
    from trainer.drill.transcript import perform  # loads the judge

    found: set[BranchRef] = set()
    for rehearsal in scenario.rehearsals:
        played = varied_for(scenario, rehearsal)
        for event in perform(played, rehearsal.entries).events:
            if isinstance(event, BranchTaken) and event.index >= 0:
                place = _branches(played, event.beat, event.always)[event.index].place
                written = _branches(scenario, event.beat, event.always)
                number = [branch.place for branch in written].index(place)
                found.add(BranchRef(event.beat, event.always, number))
    return frozenset(found)


def _branches(scenario: Scenario, beat: str, always: bool) -> tuple[Branch, ...]:
    return scenario.always if always else scenario.beat(beat).branches
