"""The network that learns: a few layers of looking ever wider around each code point.

It reads a line of code points (see `trainer.language.model.encoding`) and says for each code
point of the reply, and for the reply as a whole, how likely each label is.

It computes with whole numbers only: weights are rounded to 8 bits and what passes
between its layers to steps of 1/16, already while it learns (straight through: Bengio et al. 2013,
arXiv:1308.3432). Sums of such numbers are exact in 32-bit floats in whatever order a machine adds
them, so that the same reply gets the same verdict everywhere.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.language.model.encoding import GAP, HASHED, REPLY
from training.rows import OUTPUTS

STEP = 16  # What passes between layers comes in steps of 1/16 …
HIGHEST = 255  # … and in no more of them than this.
EMBEDDED_STEP = 32
SMALL, WIDE = 127, 255
TABLE_WIDTH = 48
# How sharply the likeliest code points decide for the whole reply.
SHARPNESS = 2.0


def rounded(values: Tensor) -> Tensor:
    """Round, and let the gradient through as if nothing had happened."""
    return values + (values.round() - values).detach()


def stepped(values: Tensor) -> Tensor:
    """Return what a layer passes on: no less than 0, in steps of 1/16."""
    return rounded(values.clamp(0, HIGHEST / STEP) * STEP) / STEP


def embedded(values: Tensor) -> Tensor:
    """Return rows of a table in steps of 1/32, within 8 bits."""
    return rounded((values * EMBEDDED_STEP).clamp(-SMALL, SMALL)) / EMBEDDED_STEP


def weighted(weights: Tensor) -> Tensor:
    """Return weights rounded to 8 bits by the largest of each row's (its output's)."""
    largest = weights.detach().flatten(1).abs().amax(1).clamp(min=1e-8)
    scale = (largest / SMALL).reshape(-1, *[1] * (weights.dim() - 1))
    return rounded(weights / scale) * scale


class Table(nn.Module):
    """What the reader begins with: the code point, its sound, its part, and its neighbours."""

    def __init__(self, letters: int, sounds: int, width: int) -> None:
        super().__init__()
        self.letter = _embedding(letters, width, 0.5)
        self.sound = _embedding(sounds, width, 0.3)
        self.part = _embedding(4, width, 0.3)
        self.pair = _embedding(HASHED, width, 0.2)
        self.triple = _embedding(HASHED, width, 0.2)
        self.forgotten = 0.3

    def forward(self, line: dict[str, Tensor]) -> Tensor:
        """Return (reply, position, width)."""
        one = self.letter(line["letters"]) + self.sound(line["sounds"])
        of_part, pair, triple = (
            self.part(line["parts"]), self.pair(line["pairs"]), self.triple(line["triples"])
        )  # fmt: skip
        one, of_part, pair, triple = (embedded(x) for x in (one, of_part, pair, triple))
        total = one + of_part + self._kept(pair) + self._kept(triple)
        total = total.clamp(-WIDE / EMBEDDED_STEP, WIDE / EMBEDDED_STEP)
        held: Tensor = (line["parts"] > 0).unsqueeze(2)
        return total * held

    def _kept(self, rows: Tensor) -> Tensor:
        """Return the rows of neighbours, while learning some of them left out whole."""
        if not self.training:
            return rows
        kept = torch.rand(*rows.shape[:2], 1) >= self.forgotten
        return rows * kept / (1 - self.forgotten)


def _embedding(size: int, width: int, spread: float) -> nn.Embedding:
    table = nn.Embedding(size, width)
    nn.init.normal_(table.weight, 0, spread)
    return table


class Verdict(nn.Module):
    """What the reader ends with: each code point seen in the light of the whole."""

    def __init__(self, width: int, drop: float) -> None:
        super().__init__()
        self.of_reply = nn.Linear(2 * width, width)
        self.of_context = nn.Linear(2 * width, width)
        self.here = nn.Linear(width, width)
        self.out = nn.Linear(width, len(OUTPUTS))
        nn.init.constant_(self.out.bias, -4.0)
        self.drop = nn.Dropout(drop)

    def forward(self, seen: Tensor, line: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the log-odds per code point (reply, position, output) and per reply."""
        reply = line["parts"] == REPLY
        context = (line["parts"] > 0) & ~reply
        light = _applied(self.of_reply, _pooled(seen, reply))
        light = light + _applied(self.of_context, _pooled(seen, context))
        lit = stepped(_applied(self.here, self.drop(seen)) + light.unsqueeze(1))
        odds = _applied(self.out, self.drop(lit))
        inside = odds.masked_fill(~reply.unsqueeze(2), -1e4)
        return odds, torch.logsumexp(inside * SHARPNESS, 1) / SHARPNESS


def _applied(layer: nn.Linear, seen: Tensor) -> Tensor:
    """Return what `layer` makes of what was seen, with rounded weights."""
    return functional.linear(seen, weighted(layer.weight), layer.bias)


def _pooled(seen: Tensor, where: Tensor) -> Tensor:
    """Return the highest and the mean of what was seen `where`."""
    held = where.unsqueeze(2)
    mean = (seen * held).sum(1) / held.sum(1).clamp(min=1)
    return torch.cat([(seen * held).amax(1), stepped(mean)], 1)


class Reader(nn.Module):
    """One wide look around each code point, then ever wider ones."""

    def __init__(
        self, letters: int, sounds: int, width: int, apart: Sequence[int], drop: float
    ) -> None:
        super().__init__()
        if max(apart) > GAP:
            raise ValueError(f"a layer reaches across the {GAP} blank rows between two parts")
        self.apart = tuple(apart)
        self.table = Table(letters, sounds, TABLE_WIDTH)
        self.near = nn.Conv1d(TABLE_WIDTH, width, 5, padding=2)
        self.around = nn.ModuleList(
            nn.Conv1d(width, width, 3, padding=rows, dilation=rows) for rows in apart
        )
        self.verdict = Verdict(width, drop)
        self.drop = nn.Dropout(drop)

    def forward(self, line: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the log-odds per code point and per reply."""
        held = (line["parts"] > 0).unsqueeze(1)
        read = self.table(line).transpose(1, 2)
        seen = (
            stepped(functional.conv1d(read, weighted(self.near.weight), self.near.bias, padding=2))
            * held
        )
        for rows, layer in zip(self.apart, self.around, strict=True):
            more = functional.conv1d(
                self.drop(seen), weighted(layer.weight), layer.bias, padding=rows,
                dilation=rows,
            )  # fmt: skip
            seen = stepped(seen + functional.relu(more)) * held
        return self.verdict(seen.transpose(1, 2), line)
