"""The summary of a run as one value: rates of each fault and step, KPI, the worst first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trainer.batch.tally import ALL, Figures, Tally
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
    *,
    judge: str,
    skipped: int,
    files: Sequence[str],
) -> Block:
    """Return the summary; rates are shares from 0 to 1, times whole seconds on average.

    Agents, shifts and pairs of them come worst first: by what their faults cost a conversation.
    """
    whole = _Zeros(tally.cells.get((ALL, ALL), {}))
    return {
        "version": VERSION,
        "judge": judge,
        "files": list(files),
        "messages": whole["messages"],
        "robot": whole["robot"],
        "skipped": skipped,
        "profiles": [_line_of(profile) for profile in profiles],
        "overall": block_of(whole, profiles),
        "agents": _blocks(tally, profiles, agent=True, shift=False),
        "shifts": _blocks(tally, profiles, agent=False, shift=True),
        "agents_by_shift": _blocks(tally, profiles, agent=True, shift=True),
        "worst": [
            {key: value for key, value in case.items() if key != "order"} for case in cases[:WORST]
        ],
    }


class _Zeros(dict[str, int]):
    """Figures of which those that were never counted are 0."""

    def __missing__(self, name: str) -> int:
        return 0


def block_of(figures: Figures, profiles: Sequence[Profile]) -> Block:
    """Return the figures of one cell by name."""
    conversations, replies = figures["conversations"], figures["replies"]
    return {
        "conversations": conversations,
        "replies": replies,
        "cost_per_conversation": _rate(figures["cost"], conversations, 2),
        "faulty_replies": _share(figures["faulty"], replies),
        "red_line_replies": figures["red_lines"],
        "review_replies": figures["review"],
        "unjudged_replies": figures["troubled"],
        **{
            name: {label: _of_label(figures, f"{kind}.{label}") for label in labels}
            for name, kind, labels in _LABELS
        },
        "kpi": {profile.name: _kpi(figures, profile) for profile in profiles},
    }


def _of_label(figures: Figures, name: str) -> Block:
    replies, conversations = figures[f"replies.{name}"], figures[f"conversations.{name}"]
    return {
        "replies": replies,
        "reply_rate": _rate(replies, figures["replies"], 4),
        "conversations": conversations,
        "conversation_rate": _rate(conversations, figures["conversations"], 4),
    }


def _kpi(figures: Figures, profile: Profile) -> Block:
    """Return rounds under a profile: how many within its line, and whether that is enough."""
    name = f"kpi.{profile.name}"
    rounds, within = figures[f"{name}.rounds"], figures[f"{name}.within"]
    answered = figures[f"{name}.first_answered"] + figures[f"{name}.later_answered"]
    return {
        "rounds": rounds,
        "answered": answered,
        "within": within,
        "rate": _rate(within, rounds, 4),
        "first_reply_s": _rate(figures[f"{name}.first_s"], figures[f"{name}.first_answered"], 1),
        "later_reply_s": _rate(figures[f"{name}.later_s"], figures[f"{name}.later_answered"], 1),
        "passed": rounds > 0 and 100 * within >= profile.pass_percent * rounds,
    }


def _blocks(tally: Tally, profiles: Sequence[Profile], *, agent: bool, shift: bool) -> list[Block]:
    found = [
        ((who or "", when or ""), _Zeros(figures))
        for (who, when), figures in tally.cells.items()
        if (who is not ALL) is agent and (when is not ALL) is shift
    ]
    blocks = [
        {
            **({"agent": who} if agent else {}),
            **({"shift": when} if shift else {}),
            **block_of(figures, profiles),
        }
        for (who, when), figures in sorted(found, key=lambda pair: pair[0])
    ]
    return sorted(blocks, key=lambda block: -(block["cost_per_conversation"] or 0))


def _line_of(profile: Profile) -> Block:
    return {
        "name": profile.name,
        "title": profile.title,
        "first_s": profile.first_s,
        "later_s": profile.later_s,
        "pass_percent": profile.pass_percent,
    }


def _share(part: int, whole: int) -> Block:
    return {"replies": part, "rate": _rate(part, whole, 4)}


def _rate(part: int, whole: int, digits: int) -> float | None:
    """Return the quotient, rounded; None where there is nothing to divide by."""
    return round(part / whole, digits) if whole else None


def merged(parts: Iterable[Mapping[str, Any]]) -> tuple[Tally, list[Case], list[Block]]:
    """Return the figures, the cases, and the skipped rows of all parts."""
    tally = Tally()
    cases: list[Case] = []
    skipped: list[Block] = []
    for part in parts:
        tally.merge(Tally.from_rows(part["cells"]))
        cases += part["worst"]
        skipped += part["skipped"]
    return tally, cases, skipped
