"""Safe mends of an author's file, as edits at their places: `mend_bytes(data, asked)`."""

from trainer.scenario.mending.edit import Mend
from trainer.scenario.mending.whole import MENDABLE, Remade, mend_bytes

__all__ = ["MENDABLE", "Mend", "Remade", "mend_bytes"]
