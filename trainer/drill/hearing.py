"""What counts of what was heard: over the messages of one round, not one by one."""

import re
from collections.abc import Iterator, Sequence

from trainer.drill.state import Drill, Reply
from trainer.language import Finding, Kind

# Steps that are help of one's own: they lift a hand-off and a grunt in the same round.
HELP: frozenset[str] = frozenset({"investigate", "resolve"})
CONTENT: frozenset[str] = HELP | {"soothe", "position", "apologize"}
# Steps that must answer this customer, now: said word for word as before they answer nothing.
OF_SUBSTANCE: frozenset[str] = HELP | {"position"}
CLAUSE = re.compile(r"[\w【】]{3,}")
CANNED_FROM = 12  # characters that a reply may share with earlier ones before they count as canned


Counted = tuple[tuple[int, Finding], ...]


def counted(drill: Drill) -> Counted:
    """Return every finding that counts in the drill with the index of its reply."""
    found: list[tuple[int, Finding]] = []
    for round_ in drill.rounds:
        found.extend(of_round(drill, round_.replies))
    return tuple(found)


def of_round(drill: Drill, indexes: Sequence[int]) -> Counted:
    """Return the findings that stand when these replies are taken as one answer."""
    replies = [(index, drill.replies[index]) for index in indexes]
    return tuple(
        (index, finding)
        for index, reply in replies
        for finding in reply.findings
        if not _is_lifted(index, finding, replies)
        and not _is_repeated(finding, reply)
        and not _is_canned(finding, reply, drill.replies[:index])
    )


def _is_lifted(index: int, finding: Finding, replies: Sequence[tuple[int, Reply]]) -> bool:
    """Help in a later message lifts a hand-off; any content beside it lifts a grunt."""
    if finding.label == "shirk":
        return any(label in HELP for i, r in replies if i > index for label in _steps(r))
    if finding.label == "dismissive" and finding.rule != "dismissive.salad":
        return any(label in CONTENT for i, r in replies if i != index for label in _steps(r))
    return False


def _is_repeated(finding: Finding, reply: Reply) -> bool:
    """A reply that only repeats what the agent said before earns no step and no craft again."""
    if finding.kind is Kind.FAULT:
        return False
    return any(
        other.label == "repeat" and other.start < finding.end and finding.start < other.end
        for other in reply.findings
    )


def _is_canned(finding: Finding, reply: Reply, earlier: Sequence[Reply]) -> bool:
    """A canned tail behind new words (the customer's own, perhaps) earns no substance again."""
    if finding.label not in OF_SUBSTANCE:
        return False
    said = {clause.group() for other in earlier for clause in CLAUSE.finditer(other.text)}
    again = [clause for clause in CLAUSE.finditer(reply.text) if clause.group() in said]
    if sum(len(clause.group()) for clause in again) < CANNED_FROM:
        return False
    return any(clause.start() <= finding.start < clause.end() for clause in again)


def _steps(reply: Reply) -> Iterator[str]:
    return (f.label for f in reply.findings if f.kind is Kind.STEP)
