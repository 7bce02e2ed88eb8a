"""Turn a way over branches into a transcript: 例句 to say, desk actions to do, silence to wait.

Each step is played as it is written, so what comes out can be performed.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from trainer.drill.ear import Ear
from trainer.drill.events import Mode
from trainer.drill.play import SECOND, Play
from trainer.drill.state import Drill, Turn
from trainer.drill.transcript import enter
from trainer.scenario.condition import FINISHED, Levels, candidates
from trainer.scenario.model import Beat, Branch, Entry, EntryKind, Scenario
from trainer.scenario.moves import CHASE, BranchRef, Move, Moves
from trainer.scenario.variation import AS_WRITTEN, varied
from trainer.scoring.round_entries import level_of, round_entries

LATE = "超时"  # as the drill names it
# Said where 其他 is wanted: nothing in them is due anywhere, and few are faults.
FILLERS = (
    "我这边是这样想的",
    "今天来的人挺多的",
    "您说的是这一单",
    "这个嘛",
    "嗯",
    "哦哦",
    "1",
)

Extra = Callable[[Beat, Branch], Sequence[str]]  # desk actions to do although no 当 asks for them


@dataclass(frozen=True, slots=True)
class Walk:
    """A way as a transcript, the drill that it leads to, and the moment (ms) at which it stands.

    `steps` is how many branches of the way were taken; `trouble` says in Chinese why the next
    could not be taken, empty where all could.
    """

    entries: tuple[Entry, ...]
    drill: Drill
    at: int
    steps: int = 0
    trouble: str = ""


class _StuckError(Exception):
    """The next branch of the way cannot be taken by what is written."""


class Walker:
    """Takes one branch after the other; what it was is never changed."""

    def __init__(self, scenario: Scenario, ear: Ear, extra: Extra = lambda *_: ()) -> None:
        """`extra` names desk actions to do beside those that a branch waits for."""
        self.scenario = varied(scenario, AS_WRITTEN)
        self.ear = ear
        self.extra = extra
        self.moves = Moves(self.scenario)
        self.branches = branches_of(self.scenario)

    def start(self) -> Walk:
        """Return the drill as it opens."""
        play = Play(self.scenario, ear=self.ear)
        play.start(seed=0, mode=Mode.EXAM)
        return Walk((), play.drill, 0)

    def along(self, way: Iterable[BranchRef]) -> Walk:
        """Take the branches of a way from the opening, as far as they can be taken."""
        walked = self.start()
        for ref in way:
            walked = self.take(walked, ref)
            if walked.trouble:
                break
        return walked

    def take(self, walked: Walk, ref: BranchRef) -> Walk:
        """Do what makes the customer take one branch, or tell the trouble."""
        try:
            return _Step(self, walked, ref).taken()
        except _StuckError as stuck:
            return replace(walked, trouble=str(stuck))


def branches_of(scenario: Scenario) -> dict[BranchRef, Branch]:
    """Return every branch as it can be taken in each beat; the customer's own chase is none."""
    return {
        BranchRef(beat.name, candidate.always, candidate.index): candidate.branch
        for beat in (*scenario.beats, *scenario.shared)
        for candidate in candidates(scenario, beat)
    }


class _Step:
    """One branch to be taken from where a walk stands."""

    def __init__(self, walker: Walker, walked: Walk, ref: BranchRef) -> None:
        self.walker = walker
        self.scenario = walker.scenario
        self.walked = walked
        self.play = Play(walker.scenario, drill=walked.drill, ear=walker.ear)
        self.ref = ref

    def taken(self) -> Walk:
        if self.play.drill.over or self.play.drill.beat != self.ref.beat:
            raise _StuckError("走不到这个环节")
        branch = self.walker.branches.get(self.ref)
        spoken = None if branch and branch.is_late() else self._spoken()
        if spoken is not None and branch is not None and branch.example:
            return self._answer(spoken, branch)
        if spoken is not None and (branch is None or branch.is_other()):
            return self._mumble(spoken)
        if branch is None or branch.is_late() or branch.is_other():
            return self._wait()
        raise _StuckError("没有例句")

    def _spoken(self) -> Move | None:
        """Return the move by which an answer leads to the branch, None where only silence does."""
        beat = self.scenario.beat(self.ref.beat)
        choice = self.walker.moves.of(beat, self.play.drill.anger)
        return next((move for move in choice.moves if move.ref == self.ref), None)

    def _answer(self, move: Move, branch: Branch) -> Walk:
        beat = self.scenario.beat(self.ref.beat)
        levels = self._levels(move)
        wanted = dict(levels)
        extra = self.walker.extra(beat, branch)
        more = tuple((a, FINISHED) for a in extra if wanted.get(a, FINISHED) == FINISHED)
        messages = tuple(map(self.scenario.fill, branch.example))
        entries = round_entries(self.play, self.walked.at, (*levels, *more), messages)
        return self._performed(entries)

    def _mumble(self, move: Move) -> Walk:
        """Say something that is none of the signals."""
        said = {reply.text for reply in self.play.drill.replies}
        levels = self._levels(move)
        for filler in FILLERS:
            if filler not in said:
                with suppress(_StuckError):
                    return self._performed(
                        round_entries(self.play, self.walked.at, levels, (filler,))
                    )
        raise _StuckError("试了几句闲话，都没有走到这里")

    def _wait(self) -> Walk:
        deadline = self.play.deadline
        if deadline is None:
            raise _StuckError("顾客不在等，不说话也不会催")
        whole = -(-(deadline - self.walked.at) // SECOND) * SECOND
        return self._performed([Entry(EntryKind.WAIT, took_ms=max(whole, 0))])

    def _levels(self, move: Move) -> Levels:
        """Return the least that the desk must have come to for the move."""
        now = {action: level_of(self.play.drill, action) for way in move.ways for action, _ in way}
        fit = [way for way in move.ways if all(level >= now[action] for action, level in way)]
        if not fit:
            raise _StuckError("前面已经做了这一条不要的动作")
        return min(fit, key=lambda way: sum(level - now[action] for action, level in way))

    def _performed(self, entries: list[Entry]) -> Walk:
        """Play one round's entries; they stand if the branch was taken."""
        play = Play(self.scenario, drill=self.walked.drill, ear=self.walker.ear)
        before = len(play.drill.turns)
        at = self.walked.at
        for entry in entries:
            at, _, used = enter(play, entry, at)
            if not used:
                break
        taken = play.drill.turns[before:]
        chased = all(LATE in turn.signals and turn.beat == self.ref.beat for turn in taken[:-1])
        if not taken or ref_of(taken[-1]) != self.ref or not chased:
            raise _StuckError(_instead(taken, play.drill.ending))
        entered = "" if play.drill.over else play.drill.beat
        last = replace(entries[-1], expect_beat=entered)
        steps = self.walked.steps + 1
        return Walk((*self.walked.entries, *entries[:-1], last), play.drill, at, steps)


def ref_of(turn: Turn) -> BranchRef:
    """Return which branch a turn took."""
    return BranchRef(turn.beat, turn.always, turn.index if turn.index >= 0 else CHASE)


def _instead(taken: Sequence[Turn], ending: str) -> str:
    if ending == "红线":
        return "这句例句碰了红线，试演当场结束"
    if not taken:
        return "顾客没有反应"
    heard = "、".join(taken[-1].signals) or "什么也没有"
    return f"例句走到了第 {taken[-1].line} 行，听到的是：{heard}"
