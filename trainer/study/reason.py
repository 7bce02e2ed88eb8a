"""Why a scenario is suggested: one or two plain sentences with the figures that led to it."""

from collections.abc import Sequence
from datetime import datetime

from trainer.study.evidence import SHOWN_BY_SLIPS, Observation
from trainer.study.mastery import Standing, days_since
from trainer.study.shelf import Shelved
from trainer.study.skill import DEEDS, SPEED, Skill, SkillKind

RECENT = 3  # drills that a reason tells of
RECENT_SLIPS = 5  # the same for what is only seen where it goes wrong


def first_reason(scenario: Shelved, has_begun: bool) -> str:
    """Return why somebody of whom nothing is known yet should play the scenario."""
    known = "还没有练完过一次" if has_begun else "第一次练"
    return f"{known}，先从容易的开始：难度{scenario.difficulty}星，把步骤都走一遍。"


def other_reason(scenario: Shelved) -> str:
    """Return why to play a scenario that trains nothing in particular."""
    return f"换一个场景，难度{scenario.difficulty}星。"


def why(standing: Standing, scenario: Shelved, now: datetime) -> str:
    """Return why the scenario should be played for a skill that stands so."""
    return f"{standing.skill.name}{_figures(standing, now)}。{_about(standing.skill, scenario)}"


def why_lowest(standing: Standing, scenario: Shelved, now: datetime) -> str:
    """Return the same for the skill that stands lowest of all."""
    lowest = f"{standing.skill.name}眼下最弱" if standing.seen else standing.skill.name
    return f"{lowest}{_figures(standing, now)}。{_about(standing.skill, scenario)}"


def _figures(standing: Standing, now: datetime) -> str:
    if not standing.seen:
        return "：还没有练到过"
    skill = standing.skill
    recent = standing.seen[-(RECENT_SLIPS if skill.id in SHOWN_BY_SLIPS else RECENT) :]
    times = "只练过" if standing.is_guess else "最近"
    told = f"（掌握度{standing.mastery}）：{times}{len(recent)}次，{_counted(skill, recent)}"
    days = int(days_since(standing.seen[-1].moment, now))
    return f"{told}，已经{days}天没练" if days else told


def _counted(skill: Skill, recent: Sequence[Observation]) -> str:
    of, met = sum(one.of for one in recent), sum(one.met for one in recent)
    if skill.id in SHOWN_BY_SLIPS:
        return f"{of - met}次{_slip(skill)}" if met < of else "都做到了"
    if skill == SPEED:
        return f"{of}轮里按时{met}轮"
    if skill == DEEDS:
        return f"该办{of}件，办到{met}件"
    return f"应做{of}处，做到{met}处"


def _slip(skill: Skill) -> str:
    if skill.kind is not SkillKind.FAULT:
        return "没做到"
    return f"出现{skill.topic}"


def _about(skill: Skill, scenario: Shelved) -> str:
    """Return in one sentence what the scenario does for the skill."""
    calls = scenario.calls_for(skill.id)
    what = {
        SkillKind.STEP: f"有{calls}处要{skill.name}",
        SkillKind.FAULT: f"有{calls}处容易犯",
    }.get(skill.kind, "练得到")
    return f"这个场景{what}，难度{scenario.difficulty}星。"
