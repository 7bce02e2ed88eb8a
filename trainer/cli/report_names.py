"""Lists of names for a report: a text file with one name a line, from whatever editor."""

from contextlib import suppress
from pathlib import Path

from trainer.errors import TrainerError, system_reason
from trainer.reports.summary import Cohort
from trainer.scenario.columns import safe
from trainer.store.trainee_name import trainee_name

LONGEST_FILE = 1 << 20  # bytes
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def cohort_of(typed: str) -> Cohort:
    """Return the list of 名字=文件, or of a file alone, which is called as the file is."""
    name, has_name, file = typed.partition("=")
    path = Path(file if has_name else typed)
    called = (name if has_name else path.stem).strip()
    if not called or not str(path).strip():
        raise TrainerError("请写成 --cohort 名字=文件，例如 --cohort 一组=一组.txt。")
    names = frozenset(trainee_name(line) for line in _lines(path) if line.strip())
    if not names:
        raise TrainerError(f"名单 {safe(str(path))} 里没有名字。一行写一个。")
    return Cohort(called, names)


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了名单 {safe(str(path))}（{safe(why)}）。") from error
    if len(data) > LONGEST_FILE:
        raise TrainerError(f"名单 {safe(str(path))} 太大，不像一份名单。一行写一个名字。")
    for encoding in ("utf-16",) if data.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding).splitlines()
    raise TrainerError(f"名单 {safe(str(path))} 不是文字。请用记事本另存为 .txt 再试。")
