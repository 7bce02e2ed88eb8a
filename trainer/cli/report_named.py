"""What a report is asked for by name: refused where nobody and nothing is called so."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from trainer.errors import TrainerError
from trainer.paper.library import PaperLibrary
from trainer.reports.exported import ExportedExam
from trainer.reports.summary import Cohort
from trainer.scenario import Library
from trainer.scenario.columns import safe
from trainer.scenario.nearest import edits, nearest
from trainer.scoring.rollup import Wanted
from trainer.store import Archive
from trainer.store.rollup_reader import Rollup

NAMED = 10  # of those who are named in a sentence
LOOKED_UP = 50  # unknown names of a list for which the nearest is looked up


class Names:
    """Who and what is known, in this archive and in the files of other machines."""

    def __init__(self, archive: Archive, rollup: Rollup, exams: Iterable[ExportedExam]) -> None:
        self._archive = archive
        self._rollup = rollup
        self._exams = tuple(exams)

    def unknown(self, names: Collection[str]) -> tuple[str, ...]:
        """Return those of the names that nobody has, sorted."""
        left = set(names)
        if left:
            left.difference_update(name for name, _ in self._rollup.trainees(_of(left)))
        if left:
            left.difference_update(one.trainee for one in self._exams)
        if left:
            left.difference_update(one.name for one in self._archive.trainees())
        return tuple(sorted(left))

    def refuse_unknown(
        self, wanted: Wanted, cohorts: Sequence[Cohort], library: Library, papers: PaperLibrary
    ) -> None:
        """Raise TrainerError where a trainee, a scenario or a paper is wanted that nobody knows.

        Of a list it is no mistake: somebody may not have come yet.
        """
        of_lists = frozenset[str]().union(*(one.trainees for one in cohorts))
        self._refuse_unknown_trainees((wanted.trainees or frozenset()) - of_lists)
        if wanted.scenario:
            self._refuse_unknown_scenario(wanted.scenario, library.names())
        if wanted.paper:
            self._refuse_unknown_paper(wanted.paper, papers.names())

    def told_of_lists(self, cohorts: Sequence[Cohort]) -> Iterator[str]:
        """Yield who of each list is unknown, and who may be meant."""
        for one in cohorts:
            yield from self._told_of(one)

    def _told_of(self, cohort: Cohort) -> Iterator[str]:
        unknown = self.unknown(cohort.trainees)
        if not unknown:
            return
        others = sorted(self._trainees() - cohort.trainees)
        meant = {name: nearest(name, others) for name in unknown[:LOOKED_UP]}
        listed = f"名单“{safe(cohort.name)}”里"
        for name, near in meant.items():
            if near:
                yield f"{listed}的“{safe(name)}”没有记录，是不是“{safe(near)}”？"
        left = [name for name in unknown if not meant.get(name)]
        if left and len(left) == len(cohort.trainees):
            yield f"{listed}的名字都没有记录，要和练习时写的一样：{some(left)}。"
        elif left:
            yield f"{listed}还没有记录的：{some(left)}。"

    def _refuse_unknown_trainees(self, names: Collection[str]) -> None:
        unknown = self.unknown(names)
        if not unknown:
            return
        known = sorted(self._trainees(), key=lambda name: (edits(unknown[0], name), name))
        others = f"有记录的是：{some(known)}。" if known else "还没有任何人的记录。"
        raise TrainerError(f"没有“{safe(unknown[0])}”的演练记录。{others}")

    def _refuse_unknown_scenario(self, name: str, library: Collection[str]) -> None:
        if name in library:
            return
        played = [path for path, *_ in self._rollup.scenarios(Wanted())]
        if name in played:
            return
        near = nearest(name, (*played, *library))
        hint = f"是不是“{safe(near)}”？" if near else "不写 --scenario 就能看到有哪些。"
        raise TrainerError(f"没有“{safe(name)}”这个场景。{hint}")

    def _refuse_unknown_paper(self, name: str, library: Collection[str]) -> None:
        here = (one.paper for one in self._archive.sittings.exams())
        known = {*library, *here, *(one.paper for one in self._exams)}
        if name in known:
            return
        near = nearest(name, sorted(known))
        hint = f"是不是“{safe(near)}”？" if near else "不写 --paper 就能看到有哪些。"
        raise TrainerError(f"没有“{safe(name)}”这张试卷。{hint}")

    def _trainees(self) -> set[str]:
        kept = (one.name for one in self._archive.trainees())
        counted = (name for name, _ in self._rollup.trainees(Wanted()))
        return {*kept, *counted, *(one.trainee for one in self._exams)}


def some(names: Sequence[str]) -> str:
    """Return the first NAMED names, and how many there are where there are more."""
    more = f"等 {len(names)} 人" if len(names) > NAMED else ""
    return "、".join(map(safe, names[:NAMED])) + more


def _of(names: Collection[str]) -> Wanted:
    return Wanted(frozenset(names))
