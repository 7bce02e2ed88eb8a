"""The drills of item analysis: those kept here, and those of files of other machines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from operator import attrgetter

from trainer.cli.report_files import OtherFiles
from trainer.drill.events import BROKEN_OFF
from trainer.reports.exported import ExportedDrill
from trainer.reports.items import Graded, graded
from trainer.store import Archive, KeptDrill
from trainer.store.plain_json import from_text
from trainer.store.rollup_reader import Place, Rollup


@dataclass(frozen=True, slots=True)
class Played:
    """A drill that came to its end; `graded` reads its card, and raises what that function does."""

    scenario: str
    digest: str
    mode: str
    started: datetime
    ended: datetime
    total: int
    graded: Callable[[], Graded]
    drill: str = ""
    is_lent: bool = False


class Lent:
    """The finished drills of files of other machines, each once; none where no file is given."""

    def __init__(
        self, rollup: Rollup | None = None, files: OtherFiles | None = None, paper: str = ""
    ) -> None:
        """Look through the files, which have been lent to the roll-ups and stay open.

        Where a paper is named, for the drills of its exams alone.
        """
        self._files = files
        self._places: dict[str, list[Place]] = {}
        self.versions: set[tuple[str, str]] = set()  # (scenario, digest of its text)
        for place in rollup.lent_places(paper) if rollup else ():
            one = self._drill(place)
            if one is not None and one.card["ending"] != BROKEN_OFF:
                self._places.setdefault(one.trainee, []).append(place)
                self.versions.add((one.scenario, _digest(one)))

    @property
    def trainees(self) -> tuple[str, ...]:
        """Who has drills there, in the order of their names."""
        return tuple(sorted(self._places))

    @property
    def drills(self) -> dict[str, int]:
        """How many drills each of them has there."""
        return {name: len(places) for name, places in self._places.items()}

    def of(self, trainee: str) -> list[ExportedDrill]:
        """Return a trainee's drills there, the oldest first."""
        found = map(self._drill, self._places.get(trainee, ()))
        return sorted((one for one in found if one), key=attrgetter("began", "drill"))

    def _drill(self, place: Place) -> ExportedDrill | None:
        return self._files.drill_at(place) if self._files and place.file is not None else None


def played_by(archive: Archive, lent: Lent, trainee: str) -> Iterator[Played]:
    """Yield a trainee's drills of this machine and of others, the oldest first."""
    here = (_kept(archive, kept) for kept in archive.played(trainee))
    return merge(here, map(_lent, lent.of(trainee)), key=attrgetter("started"))


def _kept(archive: Archive, kept: KeptDrill) -> Played:
    def read() -> Graded:
        card = from_text(kept.summary.card if kept.summary else "")
        return graded(kept.seed, card, archive.branches_of(kept.id))

    ended, total = kept.ended or kept.last, kept.summary.total if kept.summary else 0
    about = kept.scenario, kept.digest, kept.mode, kept.started, ended, total
    return Played(*about, read, kept.id)


def _lent(one: ExportedDrill) -> Played:
    ended = datetime.fromisoformat(one.ended)

    def read() -> Graded:
        return graded(0, one.card, None)

    digest, total = _digest(one), int(one.card["total"])
    return Played(
        one.scenario, digest, one.mode, one.began, ended, total, read, one.drill, is_lent=True
    )


def _digest(one: ExportedDrill) -> str:
    return str(one.card.get("digest", ""))
