"""The questions that go with what `trainer next` suggests."""

from collections import Counter
from collections.abc import Sequence

from trainer.cli.settings import Settings
from trainer.cli.typed import one_word
from trainer.quiz import BankLibrary
from trainer.safe_text import shown_line
from trainer.study import Suggestion


def quiz_commands(settings: Settings, found: Sequence[Suggestion], whose: str) -> tuple[str, ...]:
    """Return for each suggestion the line that asks about its skill; empty where no bank does.

    Of several banks it is the one with the most questions; `whose` ends the line.
    """
    banks, _ = BankLibrary(settings.builtin_scenarios, settings.own_scenarios).all()
    count = Counter((q.skill, bank.path) for bank in banks for q in bank.questions)
    return tuple(_command(one, count, whose) for one in found)


def _command(one: Suggestion, count: Counter[tuple[str, str]], whose: str) -> str:
    topic = one.skill.topic if one.skill else ""
    asking = [(times, bank) for (skill, bank), times in count.items() if skill == topic]
    if not topic or not asking:
        return ""
    _, bank = max(asking)
    name = one_word(shown_line(bank))
    return f"trainer quiz {name} --skill {one_word(topic)}{whose}"
