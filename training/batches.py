"""Turns rows into numbers, batch by batch, and makes small honest noise while learning."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from pypinyin import Style, lazy_pinyin
from torch import Tensor

from trainer.language.model.encoding import line_of
from trainer.language.normalise import normalise
from training.rows import OUTPUTS, Row
from training.variants import variants_of

UNKNOWN = 1
LONGEST_REPLY = 200
_STOPS = ",。!~ "
# Alone in one reply these depend on the rest of it, so that nothing may be added.
_ALONE = frozenset({"shirk", "dismissive", "repeat", "reask", "beg_rating"})


@dataclass(frozen=True, slots=True)
class Example:
    """A row as read (normalised); `spans` are (number of the output, start, end).

    Of the outputs in `unknown` the row says nothing.
    """

    before: str
    customer: str
    text: str
    spans: tuple[tuple[int, int, int], ...]
    unknown: frozenset[int] = frozenset()

    @classmethod
    def of(cls, row: Row) -> "Example":
        """Return `row` as read, cut to what is learnt from."""
        variants, unknown = variants_of(row)
        spans = tuple(
            (OUTPUTS.index(span.label), span.start, min(span.end, LONGEST_REPLY))
            for span in (*row.spans, *variants)
            if span.start < LONGEST_REPLY
        )
        before = normalise(row.earlier[-1]) if row.earlier else ""
        return cls(
            before,
            normalise(row.customer),
            normalise(row.text)[:LONGEST_REPLY],
            spans,
            frozenset(OUTPUTS.index(variant) for variant in unknown),
        )


class Alphabet:
    """Which row of the tables stands for a code point, and which for its sound (pinyin)."""

    def __init__(self, texts: Iterable[str]) -> None:
        counted = Counter(char for text in texts for char in text)
        known = sorted(char for char, times in counted.items() if times >= 2)
        self.letters = {ord(char) & 0xFFFF: number + 2 for number, char in enumerate(known)}
        every = sorted({sound_of(chr(code)) for code in _chinese()} - {""})
        self._sounds = {sound: number + 1 for number, sound in enumerate(every)}
        codes = range(0x10000)
        self._letter_of = np.array([self.letters.get(code, UNKNOWN) for code in codes])
        self._letter_of[0] = 0
        self._sound_of = np.zeros(0x10000, np.int64)
        for code in (*self.letters, *_chinese()):
            self._sound_of[code] = self._sounds.get(sound_of(chr(code)), 0)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many rows the table of letters and that of sounds need."""
        return len(self.letters) + 2, len(self._sounds) + 1

    def rows_of(self, points: np.ndarray) -> tuple[Tensor, Tensor]:
        """Return the rows of letters and of sounds for code points."""
        return torch.from_numpy(self._letter_of[points]), torch.from_numpy(self._sound_of[points])


def _chinese() -> range:
    return range(0x4E00, 0x9FA6)


def sound_of(char: str) -> str:
    """Return the pinyin of a Chinese character without its tone, empty for any other."""
    if not "一" <= char <= "龥":
        return ""
    return str(lazy_pinyin(char, style=Style.NORMAL)[0])


def batch(
    examples: Sequence[Example], alphabet: Alphabet
) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """Return the lines of `examples`, padded, what each code point carries, and what is known."""
    lines = [line_of(one.text, one.customer, one.before) for one in examples]
    longest = max(len(line.points) for line in lines)
    names = ("letters", "sounds", "parts", "pairs", "triples")
    whole = {name: torch.zeros(len(lines), longest, dtype=torch.long) for name in names}
    gold = torch.zeros(len(lines), longest, len(OUTPUTS))
    known = torch.ones(len(lines), len(OUTPUTS))
    for at, (line, one) in enumerate(zip(lines, examples, strict=True)):
        size = len(line.points)
        letters, sounds = alphabet.rows_of(line.points)
        whole["letters"][at, :size] = letters
        whole["sounds"][at, :size] = sounds
        whole["pairs"][at, :size] = torch.from_numpy(line.pairs.astype(np.int64))
        whole["triples"][at, :size] = torch.from_numpy(line.triples.astype(np.int64))
        for part, where in line.parts:
            whole["parts"][at, where] = part
        for label, start, end in one.spans:
            gold[at, line.start + start : line.start + end, label] = 1
        known[at, list(one.unknown)] = 0
    return whole, gold, known


def batches(
    examples: Sequence[Example], size: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Yield `examples` once, those of like length together, the batches in random order."""
    ordered = sorted(
        examples, key=lambda one: len(one.customer) + len(one.text) + chance.random() * 12
    )
    cut = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    chance.shuffle(cut)
    yield from cut


def noisy(one: Example, others: Sequence[Example], chance: random.Random) -> Example:
    """Return the example as it might also have been typed; the labels still hold."""
    if chance.random() < 0.15:
        one = _joined(one, chance.choice(others))
    if chance.random() < 0.35:
        one = _mistyped(one, chance)
    if chance.random() < 0.08 and not any(OUTPUTS[label] in _ALONE for label, _, _ in one.spans):
        one = Example("", "", one.text, one.spans, one.unknown)
    return one


def _joined(one: Example, other: Example) -> Example:
    """Return both replies as one, where neither depends on what else is said."""
    labels = {OUTPUTS[label] for label, _, _ in (*one.spans, *other.spans)}
    if labels & _ALONE or len(one.text) + len(other.text) > 80:
        return one
    text = f"{one.text},{other.text}"
    shift = len(one.text) + 1
    spans = tuple((label, start + shift, end + shift) for label, start, end in other.spans)
    unknown = one.unknown | other.unknown
    return Example(one.before, one.customer, text, (*one.spans, *spans), unknown)


def _mistyped(one: Example, chance: random.Random) -> Example:
    """Return the example with other stops, a letter left out, or one that nobody knows."""
    kept: list[str] = []
    new_at = []
    for char in one.text:
        new_at.append(len(kept))
        luck = chance.random()
        if char in _STOPS:
            if luck < 0.07:
                continue
            kept.append(chance.choice(" ,。~") if luck < 0.3 else char)
        elif luck < 0.01:
            continue
        else:
            kept.append("\ufffd" if luck < 0.03 else char)
    new_at.append(len(kept))
    if not kept:
        return one
    spans = tuple(
        (label, new_at[start], new_at[end])
        for label, start, end in one.spans
        if new_at[start] < new_at[end]
    )
    return Example(one.before, one.customer, "".join(kept), spans, one.unknown)
