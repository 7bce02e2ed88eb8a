"""How ready a scenario has to be: 能跑 ⊂ 能练 ⊂ 可发布, and what each asks of every problem.

能练 takes each problem at the level at which it is found, but for what only a published scenario
needs. 能跑 makes some milder, for whoever tries out what is half written; 可发布 makes some graver,
for whoever hands a scenario on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from trainer.scenario.problem import Level, Problem


class Readiness(StrEnum):
    """What a scenario is checked for; each asks for all that the one before it asks."""

    RUNS = "能跑"
    PRACTISABLE = "能练"
    PUBLISHABLE = "可发布"


@dataclass(frozen=True, slots=True)
class Asks:
    """What is asked of some ids: at 能跑 a level at most (None: not told), at 可发布 at least.

    `practisable` is the level at most at 能练.
    """

    ids: tuple[str, ...]
    runs: Level | None
    publishable: Level
    reason: str
    practisable: Level | None = Level.ERROR


ERROR, WARNING, HINT = Level.ERROR, Level.WARNING, Level.HINT
ALWAYS = "不改好就打不开或走不下去，到哪一步都要先改"
ASKS: tuple[Asks, ...] = (
    Asks(
        ("F401", "F402", "T701"),
        WARNING,
        ERROR,
        "先跑起来看看时可以还没接好；给学员练就不能有走不到的内容和不作数的试演",
    ),
    Asks(("F404",), HINT, ERROR, "自己试的时候会停；学员会一直拖着，发布出去谁也收不了场"),
    Asks(("F400",), HINT, ERROR, "没有走完每一种情形，就不能替别人担保没有死路"),
    Asks(
        ("F406", "F408", "S204", "R303"),
        None,
        ERROR,
        "不妨碍走完，但学员会学错，或白练",
    ),
    Asks(("W501", "W502"), HINT, ERROR, "例句是示范和提示，发布的场景里要句句走得通"),
    Asks(("W503", "W504", "T702"), None, ERROR, "没有例句和试演，别人接手以后没法知道改坏了没有"),
    Asks(("P601", "P602"), WARNING, ERROR, "不会的人过得了关，会的人过不了，分数就不能给别人用"),
    Asks(("P603",), HINT, ERROR, "做到了也拿不到分，对学员不公平"),
    Asks(("P604",), HINT, ERROR, "限时太短人人丢分，自己试的时候不要紧"),
    Asks(("T703",), None, WARNING, "没有走到过的走向，心里要有数"),
    Asks(("F407",), None, WARNING, "长短合不合适，写完了才看得出"),
    Asks(("R306", "R307"), None, WARNING, "写了一半时总有用不上的；发布前该清掉"),
    Asks(("Q801", "Q802"), None, HINT, "只是写法上的建议，听不听由作者"),
    Asks(
        ("K201", "K203", "K208", "K209", "K211", "K213"),
        None,
        ERROR,
        "题目会教错人，或者判不准；自己先看看样子不要紧，给学员考就要改好",
    ),
    Asks(("K205", "K206"), None, ERROR, "做错了要知道为什么，题目要说得出根据"),
    Asks(("K202",), None, WARNING, "选项太少，猜也猜得中"),
    Asks(("K214",), None, WARNING, "技能写得不一样，抽题和建议练什么就对不上"),
    Asks(("K210", "K212"), None, WARNING, "程序和出题的人听得不一样，要有人看过"),
    Asks(("K204", "K207"), None, HINT, "只是写法上的建议，听不听由出题的人"),
    Asks(("J102",), ERROR, ERROR, "同名的口径用不上，人们还以为改了"),
    Asks(("J201",), None, ERROR, "平台的规则常变，别人要知道这些数是哪儿来的、什么时候的"),
    Asks(("J202",), None, HINT, "只是提醒：这种口径看得了班次和团队，算不了一次演练"),
    Asks(("X201",), None, ERROR, "会的人也来不及做完，分数说明不了什么"),
    Asks(
        ("Q804",),
        None,
        WARNING,
        "练熟了才嫌它老样子；交给别人练以前想一想",
        practisable=None,
    ),
    Asks(("Q803",), None, ERROR, "没有写完的草稿，不能给别人练"),
    Asks(("D601",), ERROR, ERROR, "真人的信息发布出去就收不回来"),
    Asks(("V901",), ERROR, ERROR, "以后的程序要靠版本认出旧文件"),
    Asks(("V902",), WARNING, ERROR, "写得不对的“不查”不起作用，别人还以为查过"),
    Asks(("V903",), None, ERROR, "用不上的“不查”会盖住以后真有的毛病"),
)
_RANK: dict[Level | None, int] = {None: 0, HINT: 1, WARNING: 2, ERROR: 3}


def asked_of(id: str) -> Asks:
    """Return what is asked of an id; what is listed nowhere is the same at every step."""
    return next((asks for asks in ASKS if id in asks.ids), Asks((id,), ERROR, HINT, ALWAYS))


def level_at(readiness: Readiness, id: str, found: Level) -> Level | None:
    """Return how grave a problem found at a level is, None where it is not told."""
    asks = asked_of(id)
    match readiness:
        case Readiness.RUNS:
            return min(found, asks.runs, key=_RANK.__getitem__)
        case Readiness.PRACTISABLE:
            return min(found, asks.practisable, key=_RANK.__getitem__)
        case Readiness.PUBLISHABLE:
            return max(found, asks.publishable, key=_RANK.__getitem__)


def held_to(problems: Iterable[Problem], readiness: Readiness) -> tuple[Problem, ...]:
    """Return the problems as grave as they are for a readiness, without those not told."""
    levels = ((p, level_at(readiness, p.id, p.level)) for p in problems)
    return tuple(replace(p, level=level) for p, level in levels if level is not None)
