"""Play each 例句 in its own beat: does the customer take the branch that it stands beside?"""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.drill.advance import replay
from trainer.drill.ear import Ear
from trainer.drill.events import BranchTaken, CustomerSpoke, DeskActed, Mode, Speech, Started
from trainer.drill.play import Play
from trainer.drill.state import Drill
from trainer.language import JUDGE_VERSION
from trainer.scenario.condition import Candidate, anger_holds, candidates
from trainer.scenario.explore import explore
from trainer.scenario.model import Beat, Branch, Scenario, Signal, SignalKind
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import problem
from trainer.scenario.rules.ways import is_silent, used_beats, written
from trainer.scoring.known_page import known_page

MS_A_CHARACTER = 1000


@dataclass(frozen=True, slots=True)
class Example:
    """One 例句 as it went: the branches tried, which of them it stands beside, what was taken."""

    beat: Beat
    ranked: tuple[Candidate, ...]
    rank: int
    drill: Drill  # after the answer, at the anger at which it went best
    turn: BranchTaken

    @property
    def branch(self) -> Branch:
        """The branch that the 例句 stands beside."""
        return self.ranked[self.rank].branch

    @property
    def holds(self) -> bool:
        """Say whether the 例句 took its branch."""
        return _is(self.turn, self.ranked[self.rank])


def played_examples(scenario: Scenario, ear: Ear) -> tuple[Example, ...]:
    """Return each 例句 of the scenario and of the shared beats that it visits, played."""
    return tuple(_examples(scenario, ear))


def _examples(scenario: Scenario, ear: Ear) -> Iterator[Example]:
    found = explore(scenario)
    for beat in used_beats(scenario):
        ranked = candidates(scenario, beat)
        low, high = found.anger_in(beat.name) or (0, 100)
        for rank, candidate in enumerate(ranked):
            branch = candidate.branch
            if candidate.always and beat.name != scenario.beats[0].name:
                continue  # 全程 is tried in the opening
            if is_silent(branch) or not branch.example:
                continue
            done = _done(branch, [c.branch for c in ranked[:rank]])
            played: list[Example] = []
            for anger in _angers(branch, low, high):
                drill, turn = answer(scenario, beat, branch.example, ear, done=done, anger=anger)
                played.append(Example(beat, ranked, rank, drill, turn))
                if played[-1].holds:
                    break
            if played:
                yield played[-1] if played[-1].holds else played[0]


def missed(scenario: Scenario, example: Example) -> Problem:
    """Tell W502 where an earlier branch took the 例句, else W501."""
    branch, before = example.branch, example.ranked[: example.rank]
    text = written(branch)
    stolen = next((c.branch for c in before if _is(example.turn, c)), None)
    heard = f"听到的是：{'、'.join(example.turn.signals) or '什么也没有'}"
    if stolen is not None:
        return problem(
            scenario,
            known_page("W502"),
            branch.place,
            f"“当: {text}”的例句被第 {stolen.place.line} 行“当: {written(stolen)}”接走了，{heard}",
            "换一句不带那些信号的话，或把这一条移到前面",
            width=len(text),
        )
    return problem(
        scenario,
        known_page("W501"),
        branch.place,
        f"“当: {text}”的例句走不到这一条，{heard}",
        "把例句改成能听出这些信号的话；用 trainer judge 可以看到每句话听出了什么",
        width=len(text),
    )


def answer(
    scenario: Scenario,
    beat: Beat,
    messages: tuple[str, ...],
    ear: Ear,
    *,
    done: frozenset[str] = frozenset(),
    anger: int = 50,
) -> tuple[Drill, BranchTaken]:
    """Return the drill and what the customer does when `messages` answer the beat.

    `done` are desk actions that stand done; `anger` is the customer's, 0-100.
    """
    said = tuple(scenario.fill(line) for line in (beat.says[0] if beat.says else ()))
    begun = replay(
        (
            Started(
                0, scenario.path, scenario.digest, 0, Mode.PRACTICE, JUDGE_VERSION, anger, beat.name
            ),
            *(DeskActed(0, action) for action in sorted(done)),
            CustomerSpoke(0, beat.name, said, Speech.OPENING),
        )
    )
    play = Play(scenario, drill=begun, ear=ear)
    at = 0
    for message in messages:
        text = scenario.fill(message)
        at += MS_A_CHARACTER * len(text)
        play.say(at, text)
    events = play.settle(at)
    return play.drill, next(event for event in events if isinstance(event, BranchTaken))


def _angers(branch: Branch, low: int, high: int) -> tuple[int, ...]:
    """Return the lowest, a middle and the highest anger at which a branch can be taken."""
    fit = [anger for anger in range(low, high + 1) if anger_holds(branch, anger)]
    fit = fit or [anger for anger in range(101) if anger_holds(branch, anger)]
    return tuple(dict.fromkeys((fit[0], fit[len(fit) // 2], fit[-1]))) if fit else ()


def _done(branch: Branch, before: list[Branch]) -> frozenset[str]:
    """Return the desk actions that stand done where a branch can be taken.

    What its own 当 names is done, and what an earlier branch waits for in vain (没X).
    """
    passed = {name for rival in before for name in _actions(rival, negated=True)}
    return frozenset((_actions(branch, negated=False) | passed) - _actions(branch, negated=True))


def _actions(branch: Branch, *, negated: bool) -> set[str]:
    return {s.name for s in branch.when if _is_action(s) and s.negated is negated}


def _is_action(signal: Signal) -> bool:
    return signal.kind is SignalKind.ACTION


def _is(turn: BranchTaken, candidate: Candidate) -> bool:
    return (turn.always, turn.index) == (candidate.always, candidate.index)
