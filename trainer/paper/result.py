"""What a sitting is worth: every figure with its words, computed from its events alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.drill import Mode
from trainer.drill.events import BROKEN_OFF
from trainer.paper.events import Answered, DrillDone, DrillTask, Item, TypingDone, TypingTask
from trainer.paper.model import FULL_MARKS, Paper, Part, PartKind
from trainer.paper.sitting import Done, End, Gap, Sitting
from trainer.paper.spans import duration
from trainer.paper.typing import mark_typing
from trainer.quiz.grade import grade
from trainer.quiz.model import MOST
from trainer.scoring.points import half_up

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What one item came to: points of `most`, `right` where it earned all of them."""

    item: int
    points: int
    most: int
    right: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PartResult:
    """What one part came to.

    `percent` is its points of 100, rounded half up; `share` is what it adds to the paper, in
    hundredths of a point; `passed` says whether its own pass mark is met; `reason` tells it all.
    """

    kind: PartKind
    weight: int
    points: int
    most: int
    percent: int
    share: int
    pass_mark: int
    passed: bool
    reason: str
    items: tuple[ItemResult, ...]


@dataclass(frozen=True, slots=True)
class PaperResult:
    """What a sitting came to; `total` is of 100, rounded half up from the parts' shares.

    `reasons` say why it is passed or not; `remarks` tell interruptions and how it ended. Times
    are in milliseconds on the sitting's clock.
    """

    paper: str
    title: str
    level: str
    digest: str
    mode: Mode
    attempt: int
    total: int
    pass_mark: int
    passed: bool
    red_line: bool
    used_ms: int
    limit_ms: int
    parts: tuple[PartResult, ...]
    reasons: tuple[str, ...]
    remarks: tuple[str, ...]


def result_of(sitting: Sitting) -> PaperResult:
    """Return what a sitting came to as it stands; equal events give equal results."""
    paper = sitting.paper
    parts = tuple(_part(sitting, index, part) for index, part in enumerate(paper.parts))
    total = half_up(sum(part.share for part in parts), HUNDREDTHS)
    against = tuple(_against(sitting, parts, total))
    return PaperResult(
        paper=paper.path,
        title=paper.title,
        level=paper.level,
        digest=paper.digest,
        mode=sitting.started.mode,
        attempt=sitting.started.attempt,
        total=total,
        pass_mark=paper.pass_mark,
        passed=not against,
        red_line=_red_line(sitting),
        used_ms=min(sitting.now, paper.limit_ms) if paper.limit_ms else sitting.now,
        limit_ms=paper.limit_ms,
        parts=parts,
        reasons=against or (f"总分{total}分，达到{paper.pass_mark}分，每一项要求都做到了。",),
        remarks=tuple(_remarks(sitting)),
    )


def result_of_item(number: int, item: Item, done: Done | None) -> ItemResult:
    """Return what one item came to; what was not done earns nothing."""
    match item.task, done:
        case DrillTask(title=title), DrillDone(ending=ending) if ending == BROKEN_OFF:
            return ItemResult(number, 0, FULL_MARKS, False, f"“{title}”中断，没有做完，0分")
        case DrillTask(title=title), DrillDone() as drill:
            said = f"“{title}”{drill.total}分，结局“{drill.ending}”，{drill.verdict}"
            return ItemResult(number, drill.total, FULL_MARKS, drill.passed, said)
        case DrillTask(title=title), _:
            return ItemResult(number, 0, FULL_MARKS, False, f"“{title}”没有做完，0分")
        case TypingTask() as typing, TypingDone(typed=typed, took_ms=took_ms):
            mark = mark_typing(typing, typed, took_ms)
            full = mark.points == FULL_MARKS
            return ItemResult(number, mark.points, FULL_MARKS, full, mark.reason)
        case TypingTask(), _:
            return ItemResult(number, 0, FULL_MARKS, False, "没有打字，得0分。")
        case asked, Answered(answer=answer, findings=findings):
            found = grade(asked, answer, findings)
            return ItemResult(number, found.points, found.most, found.right, found.reason)
        case _:
            return ItemResult(number, 0, MOST, False, "没有作答。")


