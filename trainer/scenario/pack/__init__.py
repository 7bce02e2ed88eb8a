"""Packs: scenarios with all that they include, as one zip that nobody who gets it need trust."""

from trainer.scenario.pack.gather import Gathered, gather
from trainer.scenario.pack.installation import State, finish, install, plan, stage_in
from trainer.scenario.pack.manifest import Manifest, PackedFile
from trainer.scenario.pack.staging import breaks, staged
from trainer.scenario.pack.unzip import Pack, read_pack
from trainer.scenario.pack.zipped import zipped

__all__ = [
    "Gathered",
    "Manifest",
    "Pack",
    "PackedFile",
    "State",
    "breaks",
    "finish",
    "gather",
    "install",
    "plan",
    "read_pack",
    "stage_in",
    "staged",
    "zipped",
]
