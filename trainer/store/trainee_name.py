"""A trainee's name, cleaned at the door."""

import unicodedata

from trainer.errors import TrainerError
from trainer.safe_text import shown_line

LONGEST = 20


def trainee_name(text: str) -> str:
    """Return the name as it is kept; raise TrainerError where nothing of it is left.

    Full-width letters become plain ones and spaces are made single, so that one person does not
    turn into two by the input method's state.
    """
    name = " ".join(unicodedata.normalize("NFKC", shown_line(text)).split())
    if not name:
        raise TrainerError("名字不能为空。请输入姓名或工号，例如：小林、A017。")
    if len(name) > LONGEST:
        raise TrainerError(f"名字太长（{len(name)} 个字，最多 {LONGEST} 个）。请用姓名或工号。")
    return name
