"""A drill, and a sitting with every kind of question, as real values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.paper.samples import PAPER
from tests.quiz.banks import FIGURE, MATCH, MULTIPLE, ORDER, SINGLE, SPOTS, asked, plain
from trainer.drill import Mode
from trainer.drill.events import BROKEN_OFF
from trainer.paper import replay, result_of
from trainer.paper.events import Answered, HandedIn, Item, SittingEvent, SittingStarted
from trainer.paper.model import Part, PartKind
from trainer.quiz import (
    Answer,
    Asked,
    Chosen,
    Filled,
    Marked,
    Matched,
    Ordered,
    QuestionKind,
    Skipped,
    Written,
)
from trainer.reports.xapi import FinishedDrill, FinishedSitting, Identity, OfSitting

IDENTITY = Identity("https://lms.example.com/xapi", bytes(range(32)))
TRAINEE = "小林"
BEGAN = datetime(2026, 11, 21, 4, 0, 0, 125_000, tzinfo=UTC)
DRILL = FinishedDrill(
    id="20261121-3f7a",
    trainee=TRAINEE,
    scenario="物流/快递迟到",
    title="快递三天没动",
    digest="d1" * 32,
    mode="exam",
    seed=2**70,
    judge="voices-3",
    profile="house",
    program="0.1.0",
    started=BEGAN,
    ended=BEGAN + timedelta(seconds=110),
    played_ms=108_509,
    ending="满意",
    satisfaction="满意",
    verdict="通过",
    total=81,
    passed=True,
    axes=(("flow", 90), ("accuracy", 80), ("attitude", 75), ("timeliness", 70)),
    sitting=OfSitting("k20261121-0001", "上岗", "上岗考试", BEGAN - timedelta(minutes=1)),
)
PRACTICE = replace(DRILL, id="20261121-0002", mode="practice", sitting=None)
BROKEN = replace(PRACTICE, id="20261121-0003", ending=BROKEN_OFF, passed=False, total=40)

TRUE = plain(QuestionKind.TRUE_FALSE, 8, right=("对",), wrong=("错",))
REWRITE = plain(QuestionKind.REWRITE, 9, weak="等着吧", wants=("soothe",), examples=("让您久等了",))
BARE = replace(FIGURE, id="填数-10", unit="")
ANSWERS: tuple[tuple[Asked, Answer], ...] = (
    (asked(SINGLE, "乙", "甲", "丙"), Chosen((1,))),
    (asked(MULTIPLE, "丙", "甲", "丁", "乙"), Chosen((3,))),
    (asked(TRUE, "对", "错"), Chosen((1,))),
    (asked(ORDER, "丁", "甲", "乙", "丙"), Ordered((1, 2, 3, 0))),
    (asked(MATCH, "丙", "乙", "甲"), Matched((2, 0, -1))),
    (asked(FIGURE), Filled("二十秒")),
    (asked(BARE), Filled("20")),
    (asked(SPOTS), Marked(((2, 7), (8, 14)))),
    (asked(REWRITE), Written("我是小林，电话13812345678，让您久等了")),
    (asked(replace(SINGLE, id="没答"), "甲", "乙", "丙"), Skipped()),
)


def sitting(
    mode: Mode = Mode.EXAM, answers: tuple[tuple[Asked, Answer], ...] = ANSWERS
) -> FinishedSitting:
    """Return a sitting of these questions, one answer every ten seconds."""
    paper = replace(
        PAPER, parts=(Part(PartKind.QUESTIONS, 100, ("小",)),), pass_mark=60, sources=()
    )
    items = tuple(Item(0, one) for one, _ in answers)
    events: list[SittingEvent] = [SittingStarted(0, paper, mode, 7, items)]
    events += [
        Answered(10_000 * (number + 1), number, answer, took_ms=9_000 + number)
        for number, (_, answer) in enumerate(answers)
    ]
    events.append(HandedIn(200_000))
    over = replay(events)
    return FinishedSitting(
        id="k20261121-0001",
        trainee=TRAINEE,
        program="0.1.0",
        started=BEGAN,
        ended=BEGAN + timedelta(seconds=200),
        sitting=over,
        result=result_of(over),
        answered={number: BEGAN + timedelta(seconds=10 * number) for number in range(len(items))},
    )
