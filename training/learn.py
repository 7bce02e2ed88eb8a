"""Lets a network learn from examples, and says what a network has learnt."""

import math
import random
import sys
import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.language.model.encoding import REPLY
from training.batches import Alphabet, Example, batch, batches, noisy
from training.rows import LABELS

Odds = npt.NDArray[np.float32]


def learn(
    network: nn.Module,
    examples: Sequence[Example],
    alphabet: Alphabet,
    *,
    passes: int,
    size: int,
    rate: float,
    seed: int,
) -> None:
    """Let `network` learn for so many passes, `size` examples at a time."""
    chance = random.Random(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02, fused=True)
    steps = passes * (math.ceil(len(examples) / size) + 1)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)
    for number in range(passes):
        network.train()
        began, total, count = time.monotonic(), 0.0, 0
        typed = [noisy(one, examples, chance) for one in examples]
        for some in batches(typed, size, chance):
            line, gold, known = batch(some, alphabet)
            loss = _loss(network(line), line, gold, known)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            pace.step()
            total, count = total + loss.item(), count + 1
        print(
            f"  pass {number + 1}/{passes}: loss {total / count:.3f}, "
            f"{time.monotonic() - began:.0f} s",
            file=sys.stderr,
            flush=True,
        )


def _loss(
    said: tuple[Tensor, Tensor], line: dict[str, Tensor], gold: Tensor, known: Tensor
) -> Tensor:
    """Return the cross entropy per code point of the replies, plus that per reply."""
    here, whole = said
    inside = (line["parts"] == REPLY).unsqueeze(2) * known.unsqueeze(1)
    entropy = functional.binary_cross_entropy_with_logits
    each = (entropy(here, gold, reduction="none") * inside).sum(2)
    of_reply = (entropy(whole, gold.amax(1), reduction="none") * known).sum(1)
    return each.sum() / (line["parts"] == REPLY).sum() + of_reply.mean()


def odds_of(network: nn.Module, examples: Sequence[Example], alphabet: Alphabet) -> Odds:
    """Return the highest log-odds of each label in each reply: (reply, label)."""
    network.eval()
    found = np.zeros((len(examples), len(LABELS)), np.float32)
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].text))
    with torch.no_grad():
        for first in range(0, len(order), 64):
            some = order[first : first + 64]
            line, _, _ = batch([examples[at] for at in some], alphabet)
            here, _ = network(line)
            here = here.masked_fill((line["parts"] != REPLY).unsqueeze(2), -1e4)
            found[some] = here.amax(1).numpy()[:, : len(LABELS)]
    return found
