"""Scenarios to begin with, one of each family: `Wishes -> text` (docs: `trainer new`)."""

from trainer.scenario.templates.template import Template, families, template_of
from trainer.scenario.templates.wishes import Wishes, written

__all__ = ["Template", "Wishes", "families", "template_of", "written"]
