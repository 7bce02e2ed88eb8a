"""A report as one JSON object: `version` 1, `report` with the fields of `trainer.reports.model`.

Ids of steps, faults and axes stand in English. A share is an object of `part` and `whole`, moments
are UTC. The same report gives the same text.
"""

import json
import re
from dataclasses import fields
from functools import cache
from typing import Any

from trainer.reports.model import Report

# C1, bidi and other formats, half surrogates, tags: as escapes, since a terminal obeys some.
UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def report_json(report: Report) -> str:
    """Return the report as JSON on one line."""
    plain = {"version": 1, "report": report}
    text = json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )
    return UNSEEN.sub(lambda one: json.dumps(one.group())[1:-1], text)


def _plain(value: Any) -> dict[str, Any]:
    kind: Any = type(value)
    return {name: getattr(value, name) for name in _names(kind)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
