"""One entry of 题目 read: what all questions have; each kind has a closed list of keys."""

import hashlib
from dataclasses import replace
from types import MappingProxyType

from trainer.quiz.model import Question, QuestionKind
from trainer.quiz.parts import with_parts
from trainer.scenario.amounts import difficulty
from trainer.scenario.fields import Fields
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.tree import Block
from trainer.scenario.vocabulary import BANK_LEVEL_NAMES, QUESTION, QUESTION_KINDS, KeyTable

OWN = {QuestionKind(kind): keys for kind, keys in QUESTION_KINDS.items()}
SHARED = tuple(key for key in QUESTION if not any(key in keys for keys in OWN.values()))
KINDS = tuple(kind.value for kind in QuestionKind)
LONGEST_ID = 40


class QuestionReader:
    """Reads one entry; what is wrong goes into the notebook, the question is what is left."""

    def __init__(self, block: Block, number: int, source: str, notebook: Notebook) -> None:
        self.notebook = notebook
        self.source = source
        self.what = f"第 {number} 题"
        self.kind = _kind_of(Fields(block, QUESTION, self.what, Notebook()))
        if self.kind is not None:
            block = self._own(block, self.kind)
        known = QUESTION if self.kind is None else _table(self.kind)
        self.fields = Fields(block, known, self.what, notebook, levels=BANK_LEVEL_NAMES)

    def question(self) -> Question | None:
        """Return the question, None where its kind is not known."""
        if self.kind is None:
            self._unknown_kind()
            return None
        self.fields.need("题", "写上要问的话")
        question = Question(
            id=self._id(),
            kind=self.kind,
            text=self.fields.word("题"),
            place=self.fields.place("题"),
            customer=self.fields.word("顾客"),
            explanation=self.fields.word("解释"),
            source=self.fields.word("来源") or self.source,
            skill=self.fields.word("技能"),
            difficulty=self.fields.read("难度", difficulty, "难度写 1 到 5 的整数") or 1,
        )
        return with_parts(question, self.fields)

    def _unknown_kind(self) -> None:
        text = self.fields.text("题型")
        if text is not None:
            fix = did_you_mean(text.value, KINDS) or f"题型可以是：{'、'.join(KINDS)}"
            self.fields.wrong(text, f"没有“{text.value}”这种题型", fix)
        else:
            self.fields.need("题型", f"写上一种：{'、'.join(KINDS)}")

    def _own(self, block: Block, kind: QuestionKind) -> Block:
        """Return the block without keys that only questions of another kind have; note each."""
        others = [(key, node) for key, node in block.pairs if _is_of_another(key.value, kind)]
        for key, _ in others:
            owners = "、".join(other for other in QuestionKind if key.value in OWN[other])
            self.notebook.note(
                key.place,
                "S201",
                f"{kind}题里没有“{key.value}”，它是{owners}题的写法",
                f"删掉它，或把题型改成{owners}；{kind}题写 {'、'.join(OWN[kind])}",
                width=key.width,
            )
        return replace(block, pairs=tuple(pair for pair in block.pairs if pair not in others))

    def _id(self) -> str:
        text = self.fields.text("编号")
        if text is None:
            return ""
        if len(text.value) > LONGEST_ID:
            self.fields.wrong(text, "编号太长", f"最多 {LONGEST_ID} 个字，如 流程-01")
        return text.value


def made_id(question: Question) -> str:
    """Return an id for a question that has none, of its own words: 12 hexadecimal digits."""
    lefts = (left for left, _ in question.pairs)
    words = (question.kind, question.text, question.customer, question.reply, question.weak, *lefts)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


def _kind_of(fields: Fields) -> QuestionKind | None:
    word = fields.word("题型")
    return QuestionKind(word) if word in KINDS else None


def _table(kind: QuestionKind) -> KeyTable:
    return MappingProxyType({key: QUESTION[key] for key in (*SHARED, *OWN[kind])})


def _is_of_another(key: str, kind: QuestionKind) -> bool:
    return key in QUESTION and key not in SHARED and key not in OWN[kind]
