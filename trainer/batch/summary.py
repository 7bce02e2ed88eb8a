"""The summary of a run as one value: rates of each fault and step, KPI, the worst first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer.batch.cells import ALL, Figures, Tally
from trainer.batch.kpi import kpi_of, line_of, rate
from trainer.batch.measure import Told
from trainer.batch.worst import Case
from trainer.language import CRAFTS, FAULTS, STEPS
from trainer.scoring.profile import Profile

VERSION = 1
WORST = 50
Block = dict[str, Any]
_LABELS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("steps", "step", STEPS),
    ("faults", "fault", FAULTS),
    ("craft", "craft", CRAFTS),
)


def summary_of(
    tally: Tally,
    cases: Sequence[Case],
    profiles: Sequence[Profile],
    told: Told,
    *,
    judge: str,
    skipped: int,
    files: Sequence[str],
) -> Block:
    """Return the summary; rates are shares from 0 to 1, times whole seconds on average.

    Agents, shifts and pairs of them come worst first: by what their faults cost a conversation.
    """
    whole = sums_of_all(tally)
    return {
        "version": VERSION,
        "judge": judge,
        "files": list(files),
        "messages": whole["messages"],
        "robot": whole["robot"],
        "skipped": skipped,
        "profiles": [line_of(profile) for profile in profiles],
        "overall": block_of(whole, profiles, told),
        "agents": _blocks(tally, profiles, told, agent=True, shift=False),
        "shifts": _blocks(tally, profiles, told, agent=False, shift=True),
        "agents_by_shift": _blocks(tally, profiles, told, agent=True, shift=True),
        "worst": [
            {key: value for key, value in case.items() if key != "order"} for case in cases[:WORST]
        ],
    }


class _Zeros(dict[str, int]):
    """Figures of which those that were never counted are 0."""

    def __missing__(self, name: str) -> int:
        return 0


def sums_of_all(tally: Tally) -> Figures:
    """Return the figures of all agents and shifts together."""
    return _Zeros(tally.cells.get((ALL, ALL), {}))


def block_of(figures: Figures, profiles: Sequence[Profile], told: Told) -> Block:
    """Return the figures of one cell by name."""
    conversations, replies = figures["conversations"], figures["replies"]
    return {
        "conversations": conversations,
        "replies": replies,
        "cost_per_conversation": rate(figures["cost"], conversations, 2),
        "faulty_replies": _share(figures["faulty"], replies),
        "red_line_replies": figures["red_lines"],
        "review_replies": figures["review"],
        "unjudged_replies": figures["troubled"],
        **{
            name: {label: _of_label(figures, f"{kind}.{label}") for label in labels}
            for name, kind, labels in _LABELS
        },
        "kpi": {profile.name: kpi_of(figures, profile, told) for profile in profiles},
    }


def _of_label(figures: Figures, name: str) -> Block:
    replies, conversations = figures[f"replies.{name}"], figures[f"conversations.{name}"]
    return {
        "replies": replies,
        "reply_rate": rate(replies, figures["replies"], 4),
        "conversations": conversations,
        "conversation_rate": rate(conversations, figures["conversations"], 4),
    }


def _blocks(
    tally: Tally, profiles: Sequence[Profile], told: Told, *, agent: bool, shift: bool
) -> list[Block]:
    found = [
        ((who or "", when or ""), _Zeros(figures))
        for (who, when), figures in tally.cells.items()
        if (who is not ALL) is agent and (when is not ALL) is shift
    ]
    blocks = [
        {
            **({"agent": who} if agent else {}),
            **({"shift": when} if shift else {}),
            **block_of(figures, profiles, told),
        }
        for (who, when), figures in sorted(found, key=lambda pair: pair[0])
    ]
    return sorted(blocks, key=lambda block: -(block["cost_per_conversation"] or 0))


def _share(part: int, whole: int) -> Block:
    return {"replies": part, "rate": rate(part, whole, 4)}


@dataclass(slots=True)
class Merged:
    """What all parts say: figures, cases, skipped rows, and of each part who served in it."""

    tally: Tally = field(default_factory=Tally)
    cases: list[Case] = field(default_factory=list)
    skipped: list[Block] = field(default_factory=list)
    served: list[list[list[str | None]]] = field(default_factory=list)


def merged(parts: Iterable[Mapping[str, Any]]) -> Merged:
    """Return what all parts say, in their order."""
    whole = Merged()
    for part in parts:
        whole.tally.merge(Tally.from_rows(part["cells"]))
        whole.cases += part["worst"]
        whole.skipped += part["skipped"]
        whole.served.append(part["served"])
    return whole
