"""From a disguised chat to the text of a scenario that loads."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.chats.draft import drafted
from trainer.chats.facts import facts_of
from trainer.chats.hearing import answer_of
from trainer.chats.page import page
from trainer.chats.said import Said
from trainer.chats.turns import MOST, turns_of
from trainer.drill.transcript import perform
from trainer.errors import TrainerError
from trainer.scenario import Scenario, load_text
from trainer.scoring.score import score

_FILE = "草稿.yaml"


@dataclass(frozen=True, slots=True)
class Imported:
    """A drafted scenario: its text, its beats, and how many turns of the chat were left out."""

    text: str
    beats: int
    left_out: int


def imported(chat: Sequence[Said], title: str = "") -> Imported:
    """Return the scenario drafted from a disguised chat; TrainerError where there is none in it.

    Its 试演 carry the endings to which they lead now.
    """
    turns = turns_of(chat)
    if not any(turn.agent for turn in turns):
        raise TrainerError(
            "这段聊天里没有一问一答：要有顾客的话和客服的回复。请用 --role 说明谁是客服。"
        )
    kept = turns[:MOST]
    answers = [answer_of(turn) for turn in kept]
    draft = drafted(kept, answers, facts_of(kept), title)
    loaded = load_text(((_FILE, page(draft)),))
    endings = _endings(loaded) if isinstance(loaded, Scenario) else ()
    return Imported(page(draft, endings), len(draft.scenes) + 1, len(turns) - len(kept))


def _endings(scenario: Scenario) -> tuple[str, ...]:
    played = (perform(scenario, rehearsal.entries) for rehearsal in scenario.rehearsals)
    return tuple(score(one.drill, scenario).ending for one in played)
