"""A small text file that somebody wrote in whatever editor: `text_of`."""

import stat
from contextlib import suppress
from pathlib import Path

from trainer.errors import TrainerError, system_reason
from trainer.scenario.columns import safe

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(file: Path, what: str, largest: int, save_as: str) -> str:
    """Return the text, which Windows may have written as UTF-8, GBK or UTF-16.

    TrainerError where the file cannot be read, holds more than `largest` bytes or is no text:
    `what` is what it should be (名单), `save_as` how to write one.
    """
    called = f"{what} {safe(str(file))}"
    try:
        refuse_strange(file)
        with file.open("rb") as stream:
            data = stream.read(largest + 1)
    except (OSError, ValueError) as error:
        why = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"读不了{called}（{safe(why)}）。") from error
    if len(data) > largest:
        raise TrainerError(f"{called} 太大，不像一份{what}。{save_as}")
    for encoding in ("utf-16",) if data.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise TrainerError(f"{called} 不是文字。{save_as}")


def refuse_strange(file: Path) -> None:
    """Raise TrainerError where a name leads to a pipe or a device: reading it might never end."""
    mode = file.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise TrainerError(f"{safe(str(file))} 不是普通文件，读不了。请先存成文件。")
