"""The trained voice, read from a file of whole numbers: how likely is each label, and where.

Every sum is one of whole numbers below 2**24, which 32-bit floats hold exactly in whatever order
they are added; what is not a sum is done one number at a time. So the same reply has the same odds
on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from trainer.language.model.encoding import Line

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Shorts = npt.NDArray[np.int16]

WEIGHTS = Path(__file__).with_name("weights.npz")
# What passes between layers comes in steps of 1/16, no more of them than this.
_LOWEST, _HIGHEST = np.float32(0), np.float32(255)
_WIDEST = np.int16(255)


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights as whole numbers (inputs, outputs); `scale` and `shift` turn sums into steps."""

    weights: Floats
    scale: Floats
    shift: Floats

    def of(self, seen: Floats) -> Floats:
        """Return what the layer makes of whole numbers (rows, inputs)."""
        made: Floats = seen @ self.weights
        made *= self.scale
        made += self.shift
        return made


@dataclass(frozen=True)
class Network:
    """The tables and layers of the shipped reader; see `training/network.py`.

    `labels` are what it says of each code point: steps, faults, then variants (see `labels.py`).
    `bounds` are, per step and fault, the log-odds `doubt` and `sure` (see `verdict.py`).
    """

    labels: tuple[str, ...]
    bounds: dict[str, tuple[float, float]]
    row_of: npt.NDArray[np.uint16]
    letters: Shorts
    parts: Bytes
    pairs: Bytes
    triples: Bytes
    near: Layer
    around: tuple[tuple[int, Layer], ...]
    of_reply: Layer
    of_context: Layer
    here: Layer
    out: Layer

    @cached_property
    def column_of(self) -> dict[str, int]:
        """Which column of the odds is which label's."""
        return {label: column for column, label in enumerate(self.labels)}

    def odds(self, line: Line) -> Floats:
        """Return the log-odds of each label at each code point of the reply."""
        seen = self._seen(line)
        reply = seen[line.start :]
        light = self.of_reply.of(_pooled(reply, len(reply)))
        if line.context:
            light += self.of_context.of(_pooled(seen[: line.start], line.context))
        else:
            light += self.of_context.shift
        lit = self.here.of(reply)
        lit += light
        return self.out.of(_stepped(lit))

    def _seen(self, line: Line) -> Floats:
        rows = self.letters.take(self.row_of.take(line.points), 0)
        rows += self.pairs.take(line.pairs, 0)
        rows += self.triples.take(line.triples, 0)
        for part, where in line.parts:
            rows[where] += self.parts[part]
        np.minimum(np.maximum(rows, -_WIDEST, out=rows), _WIDEST, out=rows)
        read = rows.astype(np.float32)
        _wipe(read, line.blanks)
        seen = _stepped(self.near.of(_beside(read, 5, 1)))
        _wipe(seen, line.blanks)
        for apart, layer in self.around:
            more = layer.of(_beside(seen, 3, apart))
            np.maximum(more, _LOWEST, out=more)
            more += seen
            seen = _stepped(more)
            _wipe(seen, line.blanks)
        return seen


def _wipe(seen: Floats, blanks: tuple[slice, ...]) -> None:
    for blank in blanks:
        seen[blank] = 0


def _beside(seen: Floats, size: int, apart: int) -> Floats:
    """Return beside each row its neighbours, `size` rows that lie `apart`: (rows, size * width)."""
    reach = size // 2 * apart
    rows, width = seen.shape
    wide = np.zeros((rows + 2 * reach, width), np.float32)
    wide[reach : reach + rows] = seen
    step = 4 * width
    view: Floats = np.ndarray((rows, size, width), np.float32, wide, 0, (step, apart * step, 4))
    return view.reshape(rows, size * width)


def _stepped(made: Floats) -> Floats:
    """Round to whole steps, none below 0; in place."""
    np.maximum(made, _LOWEST, out=made)
    np.minimum(made, _HIGHEST, out=made)
    return np.rint(made, out=made)


def _pooled(seen: Floats, held: int) -> Floats:
    """Return the highest and the mean of the rows, `held` of which hold something."""
    width = seen.shape[1]
    pooled = np.empty(2 * width, np.float32)
    np.maximum.reduce(seen, 0, out=pooled[:width])
    mean = np.add.reduce(seen, 0, out=pooled[width:])
    mean /= np.float32(held)
    np.rint(mean, out=mean)
    return pooled


@cache
def network() -> Network:
    """Return the shipped reader, read when it is first asked."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        labels = tuple(str(label) for label in kept["labels"])
        bounds = zip(kept["doubt"].tolist(), kept["sure"].tolist(), strict=True)
        return Network(
            labels=labels,
            # The variants, which come last, have none.
            bounds=dict(zip(labels, bounds, strict=False)),
            row_of=kept["row_of"],
            letters=kept["letters"].astype(np.int16),
            parts=kept["parts"],
            pairs=kept["pairs"],
            triples=kept["triples"],
            near=_layer(kept, "near"),
            around=tuple(
                (int(apart), _layer(kept, f"around{deep}"))
                for deep, apart in enumerate(kept["apart"])
            ),
            of_reply=_layer(kept, "of_reply"),
            of_context=_layer(kept, "of_context"),
            here=_layer(kept, "here"),
            out=_layer(kept, "out"),
        )


def _layer(kept: Mapping[str, npt.NDArray[Any]], name: str) -> Layer:
    weights = np.ascontiguousarray(kept[f"{name}.weights"].astype(np.float32))
    return Layer(weights, kept[f"{name}.scale"], kept[f"{name}.shift"])
