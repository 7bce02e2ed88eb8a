"""Play what a scenario's author wrote down: 例句 must take their branch, 试演 go as they say.

It proves over sentences what `trainer.scenario.explore` proves over signals.
"""

from collections.abc import Iterator

from trainer.drill.advance import replay
from trainer.drill.events import BranchTaken, CustomerSpoke, DeskActed, Mode, Speech, Started
from trainer.drill.play import Play
from trainer.drill.transcript import perform
from trainer.language import JUDGE_VERSION
from trainer.scenario.condition import Candidate, anger_holds, candidates
from trainer.scenario.explore import explore
from trainer.scenario.model import Beat, Branch, Scenario, Signal, SignalKind
from trainer.scenario.problem import Problem
from trainer.scenario.rules import Page, page_of
from trainer.scenario.rules.page import problem
from trainer.scenario.rules.ways import is_silent, used_beats, written
from trainer.scoring.expectation import disappointments
from trainer.scoring.score import score

MS_A_CHARACTER = 1000


def prove(scenario: Scenario) -> tuple[Problem, ...]:
    """Return every 例句 and 试演 that does not do what it stands for."""
    return (*_examples(scenario), *_rehearsals(scenario))


def _rehearsals(scenario: Scenario) -> Iterator[Problem]:
    for rehearsal in scenario.rehearsals:
        played = perform(scenario, rehearsal.entries)
        wrong = disappointments(rehearsal, played, score(played.drill, scenario))
        if wrong:
            yield problem(
                scenario,
                _page("T701"),
                rehearsal.place,
                f"试演“{rehearsal.name}”没有按写的走：{''.join(wrong)}",
                "改剧情，或改试演里写的期望；trainer rehearse 可以看到每一轮",
                width=len(rehearsal.name),
            )


def _examples(scenario: Scenario) -> Iterator[Problem]:
    told: set[Branch] = set()
    found = explore(scenario)
    for beat in used_beats(scenario):
        ranked = candidates(scenario, beat)
        low, high = found.anger_in(beat.name) or (0, 100)
        for rank, candidate in enumerate(ranked):
            branch = candidate.branch
            if candidate.always and beat.name != scenario.beats[0].name:
                continue  # 全程 is tried in the opening
            if is_silent(branch) or not branch.example or branch in told:
                continue
            angers = _angers(branch, low, high)
            done = _done(branch, [c.branch for c in ranked[:rank]])
            taken = [_taken(scenario, beat, branch, done, anger) for anger in angers]
            if angers and not any(_is(turn, candidate) for turn in taken):
                told.add(branch)
                yield _missed(scenario, ranked, rank, taken[0])


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


def _taken(
    scenario: Scenario, beat: Beat, branch: Branch, done: frozenset[str], anger: int
) -> BranchTaken:
    """Return what the customer does when the 例句 answers the beat."""
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
    play = Play(scenario, drill=begun)
    at = 0
    for message in branch.example:
        text = scenario.fill(message)
        at += MS_A_CHARACTER * len(text)
        play.say(at, text)
    events = play.settle(at)
    return next(event for event in events if isinstance(event, BranchTaken))


def _is(turn: BranchTaken, candidate: Candidate) -> bool:
    return (turn.always, turn.index) == (candidate.always, candidate.index)


def _missed(
    scenario: Scenario, ranked: tuple[Candidate, ...], rank: int, turn: BranchTaken
) -> Problem:
    """Tell W502 where an earlier branch took the 例句, else W501."""
    branch = ranked[rank].branch
    text = written(branch)
    stolen = next((c.branch for c in ranked[:rank] if _is(turn, c)), None)
    heard = f"听到的是：{'、'.join(turn.signals) or '什么也没有'}"
    if stolen is not None:
        return problem(
            scenario,
            _page("W502"),
            branch.place,
            f"“当: {text}”的例句被第 {stolen.place.line} 行“当: {written(stolen)}”接走了，{heard}",
            "换一句不带那些信号的话，或把这一条移到前面",
            width=len(text),
        )
    return problem(
        scenario,
        _page("W501"),
        branch.place,
        f"“当: {text}”的例句走不到这一条，{heard}",
        "把例句改成能听出这些信号的话；用 trainer judge 可以看到每句话听出了什么",
        width=len(text),
    )


def _page(id: str) -> Page:
    page = page_of(id)
    assert page is not None, id
    return page
