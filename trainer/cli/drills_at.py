"""The drills that stand in places of the roll-ups: kept here, or in a file of another machine."""

from collections.abc import Iterable, Iterator
from itertools import islice

from trainer.cli.report_files import OtherFiles
from trainer.reports.exported import ExportedDrill
from trainer.store import Archive, KeptDrill
from trainer.store.rollup_reader import Place

AT_ONCE = 50  # cards in memory


def drills_at(
    places: Iterable[Place], archive: Archive, files: OtherFiles
) -> Iterator[tuple[Place, KeptDrill | ExportedDrill | None]]:
    """Yield each place with its drill, in their order; None where it is not there any more."""
    waiting = iter(places)
    while some := list(islice(waiting, AT_ONCE)):
        kept = {one.id: one for one in archive.drills_named(p.drill for p in some if p.is_here)}
        for place in some:
            yield place, kept.get(place.drill) if place.is_here else files.drill_at(place)
