"""Floor 1, the script: YAML -> Scenario | problems."""

from trainer.scenario.library import Library
from trainer.scenario.load import load, load_text, load_transcript
from trainer.scenario.model import Scenario
from trainer.scenario.problem import Level, Problem

__all__ = ["Level", "Library", "Problem", "Scenario", "load", "load_text", "load_transcript"]
