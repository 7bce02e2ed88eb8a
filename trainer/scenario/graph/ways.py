"""Where a 转到 leads, in words and as nodes."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.scenario.model import Goto, GotoKind, Scenario
from trainer.scenario.rules.ways import every_branch


@dataclass(frozen=True, slots=True)
class Way:
    """`text` says it, `targets` are the nodes led to in the order of the sentence.

    `stays` is what is said of 再来, empty where the beat is left at once.
    """

    text: str
    targets: tuple[str, ...] = ()
    stays: str = ""


def ways_of(scenario: Scenario, goto: Goto, beat: str) -> Way:
    """Return where a 转到 of a beat (shared ones under 公共/…) leads."""
    match goto.kind:
        case GotoKind.BEAT:
            return Way(f"→ {goto.target}", (f"beat:{goto.target}",))
        case GotoKind.ENDING:
            return Way(f"→ 结局 {goto.target}", (f"ending:{goto.target}",))
        case GotoKind.VISIT:
            return Way(f"→ {goto.target}，回到 {goto.back}", _visited(goto))
        case GotoKind.DONE:
            return Way("→ 完了，回去", tuple(dict.fromkeys(_backs(scenario, beat))))
        case GotoKind.AGAIN:
            return _again(scenario, goto, beat)


def _visited(goto: Goto) -> tuple[str, ...]:
    """The way back starts at the shared beat; when visits are counted it may start here."""
    again = () if goto.limit is None else (f"beat:{goto.back}",)
    return (f"beat:{goto.target}", *again)


def _again(scenario: Scenario, goto: Goto, beat: str) -> Way:
    stays = "↻ 再来" if goto.limit is None else f"↻ 最多 {goto.limit} 次"
    if goto.then is None:
        return Way(stays, stays=stays)
    after = ways_of(scenario, goto.then, beat)
    return Way(f"{stays}，之后 {after.text}", after.targets, stays)


def _backs(scenario: Scenario, shared: str) -> Iterator[str]:
    """Yield the beats that a visit of a shared beat comes back to."""
    for branch in every_branch(scenario):
        goto: Goto | None = branch.goto
        while goto is not None:
            if goto.kind is GotoKind.VISIT and goto.target == shared:
                yield f"beat:{goto.back}"
            goto = goto.then
