"""Reports as real values: a small one, a large one, and one full of hostile text."""

from dataclasses import replace
from datetime import date, timedelta

from trainer.language import FAULTS, STEPS
from trainer.reports.item_line import (
    BEAT,
    BRANCH,
    MARK,
    QUESTION,
    RIGHT,
    SCENARIO,
    WRONG,
    ItemLine,
    Items,
)
from trainer.reports.model import (
    Change,
    CohortSummary,
    Criterion,
    DrillLine,
    FaultCount,
    Figure,
    Figures,
    Kpi,
    KpiFigure,
    PaperSummary,
    ProfileSummary,
    Quote,
    Readiness,
    Report,
    ScenarioSummary,
    Seat,
    StepCount,
    TraineeSummary,
    Week,
)
from trainer.reports.rounds import RoundLine

MADE = "2026-11-22T06:00:00.000Z"


def figures(drills: int, passed: int, ids: tuple[str, ...] = ()) -> Figures:
    """Return figures that hang together."""
    due, done = drills, max(0, drills - 1)
    bad = drills - passed
    steps = tuple(
        StepCount(step, due - at % 2, max(0, done - at % 3), ids[:2])
        for at, step in enumerate(STEPS)
    )
    heard = tuple(
        FaultCount(fault, bad if at < 3 else 0, 2 * bad if at < 3 else 0, ids[:2])
        for at, fault in enumerate(FAULTS)
    )
    return Figures(
        drills=drills,
        broken=1,
        passed=Figure(passed, drills),
        red_lines=0,
        total=Figure(78 * drills, drills),
        axes=tuple(Figure(mean * drills, drills) for mean in (82, 75, 90, 66)),
        steps=steps,
        faults=heard,
        confronting=Figure(bad, 8 * drills),
        within=Figure(5 * drills, 6 * drills),
        satisfied=Figure(passed, drills),
        annoyed=Figure(bad // 2, bad),
        first_replies=(drills - 1, 1, 0, 0, 0, 0),
        rounds=(3 * drills, drills, drills, 0, 0, 1),
        practice_ms=drills * 200_000,
        kpis=(
            KpiFigure(6 * drills, 5 * drills, True),
            KpiFigure(3 * drills, 50 * drills, None),
            KpiFigure(bad, bad // 2, False),
            KpiFigure(0, 0, None),
        ),
    )


def weeks(count: int, *, steps: bool = True) -> tuple[Week, ...]:
    """Return weeks in which things get better; one of them has nothing in it.

    No week has all steps, as it is where scenarios ask for different ones.
    """
    monday = date(2026, 6, 1)
    found = []
    for number in range(count):
        drills = 0 if number == 2 else 4
        done = min(4, 1 + number) if drills else 0
        due = [step for at, step in enumerate(STEPS) if drills and (at + number) % 3]
        counted = tuple(StepCount(step, drills, done) for step in due) if steps else ()
        found.append(
            Week(
                (monday + timedelta(weeks=number)).isoformat(),
                drills,
                Figure((50 + 3 * number) * drills, drills),
                Figure(7 * done, 7 * drills),
                Figure(max(0, 6 - number), 8 * drills),
                counted,
            )
        )
    return tuple(found)


ROUNDS = (
    RoundLine(1, "开场", 0, 14, 30, False, True, 60, "用了14秒，考核线是30秒，按时。"),
    RoundLine(2, "要说法", 40, 45, 30, True, True, 70, "用了45秒，考核线是30秒，超时了。"),
    RoundLine(3, "收尾", 95, 8, 30, False, False, 70, "不算：只算首轮。"),
    RoundLine(4, "收尾", 120, None, 30, True, True, 80, "第4轮一直没有回，考核线是30秒。"),
)


def items(said: str = "") -> Items:
    """Return a line of each kind."""
    bank, path = f"题库/售后{said}", f"物流/快递迟到{said}"
    place = (f"题库/售后.yaml{said}", 7)
    beat = (f"物流/快递迟到.yaml{said}", 12)
    figures = (60, 45, 73, -10, -46, 28, None)
    return Items(
        (
            ItemLine(bank, QUESTION, f"选1{said}", f"先说什么？{said}", *place, 40, *figures),
            ItemLine(bank, RIGHT, f"选1{said}", f"先接住着急{said}", *place, 40, times=24),
            ItemLine(bank, WRONG, f"选1{said}", f"先要订单号{said}", *place, 40, times=16),
            ItemLine(path, SCENARIO, f"快递三天没动{said}", "", "", None, 40, *figures),
            ItemLine(path, BEAT, f"开场{said}", f"来过40次{said}", *beat, 40, *figures),
            ItemLine(path, BRANCH, f"开场{said}", f"安抚 → 收尾{said}", *beat, 41, times=0),
            ItemLine(
                path,
                MARK,
                f"安抚{said}",
                f"flow.due.soothe{said}",
                "",
                None,
                3,
                hints=f"太难{said}",
            ),
        ),
        (f"本机 40 位学员{said}",),
    )


def report(
    trainees: int = 3, drills: int = 4, weeks_kept: int = 8, said: str = "", marks: int = 2
) -> Report:
    """Return a report; `said` goes into every text that comes from outside."""
    ids = tuple(f"20261121-{number:04x}{said}" for number in range(drills))
    names = [f"学员{number:03}{said}" for number in range(trainees)]
    lost = (
        Criterion(
            f"推诿{said}",
            -25,
            2,
            f"这个不归我们管{said}",
            f"像是在推开顾客。{said}",
            f"我来负责。{said}",
        ),
        Criterion(
            "安抚（开场）", 0, 0, "", "在“开场”这个环节应当安抚，没有听到。", "等这么久换谁都急"
        ),
    )
    lines = tuple(
        DrillLine(
            id=id,
            trainee=names[number % trainees] if names else "",
            scenario=f"物流/快递迟到{said}",
            title=f"快递三天没动{said}",
            mode="exam" if number % 2 else "practice",
            started="2026-11-21T04:00:00.125Z",
            ending=f"满意{said}",
            satisfaction=f"满意{said}",
            verdict=f"未通过{said}",
            total=58,
            passed=False,
            axes=(60, 70, 40, 66),
            here=number % 2 == 0,
            lost=lost[:marks],
            profile=f"house{said}",
            practice_ms=182_000,
            rounds=tuple(
                replace(one, beat=one.beat + said, reason=one.reason + said) for one in ROUNDS
            ),
        )
        for number, id in enumerate(ids)
    )
    people = tuple(
        TraineeSummary(
            name,
            figures(6, 4, ids),
            Change(2, 110, 160),
            weeks(weeks_kept, steps=trainees <= 40),
            Readiness("普通", "高级", (f"通过不同的场景8个：已有4{said}",)),
            ids[:3],
        )
        for name in names
    )
    cohorts = tuple(
        CohortSummary(
            name,
            trainees,
            trainees,
            figures(6 * trainees, 4 * trainees, ids),
            Change(2, 110, 160),
            weeks(weeks_kept),
            ids[:3],
            (("普通", trainees),) if trainees else (),
        )
        for name in ("", f"一班{said}", f"二班{said}")
    )
    seats = tuple(
        Seat(f"k20261121-000{n}{said}", name, "2026-11-20T02:00:00.000Z", 70 + n, n > 0)
        for n, name in enumerate(names[:3])
    )
    return Report(
        title=f"培训报告{said}",
        asked=(f"2026-06-01 起{said}",),
        made=MADE,
        sources=(f"本机{said}", f"二班.jsonl{said}"),
        cohorts=cohorts,
        trainees=people,
        scenarios=(
            ScenarioSummary(
                f"物流/快递迟到{said}", f"快递三天没动{said}", figures(6, 4, ids), 3, ids[:2]
            ),
            ScenarioSummary(f"服务/要去投诉{said}", "", figures(2, 0), 1),
        ),
        papers=(
            PaperSummary(
                f"上岗{said}", f"上岗考试{said}", "普通", Figure(2, 3), Figure(213, 3), 72, seats
            ),
        ),
        quotes=(
            Quote(
                "shirk",
                f"都三天了，电话138****5678{said}",
                f"这个不归我们管{said}",
                f"像是在推开顾客。{said}",
                f"我来负责。{said}",
                ids[0] if ids else "",
                2,
                "不归我们管",
                names[0] if names else "",
                "物流/快递迟到",
                3,
            ),
        ),
        drills=lines,
        notes=(f"二班.jsonl 第 3 行读不了，跳过了{said}",),
        profiles=(
            ProfileSummary(f"taobao{said}", f"淘宝{said}", 6, Figure(90, 6), Figure(28, 36), 80),
        ),
        kpis=tuple(
            Kpi(
                f"taobao{said}",
                f"淘宝{said}",
                f"{name}{said}",
                unit,
                name == "人工平响",
                wanted,
                f"某网页{said}",
                "2021-09",
                is_of_ratings=name == "服务态度差率",
            )
            for name, unit, wanted in (
                ("3分钟响应率", "轮次", "≥80%"),
                ("人工平响", "轮次", ""),
                ("服务态度差率", "顾客", "≤6%"),
                ("没有人算的", "顾客", "≥1%"),
            )
        ),
        items=items(said),
    )
