"""A quick reply's text for this moment: filled with the facts that have been seen, no others."""

import re

from trainer.drill.state import Drill
from trainer.scenario.model import Scenario

PLACEHOLDER = re.compile("【[^【】]+】")


def filled(text: str, scenario: Scenario, drill: Drill) -> str:
    """Return `text` with each 【X】 replaced that the trainee can know by now."""
    hidden = {
        name for group in scenario.facts if not drill.seen(group.action) for name, _ in group.values
    }
    known = {f"【{name}】": value for name, value in scenario.placeholders if name not in hidden}
    return PLACEHOLDER.sub(lambda match: known.get(match.group(), match.group()), text)


def gaps(text: str) -> tuple[str, ...]:
    """Return the 【X】 that are still to be filled in."""
    return tuple(PLACEHOLDER.findall(text))
