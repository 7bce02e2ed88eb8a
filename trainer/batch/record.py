"""One judged reply as a row of the findings: the judge's shape, and where it stands; masked."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from trainer.batch.conversation import Conversation
from trainer.batch.judged import Judged
from trainer.batch.moment import written
from trainer.language import Finding, Kind
from trainer.masking import mask, mask_key

VERSION = 1
Record = dict[str, Any]

# A reason is said of thousands of replies: masked once.
_masked_saying = lru_cache(maxsize=4096)(mask)
_key = lru_cache(maxsize=4096)(mask_key)


def record_of(conversation: Conversation, reply: Judged, number: int, file: str) -> Record:
    """Return the row of reply `number` (from 1): nothing personal in it, spans as in the original.

    `id` is file and line, by which the original is found again.
    """
    message = reply.message
    text = mask(message.text)
    kinds = {kind: [f for f in reply.counted if f.kind is kind] for kind in Kind}
    return {
        "version": VERSION,
        "id": f"{file}:{message.line}",
        "conversation": _key(conversation.conversation),
        "reply": number,
        "round": reply.round,
        "agent": _key(message.agent),
        "shift": message.shift,
        "time": written(message.at),
        "customer": mask(reply.customer),
        "text": text,
        "steps": _as_rows(kinds[Kind.STEP], text),
        "faults": _as_rows(kinds[Kind.FAULT], text),
        "craft": _as_rows(kinds[Kind.CRAFT], text),
        "review": _as_rows((f for f in reply.heard if f.review), text),
        "lifted": _as_rows(reply.lifted, text),
    }


def _as_rows(findings: Iterable[Finding], text: str) -> list[Record]:
    return [_as_row(finding, text) for finding in findings]


def _as_row(finding: Finding, text: str) -> Record:
    """Return a finding in the judge's shape: named by its kind, a fault with its severity."""
    severity = {"severity": finding.severity.value} if finding.severity else {}
    return {
        finding.kind.value: finding.label,
        **severity,
        "start": finding.start,
        "end": finding.end,
        "quote": text[finding.start : finding.end],
        "reason": _masked_saying(finding.reason),
        "better": _masked_saying(finding.better),
        "rule": finding.rule,
        "voice": finding.voice,
    }
