"""What a line typed at the plain desk means: a reply, a desk action, or a word to the program."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.language import ACTIONS
from trainer.language.labels import TICKET_FIELDS
from trainer.scenario.model import Scenario

_ACTION_WORDS = " ".join(f"/{name}" for name in ACTIONS.values())
HELP = (
    "直接打字是回复顾客；一轮要分几条发，就在行末加一个 \\ 。\n"
    f"工作台操作，后面可以跟内容，例如 /发券 10元：\n{_ACTION_WORDS}\n"
    "/建工单 问题=… 诉求=… 已做=… 时限=…\n"
    "/快捷语 列出快捷语，/按键 直接发出。\n"
    "/提示 /暂停 /继续 /离开 /帮助"
)
ACTION_IDS: dict[str, str] = {name: action for action, name in ACTIONS.items()}


class Verb(StrEnum):
    """What the line asks for."""

    REPLY = "reply"
    ACT = "act"
    HINT = "提示"
    PAUSE = "暂停"
    GO_ON = "继续"
    LEAVE = "离开"
    HELP = "帮助"
    QUICK = "快捷语"
    UNKNOWN = "unknown"
    EMPTY = "empty"


WORDS = {
    verb.value: verb
    for verb in (Verb.HINT, Verb.PAUSE, Verb.GO_ON, Verb.LEAVE, Verb.HELP, Verb.QUICK)
}


@dataclass(frozen=True, slots=True)
class Command:
    """One line understood; `more` says that the round goes on with the next line."""

    verb: Verb
    text: str = ""
    action: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    more: bool = False


def understand(line: str, scenario: Scenario) -> Command:
    """Return what a typed line means."""
    line = line.strip().replace("\0", "")
    if not line:
        return Command(Verb.EMPTY)
    if line[0] not in "/／":
        more = line.endswith("\\")
        text = line.rstrip("\\").rstrip() if more else line
        return Command(Verb.REPLY if text else Verb.EMPTY, text, more=more)
    return _order(line[1:].strip(), scenario)


def _order(words: str, scenario: Scenario) -> Command:
    name, _, rest = words.partition(" ")
    rest = rest.strip()
    if name in WORDS:
        return Command(WORDS[name])
    if name in ACTION_IDS:
        fields = _fields(rest) if ACTION_IDS[name] == "ticket" else ()
        return Command(Verb.ACT, "" if fields else rest, ACTION_IDS[name], fields)
    for quick in scenario.quick_replies:
        if quick.key == name:
            return Command(Verb.REPLY, scenario.fill(quick.text))
    return Command(Verb.UNKNOWN, name)


def _fields(words: str) -> tuple[tuple[str, str], ...]:
    """Return 问题=… 诉求=… as pairs; a key is one of the ticket's own."""
    found: list[tuple[str, str]] = []
    for part in words.replace("＝", "=").split():
        key, sign, value = part.partition("=")
        if sign and key in TICKET_FIELDS:
            found.append((key, value))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {part}")
    return tuple(found)
