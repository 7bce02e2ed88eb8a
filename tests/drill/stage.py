"""A small scenario and small events to play it with: real values, no mocks."""

from trainer.drill.advance import advance
from trainer.drill.events import Heard, Mode, Pace, Replied, Started
from trainer.drill.state import Drill
from trainer.language import CRAFTS, FAULTS, SEVERITY, STEPS, Claim, Finding, Kind, Offer
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
    Place,
    Scenario,
    Signal,
    SignalKind,
)


def step(name: str, *, negated: bool = False) -> Signal:
    return Signal(SignalKind.STEP, name, negated=negated, text=STEPS[name])


def action(name: str, *, negated: bool = False) -> Signal:
    return Signal(SignalKind.ACTION, name, negated=negated, text=name)


LATE = Signal(SignalKind.LATE, text="超时")
OTHER = Signal(SignalKind.OTHER, text="其他")
CONFRONT = Signal(SignalKind.CONFRONT, text="对抗")


def to(beat: str) -> Goto:
    return Goto(GotoKind.BEAT, beat)


def end(name: str) -> Goto:
    return Goto(GotoKind.ENDING, name)


def again(limit: int | None, then: Goto | None = None) -> Goto:
    return Goto(GotoKind.AGAIN, limit=limit, then=then)


def branch(*when: Signal, goto: Goto, anger: int = 0, example: str = "", points: int = 0) -> Branch:
    said = (example,) if example else ()
    return Branch(when, goto, said, anger, points, Place("试.yaml", 1, 1))


OPENING = Beat(
    "开场",
    (("三天了！", "骗子！"),),
    (
        branch(
            step("soothe"),
            step("investigate"),
            goto=to("收尾"),
            anger=-15,
            example="您先别着急，我马上帮您查物流",
        ),
        branch(LATE, goto=again(2, to("投诉中")), anger=20),
        branch(OTHER, goto=again(2, to("投诉中")), anger=10),
    ),
    chase=("人呢？？说话啊",),
    limit_s=20,
    due=(step("soothe"), step("investigate")),
)
CLOSING = Beat(
    "收尾",
    (("行吧，那就按你说的。",),),
    (
        branch(
            step("apologize"), step("thank"), goto=end("满意"), anger=-10, example="抱歉，谢谢理解"
        ),
        branch(OTHER, goto=end("勉强")),
    ),
    due=(step("apologize"), step("thank")),
)
COMPLAINING = Beat("投诉中", (("我已经投诉了！",),), (branch(OTHER, goto=end("投诉")),))
ENDINGS = (Ending("满意", "满意", ("谢谢你",)), Ending("勉强", "一般"), Ending("投诉", "失望"))
PARCEL = FactGroup(
    "物流", "look_parcel", 6, (("状态", "卡在中转站"), ("停滞", "3天")), Place("试.yaml", 1, 1)
)


def scenario(*beats: Beat, **changes: object) -> Scenario:
    values: dict[str, object] = {
        "path": "物流/试",
        "title": "试",
        "difficulty": 1,
        "customer": Customer("小橙子", 55),
        "beats": beats or (OPENING, CLOSING, COMPLAINING),
        "endings": ENDINGS,
        "facts": (PARCEL,),
        "digest": "d",
        **changes,
    }
    return Scenario(**values)  # type: ignore[arg-type]


def say(*messages: str, took_s: int | None = None) -> Entry:
    return Entry(EntryKind.REPLY, messages, took_ms=None if took_s is None else took_s * 1000)


def do(name: str, content: str = "", fields: tuple[tuple[str, str], ...] = ()) -> Entry:
    return Entry(EntryKind.ACTION, action=name, content=content, fields=fields)


def wait(seconds: int) -> Entry:
    return Entry(EntryKind.WAIT, took_ms=seconds * 1000)


def finding(label: str, quote: str = "话", rule: str = "") -> Finding:
    kind = Kind.STEP if label in STEPS else Kind.FAULT if label in FAULTS else Kind.CRAFT
    assert kind is not Kind.CRAFT or label in CRAFTS
    severity = SEVERITY.get(label)
    return Finding(
        kind, label, 0, len(quote), quote, rule or f"{label}.x", "因为", "换成", severity
    )


def started(mode: Mode = Mode.PRACTICE, *, pace: Pace = Pace()) -> Drill:  # noqa: B008
    return advance(Drill(), Started(0, "物流/试", "d", 7, mode, "j", 55, "开场", False, pace))


def answered(
    drill: Drill,
    at: int,
    *findings: Finding,
    text: str = "话",
    offers: tuple[Offer, ...] = (),
    claims: tuple[Claim, ...] = (),
) -> Drill:
    """Return the drill after one reply in which `findings` were heard."""
    drill = advance(drill, Replied(at, text))
    return advance(drill, Heard(at, "j", findings, offers, claims))
