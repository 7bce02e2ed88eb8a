"""A paper with one of each part, what it draws from, and a sitting of it, as real values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from trainer.drill import Mode
from trainer.paper.events import (
    Answered,
    DrillBegan,
    DrillDone,
    DrillTask,
    HandedIn,
    Item,
    SittingEvent,
    SittingStarted,
    TypingDone,
    TypingTask,
)
from trainer.paper.model import Paper, Part, PartKind
from trainer.quiz import Asked, Bank, Chosen, Filled, Question, QuestionKind
from trainer.scenario.model import Customer, Place, Scenario
from trainer.scoring.profile import Profile, profile, profile_names

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Given:
    """Scenarios and question banks by their names: what papers draw from."""

    scenarios: Mapping[str, Scenario]
    banks: Mapping[str, Bank]

    def scenario_names(self) -> tuple[str, ...]:
        return tuple(sorted(self.scenarios))

    def bank_names(self) -> tuple[str, ...]:
        return tuple(sorted(self.banks))

    def profile_names(self) -> tuple[str, ...]:
        return profile_names()

    def profile(self, name: str) -> Profile | None:
        return profile(name) if name in profile_names() else None

    def scenario(self, path: str) -> Scenario | None:
        return self.scenarios.get(path)

    def bank(self, name: str) -> Bank | None:
        return self.banks.get(name)


CHOICE = Question(
    "流程-01",
    QuestionKind.SINGLE,
    "顾客等急了，先说什么？",
    Place(),
    right=("先接住着急",),
    wrong=("先要订单号", "让他找快递"),
    skill="安抚",
)
FIGURE = Question(
    "时效-01", QuestionKind.FIGURE, "多少秒之内回复？", Place(), number=Decimal(20), unit="秒"
)
BANK = Bank("售后六步", "售后六步", (CHOICE, FIGURE), digest="b1" * 32, sources=(("b", "题"),))
SCENARIO = Scenario("物流/迟到", "快递迟到", 2, Customer(), (), (), digest="d1" * 32)
STOCK = Given({SCENARIO.path: SCENARIO}, {BANK.path: BANK})

PAPER = Paper(
    path="上岗",
    title="上岗考试",
    level="普通",
    parts=(
        Part(PartKind.DRILLS, 50, (SCENARIO.path,), pass_mark=60),
        Part(PartKind.QUESTIONS, 30, (BANK.path,), count=2),
        Part(PartKind.TYPING, 20, speed=60),
    ),
    pass_mark=75,
    limit_ms=60 * MINUTE,
    attempts=3,
    interval_ms=24 * 60 * MINUTE,
    digest="a1" * 32,
    sources=(("试卷/上岗.yaml", "类型: 试卷\n"),),
)
TEXT = "您好，我马上替您查一下，请您稍等。"  # 17 characters
STARTED = SittingStarted(
    0,
    replace(PAPER, sources=()),
    Mode.EXAM,
    7,
    (
        Item(0, DrillTask(SCENARIO.path, SCENARIO.title, SCENARIO.digest, 11)),
        Item(1, Asked(BANK.path, CHOICE, ("先要订单号", "先接住着急", "让他找快递"))),
        Item(1, Asked(BANK.path, FIGURE)),
        Item(2, TypingTask(TEXT, 60)),
    ),
    digests=(PAPER.digest, BANK.digest),
)
DRILL = "20261121-0001"
BEGAN = DrillBegan(1_000, 0, DRILL)
DONE = DrillDone(300_000, 0, DRILL, 81, passed=True, red_line=False, ending="满意", verdict="通过")
RIGHT = Answered(310_000, 1, Chosen((1,)), took_ms=9_000)
WRONG = Answered(320_000, 2, Filled("30秒"), took_ms=8_000)
TYPED = TypingDone(340_000, 3, TEXT, 17_000)  # 60 characters a minute, none wrong
HANDED = HandedIn(341_000)
WHOLE: tuple[SittingEvent, ...] = (STARTED, BEGAN, DONE, RIGHT, WRONG, TYPED, HANDED)
