"""The files of a calibration: the sample, and beside it what each trainer made of it."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from trainer.cli.write_whole import write_new, write_over
from trainer.errors import TrainerError, system_reason
from trainer.reports.calibration import Opinion, Opinions, Sample
from trainer.reports.calibration.opinions import (
    JUDGE,
    head_line,
    is_cut_short,
    may_be_opinions,
    mended,
    opinion_line,
    opinions_of,
)
from trainer.reports.calibration.sample import sample_of
from trainer.scenario.columns import safe
from trainer.store.moment import moment_to_text, utc_now
from trainer.store.trainee_name import trainee_name

LARGEST = 50_000_000  # bytes
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')


def read_sample(file: Path) -> Sample:
    """Return the sample in a file; TrainerError says why there is none."""
    return sample_of(_bytes(file))


def grader_name(typed: str) -> str:
    """Return who grades, as a name that can stand in a file's; TrainerError where it cannot."""
    name = trainee_name(typed)
    if name == JUDGE:
        raise TrainerError(f"“{JUDGE}”在报告里指程序的评判，请换一个名字。")
    if _NOT_IN_NAMES & set(name) or name.startswith(".") or name.endswith("."):
        raise TrainerError('名字要写进文件名里，不能有 < > : " / \\ | ? *，头尾也不能是点。')
    return name


def begin_or_go_on(file: Path, sample: Sample, grader: str) -> tuple[Path, Opinions]:
    """Return the grader's file, which is there from now on, and what stands in it already."""
    own = file.with_name(f"{file.stem}.{grader}.json")
    if not os.path.lexists(own):
        write_new(own, head_line(sample, grader))
        return own, Opinions(grader, sample.digest, {})
    data = _bytes(own)
    try:
        found = _opinions(own, data, sample)
    except TrainerError as error:
        raise TrainerError(f"{error}没有备份，就把它移到别的文件夹，从头评。") from error
    if found.grader.casefold() != grader.casefold():
        raise TrainerError(
            f"{safe(own.name)} 是{safe(found.grader)}评的，不是{safe(grader)}。请换一个名字。"
        )
    if mended(data) != data:
        write_over(own, mended(data))
    return own, found


def keep(file: Path, index: int, opinion: Opinion) -> None:
    """Add an opinion to a grader's file; it is on disk when this returns."""
    try:
        with file.open("r+b") as stream:
            stream.seek(0, os.SEEK_END)
            stream.write(opinion_line(index, opinion, moment_to_text(utc_now())))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise TrainerError(
            f"写不了 {safe(str(file))}（{system_reason(error)}），这一条没有记下。前面评过的都在。"
        ) from error


def read_opinions(sample_file: Path, sample: Sample, named: Iterable[str]) -> list[Opinions]:
    """Return what the named files hold, or those beside the sample where none is named.

    A name with * stands for all that fit: not every shell puts them in its place. Beside the
    sample whatever is no sample and no report is taken for a trainer's: what is spoilt is refused,
    so that nobody is left out in silence.
    """
    wanted = [path for name in named for path in _meant(name) if not _same(path, sample_file)]
    if wanted:
        return [_told(path, _bytes(path), sample) for path in dict.fromkeys(wanted)]
    try:
        read = [(path, _bytes(path)) for path in _beside(sample_file)]
        found = [_told(path, data, sample) for path, data in read if may_be_opinions(data)]
    except TrainerError as error:
        raise TrainerError(f"{error}不要算它，就把它移到别的文件夹。") from error
    if not found:
        raise TrainerError(
            f"样本旁边还没有评过的文件（{safe(sample_file.stem)}.名字.json）。"
            "先用 trainer calibrate grade 来评，或写出文件的位置。"
        )
    return found


def _beside(sample_file: Path) -> list[Path]:
    """Return the files that have the names of trainers' files of the sample."""
    return sorted(
        path
        for path in sample_file.parent.iterdir()
        if path.name.startswith(f"{sample_file.stem}.") and path.suffix.lower() == ".json"
        if not _same(path, sample_file)
    )


def _told(file: Path, data: bytes, sample: Sample) -> Opinions:
    """Return the opinions of a file, and say where its last answer was lost."""
    found = _opinions(file, data, sample)
    if is_cut_short(data):
        print(f"{safe(file.name)} 的最后一行没有写完，那一条没有算。", file=sys.stderr)
    return found


def _meant(name: str) -> list[Path]:
    if os.path.lexists(name) or not set("*?") & set(name):
        return [Path(name)]
    found = sorted(Path(name).parent.glob(Path(name).name))
    if not found:
        raise TrainerError(f"没有和“{safe(name)}”对得上的文件。请检查路径。")
    return found


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _opinions(file: Path, data: bytes, sample: Sample) -> Opinions:
    try:
        return opinions_of(data, sample)
    except TrainerError as error:
        raise TrainerError(f"{safe(file.name)}：{error}") from error


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了 {safe(str(file))}（{safe(why)}）。请检查路径。") from None
    if len(data) > LARGEST:
        raise TrainerError(f"{safe(str(file))} 太大，不是样本或盲评的文件。")
    return data
