"""The conversations that a supervisor should read first."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from trainer.batch.conversation import Conversation
from trainer.batch.moment import written
from trainer.batch.tally import cost_of
from trainer.language import LABEL_NAMES, Finding, Severity
from trainer.masking import mask, mask_key

KEPT = 100
_QUOTES = 3
_WEIGHT = {Severity.RED_LINE: 0, Severity.HARD: 1, Severity.SOFT: 2}
Case = dict[str, Any]


def case_of(
    conversation: Conversation, late_rounds: Callable[[Conversation], int], file: str
) -> Case | None:
    """Return what is to be known of a conversation that went wrong; None where nothing did."""
    faults = [
        (reply, finding)
        for reply in conversation.replies
        for finding in reply.counted
        if finding.severity
    ]
    if not faults:
        return None
    told = sorted(faults, key=lambda pair: _WEIGHT[pair[1].severity or Severity.SOFT])
    return {
        "conversation": mask_key(conversation.conversation),
        "id": f"{file}:{conversation.first.line}",
        "agents": sorted({mask_key(reply.message.agent) for reply in conversation.replies}),
        "shift": conversation.first.shift,
        "time": written(conversation.first.at),
        "cost": cost_of(conversation.replies),
        "late": late_rounds(conversation),
        "faults": dict(sorted(Counter(finding.label for _, finding in faults).items())),
        "quotes": [_quoted(reply.message.text, one) for reply, one in told[:_QUOTES]],
        "order": [conversation.first.file, conversation.first.line],
    }


def worst_of(cases: Iterable[Case], most: int = KEPT) -> Sequence[Case]:
    """Return the worst cases first: by cost, by rounds that were late, by place."""
    return sorted(cases, key=lambda case: (-case["cost"], -case["late"], case["order"]))[:most]


def _quoted(text: str, finding: Finding) -> str:
    return f"{LABEL_NAMES[finding.label]}：{mask(text)[finding.start : finding.end]}"
