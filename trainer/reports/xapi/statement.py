"""What all statements have in common: who, which verb, about what, when, under which id.

An id is a UUIDv5 over the base, the account, the drill or sitting with its start, and the part
that the statement plays in it. The outcome is not in it: a drill keeps the ids of its statements
whatever it is found to be worth, and no second sending makes a second statement.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from trainer.reports.xapi.identity import Identity
from trainer.reports.xapi.iri import ADL_VERB, CATEGORY, iri
from trainer.reports.xapi.moments import timestamp
from trainer.safe_text import shown_line

Statement = dict[str, Any]

VERSION = 1  # of what the statements say; a part of every id
LANGUAGE = "zh-CN"
PLATFORM = "complaint-trainer"
HIGHEST = 100
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://complaint-trainer.invalid/xapi")


class Verb(StrEnum):
    """ADL's verbs, each by the end of its IRI."""

    COMPLETED = "completed"
    PASSED = "passed"
    FAILED = "failed"
    TERMINATED = "terminated"
    ANSWERED = "answered"


VERB_NAMES: dict[Verb, str] = {
    Verb.COMPLETED: "做完了",
    Verb.PASSED: "通过了",
    Verb.FAILED: "没有通过",
    Verb.TERMINATED: "中断了",
    Verb.ANSWERED: "回答了",
}
_MODE_NAMES = {"practice": "练习", "exam": "考核"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A drill or a sitting that statements are about: `started` in UTC, `mode` practice or exam.

    `program` is the version that kept it, `revision` the digest of the text it was played on.
    """

    id: str
    trainee: str
    started: datetime
    mode: str
    program: str
    revision: str


def registration(identity: Identity, trainee: str, id: str, started: datetime) -> uuid.UUID:
    """Return the registration of a drill or sitting: two laptops' numbers may be the same."""
    about = [identity.base, identity.account(trainee), id, timestamp(started)]
    return uuid.uuid5(_NAMESPACE, json.dumps(about))


def statement(
    identity: Identity,
    subject: Subject,
    part: str,
    verb: Verb,
    about: Mapping[str, Any],
    result: Mapping[str, Any],
    context: Mapping[str, Any],
    at: datetime,
) -> Statement:
    """Return one statement; `part` tells it from the others of the same subject, for ever."""
    own = registration(identity, subject.trainee, subject.id, subject.started)
    return {
        "id": str(uuid.uuid5(own, f"{VERSION}:{part}")),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": identity.base, "name": identity.account(subject.trainee)},
        },
        "verb": {"id": f"{ADL_VERB}/{verb}", "display": {LANGUAGE: VERB_NAMES[verb]}},
        "object": about,
        "result": result,
        "context": context,
        "timestamp": timestamp(at),
    }


def context_of(
    identity: Identity,
    subject: Subject,
    extensions: Mapping[str, Any],
    around: Mapping[str, Any],
    under: uuid.UUID | None = None,
) -> Statement:
    """Return the context: `around` are activities besides the category, `under` a registration."""
    own = registration(identity, subject.trainee, subject.id, subject.started)
    told = {"mode": subject.mode, "number": subject.id, "program": subject.program, **extensions}
    mode = activity(
        iri(identity.base, "mode", subject.mode), CATEGORY, _MODE_NAMES.get(subject.mode, "")
    )
    return {
        "registration": str(under or own),
        "platform": PLATFORM,
        "language": LANGUAGE,
        **({"revision": subject.revision} if subject.revision else {}),
        "contextActivities": {"category": [mode], **around},
        "extensions": extended(identity, told),
    }


def activity(id: str, kind: str, name: str) -> Statement:
    """Return an activity; a name of which nothing can be shown is left out."""
    said = shown_line(name).strip()
    named = {"name": {LANGUAGE: said}} if said else {}
    return {"objectType": "Activity", "id": id, "definition": {"type": kind, **named}}


def extended(identity: Identity, values: Mapping[str, Any]) -> Statement:
    """Return extensions: each key becomes an IRI below the base."""
    return {iri(identity.base, "ext", name): value for name, value in values.items()}


def score(points: int, most: int = HIGHEST) -> Statement:
    """Return points of `most`, and the same from 0 to 1."""
    return {"scaled": points / most, "raw": points, "min": 0, "max": most}


def line_of(statement: Statement) -> str:
    """Return a statement as one canonical line of JSON: equal statements, equal bytes."""
    return json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
