"""`config.toml`: the trainer's own wishes, a closed list of keys, each mistake with its line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError, system_reason

LARGEST = 64 * 1024  # bytes
SETTLE_AT_MOST_S = 60


@dataclass(frozen=True, slots=True)
class Config:
    """What the file may say; what it leaves out has these values."""

    own_scenarios: str = ""
    settle_seconds: int = 3


def read_config(file: Path) -> Config:
    """Return what `file` says; nothing where there is none. Raises TrainerError."""
    text = _text(file)
    if not text.strip():
        return Config()
    import tomllib  # on the way to the first paint: only where needed

    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _unreadable(file, text, str(error)) from error
    for key, value in found.items():
        _check(file, text, key, value)
    return Config(**found)


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise TrainerError(
            f"读不了设置文件 {file}（{system_reason(error)}）。请检查它的权限。"
        ) from error
    if len(data) > LARGEST:
        raise TrainerError(f"设置文件太大：{file}（最多 64 KB）。请检查是不是放错了文件。")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TrainerError(
            f"{file} 第 {line} 行：设置文件不是 UTF-8 编码。请用记事本“另存为”，编码选 UTF-8。"
        ) from error


def _unreadable(file: Path, text: str, reason: str) -> TrainerError:
    found = re.search(r"line (\d+)", reason)
    line = int(found[1]) if found else text.count("\n") + 1
    written = (text.splitlines() or [""])[min(line, text.count("\n") + 1) - 1 :][:1]
    return TrainerError(f"{file} 第 {line} 行写错了：{_remedy(''.join(written))}")


def _remedy(line: str) -> str:
    """Return what is most likely wrong with a line that is no TOML, and how to put it right."""
    likely = (
        ("\\", "路径里有反斜杠时，请用单引号括起来，例如 own_scenarios = 'D:\\培训\\场景'。"),
        ("＝", "请把全角“＝”改成半角“=”。"),
        ("：", "请把“：”改成“=”。"),
        ("“", '请把中文引号改成半角引号 "。'),
        ("”", '请把中文引号改成半角引号 "。'),
        ("‘", "请把中文引号改成半角引号 '。"),
    )
    for sign, remedy in likely:
        if sign in line:
            return remedy
    return "每行应是“名称 = 值”，文字要用引号括起来，例如 own_scenarios = '/培训/场景'。"


def _check(file: Path, text: str, key: str, value: Any) -> None:
    place = f"{file} 第 {_line_of(text, key)} 行"
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1)
        hint = f"是不是“{near[0]}”？" if near else f"可以写的有：{'、'.join(KEYS)}。"
        raise TrainerError(f"{place}：没有“{key}”这项设置。{hint}")
    if problem := KEYS[key](value):
        raise TrainerError(f"{place}：“{key}”{problem}")


def _text_problem(value: object) -> str:
    return "" if isinstance(value, str) else "的值应是用引号括起来的文字。"


def _settle_problem(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= SETTLE_AT_MOST_S:
        return ""
    return f"的值应是 0 到 {SETTLE_AT_MOST_S} 的整数（秒）。"


# key -> what is wrong with its value, empty where nothing is
KEYS: dict[str, Callable[[object], str]] = {
    "own_scenarios": _text_problem,
    "settle_seconds": _settle_problem,
}


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(rf"\s*\[*[\"']?{re.escape(key)}\b", line):
            return number
    return 1
