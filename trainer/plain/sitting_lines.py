"""A quiz or an exam line by line: the same sitting, the same words as on the screen."""

from collections.abc import Callable, Iterator
from typing import assert_never

from trainer.errors import TrainerError
from trainer.paper.events import DrillTask, TypingTask
from trainer.paper.sitting_run import SittingRun
from trainer.paper.telling import SOURCE, explained, verdict
from trainer.plain.answer_line import HOW, SKIP, understand
from trainer.plain.source import Source
from trainer.plain.words import moment
from trainer.quiz import Asked, Grade, QuestionKind
from trainer.safe_text import shown

LEAVE = "/离开"


class PlainSitting:
    """Leads through a sitting; `source` ends where its time does.

    `drill(item, task)` plays a drill of it and says whether it was begun; `say` prints.
    """

    def __init__(
        self,
        run: SittingRun,
        source: Source,
        *,
        drill: Callable[[int, DrillTask], bool],
        say: Callable[[str], None],
    ) -> None:
        self._run = run
        self._source = source
        self._drill = drill
        self._say = say
        self._now = 0  # ms on the source's clock

    def go(self) -> bool:
        """Do what is left to do; say whether the sitting is over (False: left open)."""
        run = self._run
        while (item := run.sitting.untouched) is not None and not run.time_is_up:
            task = run.sitting.items[item].task
            match task:
                case Asked():
                    done = self._ask(item, task)
                case TypingTask():
                    done = self._type(item, task)
                case DrillTask():
                    self._say(f"演练：{shown(task.title)}")
                    done = self._drill(item, task)
                    self._source.restart(self._now)
                case _:
                    assert_never(task)
            if not done:
                if run.is_exam and not run.time_is_up:
                    return False
                break
        if run.time_is_up:
            self._say("时间到，自动交卷。")
        run.end()
        return True

    def _line(self) -> str | None:
        """Return the next line, None where there is none any more or the time is over."""
        line, ended = None, False
        while line is None and not ended:
            self._now, line, ended = self._source.next_line(self._now)
        return line

    def _ask(self, item: int, asked: Asked) -> bool:
        """Ask one question; say whether it was answered (False: left, or no line came)."""
        total = len(self._run.sitting.items)
        self._say("")
        self._say(f"第 {item + 1} / {total} 项{self._clock()}")
        for told in question_lines(asked):
            self._say(told)
        begun = self._run.at
        while (line := self._line()) is not None and line.strip() != LEAVE:
            answer = understand(line, asked)
            if isinstance(answer, str):
                self._say(answer)
                continue
            try:
                grade = self._run.answer(item, answer, self._run.at - begun)
            except TrainerError as error:
                self._say(str(error))
                continue
            if grade is not None:
                for said in grade_lines(asked, grade):
                    self._say(said)
            return True
        return False

    def _type(self, item: int, task: TypingTask) -> bool:
        """Take the text on one line, timed from when it is shown; False: left, or no line came."""
        self._say("")
        self._say(
            f"打字测试：照着打成一行，按回车交。每分钟 {task.speed} 字得满分。{self._clock()}"
        )
        self._say(shown(task.text))
        begun = self._run.at
        line = self._line()
        while line is not None and not line.strip():
            self._say("还没有打字：照着上面打成一行。")
            line = self._line()
        if line is None or line.strip() == LEAVE:
            return False
        self._run.typed(item, line.strip(), max(1, self._run.at - begun))
        return True

    def _clock(self) -> str:
        left = self._run.left_ms
        return "" if left is None else f"　全卷还剩 {moment(left)}"


def question_lines(asked: Asked) -> Iterator[str]:
    """Yield a question as it is asked."""
    question = asked.question
    yield f"【{question.kind}】{shown(question.text)}"
    if question.customer:
        yield f"  顾客：{shown(question.customer)}"
    if question.weak:
        yield f"  原来的话：{shown(question.weak)}"
    if question.reply:
        yield f"  回复：{shown(question.reply)}"
    for left, _ in question.pairs:
        yield f"  {shown(left)} — ？"
    if question.kind is not QuestionKind.TRUE_FALSE:
        for number, option in enumerate(asked.options, 1):
            yield f"  {number}. {shown(option)}"
    yield f"（{HOW[question.kind]}；不会就 {SKIP}，{LEAVE} 离开）"


def grade_lines(asked: Asked, grade: Grade) -> Iterator[str]:
    """Yield what an answer earned, the right one, the reason and the source."""
    sign, words, _ = verdict(grade)
    yield f"{sign} {words}　{grade.points}/{grade.most} 分"
    for label, text in explained(asked.question, grade):
        yield f"  {label}{shown(text)}"
    if asked.question.source:
        yield f"  {SOURCE}{shown(asked.question.source)}"