def _part(sitting: Sitting, index: int, part: Part) -> PartResult:
    items = tuple(
        result_of_item(number, item, sitting.done[number])
        for number, item in enumerate(sitting.items)
        if item.part == index
    )
    points, most = sum(item.points for item in items), sum(item.most for item in items)
    percent = half_up(FULL_MARKS * points, most) if most else 0
    share = half_up(part.weight * HUNDREDTHS * points, most) if most else 0
    failed = sum(not item.right for item in items) if part.kind is PartKind.DRILLS else 0
    passed = percent >= part.pass_mark and not (part.pass_mark and failed)
    reason = _WORDS[part.kind](items, points, most)
    reason += f"得分率{percent}%，占{part.weight}分，算{hundredths(share)}分。"
    if part.pass_mark:
        wanted = f"这一部分要{part.pass_mark}分"
        wanted += "、每场都通过" if part.kind is PartKind.DRILLS else ""
        reason += f"{wanted}，{'做到了' if passed else '没有做到'}。"
    return PartResult(
        part.kind, part.weight, points, most, percent, share, part.pass_mark, passed, reason, items
    )


def _of_drills(items: Sequence[ItemResult], points: int, most: int) -> str:
    told = "；".join(item.reason for item in items)
    return f"演练：{len(items)}场，{told}。共{points}分（满分{most}分）。"


def _of_questions(items: Sequence[ItemResult], points: int, most: int) -> str:
    right = sum(item.right for item in items)
    partly = sum(0 < item.points < item.most for item in items)
    some = f"，另有{partly}题对了一部分" if partly else ""
    return f"题库：{len(items)}题全对{right}题{some}，共{points}分（满分{most}分）。"


def _of_typing(items: Sequence[ItemResult], points: int, most: int) -> str:
    return "打字：" + "".join(item.reason for item in items)


_WORDS = {
    PartKind.DRILLS: _of_drills,
    PartKind.QUESTIONS: _of_questions,
    PartKind.TYPING: _of_typing,
}


def _red_line(sitting: Sitting) -> bool:
    return any(isinstance(done, DrillDone) and done.red_line for done in sitting.done)


def _against(sitting: Sitting, parts: Sequence[PartResult], total: int) -> list[str]:
    """Return why the paper is not passed; nothing where it is."""
    paper = sitting.paper
    found = [] if sitting.over else ["还没有交卷。"]
    if total < paper.pass_mark:
        found.append(f"总分{total}分，不到及格的{paper.pass_mark}分。")
    for part in parts:
        if part.percent < part.pass_mark:
            found.append(
                f"{part.kind}这一部分{part.percent}分，不到这一部分要的{part.pass_mark}分。"
            )
        elif not part.passed:
            found.append("有没通过的演练：这一部分要每场都通过。")
    if _red_line(sitting):
        found.append("演练中碰了红线，整份卷子不通过，请培训师复核。")
    if paper.attempts and sitting.started.attempt > paper.attempts:
        found.append(f"这是第{sitting.started.attempt}次，这份卷子一共只能考{paper.attempts}次。")
    return found


def _remarks(sitting: Sitting) -> list[str]:
    found = [_of_gap(sitting.paper, gap) for gap in sitting.gaps]
    if sitting.end is End.TIMED_OUT:
        found.append("到了时间自动交卷，做完的都算分。")
    if sitting.left_out:
        found.append(f"有{len(sitting.left_out)}项没有做，不得分。")
    return found


def _of_gap(paper: Paper, gap: Gap) -> str:
    rule = "不计时" if gap.excused else "这一部分已经中断过，计入用时"
    kind = paper.parts[gap.part].kind
    return f"做{kind}部分时中断{duration(gap.gap_ms)}（{rule}）。"


def hundredths(share: int) -> str:
    """Return hundredths of a point as a figure without needless zeros: 26.25, 30."""
    whole, rest = divmod(share, HUNDREDTHS)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)
