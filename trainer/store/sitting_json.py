"""Events of sittings as JSON and back; as strict as `event_json`, and names stand for ever."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from trainer.errors import TrainerError
from trainer.paper import events as happened
from trainer.paper.events import VERSIONS, Answered, SittingEvent
from trainer.paper.result import PaperResult
from trainer.quiz import answer_from_plain, answer_to_plain
from trainer.store.plain_json import MalformedError, from_plain, from_text, to_plain, to_text

KINDS: dict[str, type[SittingEvent]] = {
    "sitting_started": happened.SittingStarted,
    "answered": happened.Answered,
    "drill_began": happened.DrillBegan,
    "drill_done": happened.DrillDone,
    "typing_done": happened.TypingDone,
    "time_passed": happened.TimePassed,
    "interrupted": happened.Interrupted,
    "timed_out": happened.TimedOut,
    "handed_in": happened.HandedIn,
}
NAMES: dict[type[SittingEvent], str] = {kind: name for name, kind in KINDS.items()}
_REMEDY = "请从备份恢复。"


def sitting_body(event: SittingEvent) -> str:
    """Return the fields of an event, as canonical JSON: equal events, equal text."""
    plain = to_plain(event)
    if isinstance(event, Answered):
        plain["answer"] = answer_to_plain(event.answer)
    return to_text(plain)


def sitting_event(kind: str, version: int, body: str) -> SittingEvent:
    """Return the event that a row holds; TrainerError where it is none that is known here."""
    found = KINDS.get(kind)
    if found is None:
        raise TrainerError(f"不认识的考试事件“{kind}”：可能由更新版本的程序写入，请升级程序。")
    if not 1 <= version <= VERSIONS[found]:
        raise TrainerError(
            f"考试事件“{kind}”是第 {version} 版，由更新版本的程序写入，请升级程序后再打开。"
        )
    try:
        plain = from_text(body)
        event: SittingEvent = _answered(plain) if found is Answered else from_plain(found, plain)
    except MalformedError as error:
        raise TrainerError(f"考试事件“{kind}”已损坏：{error}。{_REMEDY}") from error
    return event


def result_to_text(result: PaperResult) -> str:
    """Return the whole result as canonical JSON: equal results, equal bytes."""
    return to_text(to_plain(result))


def number_of(trainee: str, sitting: str, rows: Iterable[tuple[str, int, str]]) -> str:
    """Return the number of a certificate: over trainee, sitting and all that happened in it.

    `rows` are (kind, version, body) as they were kept: what a later program makes of them does
    not change the number.
    """
    digest = hashlib.sha256(to_text([trainee, sitting]).encode())
    for kind, version, body in rows:
        digest.update(f"{kind} {version} {body}\n".encode())
    found = digest.hexdigest()[:16].upper()
    return "-".join(found[at : at + 4] for at in range(0, len(found), 4))


def _answered(plain: Any) -> Answered:
    if not isinstance(plain, dict) or "answer" not in plain:
        raise MalformedError("“answer”缺少")
    # Three kinds of answer have the same keys, so an answer has a form of its own.
    rest: Answered = from_plain(Answered, {**plain, "answer": {}})
    return replace(rest, answer=answer_from_plain(plain["answer"]))
