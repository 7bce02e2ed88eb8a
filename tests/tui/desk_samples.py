"""A small scenario and the parts around it, for tests that need a desk."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from trainer.reports.model import Report
from trainer.reports.summary import Gathered, report_of
from trainer.scenario.model import (
    Beat,
    Branch,
    Customer,
    Ending,
    FactGroup,
    Goto,
    GotoKind,
    QuickReply,
    Scenario,
    Signal,
    SignalKind,
)
from trainer.tui.parts import Parts, Wishes


def signal(kind: SignalKind, name: str = "", text: str = "") -> Signal:
    return Signal(kind, name, text=text or name)


OTHER = signal(SignalKind.OTHER, text="其他")
SOOTHE = signal(SignalKind.STEP, "soothe", "安抚")
LOOK = signal(SignalKind.ACTION, "look_parcel", "查物流")
THANK = signal(SignalKind.STEP, "thank", "感谢理解")

OPENING = Beat(
    "开场",
    (("三天了！我的保温杯到底还送不送？", "物流一动不动，你们是不是骗子！"),),
    (
        Branch(
            (SOOTHE, LOOK), Goto(GotoKind.BEAT, "收尾"), ("等三天太急人了，我马上查物流。",), -20
        ),
        Branch((OTHER,), Goto(GotoKind.AGAIN, limit=2, then=Goto(GotoKind.ENDING, "投诉")), (), 10),
    ),
    chase=("人呢？？说话啊",),
    due=(SOOTHE, LOOK),
)
CLOSING = Beat(
    "收尾",
    (("行吧，那就按你说的办。",),),
    (
        Branch((THANK,), Goto(GotoKind.ENDING, "满意"), ("谢谢您的理解。",), -10),
        Branch((OTHER,), Goto(GotoKind.ENDING, "勉强"), (), 0),
    ),
    due=(THANK,),
)


def scenario(**changes: object) -> Scenario:
    values: dict[str, object] = {
        "path": "物流/三天没动",
        "title": "快递三天没动，顾客要退款",
        "difficulty": 2,
        "customer": Customer("小橙子", 70, "急性子", 1),
        "beats": (OPENING, CLOSING),
        "endings": (
            Ending("满意", "满意", ("好的，谢谢。",)),
            Ending("勉强", "一般"),
            Ending("投诉", "失望"),
        ),
        "tags": ("物流", "催件"),
        "background": "双十一刚过，快件积压。顾客的保温杯停在中转站三天了。",
        "facts": (
            FactGroup("订单", "look_order", 2, (("单号", "尾号8812"), ("商品", "保温杯"))),
            FactGroup("物流", "look_parcel", 3, (("状态", "卡在中转站"), ("停滞", "3天"))),
        ),
        "quick_replies": (
            QuickReply("hy", "您好，我是客服小林，您的心情我理解。"),
            QuickReply("wl", "您的【商品】目前【状态】，我马上催。"),
        ),
        "placeholders": (("商品", "保温杯"), ("状态", "卡在中转站")),
        "digest": "d" * 64,
    }
    return Scenario(**{**values, **changes})  # type: ignore[arg-type]


@dataclass
class Shelf:
    """A library of scenarios made by hand."""

    scenarios: Mapping[str, Scenario]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.scenarios))


@dataclass
class Clock:
    """Seconds that pass only when a test lets them."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True)
class HandmadeParts(Parts):
    """Parts whose scenarios were made by hand rather than read from files."""

    shelf: Mapping[str, Scenario] = field(default_factory=dict)

    def scenario(self, name: str) -> Scenario:
        return self.shelf[name]


def no_report() -> Report:
    """Return the report of a machine on which nobody practised."""
    return report_of(Gathered((), (), ()), datetime(2026, 11, 22, tzinfo=UTC))


def parts(
    home: Path, *scenarios: Scenario, clock: object = None, **wishes: object
) -> HandmadeParts:
    def open_archive() -> object:
        from trainer.store import Archive

        return Archive(home / "trainer.db")

    shelf = {one.path: one for one in scenarios or (scenario(),)}
    seeds = itertools.count(7)
    return HandmadeParts(
        open_library=lambda: Shelf(shelf),  # type: ignore[arg-type, return-value]
        open_archive=open_archive,  # type: ignore[arg-type]
        cache_dir=home / "cache",
        crash_log=home / "crash.log",
        now=clock or Clock(),  # type: ignore[arg-type]
        draw=lambda: next(seeds),
        remember=lambda name: None,
        certify=lambda sitting: home / f"{sitting}.html",
        make_report=no_report,
        wishes=Wishes(**wishes),  # type: ignore[arg-type]
        shelf=shelf,
    )
