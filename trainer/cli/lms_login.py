"""User and password for an LMS: from the environment, a file of the user's, or the keyboard."""

import getpass
import sys
from pathlib import Path

from trainer.cli.settings import LMS_PASSWORD, lms_login
from trainer.errors import TrainerError, system_reason
from trainer.scenario.columns import safe

_LONGEST = 1024  # bytes


def login(user: str, file: Path | None) -> tuple[str, str]:
    """Return (user, password), both empty where the LMS wants none; it is kept nowhere.

    TrainerError where a user is named and there is no way to a password.
    """
    set_user, set_password = lms_login()
    user = user or set_user
    if ":" in user:
        raise TrainerError("LMS 的用户名里不能有冒号。请核对 --user。")
    if not user:
        return "", ""
    if file is not None:
        return user, _from(file)
    return user, set_password or _typed(user)


def _from(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            text = stream.read(_LONGEST).decode("utf-8-sig")
    except OSError as error:
        raise TrainerError(
            f"读不了密码文件 {safe(str(file))}（{safe(system_reason(error))}）。"
        ) from error
    except UnicodeDecodeError as error:
        raise TrainerError(
            f"密码文件 {safe(str(file))} 不是 UTF-8 编码。请用记事本“另存为”，编码选 UTF-8。"
        ) from error
    lines = text.splitlines()
    if not lines or not lines[0]:
        raise TrainerError(f"密码文件 {safe(str(file))} 的第一行是空的。密码写在第一行。")
    return lines[0]


def _typed(user: str) -> str:
    if not sys.stdin.isatty():
        raise TrainerError(
            f"不知道“{safe(user)}”的密码。请设环境变量 {LMS_PASSWORD}，或用 --password-file。"
        )
    return getpass.getpass(f"{safe(user)} 的 LMS 密码（打字时不显示）：")
