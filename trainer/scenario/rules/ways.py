"""What the rules ask of a scenario: which branches stand where, and who leads to whom."""

from collections.abc import Iterator

from trainer.scenario.model import Beat, Branch, Goto, GotoKind, Scenario, SignalKind


def written(branch: Branch) -> str:
    """Return the 当 of a branch as its author would write it."""
    return "、".join(signal.text or signal.name or signal.kind.value for signal in branch.when)


def is_silent(branch: Branch) -> bool:
    """Say whether a branch needs no 例句: 超时 and 其他."""
    return branch.is_late() or branch.is_other()


def used_beats(scenario: Scenario) -> tuple[Beat, ...]:
    """Return the scenario's own beats and the shared ones that some 转到 here visits."""
    wanted = {goto.target for branch in every_branch(scenario) for goto in _steps(branch.goto)}
    shared = {beat.name: beat for beat in scenario.shared}
    open_ = [name for name in shared if name in wanted]
    found: dict[str, Beat] = {}
    while open_:
        name = open_.pop(0)
        if name not in shared or name in found:
            continue
        found[name] = shared[name]
        open_ += [g.target for b in shared[name].branches for g in _steps(b.goto)]
    return (*scenario.beats, *found.values())


def spoken(beat: Beat) -> Iterator[str]:
    """Yield every message that the customer may send in a beat."""
    for burst in beat.says:
        yield from burst
    yield from beat.chase


def every_branch(scenario: Scenario) -> Iterator[Branch]:
    """Yield the branches of 全程 and of the scenario's own beats."""
    yield from scenario.always
    for beat in scenario.beats:
        yield from beat.branches


def leads_to(goto: Goto) -> frozenset[str]:
    """Return the beats that a 转到 may lead to, without counting."""
    names = {g.target for g in _steps(goto) if g.kind in (GotoKind.BEAT, GotoKind.VISIT)}
    return frozenset(names | {g.back for g in _steps(goto) if g.back})


def ends_in(goto: Goto) -> frozenset[str]:
    """Return the endings that a 转到 may lead to."""
    return frozenset(g.target for g in _steps(goto) if g.kind is GotoKind.ENDING)


def _steps(goto: Goto | None) -> Iterator[Goto]:
    while goto is not None:
        yield goto
        goto = goto.then


def positive(branch: Branch, *kinds: SignalKind) -> tuple[str, ...]:
    """Return the names of the signals of some kinds that a branch wants to hear."""
    return tuple(s.name for s in branch.when if s.kind in kinds and not s.negated)
