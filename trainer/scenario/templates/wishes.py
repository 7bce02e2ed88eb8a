"""What an author wishes of a new scenario, and the text that is written for it."""

import re
from dataclasses import dataclass

from trainer.scenario.templates.template import Offer, Template
from trainer.scenario.value import quoted

# Text that begins and goes on like this means the same with and without quotes.
_PLAIN = re.compile(r"[\w\u4e00-\u9fff][\w\u4e00-\u9fff，。！？、；（）…·-]*")


@dataclass(frozen=True, slots=True)
class Wishes:
    """The answers. Anger 0-100, abuse 0-2; title and goods are one line, as the checks pass it."""

    template: Template
    title: str
    goods: str
    anger: int
    abuse: int
    offer: Offer


def written(wishes: Wishes) -> str:
    """Return the text of a scenario as wished, with LF line ends."""
    words = {
        "标题": as_value(wishes.title),
        "商品": as_value(wishes.goods),
        "怒气": str(wishes.anger),
        "辱骂": str(wishes.abuse),
        "骂人": wishes.template.abuse[wishes.abuse - 1] if wishes.abuse else "",
        "办法": wishes.offer.name,
    }
    return wishes.template.filled({**dict(wishes.offer.words), **words})


def as_value(text: str) -> str:
    """Return a line of text as it may stand after a colon: in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else quoted(text)
