"""`make train`: learns from `corpus/`, writes `trainer/language/model/weights.npz`.

The same corpus, seed and library give the same weights on the same machine; another machine may
round differently while learning. What is shipped then judges alike everywhere.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from trainer.language.labels import STEPS
from trainer.language.verdict import ALONE
from training.batches import Alphabet, Example
from training.bounds import Bools, bounds, by_rules, f1, gold_of, together
from training.learn import learn, odds_of
from training.network import Reader
from training.rows import LABELS, development, rows
from training.ship import ship

WEIGHTS = Path(__file__).parent.parent / "trainer" / "language" / "model" / "weights.npz"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, measure on the validation part, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--passes", type=int, default=11, help="how often all is read")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--apart", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--drop", type=float, default=0.3)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args(arguments)
    torch.set_num_threads(2)
    train, validation = rows("train"), (*rows("validation"), *development())
    examples = [Example.of(row) for row in train]
    alphabet = Alphabet(one.customer + one.text for one in examples)
    torch.manual_seed(asked.seed)
    reader = Reader(*alphabet.sizes, asked.width, asked.apart, asked.drop)
    learn(reader, examples, alphabet, passes=asked.passes, size=32, rate=4e-3, seed=asked.seed)
    odds = odds_of(reader, [Example.of(row) for row in validation], alphabet)
    rules, gold = by_rules(validation), gold_of(validation)
    found = bounds(odds, rules, gold)
    for name, heard in (
        ("rules alone", rules),
        ("trained voice alone", odds >= ALONE),
        ("both", together(odds, rules, *found)),
    ):
        print(f"validation, {name}: {figures(heard, gold)}", file=sys.stderr)
    for label, low, high in zip(LABELS, *found, strict=True):
        print(f"  {label}: {low:g} to {high:g}", file=sys.stderr)
    ship(reader, alphabet, found, asked.out)
    return 0


def figures(heard: Bools, gold: Bools) -> str:
    """Return F1 over all labels, the steps, and the faults."""
    steps = np.array([label in STEPS for label in LABELS])
    return (
        f"all {f1(heard, gold):.3f}, steps {f1(heard[:, steps], gold[:, steps]):.3f}, "
        f"faults {f1(heard[:, ~steps], gold[:, ~steps]):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
