"""Files of other machines for a report: read as streams, each drill once, bad lines told."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Self

from trainer.cli.report_known import Known
from trainer.cli.text_file import UTF_16, refuse_strange
from trainer.errors import TrainerError, system_reason
from trainer.reports.exported import ExportedDrill, ExportedExam, read_line
from trainer.reports.sealed_line import LONGEST_LINE, BadLineError
from trainer.scenario.columns import safe
from trainer.scoring.rollup import RolledDrill
from trainer.store import Archive
from trainer.store.rollup_reader import Place, Rollup

TOLD = 5  # bad lines of a file one by one; the others are counted


class OtherFiles:
    """Files with the drills of other machines; open as long as a report is made."""

    def __init__(self, paths: Iterable[Path], archive: Archive, rollup: Rollup) -> None:
        self._rollup = rollup
        self.known = Known(archive, rollup)
        with ExitStack() as stack:
            self._files = [(safe(path.name), stack.enter_context(_open(path))) for path in paths]
            self._stack = stack.pop_all()
        self.sources: list[str] = []
        self.notes: list[str] = []
        self.exams: list[ExportedExam] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def lend(self) -> None:
        """Let every drill count that is not known yet, and tell what was left out, and why."""
        of_papers: set[tuple[str, str, str]] = set()
        for number, (name, file) in enumerate(self._files):
            reading = _Reading(self, name, file)
            self._rollup.lend(number, reading.drills())
            self._rollup.lend_instead(number, reading.fuller)
            of_papers |= reading.of_papers
            exams = f"，{reading.exams} 次考试" if reading.exams else ""
            known = f"，另有 {reading.known} 次已经有了" if reading.known else ""
            self.sources.append(f"{name}：{reading.new} 次演练{exams}{known}")
            self.notes += reading.notes()
        self._rollup.say_papers(sorted(of_papers))

    def drill_at(self, place: Place) -> ExportedDrill | None:
        """Return the drill of a place; None where the file was changed meanwhile."""
        file = self._files[place.file or 0][1]
        file.seek(place.at)
        try:
            found = read_line(file.readline(LONGEST_LINE))
        except BadLineError:
            return None
        if isinstance(found, ExportedDrill) and found.drill == place.drill:
            return found
        return None


class _Reading:
    """One file as it is read, line by line."""

    def __init__(self, whole: OtherFiles, name: str, file: BinaryIO) -> None:
        self._whole, self._name, self._file = whole, name, file
        self._bad: list[str] = []
        self.of_papers: set[tuple[str, str, str]] = set()  # trainee, drill, the exam's paper
        self.fuller: list[tuple[RolledDrill, int]] = []  # known, but without their rounds so far
        self.new = self.exams = self.known = self.refused = 0

    def drills(self) -> Iterator[tuple[RolledDrill, int]]:
        """Yield each drill that is new, with the byte at which its line begins."""
        for number, at, line in _lines(self._file):
            try:
                new = self._new(line, at)
            except BadLineError as error:
                self.refused += 1
                if len(self._bad) < TOLD:
                    self._bad.append(f"{self._name} 第 {number} 行{error}，跳过了这一行。")
                continue
            if new is not None:
                yield new, at

    def _new(self, line: bytes, at: int) -> RolledDrill | None:
        """Return the drill of a line, None where it counts already or is an exam."""
        one = read_line(line)
        rolled = one.rolled if isinstance(one, ExportedDrill) else None
        known = self._whole.known.has(one)
        if isinstance(one, ExportedExam):
            self.of_papers.update((one.trainee, drill, one.paper) for drill in one.drills)
        elif rolled is not None and known and self._whole.known.lacked_rounds(one):
            self.fuller.append((rolled, at))
        if known:
            self.known += 1
            return None
        if isinstance(one, ExportedExam):
            self._whole.exams.append(one)
            self.exams += 1
        self.new += rolled is not None
        return rolled

    def notes(self) -> list[str]:
        """Return what was wrong with the file."""
        more = self.refused - len(self._bad)
        if not (self.new or self.exams or self.known or self.refused):
            return [f"{self._name} 是空的，里面没有演练和考试。请重新导出。"]
        return [*self._bad, *([f"{self._name} 另有 {more} 行读不了，也跳过了。"] if more else [])]


def _open(path: Path) -> BinaryIO:
    try:
        refuse_strange(path)
        file = path.open("rb")
        start = file.read(2)
        file.seek(0)
    except OSError as error:
        raise TrainerError(f"读不了 {safe(str(path))}（{safe(system_reason(error))}）。") from error
    except ValueError as error:
        raise TrainerError(f"文件名不能用：{safe(str(path))}") from error
    if start in UTF_16:
        file.close()
        raise TrainerError(
            f"{safe(str(path))} 被别的程序改了编码。请用 trainer export --all -o 文件 重新导出。"
        )
    return file


def _lines(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Yield number (from 1), place and bytes of each line; of one too long only its beginning."""
    number = at = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        length = len(line)
        while not line.endswith(b"\n") and (rest := file.readline(LONGEST_LINE + 1)):
            length += len(rest)
            if rest.endswith(b"\n"):
                break
        if line.strip():
            yield number, at, line
        at += length
