"""What a report is made of, gathered from the archive and from files of other machines."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from trainer.cli.kept_cards import card_of, exported_exams, said_in
from trainer.cli.report_files import OtherFiles
from trainer.cli.report_readiness import exams_of, readiness
from trainer.cli.settings import Settings
from trainer.errors import TrainerError
from trainer.reports.drill_card import DrillCard
from trainer.reports.exported import ExportedDrill, Said
from trainer.reports.model import Report
from trainer.reports.summary import Cohort, Gathered, OfWeek, report_of
from trainer.scenario.nearest import nearest
from trainer.scoring.profile import Profile, Profiles
from trainer.scoring.rollup import Wanted
from trainer.store import Archive
from trainer.store.rollup_reader import Place, Rollup

EACH_WEEK = 500  # up to so many trainees each has their own weeks
LISTED = 1000  # so many of the newest drills are listed
NAMED = 10  # of those who have no drill
LOOKED_AT = 500  # so many of the newest failed drills are searched for quotes


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; `words` say it in Chinese, `files` come from other machines."""

    wanted: Wanted
    cohorts: tuple[Cohort, ...] = ()
    files: tuple[Path, ...] = ()
    title: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Material:
    """The doors that are open while a report is made."""

    settings: Settings
    archive: Archive
    rollup: Rollup
    files: OtherFiles
    said: dict[tuple[str, str], tuple[Said, ...]] = field(default_factory=dict)


def made_report(settings: Settings, request: Request, now: datetime) -> Report:
    """Return the report; TrainerError where a file or the archive cannot be read."""
    with (
        _archive(settings) as archive,
        archive.rollup() as rollup,
        OtherFiles(request.files, archive, rollup) as files,
    ):
        files.lend()
        gathered = _gathered(_Material(settings, archive, rollup, files), request)
        return report_of(
            gathered, now, title=request.title, asked=request.words, cohorts=request.cohorts
        )


@contextmanager
def _archive(settings: Settings) -> Iterator[Archive]:
    """Open the archive; where nothing was kept yet an empty one serves, so that none is made."""
    if settings.database.exists():
        with Archive(settings.database) as archive:
            yield archive
        return
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "empty.db") as archive:
        yield archive


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
        exams=() if wanted.scenario else tuple(exams_of(exams, wanted)),
        readiness=readiness(material.settings, exams, rollup, trainees),
        newest=_cards(material, rollup.newest(wanted, LISTED)),
        failed=failed,
        said=lambda one: material.said.get((one.id, one.trainee)) or said_in(material.archive, one),
        sources=(_of_this_machine(material), *material.files.sources),
        notes=(*material.files.notes, *_left_out(rollup, wanted, trainees)),
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


def _left_out(rollup: Rollup, wanted: Wanted, trainees: Sequence[str]) -> Iterator[str]:
    played = [path for path, *_ in rollup.scenarios(Wanted())] if wanted.scenario else []
    if wanted.scenario and wanted.scenario not in played:
        near = nearest(wanted.scenario, played)
        yield f"没有场景“{wanted.scenario}”的演练。" + (f"是不是“{near}”？" if near else "")
    missing = sorted((wanted.trainees or frozenset()) - set(trainees))
    if missing:
        some = "、".join(missing[:NAMED]) + (f"等 {len(missing)} 人" if missing[NAMED:] else "")
        yield f"没有做完的演练：{some}。"
    if len(trainees) > EACH_WEEK:
        yield f"学员有 {len(trainees)} 位，每个人每周的数字没有列；用 --as 或 --cohort 看。"


def _known_profile(profiles: Profiles, name: str) -> Profile | None:
    try:
        return profiles.find(name)
    except TrainerError:
        return None


def _cards(material: _Material, places: Sequence[Place]) -> tuple[DrillCard, ...]:
    """Return the drills that stand in these places, in their order."""
    here = [place.drill for place in places if place.file is None]
    kept = {one.id: one for one in material.archive.drills_named(here)}
    found = []
    for place in places:
        if place.file is None:
            card = card_of(kept[place.drill], place.practice_ms) if place.drill in kept else None
        else:
            card = _lent(material, place)
        if card is not None:
            found.append(card)
    return tuple(found)


def _lent(material: _Material, place: Place) -> DrillCard | None:
    drill = material.files.drill_at(place)
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
