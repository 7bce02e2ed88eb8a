"""P602: what a trainee is shown as good breaks a policy or carries a fault."""

from collections.abc import Iterable, Iterator

from trainer.drill.ear import Ear
from trainer.drill.hearing import counted
from trainer.drill.hints import is_worth_imitating
from trainer.drill.policy import CHECKS, breaches
from trainer.drill.state import Drill
from trainer.language import FAULTS, Finding, Kind
from trainer.scenario.model import Place, Rehearsal, Scenario
from trainer.scenario.problem import Problem
from trainer.scenario.rules.page import problem
from trainer.scoring.best_way import is_model
from trainer.scoring.example_play import Example, answer
from trainer.scoring.known_page import known_page
from trainer.scoring.personas import EXCELLENT
from trainer.scoring.rehearsed import Rehearsed


def blemishes(
    scenario: Scenario, examples: Iterable[Example], rehearsed: Iterable[Rehearsed], ear: Ear
) -> Iterator[Problem]:
    """Yield each fault and each breach in a 例句 worth imitating, a 快捷语, a model 试演.

    What needs a check first (可退款: 查明后) counts as checked: only a 试演 shows what was done.
    """
    for example in examples:
        branch = example.branch
        if branch.anger <= 0 and is_worth_imitating(branch):
            drill, _ = answer(scenario, example.beat, branch.example, ear, done=CHECKS)
            for wrong in _wrong(scenario, drill):
                yield _told(scenario, branch.place, f"“{branch.example[0]}”", "例句", wrong)
    for reply in scenario.quick_replies:
        drill, _ = answer(scenario, scenario.beats[0], (reply.text,), ear, done=CHECKS)
        for wrong in _wrong(scenario, drill):
            yield _told(scenario, reply.place, f"“{reply.text}”", "快捷语", wrong)
    for one in rehearsed:
        if _is_excellent(one.rehearsal):
            for wrong in _wrong(scenario, one.played.drill):
                name = f"“{one.rehearsal.name}”"
                yield _told(scenario, one.rehearsal.place, name, "试演", wrong)


def _is_excellent(rehearsal: Rehearsal) -> bool:
    _, points = rehearsal.expect_score or ("", 0)
    return is_model(rehearsal) and points >= EXCELLENT


def _wrong(scenario: Scenario, drill: Drill) -> Iterator[str]:
    """Yield what is wrong in a drill, each in a few Chinese words."""
    faults: dict[str, Finding] = {}
    for _, finding in counted(drill):
        if finding.kind is Kind.FAULT:
            faults.setdefault(finding.label, finding)
    for label, finding in faults.items():
        yield f"有失误“{FAULTS[label]}”：“{finding.quote}”"
    for breach in dict.fromkeys(breaches(drill, scenario.policies)):
        yield f"越权：{breach.reason}“{breach.quote}”"


def _told(scenario: Scenario, place: Place, quote: str, what: str, wrong: str) -> Problem:
    return problem(
        scenario,
        known_page("P602"),
        place,
        f"{what}{quote}{wrong}",
        "换一种说法；学员会照着说，说了要扣分",
    )
