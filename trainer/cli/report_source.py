"""What a report is made of, gathered from the archive and from files of other machines."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from trainer.cli.drills_at import drills_at
from trainer.cli.kept import archive_or_empty
from trainer.cli.kept_cards import card_of, exported_exams, said_in
from trainer.cli.report_files import OtherFiles
from trainer.cli.report_kpis import left_out, measured
from trainer.cli.report_named import Names, some
from trainer.cli.report_readiness import exams_of, readiness
from trainer.cli.settings import Settings
from trainer.errors import TrainerError
from trainer.paper.library import PaperLibrary
from trainer.reports.drill_card import DrillCard
from trainer.reports.exported import ExportedDrill, Said
from trainer.reports.model import Report
from trainer.reports.summary import Cohort, Gathered, OfWeek, report_of
from trainer.scenario import Library
from trainer.scoring.profile import Profile, Profiles
from trainer.scoring.rollup import Wanted
from trainer.store import Archive, KeptDrill
from trainer.store.rollup_reader import Place, Rollup

EACH_WEEK = 500  # up to so many trainees each has their own weeks
LISTED = 1000  # so many of the newest drills are listed
LOOKED_AT = 500  # so many of the newest failed drills are searched for quotes


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; `words` say it in Chinese, `files` come from other machines.

    `profiles` are those whose figures are wanted; none: all that are built in. `items` asks for
    item analysis too, which takes a while.
    """

    wanted: Wanted = Wanted()
    cohorts: tuple[Cohort, ...] = ()
    files: tuple[Path, ...] = ()
    title: str = ""
    words: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    items: bool = False


@dataclass(frozen=True)
class _Material:
    """The doors that are open while a report is made."""

    settings: Settings
    archive: Archive
    rollup: Rollup
    files: OtherFiles
    names: Names
    said: dict[tuple[str, str], tuple[Said, ...]] = field(default_factory=dict)


def made_report(settings: Settings, request: Request, now: datetime) -> Report:
    """Return the report; TrainerError where a file or the archive cannot be read."""
    with (
        archive_or_empty(settings) as archive,
        archive.rollup() as rollup,
        OtherFiles(request.files, archive, rollup) as files,
    ):
        files.lend()
        names = Names(archive, rollup, files.exams)
        roots = settings.builtin_scenarios, settings.own_scenarios
        libraries = Library(*roots), PaperLibrary(*roots)
        names.refuse_unknown(request.wanted, request.cohorts, *libraries)
        material = _Material(settings, archive, rollup, files, names)
        with _uncollected():
            report = report_of(
                _gathered(material, request),
                now,
                title=request.title,
                asked=request.words,
                cohorts=request.cohorts,
            )
        return _with_items(material, request, report)


def _with_items(material: _Material, request: Request, report: Report) -> Report:
    if not request.items or report.is_empty:
        return report
    from trainer.cli.report_items import items_of

    files = material.files if request.files else None
    items = items_of(material.settings, material.archive, material.rollup, files, request.wanted)
    return replace(report, items=items)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no circles while a great many values are made that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _gathered(material: _Material, request: Request) -> Gathered:
    wanted, rollup = request.wanted, material.rollup
    sums = tuple(rollup.trainees(wanted))
    trainees = tuple(name for name, _ in sums)
    profiles = Profiles(material.settings.own_scenarios)
    exams = sorted(
        (*exported_exams(material.archive), *material.files.exams),
        key=lambda one: (one.started, one.exam),
        reverse=True,
    )
    failed = _cards(material, rollup.newest_failed(wanted, LOOKED_AT))
    return Gathered(
        trainees=sums,
        scenarios=tuple(rollup.scenarios(wanted)),
        attempts=tuple(rollup.attempts(wanted)),
        weeks=_weeks(rollup, request),
        trainee_weeks=_trainee_weeks(rollup, wanted) if len(trainees) <= EACH_WEEK else {},
        profiles=tuple(
            (_known_profile(profiles, name), name, counts)
            for name, counts in rollup.profiles(wanted)
        ),
        measured=measured(
            profiles,
            request.profiles,
            wanted,
            archive=material.archive,
            rollup=rollup,
            files=material.files,
        ),
        exams=() if wanted.scenario else tuple(exams_of(exams, wanted)),
        readiness=readiness(material.settings, exams, rollup, trainees),
        newest=_cards(material, rollup.newest(wanted, LISTED)),
        failed=failed,
        said=lambda one: material.said.get((one.id, one.trainee)) or said_in(material.archive, one),
        sources=(_of_this_machine(material), *material.files.sources),
        notes=(
            *material.files.notes,
            *material.names.told_of_lists(request.cohorts),
            *_left_out(material, request, trainees),
            *left_out(counts for _, counts in sums),
        ),
    )


def _of_this_machine(material: _Material) -> str:
    return f"本机：{material.rollup.kept_here()} 次演练"


def _weeks(rollup: Rollup, request: Request) -> dict[str, Sequence[OfWeek]]:
    found: dict[str, Sequence[OfWeek]] = {"": tuple(rollup.weeks(request.wanted))}
    for one in request.cohorts:
        found[one.name] = tuple(rollup.weeks(replace(request.wanted, trainees=one.trainees)))
    return found


def _trainee_weeks(rollup: Rollup, wanted: Wanted) -> dict[str, list[OfWeek]]:
    found: dict[str, list[OfWeek]] = defaultdict(list)
    for trainee, week, counts in rollup.trainee_weeks(wanted):
        found[trainee].append((week, counts))
    return found


def _left_out(material: _Material, request: Request, trainees: Sequence[str]) -> Iterator[str]:
    wanted, rollup = request.wanted, material.rollup
    played = [path for path, *_ in rollup.scenarios(Wanted())] if wanted.scenario else []
    if wanted.scenario and wanted.scenario not in played:
        yield f"没有场景“{wanted.scenario}”的演练。"
    missing = (wanted.trainees or frozenset()) - set(trainees)
    known = sorted(missing.difference(material.names.unknown(missing)))
    if known:
        narrowed = replace(wanted, trainees=None) != Wanted()
        which = "符合条件的" if narrowed else "做完的"
        yield f"没有{which}演练：{some(known)}。"
    if len(trainees) > EACH_WEEK:
        yield f"学员有 {len(trainees)} 位，每个人每周的数字没有列；用 --as 或 --cohort 看。"


def _known_profile(profiles: Profiles, name: str) -> Profile | None:
    try:
        return profiles.find(name)
    except TrainerError:
        return None


def _cards(material: _Material, places: Sequence[Place]) -> tuple[DrillCard, ...]:
    """Return the drills that stand in these places, in their order."""
    drills = drills_at(places, material.archive, material.files)
    found = (_card(material, place, drill) for place, drill in drills)
    return tuple(one for one in found if one is not None)


def _card(
    material: _Material, place: Place, drill: KeptDrill | ExportedDrill | None
) -> DrillCard | None:
    if isinstance(drill, KeptDrill):
        return card_of(drill, place.practice_ms)
    if drill is None:
        return None
    material.said[drill.drill, drill.trainee] = drill.said
    return _card_of_line(drill)


def _card_of_line(drill: ExportedDrill) -> DrillCard:
    return DrillCard(
        id=drill.drill,
        trainee=drill.trainee,
        scenario=drill.scenario,
        title=drill.title,
        mode=drill.mode,
        profile=drill.profile,
        started=drill.began,
        practice_ms=drill.practice_ms,
        here=False,
        card=drill.card,
    )
