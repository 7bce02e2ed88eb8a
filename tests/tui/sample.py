"""A drill made by hand: two rounds, a step, a fault, a missed step; any words can be put in."""

from datetime import UTC, datetime, timedelta

from trainer.drill.events import Heard, Mode
from trainer.drill.state import Deed, Drill, Line, Phase, Reply, Round, Speaker, Turn
from trainer.language import Finding, Kind, Severity
from trainer.scenario.model import (
    Beat,
    Branch,
    Customer,
    Ending,
    Entry,
    EntryKind,
    FactGroup,
    Goto,
    GotoKind,
    Rehearsal,
    Scenario,
    Signal,
    SignalKind,
)
from trainer.scoring.scorecard import (
    Axis,
    Evidence,
    Kpi,
    Mark,
    RoundResult,
    Scorecard,
    StepResult,
)
from trainer.store.records import KeptDrill, Summary

SOOTHED = "等三天太急人，我马上查物流"
SHIRKED = "这个不归我们管，您找快递"
OTHER = Signal(SignalKind.OTHER, text="其他")


def finding(kind: Kind, label: str, text: str, quote: str, **more: object) -> Finding:
    """Return a finding whose span is where `quote` stands in `text`."""
    start = text.index(quote)
    return Finding(kind, label, start, start + len(quote), quote, f"{label}.x", **more)  # type: ignore[arg-type]


def scenario(words: str = "") -> Scenario:
    """Return a scenario of two beats with one good rehearsal; `words` go into every text."""
    done = Goto(GotoKind.ENDING, "满意")
    return Scenario(
        path="物流/快递迟到",
        title="快递三天没动" + words,
        difficulty=2,
        customer=Customer("小橙子" + words, 55),
        beats=(
            Beat("开场", (("我的保温杯呢？" + words, "三天了！"),), (Branch((OTHER,), done),)),
            Beat("给说法", (("那怎么办？" + words,),), (Branch((OTHER,), done),)),
        ),
        endings=(Ending("满意", "满意", says=("行吧。",)), Ending("投诉", "失望")),
        facts=(FactGroup("物流", "look_parcel", 2, (("状态", "卡在中转站" + words),)),),
        rehearsals=(
            Rehearsal("只会道歉", (), expect_score=("<=", 40)),
            Rehearsal(
                "标准六步",
                (
                    Entry(EntryKind.ACTION, action="look_parcel"),
                    Entry(EntryKind.REPLY, (SOOTHED + words,), took_ms=9_000),
                ),
                expect_score=(">=", 90),
            ),
        ),
    )


def drill(words: str = "", *, replies: bool = True) -> Drill:
    """Return an ended drill of two rounds, or one in which nobody ever answered."""
    first, second = SOOTHED + words, SHIRKED + words
    heard = (
        finding(Kind.STEP, "soothe", first, "等三天太急人", reason="说出了他的等待。"),
        finding(Kind.STEP, "investigate", first, "我马上查物流", reason="说了去查。"),
    )
    faults = (
        finding(
            Kind.FAULT,
            "shirk",
            second,
            "不归我们管",
            severity=Severity.HARD,
            reason="客户听到的是没人管。" + words,
            better="这件事我先接下来。" + words,
        ),
    )
    lines = (
        Line(0, Speaker.CUSTOMER, "我的保温杯呢？" + words, "开场"),
        Line(0, Speaker.CUSTOMER, "三天了！", "开场"),
        Line(14_000, Speaker.AGENT, first, "开场", reply=0),
        Line(17_000, Speaker.CUSTOMER, "那怎么办？" + words, "给说法"),
        Line(60_000, Speaker.AGENT, second, "给说法", reply=1),
    )
    if not replies:
        return Drill(
            Phase.ENDED,
            "物流/快递迟到",
            now=90_000,
            anger=75,
            angers=((0, 55), (20_000, 75)),
            lines=lines[:2],
            rounds=(Round("开场", 0, anger=75),),
            ending="投诉",
            satisfaction="失望",
        )
    return Drill(
        Phase.ENDED,
        "物流/快递迟到",
        mode=Mode.PRACTICE,
        now=63_000,
        anger=70,
        lines=lines,
        replies=(
            Reply(14_000, first, "开场", Heard(14_000, "1", heard)),
            Reply(60_000, second, "给说法", Heard(60_000, "1", faults)),
        ),
        rounds=(
            Round("开场", 0, 14_000, (0,), 40, closed=True),
            Round("给说法", 17_000, 60_000, (1,), 70, closed=True),
        ),
        deeds=(Deed("look_parcel", 15_000, 17_000, 2_000),),
        turns=(
            Turn(17_000, "开场", 0, False, 9, ("安抚", "查明原因"), 40, 0, "beat", "给说法"),
            Turn(63_000, "给说法", 0, True, 5, ("推诿",), 70, 0, "ending", "投诉"),
        ),
        visited=("开场", "给说法"),
        angers=((0, 55), (17_000, 40), (63_000, 70)),
        ending="投诉",
        satisfaction="失望",
    )


