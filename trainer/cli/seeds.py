"""Seeds that nobody chose."""

import secrets

SEED_BITS = 31


def draw_seed() -> int:
    """Return a seed that nobody chose."""
    return secrets.randbits(SEED_BITS)
