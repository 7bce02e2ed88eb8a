"""Events as JSON and back.

One event is one flat object: `kind` (a name from KINDS), `version` (from
`trainer.drill.events.VERSIONS`), and the fields of the event, findings, offers and claims nested:

    {"at":14000,"kind":"replied","text":"等三天太急人，我马上查物流","version":1}

Reading is strict. A kind or version that this program does not know, and anything damaged, is
refused with one Chinese sentence, never guessed.
"""

from collections.abc import Callable
from typing import Any

from trainer.drill import events as happened
from trainer.drill.events import VERSIONS, Event
from trainer.errors import TrainerError
from trainer.store.plain_json import MalformedError, from_plain, from_text, to_plain, to_text

# Names on disk stand for ever; classes may be renamed.
KINDS: dict[str, type[Event]] = {
    "started": happened.Started,
    "customer_spoke": happened.CustomerSpoke,
    "replied": happened.Replied,
    "heard": happened.Heard,
    "desk_acted": happened.DeskActed,
    "lookup_finished": happened.LookupFinished,
    "branch_taken": happened.BranchTaken,
    "hint_asked": happened.HintAsked,
    "time_passed": happened.TimePassed,
    "paused": happened.Paused,
    "resumed": happened.Resumed,
    "ended": happened.Ended,
}
NAMES: dict[type[Event], str] = {kind: name for name, kind in KINDS.items()}

# (name, version) -> the same fields as the next version has them. Each raise in VERSIONS needs one.
Fields = dict[str, Any]
OLDER: dict[tuple[str, int], Callable[[Fields], Fields]] = {}


def event_to_dict(event: Event) -> dict[str, Any]:
    """Return the event as a JSON object with its kind and version."""
    return {"kind": NAMES[type(event)], "version": VERSIONS[type(event)], **to_plain(event)}


def event_from_dict(plain: object) -> Event:
    """Return the event that a JSON object describes; raise TrainerError where it is none."""
    if not isinstance(plain, dict):
        raise TrainerError("事件已损坏：应是一个 JSON 对象。请从备份恢复。")
    body = {key: part for key, part in plain.items() if key not in ("kind", "version")}
    return _event(plain.get("kind"), plain.get("version"), body)


def event_to_bytes(event: Event) -> bytes:
    """Return the canonical bytes of the event: equal events, equal bytes."""
    return to_text(event_to_dict(event)).encode()


def event_from_bytes(data: bytes) -> Event:
    """Return the event in `data`; raise TrainerError where it is none."""
    try:
        return event_from_dict(from_text(data))
    except MalformedError as error:
        raise TrainerError(f"事件已损坏：{error}。请从备份恢复。") from error


def body_to_text(event: Event) -> str:
    """Return the fields alone, as canonical JSON: the `body` column."""
    return to_text(to_plain(event))


def event_from_row(kind: str, version: int, body: str) -> Event:
    """Return the event that a row of the events table holds."""
    try:
        return _event(kind, version, from_text(body))
    except MalformedError as error:
        raise TrainerError(f"事件“{kind}”已损坏：{error}。请从备份恢复。") from error


def _event(name: object, version: object, body: Any) -> Event:
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise TrainerError(f"不认识的事件“{name}”：可能由更新版本的程序写入，请升级程序。")
    if type(version) is not int or version < 1:
        raise TrainerError(f"事件“{name}”已损坏：版本号“{version}”不对。请从备份恢复。")
    if version > VERSIONS[kind]:
        raise TrainerError(
            f"事件“{name}”是第 {version} 版，由更新版本的程序写入，请升级程序后再打开。"
        )
    for older in range(version, VERSIONS[kind]):
        body = OLDER[str(name), older](body)
    try:
        event: Event = from_plain(kind, body)
    except MalformedError as error:
        raise TrainerError(f"事件“{name}”已损坏：{error}。请从备份恢复。") from error
    return event