def card(played: Drill, words: str = "") -> Scorecard:
    """Return a scorecard that goes with `drill`."""
    heard = [r.findings for r in played.replies]
    earned = (Evidence(0, heard[0][0].quote, heard[0][0]),) if heard else ()
    lost = (Evidence(1, heard[1][0].quote, heard[1][0]),) if heard else ()
    return Scorecard(
        scenario="物流/快递迟到",
        digest="",
        judge="1",
        ending="投诉",
        satisfaction="失望",
        satisfaction_reason="说好的事没人管。" + words,
        flow=50,
        accuracy=100,
        attitude=75,
        timeliness=50,
        weights=(35, 25, 25, 15),
        total=69,
        passed=False,
        red_line=False,
        verdict="未通过",
        verdict_reasons=("结局是“投诉”。" + words,),
        marks=(
            Mark(
                Axis.FLOW,
                "flow.due.soothe",
                "安抚（开场）",
                50,
                50,
                True,
                "接住了。" + words,
                "开场",
                1,
                earned,
            ),
            Mark(
                Axis.FLOW,
                "flow.due.resolve",
                "全力解决（给说法）",
                0,
                50,
                False,
                "没有听到。",
                "给说法",
                advice="我现在催件，今晚8点前回您。" + words,
            ),
            Mark(
                Axis.ACCURACY,
                "accuracy.due.urge",
                "催件（给说法）",
                -20,
                0,
                False,
                "没有做。",
                "给说法",
                advice="先点“催件”，再回复顾客。",
            ),
            Mark(
                Axis.ATTITUDE,
                "attitude.fault.shirk",
                "推诿",
                -25,
                0,
                False,
                "客户听到的是没人管。",
                "给说法",
                2,
                lost,
                "这件事我先接下来。" + words,
            ),
        ),
        steps=(
            ("greet", StepResult(False, False, None)),
            ("soothe", StepResult(True, True, 1)),
            ("resolve", StepResult(True, False, None)),
        ),
        rounds=(
            RoundResult("开场", 0, 14, 20, False, 40, (0,)),
            RoundResult("给说法", 17, 60, 30, True, 70, (1,)),
        ),
        kpi=(Kpi("house", 14, 2, 1),),
    )


def kept(
    number: int, total: int | None, *, title: str = "快递三天没动", path: str = ""
) -> KeptDrill:
    """Return a kept drill; the higher the number, the newer; without a total it is unfinished."""
    summary = None
    if total is not None:
        summary = Summary(
            "满意",
            "满意",
            "通过" if total >= 60 else "未通过",
            total,
            total >= 60,
            total,
            total,
            total,
            total,
            "",
        )
    started = datetime(2026, 11, 20, 1, tzinfo=UTC) + timedelta(hours=number)
    return KeptDrill(
        f"d{number}",
        "小李",
        path or "物流/快递迟到",
        title,
        "",
        "builtin",
        "practice",
        1,
        "1",
        "house",
        "0.1.0",
        started,
        started,
        summary and started,
        summary,
    )
