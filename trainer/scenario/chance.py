"""Chance that is none: what a seed chooses is the same on every machine, for ever."""

import hashlib


def pick(seed: int, name: str, count: int) -> int:
    """Return a choice among `count` that depends on seed and name alone, 0 to count - 1.

    Recorded drills rest on it: never change the bytes.
    """
    digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % count
