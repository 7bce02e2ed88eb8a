"""The words of one family of files, as whoever reads raw lines needs them.

A question bank knows other words than a scenario, and the name of a beat may be a word of a bank.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trainer.scenario.vocabulary import (
    BANK_LEVEL_NAMES,
    INDICATOR,
    ITEM_KEYS,
    LEVELS,
    PAPER,
    PAPER_LEVEL_NAMES,
    PAPER_PART,
    PROFILE,
    PROFILE_LEVEL_NAMES,
    QUESTION,
    SCENARIO,
    SENTENCE_KEYS,
    TRANSCRIPT,
    KeyTable,
    Shape,
)

_KIND = re.compile(r"^类型[ \t\u3000]*[:：]?[ \t\u3000]*[\"'“]?(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Dictionary:
    """The keys of a family of files, by level.

    `items` may stand right after “- ”, `outermost` at the left edge; after `sentences` stands what
    an author says in sentences. Right below `hold_keys` are keys of ours, below `hold_names` names
    of the author's with keys of ours below each.
    """

    levels: tuple[KeyTable, ...]
    items: frozenset[str]
    outermost: frozenset[str]
    sentences: frozenset[str]
    hold_keys: frozenset[str] = frozenset()
    hold_names: frozenset[str] = frozenset()

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(self._shapes)

    def shapes(self, key: str) -> frozenset[Shape]:
        """Return what may stand after a key, over all levels that know it."""
        return self._shapes.get(key, frozenset())

    @cached_property
    def _shapes(self) -> Mapping[str, frozenset[Shape]]:
        keys = {key for level in self.levels for key in level}
        return {k: frozenset(level[k] for level in self.levels if k in level) for k in keys}


def _said(levels: Iterable[KeyTable]) -> frozenset[str]:
    sentences = {Shape.SENTENCE, Shape.SENTENCES}
    return frozenset(key for level in levels for key, shape in level.items() if shape in sentences)


SCENES = Dictionary(
    levels=LEVELS,
    items=ITEM_KEYS,
    outermost=frozenset({*SCENARIO, *TRANSCRIPT}),
    sentences=SENTENCE_KEYS,
    hold_keys=frozenset({"顾客", "评分", "走向", "全程", "试演", "对答", "快捷语"}),
    hold_names=frozenset({"剧情", "公共", "结局", "政策"}),
)
BANKS = Dictionary(
    levels=tuple(BANK_LEVEL_NAMES.values()),
    items=frozenset(QUESTION),
    outermost=frozenset(BANK_LEVEL_NAMES["题库"]),
    sentences=_said(BANK_LEVEL_NAMES.values()),
    hold_keys=frozenset({"题目"}),
)
PAPERS = Dictionary(
    levels=tuple(PAPER_LEVEL_NAMES.values()),
    items=frozenset(PAPER_PART),
    outermost=frozenset(PAPER),
    sentences=_said(PAPER_LEVEL_NAMES.values()),
    hold_keys=frozenset({"部分"}),
)
PROFILES = Dictionary(
    levels=tuple(PROFILE_LEVEL_NAMES.values()),
    items=frozenset(INDICATOR),
    outermost=frozenset(PROFILE),
    sentences=_said(PROFILE_LEVEL_NAMES.values()),
    hold_keys=frozenset({"指标"}),
)

# 类型: of a file -> its words; of any other file those of a scenario.
DICTIONARIES: Mapping[str, Dictionary] = {
    "题库": BANKS,
    "试卷": PAPERS,
    "考核口径": PROFILES,
}


def dictionary_of(text: str) -> Dictionary:
    """Return the words of the file that has this text, by its 类型."""
    kind = _KIND.search(text)
    return DICTIONARIES.get(kind.group(1), SCENES) if kind else SCENES
