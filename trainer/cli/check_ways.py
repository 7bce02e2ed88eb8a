"""`trainer check --ways`: the shortest way to every branch, as 试演 that can be pasted."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.cli.check_play import Proved
from trainer.scenario.columns import safe
from trainer.scenario.rehearsal_lines import STEP, rehearsal_lines
from trainer.scenario.report import shown


def ways_in_words(proved: Sequence[Proved], base: Path) -> str:
    """Return the ways of each scenario as YAML below a comment; files as seen from `base`."""
    return "\n".join(part for one in proved for part in _ways(one, base))


def _ways(one: Proved, base: Path) -> Iterator[str]:
    yield f"# {safe(shown(one.asked.path, base))} 到每一条走向最短的走法，可以贴到“试演:”下面"
    for way in one.proof.ways():
        if way.trouble:
            yield f"  # {safe(way.name)} 走不到：{safe(way.trouble)}"
        else:
            yield from map(safe, rehearsal_lines(way.rehearsal, STEP))
    yield ""
