"""Lists of names for a report: a text file with one name a line, from whatever editor."""

from pathlib import Path

from trainer.cli.text_file import text_of
from trainer.errors import TrainerError
from trainer.reports.summary import Cohort
from trainer.scenario.columns import safe
from trainer.store.trainee_name import trainee_name

LONGEST_FILE = 1 << 20  # bytes


def cohort_of(typed: str) -> Cohort:
    """Return the list of 名字=文件, or of a file alone, which is called as the file is."""
    name, has_name, file = typed.partition("=")
    path = Path(file if has_name else typed)
    called = (name if has_name else path.stem).strip()
    if not called or not str(path).strip():
        raise TrainerError("请写成 --cohort 名字=文件，例如 --cohort 一组=一组.txt。")
    lines = text_of(path, "名单", LONGEST_FILE, "一行写一个名字，存成 .txt。").splitlines()
    names = frozenset(_name(line, n, path) for n, line in enumerate(lines, 1) if line.strip())
    if not names:
        raise TrainerError(f"名单 {safe(str(path))} 里没有名字。一行写一个。")
    return Cohort(called, names)


def _name(line: str, number: int, path: Path) -> str:
    try:
        return trainee_name(line)
    except TrainerError as error:
        raise TrainerError(f"名单 {safe(str(path))} 第 {number} 行：{error}") from error
