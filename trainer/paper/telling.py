"""What is told of papers, results and the ladder, line by line: the same words on every face."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from trainer.drill import Mode
from trainer.paper.attempts import Permit
from trainer.paper.events import Answered
from trainer.paper.ladder import Standing
from trainer.paper.model import Paper, Part, PartKind
from trainer.paper.result import ItemResult, PaperResult, PartResult
from trainer.paper.sitting import Sitting
from trainer.paper.spans import duration
from trainer.quiz import Asked, Grade, Question, QuestionKind, Skipped
from trainer.quiz.given import shown_given
from trainer.quiz.grade import shown_right
from trainer.safe_text import shown
from trainer.scoring.profile import title_of


class Tone(StrEnum):
    """What a line is: faces show it by weight and colour, besides its words."""

    HEAD = "head"
    PLAIN = "plain"
    GOOD = "good"
    PARTLY = "partly"
    BAD = "bad"
    MUTED = "muted"


class Told(NamedTuple):
    """One line, safe to show."""

    text: str
    tone: Tone = Tone.PLAIN


class Verdict(NamedTuple):
    """Whether an answer was right, in a sign, a few words and a tone."""

    sign: str
    words: str
    tone: Tone


RULES = (
    "考试中没有提示，答完不说对错，交卷以后一起看。",
    "每一步都先存好再显示：程序被关掉、断电，下次打开可以接着考。",
    "每一部分可以中断一次，不计时；同一部分再中断，离开的时间照算。中断都写在成绩里。",
    "演练做到一半离开，记为中断，这一场 0 分。",
    "演练中碰了红线，整份卷子不通过，由培训师复核。",
)
EXAMPLE, RIGHT, WHY, SOURCE = "参考：", "正确：", "为什么：", "出处："


def instructions(paper: Paper, permit: Permit | None = None) -> Iterator[Told]:
    """Yield what a trainee reads before a paper."""
    if paper.about:
        yield from (Told(shown(line)) for line in paper.about.splitlines())
        yield Told("")
    yield Told("考什么", Tone.HEAD)
    for number, part in enumerate(paper.parts, 1):
        yield Told(f"  {number}. {part_words(part)}")
    yield Told("")
    yield Told("怎么算", Tone.HEAD)
    yield Told(f"  满分 100，{paper.pass_mark} 分及格。{_time(paper)}")
    yield Told(f"  回复快慢按“{shown(title_of(paper.profile))}”算。")
    yield from (Told(f"  {rule}") for rule in RULES)
    if permit is not None:
        yield Told("")
        yield Told(f"  {permit.sentence}", Tone.GOOD if permit.allowed else Tone.BAD)


def part_words(part: Part) -> str:
    """Return what one part asks, in one line."""
    own = f"，这一部分要 {part.pass_mark} 分" if part.pass_mark else ""
    if own and part.kind is PartKind.DRILLS:
        own += "、每场都通过"
    match part.kind:
        case PartKind.DRILLS:
            what = f"演练 {part.count or len(part.sources)} 场（考核方式）"
        case PartKind.QUESTIONS:
            count = f"{part.count} 题" if part.count else "全部题目"
            what = f"答题 {count}：{'、'.join(part.sources)}"
        case PartKind.TYPING:
            what = f"打字，每分钟 {part.speed} 字得满分"
    return shown(f"{what}，占 {part.weight} 分{own}")


def _time(paper: Paper) -> str:
    return f"全卷 {duration(paper.limit_ms)}，到时间自动交卷。" if paper.limit_ms else "不限时。"


def result_lines(result: PaperResult) -> Iterator[Told]:
    """Yield what a paper came to, every figure with its words."""
    verdict = "通过" if result.passed else "没有通过"
    tone = Tone.GOOD if result.passed else Tone.BAD
    yield Told(f"{'✓' if result.passed else '✗'} {verdict}　{result.total} 分", tone)
    yield from (Told(f"  {shown(reason)}") for reason in result.reasons)
    yield Told("")
    for part in result.parts:
        yield from _part(part)
    sums = " + ".join(f"{part.share / 100:g}" for part in result.parts)
    yield Told(f"  合计 {sums}，四舍五入 {result.total} 分。")
    which = f"第 {result.attempt} 次考" if result.mode is Mode.EXAM else "试考，不算次数"
    yield Told(f"  用时 {duration(result.used_ms)}，{which}。", Tone.MUTED)
    yield from (Told(f"  {shown(remark)}", Tone.MUTED) for remark in result.remarks)


def _part(part: PartResult) -> Iterator[Told]:
    yield Told(f"{part.kind}　{part.percent} 分（占 {part.weight}）", Tone.HEAD)
    yield Told(f"  {shown(part.reason)}", Tone.PLAIN if part.passed else Tone.BAD)


def question_lines(sitting: Sitting, result: PaperResult) -> Iterator[Told]:
    """Yield every question with what it earned and the right answer."""
    items = [item for part in result.parts for item in part.items]
    for item in items:
        yield from _question(sitting, item)


def _question(sitting: Sitting, item: ItemResult) -> Iterator[Told]:
    """Yield a question with what it earned; nothing where the item is none."""
    asked, done = sitting.items[item.item].task, sitting.done[item.item]
    if not isinstance(asked, Asked):
        return
    given = shown_given(asked, done.answer) if isinstance(done, Answered) else ""
    sign, _, tone = verdict(item)
    question = asked.question
    head = f"{sign} {shown(question.text)}（{question.kind}，{item.points}/{item.most}）"
    yield Told(head, tone)
    if given:
        yield Told(f"  您答的：{shown(given)}")
    if not item.right:
        for label, text in explained(question, item):
            yield Told(f"  {label}{shown(text)}", Tone.MUTED if label == WHY else Tone.PLAIN)


def verdict(graded: Grade | ItemResult) -> Verdict:
    """Return whether an answer was right, wholly or partly."""
    if graded.right:
        return Verdict("✓", "对了", Tone.GOOD)
    if graded.points:
        return Verdict("◐", "对了一部分", Tone.PARTLY)
    return Verdict("✗", "不对", Tone.BAD)


def explained(question: Question, graded: Grade | ItemResult) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of why an answer was wrong, what is right, and why that is.

    A label ends in a colon, or is empty; the texts are not yet safe to show.
    """
    if not graded.right:
        yield "", graded.reason
    yield EXAMPLE if question.kind is QuestionKind.REWRITE else RIGHT, shown_right(question)
    if question.explanation:
        yield WHY, question.explanation


