"""A question and its grade as content: what is asked, what was right, why, and where it says so."""

from textual.content import Content

from trainer.paper.telling import SOURCE, explained, verdict
from trainer.quiz import Answer, Asked, Grade, QuestionKind
from trainer.tui.widgets.answer_pad import MUTED, AnswerPad
from trainer.tui.widgets.choice_pad import ChoicePad
from trainer.tui.widgets.order_pad import MatchPad, OrderPad
from trainer.tui.widgets.plain_content import NOTHING, Drawn, hanging_content, plain
from trainer.tui.widgets.span_pad import SpanPad
from trainer.tui.widgets.text_pad import TextPad
from trainer.tui.widgets.told_view import STYLES

PADS: dict[QuestionKind, type[ChoicePad | OrderPad | MatchPad | SpanPad | TextPad]] = {
    QuestionKind.SINGLE: ChoicePad,
    QuestionKind.MULTIPLE: ChoicePad,
    QuestionKind.TRUE_FALSE: ChoicePad,
    QuestionKind.ORDER: OrderPad,
    QuestionKind.SPOTS: SpanPad,
    QuestionKind.REWRITE: TextPad,
    QuestionKind.FIGURE: TextPad,
    QuestionKind.MATCH: MatchPad,
}
BREAK = Content("\n")


def pad_for(asked: Asked, given: Answer | None = None) -> AnswerPad:
    """Return the pad in which a question is answered, with what was given before."""
    return PADS[asked.question.kind](asked, given)


def question_content(asked: Asked) -> Content:
    """Return the kind, what the customer said, and the question; the skill would give it away."""
    question = asked.question
    lines = [plain(question.kind.value, MUTED), NOTHING]
    if question.customer:
        lines += [Content.assemble(("顾客：", MUTED), plain(question.customer)), NOTHING]
    lines.append(plain(question.text, "bold"))
    if question.weak:
        lines += [NOTHING, Content.assemble(("原来的话：", MUTED), plain(question.weak))]
    return BREAK.join(lines)


def grade_content(asked: Asked, grade: Grade) -> Drawn:
    """Return whether the answer was right, the right one, the reason and the source."""
    question = asked.question
    sign, words, tone = verdict(grade)
    head = Content.assemble(
        (f"{sign} {words}", f"bold {STYLES[tone]}"),
        (f"   {grade.points} / {grade.most} 分", MUTED),
    )
    rows = [_said(label, text) for label, text in explained(question, grade)]
    asides = (("技能：", question.skill), (SOURCE, question.source))
    rows += [_said(label, text, MUTED) for label, text in asides if text]

    def draw(width: int) -> Content:
        lines = [head, *(line for row in rows for line in hanging_content(row, width))]
        return BREAK.join(lines)

    return Drawn(draw)


def _said(label: str, text: str, style: str = "") -> Content:
    return Content.assemble("  ", (label, MUTED), plain(text, style))
