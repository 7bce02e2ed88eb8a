"""What each key means to an author: `meanings.yaml`, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("meanings.yaml")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One key: what it is for, and what an author may write after it."""

    says: str
    examples: tuple[str, ...] = ()


@cache
def meanings() -> dict[str, dict[str, Meaning]]:
    """Return level name -> key -> its meaning."""
    read = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        level: {
            key: Meaning(words["says"], tuple(words.get("examples", ())))
            for key, words in keys.items()
        }
        for level, keys in read.items()
    }
