"""Plain questions, and questions that are none."""

import pytest

from trainer.language.plain_question import is_plain_question


@pytest.mark.parametrize(
    "words",
    ["这个吗", "您是要退货是吗", "明天上午可以吗", "xl的吗", "好的需要帮您申请换货吗", "亲,这单?"],
)
def test_plain_words_ask_plainly(words):
    assert is_plain_question(words.replace(",", ""))


@pytest.mark.parametrize(
    "words",
    ["", "您付过钱吗", "还要我教您吗", "您不识字吗", "难道您不退货吗", "谁知道呢", "这个" * 9],
)
def test_any_other_word_may_confront(words):
    assert not is_plain_question(words)