def quiz_lines(sitting: Sitting, result: PaperResult) -> Iterator[Told]:
    """Yield what a practice quiz came to: how many were right, and where to look again."""
    answered = [
        done
        for done in sitting.done
        if isinstance(done, Answered) and not isinstance(done.answer, Skipped)
    ]
    items = [item for part in result.parts for item in part.items]
    done = [item for item in items if sitting.done[item.item] is not None]
    right = sum(item.right for item in done)
    points = sum(item.points for item in done)
    most = sum(item.most for item in done)
    yield Told(
        f"答了 {len(answered)} 题，全对 {right} 题，{points} 分（满分 {most} 分）", Tone.HEAD
    )
    weak = _weak_skills(sitting, done)
    if weak:
        yield Told(f"  还要看看：{'、'.join(weak)}")
    yield Told("")
    for item in done:
        if not item.right:
            yield from _question(sitting, item)


def _weak_skills(sitting: Sitting, items: Sequence[ItemResult]) -> list[str]:
    missed = [sitting.items[item.item].task for item in items if not item.right]
    skills = [shown(task.question.skill) for task in missed if isinstance(task, Asked)]
    return list(dict.fromkeys(skill for skill in skills if skill))


def standing_lines(standing: Standing) -> Iterator[Told]:
    """Yield the level reached, and what the next one demands."""
    reached = f"{standing.reached.name}客服" if standing.reached else "还没有定级"
    if standing.next is None:
        yield Told(f"级别：{reached}，已经是最高一级。", Tone.GOOD)
        return
    yield Told(f"级别：{reached}。到“{standing.next.name}”还要做到：", Tone.HEAD)
    for demand in standing.demands:
        sign, tone = ("✓", Tone.GOOD) if demand.met else ("○", Tone.PLAIN)
        yield Told(f"{sign} {demand.sentence}", tone)
