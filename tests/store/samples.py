"""A scenario and a short drill, as real values, for the tests of the store."""

from dataclasses import replace

from trainer.drill.events import (
    CustomerSpoke,
    DeskActed,
    Ended,
    Event,
    Heard,
    Mode,
    Replied,
    Speech,
    Started,
)
from trainer.language import Claim, Finding, Kind, Offer, Severity
from trainer.scenario import Scenario
from trainer.scenario.model import Customer
from trainer.scoring import Scorecard

SCENARIO = Scenario(
    path="物流/快递迟到",
    title="快递三天没动",
    difficulty=2,
    customer=Customer("小橙子", 55),
    beats=(),
    endings=(),
    digest="d1" * 32,
    sources=(
        ("物流/快递迟到.yaml", "格式: 1\n标题: 快递三天没动\n"),
        ("店铺/政策.yaml", "类型: 政策\n"),
    ),
)

STARTED = Started(0, SCENARIO.path, SCENARIO.digest, 7, Mode.PRACTICE, "rules-1", 55, "开场")
OPENING: tuple[Event, ...] = (
    STARTED,
    CustomerSpoke(0, "开场", ("三天了！", "人呢？"), Speech.OPENING),
)
EXAM: tuple[Event, ...] = (replace(STARTED, mode=Mode.EXAM), OPENING[1])
REPLY: tuple[Event, ...] = (
    Replied(14_000, "这个不归我们管"),
    Heard(
        14_000,
        "rules-1",
        (
            Finding(
                Kind.FAULT,
                "shirk",
                2,
                6,
                "不归我们",
                "shirk.disown",
                "像是在推开顾客。",
                "我来负责。",
                Severity.HARD,
            ),
        ),
        (Offer("coupon", 0, 2, "这个", fen=500),),
        (Claim("urge", 0, 2, "这个"),),
    ),
)
LOOKUP: tuple[Event, ...] = (DeskActed(15_000, "look_parcel", takes_ms=6000),)
END: tuple[Event, ...] = (Ended(60_000, "满意", "满意"),)

CARD = Scorecard(
    scenario=SCENARIO.path,
    digest=SCENARIO.digest,
    judge="rules-1",
    ending="满意",
    satisfaction="满意",
    satisfaction_reason="",
    flow=100,
    accuracy=90,
    attitude=75,
    timeliness=100,
    weights=(35, 25, 25, 15),
    total=91,
    passed=True,
    red_line=False,
    verdict="通过",
    verdict_reasons=(),
    marks=(),
    steps=(),
    rounds=(),
    kpi=(),
)
