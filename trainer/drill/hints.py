"""A hint for the beat: first what is still missing, then how it could be said."""

from trainer.drill.signals import heed
from trainer.drill.state import Drill
from trainer.scenario.model import Branch, Scenario, Signal, SignalKind


def hint(drill: Drill, scenario: Scenario) -> str:
    """Return the next hint; each further one in the drill says more."""
    beat = scenario.beat(drill.beat)
    heard = heed(drill, scenario)
    missing = [signal for signal in beat.due if not heard.holds(signal)]
    if missing and drill.hints % 2 == 0:
        acts = [s.text for s in missing if s.kind is SignalKind.ACTION]
        says = [s.text for s in missing if s.kind is not SignalKind.ACTION]
        parts = [f"先在工作台做：{'、'.join(acts)}"] if acts else []
        parts += [f"还要说到：{'、'.join(says)}"] if says else []
        return "；".join(parts) + "。"
    line = model_line(scenario, drill.beat)
    return f"可以这样说：{line}" if line else "这里没有固定说法，照实回答顾客就好。"


def model_line(scenario: Scenario, name: str, missing: Signal | None = None) -> str:
    """Return the beat's 例句 that does most of what is due, with the facts filled in.

    Of those that do what is `missing`, if there are any.
    """
    beat = scenario.beat(name)
    due = {(s.kind, s.name) for s in beat.due}
    wanted = {(missing.kind, missing.name)} if missing else set()
    ranked = [
        (not wanted <= (does := _does(branch)), -len(due & does), branch.anger, place)
        for place, branch in enumerate(beat.branches)
        if branch.example and is_worth_imitating(branch)
    ]
    best = beat.branches[min(ranked)[-1]].example if ranked else ()
    return scenario.fill("　".join(best))


def _does(branch: Branch) -> set[tuple[SignalKind, str]]:
    return {(s.kind, s.name) for s in branch.when if not s.negated}


def is_worth_imitating(branch: Branch) -> bool:
    """Say whether a branch waits for something done, and for no fault."""
    bad = {SignalKind.FAULT, SignalKind.CONFRONT, SignalKind.BREACH, SignalKind.SALAD}
    bad |= {SignalKind.OFF_TOPIC, SignalKind.LATE}
    done = any(s.kind in (SignalKind.STEP, SignalKind.CRAFT) and not s.negated for s in branch.when)
    return done and branch.points >= 0 and not any(s.kind in bad for s in branch.when)
