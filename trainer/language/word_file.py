"""Reads one YAML file of words that ships beside the code."""

from pathlib import Path
from typing import Any


def read_yaml(path: Path) -> Any:
    """Return the content of a file of ours; libyaml reads it where the machine has it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
