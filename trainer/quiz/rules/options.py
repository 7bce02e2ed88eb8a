"""K202, K203, K204, K207, K213: what there is to choose from, and what gives the answer away."""

import re
from collections.abc import Iterator

from trainer.quiz.likeness import letters
from trainer.quiz.model import Bank, Question, QuestionKind
from trainer.quiz.rules.report import problem
from trainer.scenario.problem import Problem

MOST_OPTIONS = 10  # one key for each
FEWEST_WRONG = 2  # of 单选
FEWEST_OPTIONS = 4  # of 多选
FEWEST_ITEMS = 3  # of 排序 and 配对
LONGER_BY, LONGER_TIMES = 6, 1.6  # characters, times the longest wrong option
MANY, MOSTLY = 5, 0.8  # 单选 of a bank, and in which share the right option is the longest

_COUNTED = re.compile(r"(?:几|多少(?!钱|时间))\w")  # 几包, 第几句: the question names the unit


def check(bank: Bank) -> Iterator[Problem]:
    """Yield what is wrong with the options of each question."""
    for question in bank.questions:
        yield from _few(bank, question)
        yield from _many(bank, question)
        yield from _same(bank, question)
        yield from _longest(bank, question)
        yield from _bare(bank, question)
    yield from _mostly_longest(bank)


def _few(bank: Bank, question: Question) -> Iterator[Problem]:
    found = _too_few(question)
    if found:
        yield problem(bank, question, "K202", *found)


def _many(bank: Bank, question: Question) -> Iterator[Problem]:
    """Yield questions with more options than there are keys for."""
    rights = dict.fromkeys(right for _, right in question.pairs)
    count = len({*question.right, *question.wrong, *question.order, *rights, *question.spare})
    if count > MOST_OPTIONS:
        message = f"有 {count} 个选项，屏幕上最多按得出 {MOST_OPTIONS} 个"
        yield problem(bank, question, "K213", message, "删掉几个，或拆成两道题")


def _too_few(question: Question) -> tuple[str, str] | None:
    right, wrong = len(question.right), len(question.wrong)
    match question.kind:
        case QuestionKind.SINGLE if wrong < FEWEST_WRONG:
            return f"单选题只有 {right + wrong} 个选项，猜也容易猜中", "再写一两个像样的错误选项"
        case QuestionKind.MULTIPLE if right < 2:
            return "多选题只有一个正确的选项", "再写一个正确的，或把题型改成 单选"
        case QuestionKind.MULTIPLE if right + wrong < FEWEST_OPTIONS:
            return f"多选题只有 {right + wrong} 个选项", "凑到四个以上"
        case QuestionKind.ORDER if len(question.order) < FEWEST_ITEMS:
            return "只有两项要排，不是对就是反", "再加一项，或改成判断题"
        case QuestionKind.MATCH if len(question.pairs) + len(question.spare) < FEWEST_ITEMS:
            return "只有两对，配对一个就全对", "再加一对，或在“多余”里写一个谁也配不上的"
    return None


def _same(bank: Bank, question: Question) -> Iterator[Problem]:
    """Yield options that differ in marks alone."""
    seen: dict[str, str] = {}
    for option in (*question.right, *question.wrong, *question.order, *question.spare):
        plain = letters(option)
        if plain and plain in seen:
            message = f"选项“{option}”和“{seen[plain]}”只差标点"
            yield problem(bank, question, "K203", message, "换一个说法，或删掉", words=option)
        seen.setdefault(plain, option)


def _longest(bank: Bank, question: Question) -> Iterator[Problem]:
    if question.kind is not QuestionKind.SINGLE or not (question.right and question.wrong):
        return
    right, wrong = question.right[0], max(map(len, question.wrong))
    if len(right) >= max(wrong * LONGER_TIMES, wrong + LONGER_BY):
        message = f"正确的选项有 {len(right)} 个字，错的最长才 {wrong} 个字，一看就知道选它"
        fix = "把正确的写短，或把错的写得一样具体"
        yield problem(bank, question, "K204", message, fix, words=right)


def _mostly_longest(bank: Bank) -> Iterator[Problem]:
    single = [q for q in bank.questions if q.kind is QuestionKind.SINGLE and q.right and q.wrong]
    longest = [q for q in single if len(q.right[0]) > max(map(len, q.wrong))]
    if len(single) >= MANY and len(longest) >= MOSTLY * len(single):
        message = f"{len(single)} 道单选题里有 {len(longest)} 道，正确的选项最长：光挑长的就能过"
        yield problem(bank, longest[0], "K204", message, "把几道题的错误选项写长一些")


def _bare(bank: Bank, question: Question) -> Iterator[Problem]:
    bare = question.kind is QuestionKind.FIGURE and not question.unit
    if bare and question.number is not None and not _COUNTED.search(question.text):
        fix = "写上单位，如 20秒、7天、80%；确实没有单位就不用改"
        yield problem(bank, question, "K207", "答案的数没有单位，填的人不知道按什么填", fix)
