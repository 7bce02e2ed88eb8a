"""Text is read as meant, character for character, and its parts are found."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.language.normalise import normalise
from trainer.language.utterance import Utterance

ANY_TEXT = st.text(st.characters(), max_size=80)
CHINESE = st.text(
    "不我您，。？！ 12.亲「」“”＂ＡＢ㈱ﬁİßǄ\u200b\x00\ud800😀這個查到以经", max_size=60
)


@given(ANY_TEXT | CHINESE)
def test_reading_keeps_the_length(text):
    assert len(normalise(text)) == len(text)


@given(CHINESE)
def test_reading_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(ANY_TEXT | CHINESE)
def test_clauses_and_sentences_are_in_order_and_hold_words(text):
    utterance = Utterance(text)
    for spans in (utterance.clauses, utterance.sentences):
        free = 0
        for span in spans:
            assert free <= span.start < span.end <= len(text)
            free = span.end


@given(CHINESE)
def test_the_tight_reading_points_back_to_the_same_characters(text):
    utterance = Utterance(text)
    if utterance.tight is None:
        return
    tight, offsets = utterance.tight
    assert len(offsets) == len(tight) + 1
    assert all(tight[at] == utterance.plain[offsets[at]] for at in range(len(tight)))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("ＳＢ１２３，？！", "sb123,?!", id="full width"),
        pytest.param("這個問題歸我們處理", "这个问题归我们处理", id="Traditional"),
        pytest.param("報歉，以經查了", "抱歉,已经查了", id="slips of the input method"),
        pytest.param("自己经常买", "自己经常买", id="a slip that is none"),
        pytest.param("「好」", "“好”", id="corner quotes"),
        pytest.param("不\u200b行\x00", "不 行 ", id="invisible characters"),
    ],
)
def test_reads(typed, read):
    assert normalise(typed) == read


def test_a_decimal_and_a_clock_time_stay_in_one_clause():
    utterance = Utterance("退您12.9元，18:30前到")
    assert [utterance.words_of(clause) for clause in utterance.clauses] == [
        "退您12.9元",
        "18:30前到",
    ]


@pytest.mark.parametrize(
    ("text", "words", "is_quoted"),
    [
        pytest.param("您说的“不关我的事”我会反馈", "不关我的事", True, id="the customer's words"),
        pytest.param("“不归我们管”这句话确实不该说", "不归我们管", True, id="said of the words"),
        pytest.param("“穷讲究”，说的就是您", "穷讲究", False, id="quote marks as cover"),
        pytest.param("「穷讲究」就是你", "穷讲究", False, id="corner quotes as cover"),
        pytest.param("您说的不关我的事", "不关我的事", False, id="no quote marks"),
    ],
)
def test_quotation(text, words, is_quoted):
    start = text.index(words)
    assert Utterance(text).is_quotation(start, start + len(words)) is is_quoted


@pytest.mark.parametrize(
    ("text", "word", "is_negated"),
    [
        pytest.param("这个不能退款", "退款", True, id="cannot"),
        pytest.param("没有给您退款", "退款", True, id="did not"),
        pytest.param("不好意思退款晚了", "退款", False, id="不好意思 negates nothing"),
        pytest.param("特别好退款", "退款", False, id="别 inside another word"),
        pytest.param("不行，退款", "退款", False, id="another clause"),
        pytest.param("不满意我退款", "退款", False, id="another subject"),
    ],
)
def test_negation(text, word, is_negated):
    assert Utterance(text).is_negated(text.index(word)) is is_negated


def test_spaced_letters_have_a_tight_reading():
    assert Utterance("技术的事不 清 楚").tight is not None
    assert Utterance("我看了 已经催了").tight is None


def test_a_first_reply_has_nothing_before_it():
    assert Utterance.of("您好").is_first_reply
    assert not Utterance.of("您好", earlier=("在的",)).is_first_reply


def test_the_language_floor_is_light():
    script = (
        "import sys, trainer.language\n"
        "heavy = {'textual', 'rich', 'sqlalchemy', 'pydantic', 'jieba', 'yaml'}\n"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
