"""The skills that a drill trains: the steps, faults to avoid, the desk, answering in time."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.language.labels import FAULTS, STEPS


class SkillKind(StrEnum):
    """What sort of thing is trained."""

    STEP = "step"
    FAULT = "fault"
    DESK = "desk"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that is trained: stable id (step.soothe, fault.shirk, desk.look), Chinese name.

    `topic` is what a question bank calls it (技能): the name of the step, of the fault.
    """

    id: str
    name: str
    kind: SkillKind
    topic: str


LOOK = Skill("desk.look", "先查再说", SkillKind.DESK, "查明原因")
POLICY = Skill("desk.policy", "不越权", SkillKind.DESK, "补偿")
DEEDS = Skill("desk.deeds", "该办的办到", SkillKind.DESK, "全力解决")
SPEED = Skill("speed", "按时回复", SkillKind.SPEED, "时效")

SKILLS: tuple[Skill, ...] = (
    *(Skill(f"step.{step}", name, SkillKind.STEP, name) for step, name in STEPS.items()),
    LOOK,
    DEEDS,
    POLICY,
    SPEED,
    *(
        Skill(f"fault.{fault}", f"避免{name}", SkillKind.FAULT, name)
        for fault, name in FAULTS.items()
    ),
)

# The flow begins once the customer is greeted; few scenarios ask for the greeting.
SIX_STEPS = frozenset(f"step.{step}" for step in STEPS if step != "greet")
