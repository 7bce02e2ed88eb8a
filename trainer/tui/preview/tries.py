"""What an author has tried, and on which version of the file: a value, new after each act."""

from dataclasses import dataclass, replace

from trainer.drill.ear import Ear, remembering
from trainer.drill.tryout import SEED, Act, Start, Tryout, further, parting, try_out
from trainer.scenario.check import SCENE
from trainer.scenario.model import Scenario
from trainer.scenario.variation import varied
from trainer.scenario.watch import Version
from trainer.tui.preview.findings import by_gravity, first_error
from trainer.tui.preview.trace import parted_sentence

STAYS = "演练留在上一次能用的版本。"


@dataclass(frozen=True)
class Tries:
    """The newest version of the file, its lines as last read, and the tryout.

    `scenario` is the last version that could be played, varied; `parted` the first step that led
    elsewhere than before the last change of the file; `ear` remembers what it has judged.
    """

    version: Version
    ear: Ear
    lines: tuple[str, ...] = ()
    scenario: Scenario | None = None
    tryout: Tryout | None = None
    parted: int | None = None

    @property
    def acts(self) -> tuple[Act, ...]:
        """Everything that was tried since the start."""
        return self.tryout.acts if self.tryout else ()

    @property
    def is_stale(self) -> bool:
        """Say whether the drill is that of an earlier version than the file's newest."""
        return self.version.scenario is None

    def on(self, version: Version) -> "tuple[Tries, str]":
        """Return the same tries on a new version, and what there is to say about it."""
        lines = self.lines if version.text is None else tuple(version.text.split("\n"))
        moved = replace(self, version=version, lines=lines, parted=None)
        before = self.tryout
        if version.scenario is None:
            return moved, f"{_trouble(version)}，{STAYS}" if before else ""
        scenario = varied(version.scenario, SEED)
        if before is None:
            return replace(moved, scenario=scenario, tryout=try_out(scenario, Start())), ""
        after = try_out(scenario, before.start, before.acts, self.ear)
        index = parting(before, after)
        said = parted_sentence(before, after, index)
        return replace(moved, scenario=scenario, tryout=after, parted=index), said

    def with_act(self, act: Act) -> "Tries":
        """Return the tries with one more act; unchanged where nothing can be done any more."""
        if self.scenario is None or self.tryout is None or self.tryout.drill.over:
            return self
        return replace(self, tryout=further(self.scenario, self.tryout, (act,), self.ear))

    def without_last(self) -> "Tries":
        """Return the tries without the last act."""
        if self.scenario is None or self.tryout is None:
            return self
        tryout = try_out(self.scenario, self.tryout.start, self.tryout.acts[:-1], self.ear)
        return replace(self, tryout=tryout, parted=None)

    def from_start(self, start: Start) -> "Tries":
        """Return tries that begin anew."""
        if self.scenario is None:
            return self
        return replace(self, tryout=try_out(self.scenario, start), parted=None)


def tries_on(version: Version) -> Tries:
    """Return the tries at the beginning, on the first version of a file."""
    return Tries(version, remembering()).on(version)[0]


def _trouble(version: Version) -> str:
    """Return why a version cannot be played, in a few words."""
    if version.text is None:
        return "现在读不到文件"
    line = first_error(by_gravity(version.problems), version.file)
    if line:
        return f"文件第 {line} 行有错"
    return "文件有错" if version.kind == SCENE else f"现在是{version.kind}文件"
