"""What the trained voice holds of one reply: how likely each label is, and on which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.language.model.encoding import line_of
from trainer.language.model.network import Floats, network

# A label's words go on as far as the odds stay within this of the highest …
_NEAR_THE_HIGHEST = 0.7
# … and above this.
_LOWEST = -1.0


@dataclass(frozen=True, slots=True)
class Opinion:
    """Log-odds per code point of the reply as read and per label; `highest` per label."""

    text: str
    here: Floats
    highest: dict[str, float]

    def spans(self, label: str) -> Iterator[tuple[int, int]]:
        """Yield where the words that carry `label` begin and end."""
        column = self.here[:, network().column_of[label]].tolist()
        bound = max(self.highest[label] - _NEAR_THE_HIGHEST, min(_LOWEST, self.highest[label]))
        start = None
        for at, odds in enumerate((*column, bound - 1)):
            if odds >= bound and at < len(column):
                start = at if start is None else start
            elif start is not None:
                if span := self._trimmed(start, at):
                    yield span
                start = None

    def within(self, label: str, start: int, end: int) -> float:
        """Return the highest odds of `label` between two code points."""
        return float(self.here[start:end, network().column_of[label]].max())

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span without stops and blanks at its ends, None where nothing is left."""
        while start < end and not self.text[start].isalnum():
            start += 1
        while start < end and not self.text[end - 1].isalnum():
            end -= 1
        return (start, end) if start < end else None


def opinion_of(text: str, customer: str = "", before: str = "") -> Opinion:
    """Return what the voice holds of `text`; all as read (see `normalise`)."""
    reader = network()
    if not text:
        return Opinion(text, reader.out.shift[None, :0], dict.fromkeys(reader.labels, -99.0))
    here = reader.odds(line_of(text, customer, before))
    return Opinion(text, here, dict(zip(reader.labels, here.max(0).tolist(), strict=True)))
