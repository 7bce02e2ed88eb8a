"""What a scenario drafted from a chat holds, before it is written down."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.chats.facts import ORDER, Fact, is_about_a_parcel
from trainer.chats.turns import Turn, says_nothing
from trainer.language import ACTIONS, STEPS

COMPLAINT = "要投诉"
GOOD_ENDING = "结局/满意"
_LONGEST_TITLE = 18
_NAMES: tuple[tuple[str, str], ...] = (
    ("要投诉平台", r"投诉|12315|差评|曝光|举报"),
    ("要退款", r"退款|退钱|退货|退了|全退"),
    ("要补偿", r"补偿|赔|表示一下|返"),
    ("问时间", r"什么时候|几点|多久|几天|今天能|明天能"),
    ("问物流", r"物流|快递|到哪|派送|单号|送到|签收"),
    ("要换货", r"换一|换货|补发|重发|少了|漏发"),
    ("说质量", r"坏|破|裂|碎|漏|脏|质量|假货|色差|开胶"),
    ("发凭证", r"照片|图片|视频|截图"),
    ("追着问", r"人呢|说话|回我|到底|怎么还"),
    ("松口", r"行吧|好吧|那就|算了|谢谢|可以"),
)
_ANGRY = re.compile(
    r"[!！?？]{2,}|投诉|骗子|差评|垃圾|什么态度|退钱|不负责|气死|无语|滚|忽悠|糊弄|受够"
)
_BASE, _EACH, _MOST = 40, 10, 90
_ORDER_OF_STEPS = tuple(STEPS.values())
_MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What the judge heard in the agent's replies of one turn, by Chinese names.

    `done` are desk actions that the replies say were done.
    """

    steps: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One beat: its name, its turn, what was heard, and where it leads.

    `due` are the steps that the good branch waits for, `looks` a look-up due in it.
    """

    name: str
    turn: Turn
    answer: Answer
    due: tuple[str, ...]
    looks: str
    goes_to: str

    @property
    def is_shown(self) -> bool:
        """Say whether the agent's own words show how the good branch is taken."""
        return bool(self.answer.steps) and not self.answer.faults


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario before it is written; `last` is what the customer said in the end."""

    title: str
    anger: int
    facts: tuple[Fact, ...]
    scenes: tuple[Scene, ...]
    last: tuple[str, ...]


def drafted(
    turns: Sequence[Turn], answers: Sequence[Answer], facts: tuple[Fact, ...], title: str
) -> Draft:
    """Return the draft; words of the customer's that nobody answered end it."""
    last: tuple[str, ...] = ()
    if len(turns) > 1 and not turns[-1].agent:
        last, turns = turns[-1].customer, turns[:-1]
    names = tuple(_names(turns))
    targets = (*names[1:], GOOD_ENDING)
    looks = _look_ups(turns, answers)
    scenes = tuple(
        Scene(name, turn, answer, _due(turn, answer), look, target)
        for name, turn, answer, look, target in zip(
            names, turns, answers, looks, targets, strict=False
        )
    )
    return Draft(title or _title(turns), _anger(turns), facts, scenes, last)


def _names(turns: Sequence[Turn]) -> Iterable[str]:
    used: dict[str, int] = {COMPLAINT: 1}
    for at, turn in enumerate(turns):
        said = "".join(turn.customer)
        name = "开场" if at == 0 else next((n for n, p in _NAMES if re.search(p, said)), "接着说")
        used[name] = used.get(name, 0) + 1
        yield name if used[name] == 1 else f"{name}{used[name]}"


def _due(turn: Turn, answer: Answer) -> tuple[str, ...]:
    """Return the steps of the good branch: those heard, else those that the customer waits for."""
    if answer.steps and not answer.faults:
        ordered = [step for step in _ORDER_OF_STEPS if step in answer.steps]
        return tuple(ordered[:_MOST_STEPS])
    angry = _ANGRY.search("".join(turn.customer)) is not None
    return ("安抚", "全力解决") if angry else ("全力解决",)


def _look_ups(turns: Sequence[Turn], answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return the look-up due in each beat, empty where none is: once, where a cause is looked for.

    Where the agent never looks for one, it is due in the opening.
    """
    told = [""] * len(turns)
    looking = [at for at, answer in enumerate(answers) if STEPS["investigate"] in answer.steps]
    at = looking[0] if looking else 0
    about = is_about_a_parcel(turns)
    told[at] = ACTIONS["look_parcel"] if about else ACTIONS["look_order"]
    return tuple(told)


def _title(turns: Sequence[Turn]) -> str:
    telling = [text for text in turns[0].customer if not says_nothing(text) and text[0] != "（"]
    best = next((text for text in telling if "某" not in text), "".join(telling[:1]))
    said = re.split(r"[。！？!?]", best)[0].strip("，, ") or "一次投诉"
    return said if len(said) <= _LONGEST_TITLE else f"{said[:_LONGEST_TITLE]}…"


def _anger(turns: Sequence[Turn]) -> int:
    first = "".join(text for turn in turns[:2] for text in turn.customer)
    return min(_MOST, _BASE + _EACH * len(_ANGRY.findall(first)))


def groups(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the groups of the facts in order."""
    return tuple(dict.fromkeys((ORDER, *(fact.group for fact in facts))))
