"""One round as entries of a transcript: desk actions first, then the answer, within 限时."""

from trainer.drill.play import SECOND, Play
from trainer.drill.state import Drill
from trainer.drill.transcript import ACTION_MS, TYPING_MS
from trainer.scenario.condition import FINISHED, STARTED, UNTOUCHED, Levels
from trainer.scenario.model import Entry, EntryKind, Scenario
from trainer.scoring.attacks import content_of, fields_of

SHORTEST_REPLY_MS = SECOND


def round_entries(play: Play, at: int, levels: Levels, messages: tuple[str, ...]) -> list[Entry]:
    """Return what to do from moment `at` (ms) on, so that the desk stands at `levels`.

    An answer is typed at 60 characters a minute where 限时 allows, else quickly. A look-up that
    takes longer than 限时 is waited for, and the customer chases meanwhile.
    """
    drill = play.drill
    to_do = dict.fromkeys(a for a, level in levels if level and not level_of(drill, a))
    typing = len(messages[0]) * TYPING_MS
    rest = sum(map(len, messages[1:])) * TYPING_MS
    acting = len(to_do) * ACTION_MS
    room = (play.deadline or at + acting + typing + SECOND) - at
    hurried = acting + typing >= room
    took = max(SHORTEST_REPLY_MS, room // 2 // SECOND * SECOND) if hurried else typing
    ready = max((_left(play, a) for a, level in levels if level == FINISHED), default=0)
    took = max(took, ready - rest)
    waits: list[Entry] = []
    if ready and took >= room:
        waits, took = [Entry(EntryKind.WAIT, took_ms=ready)], SHORTEST_REPLY_MS
    acts = [_act(play.scenario, action, 0 if hurried else None) for action in to_do]
    own_pace = took == typing
    reply = Entry(EntryKind.REPLY, messages, took_ms=None if own_pace else took)
    return [*acts, *waits, reply]


def level_of(drill: Drill, action: str) -> int:
    """Return how far a desk action has come: UNTOUCHED, STARTED or FINISHED."""
    if drill.seen(action):
        return FINISHED
    return STARTED if drill.started(action) else UNTOUCHED


def _act(scenario: Scenario, action: str, took_ms: int | None) -> Entry:
    return Entry(
        EntryKind.ACTION,
        action=action,
        content=content_of(action),
        fields=fields_of(scenario, action),
        took_ms=took_ms,
    )


def _left(play: Play, action: str) -> int:
    """Return how long (ms) a look-up takes from the last action on, 0 where it has finished."""
    group = play.scenario.fact_group(action)
    return group.takes_s * SECOND if group and not play.drill.seen(action) else 0
