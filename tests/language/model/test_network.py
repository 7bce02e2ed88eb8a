"""The shipped network: exact sums, whatever the machine; known weights."""

import hashlib

import numpy as np
import pytest

from trainer.language import JUDGE_VERSION
from trainer.language.labels import FAULTS, STEPS, VARIANTS
from trainer.language.model.encoding import Line, line_of
from trainer.language.model.network import WEIGHTS, Layer, Network, network

# The verdicts of these weights go by this name in every drill: new weights need a new name.
DIGESTS = {"voices-3.1": "763c441c520dc2e8"}
TEXTS = (
    "您先别急，我马上帮您查物流",
    "不知道",
    "😊",
    "我" * 500,
    "亲，质量问题运费我们出，今天给您补发",
)


def layers(reader: Network) -> list[Layer]:
    around = [layer for _, layer in reader.around]
    return [reader.near, *around, reader.of_reply, reader.of_context, reader.here, reader.out]


def test_the_weights_are_those_that_the_version_names():
    assert DIGESTS[JUDGE_VERSION] == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:16]


def test_it_speaks_of_every_label_in_the_order_of_the_guide():
    assert network().labels == (*STEPS, *FAULTS, *VARIANTS)
    assert all(doubt <= sure for doubt, sure in network().bounds.values())


def test_no_sum_can_pass_what_a_float_holds_exactly():
    for layer in layers(network()):
        assert 255 * np.abs(layer.weights).sum(0).max() < 2**24
        assert np.array_equal(layer.weights, np.rint(layer.weights))


@pytest.mark.parametrize("text", TEXTS)
def test_the_odds_are_those_of_counting_in_whole_numbers(text):
    line = line_of(text, "怎么还没到", "您好")
    assert np.array_equal(network().odds(line), counted(network(), line))


def counted(reader: Network, line: Line) -> np.ndarray:
    """Return the odds as 64-bit whole numbers give them, one row after another."""
    rows = (
        reader.letters[reader.row_of[line.points]].astype(np.int64)
        + reader.pairs[line.pairs]
        + reader.triples[line.triples]
    )
    held = np.zeros(len(rows), bool)
    for part, where in line.parts:
        rows[where] += reader.parts[part]
        held[where] = True
    seen = np.clip(rows, -255, 255)
    seen[~held] = 0
    seen = stepped(applied(reader.near, beside(seen, 5, 1)))
    seen[~held] = 0
    for apart, layer in reader.around:
        more = np.maximum(applied(layer, beside(seen, 3, apart)), 0)
        seen = stepped(more + seen.astype(np.float32))
        seen[~held] = 0
    reply, context = seen[line.start :], seen[: line.start]
    light = applied(reader.of_reply, pooled(reply, len(reply))[None])
    light += applied(reader.of_context, pooled(context, line.context)[None])
    return applied(reader.out, stepped(applied(reader.here, reply) + light))


def applied(layer: Layer, seen: np.ndarray) -> np.ndarray:
    sums = seen.astype(np.int64) @ layer.weights.astype(np.int64)
    return sums.astype(np.float32) * layer.scale + layer.shift


def stepped(made: np.ndarray) -> np.ndarray:
    return np.rint(np.clip(made, 0, 255)).astype(np.int64)


def beside(seen: np.ndarray, size: int, apart: int) -> np.ndarray:
    reach = size // 2 * apart
    wide = np.pad(seen, ((reach, reach), (0, 0)))
    return np.concatenate([wide[at * apart : at * apart + len(seen)] for at in range(size)], axis=1)


def pooled(seen: np.ndarray, held: int) -> np.ndarray:
    return np.concatenate([seen.max(0), np.rint(seen.sum(0) / held).astype(np.int64)])
