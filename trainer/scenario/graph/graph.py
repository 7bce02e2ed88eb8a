"""A scenario as nodes and the ways between them, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trainer.scenario.explore import Exploration, explore
from trainer.scenario.graph.ways import Way, ways_of
from trainer.scenario.model import Beat, Branch, Scenario
from trainer.scenario.moves import BranchRef
from trainer.scenario.rules.ways import is_silent, used_beats, written

ALWAYS = "always"


class Cover(StrEnum):
    """How far a branch is shown and tried, the best first."""

    PLAYED = "played"  # a 试演 takes it
    EXAMPLE = "example"  # it has a 例句
    SILENT = "silent"  # 超时 and 其他, which need none
    BARE = "bare"  # neither
    NEVER = "never"  # exploration proves that it cannot be taken


class NodeKind(StrEnum):
    """What a node stands for."""

    OPENING = "opening"
    BEAT = "beat"
    SHARED = "shared"
    ALWAYS = "always"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Row:
    """One branch of a node: its 当, what it does to anger and points, where it leads."""

    when: str
    effect: str
    way: Way
    cover: Cover
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A beat, 全程 or an ending.

    `said` are the customer's words, `task` is what the trainee should do or know, `notes` what is
    known of it: 限时, the range of anger, the rating.
    """

    key: str
    kind: NodeKind
    name: str
    said: tuple[str, ...] = ()
    task: str = ""
    notes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def label(self) -> str:
        """The name as a reader should see it."""
        return f"结局 {self.name}" if self.kind is NodeKind.ENDING else self.name

    def leads(self) -> Iterator[tuple[Row, str]]:
        """Yield each row with each node that it leads to, itself left out."""
        for row in self.rows:
            for key in row.way.targets:
                if key != self.key:
                    yield row, key


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes: 全程 where there is one, beats in the author's order, shared beats, endings."""

    title: str
    nodes: tuple[Node, ...]

    def count(self, cover: Cover) -> int:
        """Return how many branches are covered so."""
        return sum(row.cover is cover for node in self.nodes for row in node.rows)

    def of(self, *kinds: NodeKind) -> tuple[Node, ...]:
        """Return the nodes of some kinds."""
        return tuple(node for node in self.nodes if node.kind in kinds)


def graph_of(scenario: Scenario, played: frozenset[BranchRef] = frozenset()) -> Graph:
    """Return the graph; `played` are the branches that 试演 take."""
    found = explore(scenario)
    beats = tuple(_beat(scenario, beat, found, played) for beat in used_beats(scenario))
    return Graph(scenario.title, (*_always(scenario, found, played), *beats, *_endings(scenario)))


def _always(scenario: Scenario, found: Exploration, played: frozenset[BranchRef]) -> Iterator[Node]:
    if not scenario.always:
        return
    rows = []
    for index, branch in enumerate(scenario.always):
        takes = any(found.takes(beat, True, index) for beat in found.beats)
        done = any(ref.always and ref.number == index for ref in played)
        rows.append(_row(scenario, branch, takes or not found.complete, done))
    yield Node(ALWAYS, NodeKind.ALWAYS, "全程", task="每个环节都先看这里", rows=tuple(rows))


def _beat(scenario: Scenario, beat: Beat, found: Exploration, played: frozenset[BranchRef]) -> Node:
    rows = []
    for index, branch in enumerate(beat.branches):
        takes = found.takes(beat.name, False, index) or not found.complete
        done = BranchRef(beat.name, False, index) in played
        rows.append(_row(scenario, branch, takes, done, beat.name))
    return Node(
        key=f"beat:{beat.name}",
        kind=_kind(scenario, beat),
        name=beat.name,
        said=tuple(scenario.fill(line) for line in (beat.says[0] if beat.says else ())),
        task=f"应做 {'、'.join(signal.text for signal in beat.due)}" if beat.due else "",
        notes=tuple(_notes(beat, found)),
        rows=tuple(rows),
    )


def _row(scenario: Scenario, branch: Branch, takes: bool, played: bool, beat: str = "") -> Row:
    effects = []
    if branch.anger:
        effects.append(f"怒气{branch.anger:+d}")
    if branch.points:
        effects.append(f"{'加' if branch.points > 0 else '扣'}{abs(branch.points)}分")
    example = tuple(scenario.fill(line) for line in branch.example)
    way = ways_of(scenario, branch.goto, beat)
    return Row(written(branch), " ".join(effects), way, _cover(branch, takes, played), example)


def _cover(branch: Branch, takes: bool, played: bool) -> Cover:
    if played:
        return Cover.PLAYED
    if not takes:
        return Cover.NEVER
    if branch.example:
        return Cover.EXAMPLE
    return Cover.SILENT if is_silent(branch) else Cover.BARE


def _kind(scenario: Scenario, beat: Beat) -> NodeKind:
    if beat == scenario.beats[0]:
        return NodeKind.OPENING
    return NodeKind.BEAT if beat in scenario.beats else NodeKind.SHARED


def _notes(beat: Beat, found: Exploration) -> Iterator[str]:
    if beat.limit_s is not None:
        yield f"限时 {beat.limit_s} 秒"
    anger = found.anger_in(beat.name) if found.complete else None
    if anger is not None:
        low, high = anger
        yield f"怒气 {low}" if low == high else f"怒气 {low}–{high}"
    elif found.complete:
        yield "走不到"


def _endings(scenario: Scenario) -> Iterator[Node]:
    for ending in scenario.endings:
        said = tuple(scenario.fill(line) for line in ending.says)
        notes = (ending.satisfaction or "按怒气评价",)
        yield Node(f"ending:{ending.name}", NodeKind.ENDING, ending.name, said, notes=notes)
