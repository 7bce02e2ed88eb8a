"""A template: a whole small scenario of one family, with marks for what its author wishes.

Each YAML file beside this module holds one: what is asked has its default there (标题, 商品,
怒气), 骂人 has a line for each degree of abuse from 1 up, 办法 names what the shop can offer (a
desk action) with the words that go with it, 正文 is the scenario. A mark is a name in 《》; a list
that holds nothing but an empty mark disappears.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trainer.language.word_file import read_yaml

_FOLDER = Path(__file__).parent
_ORDER = ("物流", "质量", "错发少件", "退款", "尺码", "售前活动", "赠品积分")
_MARK = re.compile(r"《(\w+)》")
_EMPTY_LINE = re.compile(r"^ *(?:- )?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to put things right: a desk action by its Chinese name, its words by their mark."""

    name: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """The scenario of a family; `abuse[n - 1]` is what the customer says at 辱骂 n."""

    family: str
    title: str
    goods: str
    anger: int
    abuse: tuple[str, ...]
    offers: tuple[Offer, ...]
    text: str

    def offer(self, name: str) -> Offer | None:
        """Return the offer of that name, None where the family has no such."""
        return next((offer for offer in self.offers if offer.name == name), None)

    def filled(self, words: Mapping[str, str]) -> str:
        """Return the text with each mark replaced by its words; what they hold stays as it is."""
        return _EMPTY_LINE.sub("", _MARK.sub(lambda mark: words[mark[1]], self.text))


def families() -> tuple[str, ...]:
    """Return the families that have a template, in the order in which they are offered."""
    return _ORDER


@cache
def template_of(family: str) -> Template:
    """Return the template of one of `families()`."""
    raw = read_yaml(_FOLDER / f"{family}.yaml")
    return Template(
        family=family,
        title=raw["标题"],
        goods=raw["商品"],
        anger=raw["怒气"],
        abuse=tuple(raw["骂人"]),
        offers=tuple(Offer(name, tuple(words.items())) for name, words in raw["办法"].items()),
        text=raw["正文"],
    )
