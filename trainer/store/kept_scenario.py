"""The scenario as it was when a drill was played, whatever became of its file since."""

from trainer.errors import TrainerError
from trainer.scenario import Scenario
from trainer.scenario.load import load_text
from trainer.scenario.variation import varied
from trainer.store.reader import Reader
from trainer.store.records import KeptDrill


def kept_scenario(archive: Reader, drill: KeptDrill) -> Scenario:
    """Return the scenario of a kept drill as its seed varied it, rebuilt from the kept text.

    Raises TrainerError where this program reads that text otherwise than the one that played it.
    """
    found = load_text(archive.sources_of(drill.digest), origin=drill.origin)
    if not isinstance(found, Scenario):
        raise TrainerError(
            f"演练 {drill.id} 的场景原文，这个版本的程序读不了：{found[0].message}。"
            f"当时的程序是 {drill.program}。"
        )
    if found.digest != drill.digest:
        raise TrainerError(
            f"演练 {drill.id} 的场景原文和当时的摘要对不上，可能被改动过。"
            f"当时的程序是 {drill.program}。"
        )
    return varied(found, drill.seed)
