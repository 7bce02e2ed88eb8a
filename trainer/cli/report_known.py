"""What a report counts already: the same drill or exam comes in once, wherever it comes from."""

import json
from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any

from trainer.cli.kept_cards import card_of, exported_exams
from trainer.reports.exported import ExportedDrill, ExportedExam
from trainer.reports.sealed_line import BadLineError
from trainer.store import Archive
from trainer.store.rollup_reader import Rollup


class Known:
    """Drills and exams of this machine, and those of the files that were read so far.

    Two machines may give the same id to different drills: whose it is and when it began tell them
    apart.
    """

    def __init__(self, archive: Archive, rollup: Rollup) -> None:
        self._archive = archive
        self._rollup = rollup
        self._seen: dict[bytes, bytes] = {}
        self._without_rounds: set[bytes] = set()  # of those seen

    def has(self, one: ExportedDrill | ExportedExam) -> bool:
        """Say whether it counts already; if not it does now.

        BadLineError where another content has its place.
        """
        is_drill = isinstance(one, ExportedDrill)
        name = one.drill if isinstance(one, ExportedDrill) else one.exam
        key = _key(one)
        content = _of_card(one.card) if isinstance(one, ExportedDrill) else _of_exam(one)
        kept = self._seen.get(key) or self._kept(one)
        if kept is None:
            self._seen[key] = content
            if isinstance(one, ExportedDrill) and one.contact is None:
                self._without_rounds.add(key)
            return False
        if kept != content:
            what = "演练" if is_drill else "考试"
            raise BadLineError(f"{what} {name} 已经有了，内容却不一样，没有采用")
        return True

    def lacked_rounds(self, one: ExportedDrill) -> bool:
        """Say, once, whether a drill that is known was seen without its rounds and has them now."""
        key = _key(one)
        if one.contact is None or key not in self._without_rounds:
            return False
        self._without_rounds.remove(key)
        return True

    def _kept(self, one: ExportedDrill | ExportedExam) -> bytes | None:
        if isinstance(one, ExportedExam):
            here = self._exams.get((one.exam, one.trainee, one.started))
            return _of_exam(here) if here else None
        if not self._rollup.holds(one.drill):
            return None
        for kept in self._archive.drills_named((one.drill,)):
            card = card_of(kept, 0)
            if card and (card.trainee, card.started) == (one.trainee, one.began):
                return _of_card(card.card)
        return None

    @cached_property
    def _exams(self) -> dict[tuple[str, str, str], ExportedExam]:
        return {(one.exam, one.trainee, one.started): one for one in exported_exams(self._archive)}


def _key(one: ExportedDrill | ExportedExam) -> bytes:
    name = one.drill if isinstance(one, ExportedDrill) else one.exam
    return _hash(f"{name}\n{one.trainee}\n{one.started}")


def _of_card(card: Mapping[str, Any]) -> bytes:
    return _hash(json.dumps(card, sort_keys=True))


def _of_exam(exam: ExportedExam) -> bytes:
    return _hash(f"{exam.paper}\n{exam.ended}\n{exam.total}\n{exam.passed}")


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
