"""A finished sitting as statements: each question answered, the end, and in an exam the outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from trainer.drill import Mode
from trainer.paper import PaperResult, Sitting
from trainer.paper.events import Answered
from trainer.paper.result import ItemResult
from trainer.quiz import Asked, Skipped
from trainer.reports.xapi import question as interaction
from trainer.reports.xapi.identity import Identity
from trainer.reports.xapi.iri import ADL_ACTIVITY, iri
from trainer.reports.xapi.moments import duration
from trainer.reports.xapi.statement import (
    LANGUAGE,
    Statement,
    Subject,
    Verb,
    activity,
    context_of,
    extended,
    score,
    statement,
)

INTERACTION = f"{ADL_ACTIVITY}/cmi.interaction"


@dataclass(frozen=True, slots=True)
class FinishedSitting:
    """A sitting that is over; `answered` says for each item when its last answer came.

    Moments are in UTC; `total` and `passed` of the result are as they were kept.
    """

    id: str
    trainee: str
    program: str
    started: datetime
    ended: datetime
    sitting: Sitting
    result: PaperResult
    answered: Mapping[int, datetime]


def sitting_statements(identity: Identity, done: FinishedSitting) -> tuple[Statement, ...]:
    """Return 回答了 for each answered question, 做完了, and for an exam 通过了 or 没有通过."""
    return (*_answers(identity, done), *_whole(identity, done))


def _whole(identity: Identity, done: FinishedSitting) -> Iterator[Statement]:
    subject, about, result = _subject(done), _paper(identity, done), done.result
    context = context_of(identity, subject, _drawn(done), {})
    came_to = {
        "completion": True,
        "score": score(result.total),
        "duration": duration(result.used_ms),
        "extensions": extended(identity, _came_to(done)),
    }
    yield statement(identity, subject, "end", Verb.COMPLETED, about, came_to, context, done.ended)
    if result.mode is not Mode.EXAM:
        return
    verb = Verb.PASSED if result.passed else Verb.FAILED
    came_to = {**came_to, "success": result.passed}
    yield statement(identity, subject, "outcome", verb, about, came_to, context, done.ended)


def _answers(identity: Identity, done: FinishedSitting) -> Iterator[Statement]:
    subject, paper = _subject(done), _paper(identity, done)
    items = {item.item: item for part in done.result.parts for item in part.items}
    for number, (item, given) in enumerate(zip(done.sitting.items, done.sitting.done, strict=True)):
        asked = item.task
        if not isinstance(asked, Asked) or not isinstance(given, Answered):
            continue
        if isinstance(given.answer, Skipped):
            continue
        bank = activity(
            iri(identity.base, "bank", asked.bank_path), f"{ADL_ACTIVITY}/course", asked.bank_path
        )
        around = {"parent": [paper], "grouping": [bank]}
        yield statement(
            identity,
            subject,
            f"answer:{number}",
            Verb.ANSWERED,
            _question(identity, asked),
            _answer(asked, given, items[number], done.trainee),
            context_of(identity, subject, _drawn(done), around),
            done.answered.get(number, done.ended),
        )


def _question(identity: Identity, asked: Asked) -> Statement:
    id = iri(identity.base, "question", asked.bank_path, asked.question.id)
    about = activity(id, INTERACTION, asked.question.text)
    seen = interaction.told(asked.question)
    described = {"description": {LANGUAGE: seen}} if seen else {}
    found = {**about["definition"], **described, **interaction.definition(asked.question)}
    return {**about, "definition": found}


def _answer(asked: Asked, given: Answered, item: ItemResult, trainee: str) -> Statement:
    said = interaction.response(asked, given.answer, trainee)
    return {
        "score": score(item.points, item.most),
        "success": item.right,
        "completion": True,
        "duration": duration(given.took_ms),
        **({"response": said} if said else {}),
    }


def _subject(done: FinishedSitting) -> Subject:
    paper = done.sitting.paper
    mode = done.sitting.started.mode
    return Subject(done.id, done.trainee, done.started, mode.value, done.program, paper.digest)


def _paper(identity: Identity, done: FinishedSitting) -> Statement:
    kind = "paper" if done.result.mode is Mode.EXAM else "quiz"
    id = iri(identity.base, kind, done.result.paper)
    return activity(id, f"{ADL_ACTIVITY}/assessment", done.result.title)


def _drawn(done: FinishedSitting) -> Statement:
    return {"seed": str(done.sitting.started.seed)}


def _came_to(done: FinishedSitting) -> Statement:
    result = done.result
    end = done.sitting.end
    told: Statement = {
        "attempt": result.attempt,
        "end": end.value if end else "",
        "red-line": result.red_line,
        "parts": [
            {
                "kind": part.kind.value,
                "weight": part.weight,
                "percent": part.percent,
                "passed": part.passed,
            }
            for part in result.parts
        ],
    }
    return {**told, "level": result.level} if result.level else told
