"""The figures of platforms in a report: those of the built-in profiles, or of those asked for."""

from collections.abc import Iterable, Iterator, Sequence

from trainer.cli.drills_at import drills_at
from trainer.cli.kept_cards import exported
from trainer.cli.report_files import OtherFiles
from trainer.reports.kpis import Measured, Played, measures_of, own_sums
from trainer.scoring.card_counts import as_scored
from trainer.scoring.profile import HOUSE, Profiles, profile_names
from trainer.scoring.rollup import Counts, Wanted
from trainer.store import Archive, KeptDrill
from trainer.store.rollup_reader import Place, Rollup


def measured(
    profiles: Profiles,
    names: Sequence[str],
    wanted: Wanted,
    *,
    archive: Archive,
    rollup: Rollup,
    files: OtherFiles,
) -> Measured:
    """Return what the profiles of these names measure, where there are none all built-in ones.

    A built-in profile is in the roll-ups; by a trainer's own each wanted drill is counted now.
    TrainerError where a profile is not known or does not read.
    """
    asked = map(profiles.find, names or (HOUSE.name, *profile_names()))
    measures = measures_of({one.name: one for one in asked}.values())
    if all(one.columns for one in measures):
        return Measured(measures)
    played = _played(rollup.finished(wanted), archive, files)
    return Measured(measures, *own_sums(measures, played))


def left_out(counts: Iterable[Counts]) -> Iterator[str]:
    """Yield how many of the drills platforms cannot count, where there are such."""
    missing = sum(one["drills"] - one["contacts"] for one in counts)
    if missing:
        yield f"{missing} 次演练没有平台指标：是旧版本导出的，或过程读不了。"


def _played(places: Iterator[Place], archive: Archive, files: OtherFiles) -> Iterator[Played]:
    for _, found in drills_at(places, archive, files):
        drill = exported(archive, found) if isinstance(found, KeptDrill) else found
        contact = drill and drill.contact and as_scored(drill.contact, drill.card)
        if drill and contact:
            yield drill.trainee, drill.scenario, contact
