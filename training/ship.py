"""Writes what the reader has learnt as whole numbers, the way `trainer.language.model` reads it."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from training.batches import Alphabet
from training.bounds import Bounds
from training.network import EMBEDDED_STEP, SMALL, STEP, Reader, weighted
from training.rows import OUTPUTS

Arrays = dict[str, npt.NDArray[np.generic]]


def ship(reader: Reader, alphabet: Alphabet, bounds: Bounds, path: Path) -> None:
    """Write the weights of `reader` to `path` (npz, no pickles)."""
    table = reader.table
    row_of, letters = _letters(reader, alphabet)
    arrays: Arrays = {
        "labels": np.array(OUTPUTS),
        "doubt": bounds[0],
        "sure": bounds[1],
        "apart": np.array(reader.apart),
        "row_of": row_of,
        "letters": letters,
        "parts": _whole(table.part.weight),
        "pairs": _whole(table.pair.weight),
        "triples": _whole(table.triple.weight),
    }
    # Sums of (steps in × weights) times `scale` plus `shift` are steps out.
    verdict = reader.verdict
    _add(arrays, "near", reader.near, EMBEDDED_STEP, STEP)
    for deep, layer in enumerate(reader.around):
        _add(arrays, f"around{deep}", layer, STEP, STEP)
    for name in ("of_reply", "of_context", "here"):
        _add(arrays, name, getattr(verdict, name), STEP, STEP)
    _add(arrays, "out", verdict.out, STEP, 1)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _whole(weights: Tensor) -> npt.NDArray[np.int8]:
    """Return rows of a table in whole steps."""
    return (weights.detach() * EMBEDDED_STEP).clamp(-SMALL, SMALL).round().to(torch.int8).numpy()


def _letters(
    reader: Reader, alphabet: Alphabet
) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.int8]]:
    """Return for each code point its row, and the rows: letter and sound in one."""
    points = np.arange(0x10000)
    letter_of, sound_of = (rows.numpy() for rows in alphabet.rows_of(points))
    pairs, row_of = np.unique(np.stack([letter_of, sound_of], 1), axis=0, return_inverse=True)
    table = reader.table
    both = table.letter.weight[pairs[:, 0]] + table.sound.weight[pairs[:, 1]]
    return row_of.reshape(-1).astype(np.uint16), _whole(both)


def _add(arrays: Arrays, name: str, layer: torch.nn.Module, taken: int, given: int) -> None:
    """Add the weights of `layer` as (inputs, outputs), windows side by side."""
    weights: Tensor = layer.weight.detach()  # type: ignore[assignment]
    scale = weights.flatten(1).abs().amax(1).clamp(min=1e-8) / SMALL
    whole = (weighted(weights).flatten(1) / scale.unsqueeze(1)).round()
    if weights.dim() == 3:  # (outputs, inputs, window) → (window × inputs, outputs)
        whole = whole.reshape(weights.shape).permute(2, 1, 0).reshape(-1, len(weights))
    else:
        whole = whole.T
    arrays[f"{name}.weights"] = whole.to(torch.int8).contiguous().numpy()
    arrays[f"{name}.scale"] = (scale * given / taken).numpy().astype(np.float32)
    bias: Tensor = layer.bias.detach()  # type: ignore[assignment]
    arrays[f"{name}.shift"] = (bias * given).numpy().astype(np.float32)
