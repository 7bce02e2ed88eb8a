"""A hint for the beat: first what is still missing, then how it could be said."""

from trainer.drill.signals import heed
from trainer.drill.state import Drill
from trainer.scenario.model import Branch, Scenario, SignalKind


def hint(drill: Drill, scenario: Scenario) -> str:
    """Return the next hint; each further one in the drill says more."""
    beat = scenario.beat(drill.beat)
    heard = heed(drill, scenario)
    missing = [signal for signal in beat.due if not heard.holds(signal)]
    if missing and drill.hints % 2 == 0:
        acts = [s.text for s in missing if s.kind is SignalKind.ACTION]
        says = [s.text for s in missing if s.kind is not SignalKind.ACTION]
        parts = [f"先在工作台做: {'、'.join(acts)}"] if acts else []
        parts += [f"还要说到: {'、'.join(says)}"] if says else []
        return "；".join(parts) + "。"
    line = model_line(scenario, drill.beat)
    return f"可以这样说: {line}" if line else "这里没有固定说法，照实回答顾客就好。"


def model_line(scenario: Scenario, name: str) -> str:
    """Return the beat's 例句 that does most of what is due, with the facts filled in."""
    beat = scenario.beat(name)
    due = {(s.kind, s.name) for s in beat.due}
    calmest = sorted(
        (b for b in beat.branches if b.example and _is_good(b)),
        key=lambda b: (-len(due & {(s.kind, s.name) for s in b.when if not s.negated}), b.anger),
    )
    return scenario.fill("　".join(calmest[0].example)) if calmest else ""


def _is_good(branch: Branch) -> bool:
    """A branch worth imitating waits for something done, and for no fault."""
    bad = {SignalKind.FAULT, SignalKind.CONFRONT, SignalKind.BREACH, SignalKind.SALAD}
    bad |= {SignalKind.OFF_TOPIC, SignalKind.LATE}
    done = any(s.kind in (SignalKind.STEP, SignalKind.CRAFT) and not s.negated for s in branch.when)
    return done and branch.points >= 0 and not any(s.kind in bad for s in branch.when)
