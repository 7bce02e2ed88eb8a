"""Floor 5, the plain front end: the same drill in plain lines, for pipes and screen readers."""

from trainer.plain.drill_lines import PlainDrill
from trainer.plain.recording import Recording
from trainer.plain.scorecard_lines import scorecard_lines

__all__ = ["PlainDrill", "Recording", "scorecard_lines"]
