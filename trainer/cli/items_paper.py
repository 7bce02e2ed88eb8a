"""Which sittings and drills belong to a paper, for item analysis of that paper alone."""

from trainer.cli.items_played import Played
from trainer.store import Archive
from trainer.store.sitting_records import KeptSitting


class OfPaper:
    """The exams of one paper and the drills that were played in them; all where none is named."""

    def __init__(self, archive: Archive, paper: str) -> None:
        self._is_any = not paper
        exams = archive.sittings.exams() if paper else ()
        self._exams = {kept.id for kept in exams if kept.paper == paper and kept.ended}
        drills = archive.sittings.drills() if paper else {}
        self._drills = {drill for drill, sitting in drills.items() if sitting in self._exams}

    def has_sitting(self, kept: KeptSitting) -> bool:
        """Say whether a sitting is an exam of the paper."""
        return self._is_any or kept.id in self._exams

    def has_drill(self, played: Played) -> bool:
        """Say whether a drill was played in one; those that are lent were picked before."""
        return self._is_any or played.is_lent or played.drill in self._drills
