"""The front door: spans, order, strange texts, and what may never be flagged."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.language import Kind, Severity, claims, listen, offers

WORDS = st.lists(
    st.sampled_from(
        [
            "您先别急",
            "，",
            "我帮您查",
            " ",
            "对不起",
            "不",
            "退款",
            "😀",
            "。",
            "谢谢您",
            "不知道",
            "“",
        ]
    ),
    max_size=25,
).map("".join)

GOLDEN = [
    "您好，专属客服为您服务。有什么事吗?",
    "亲爱的，谢谢你对我们店的支持和喜爱。仓库同事会尽快为您安排发货!",
    "非常感谢您的耐心等待",
    "我一定尽我所能，有结果第一时间告诉您",
    "您的心情我非常理解，换成我可能更着急",
    "您不清楚的地方可以问我",
    "具体时间我这边暂时查不到，我问下仓库10分钟内回您",
    "快递那边我来联系",
    "请问您要哪个尺码呢",
    "您看哪种方式方便",
    "怎么支付怎么退",
    "什么时候都可以",
    "不是的亲，是这样，周末银行不处理",
    "您看过物流了吗，我这边显示已到站",
    "请问您方便说下是洗之前还是洗之后发现的吗",
    "这款确实有点傻瓜式操作",
    "如果是穿戴问题我教您一个方法",
    "我们一定尽快处理",
    "今天一定给您安排发出",
    "为了保证质量，我们不发临期的",
    "请您先拍张照",
    "嗯嗯，我明白您的意思",
    "您说的是尾号8812那单对吗",
    "不是不管您，我来处理",
    "这个我不清楚，我马上问仓库，5分钟内回复您",
    "快递爆仓了，我已经联系网点优先派送",
    "我查了监控，称重一致，我再核一遍",
    "先停用、保留产品、请尽快就医，我马上上报",
    "我很想帮您，咱们先不骂人，我马上办",
]


@pytest.mark.parametrize("text", GOLDEN)
def test_the_trades_own_phrases_are_never_flagged(text):
    assert [one for one in listen(text) if one.kind is Kind.FAULT and not one.review] == []


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_findings_lie_in_the_text_in_order_and_once_for_each_label(text):
    found = listen(text, customer="怎么还没到", earlier=("您好",))
    free: dict[str, int] = {}
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.quote == text[one.start : one.end]
        assert one.rule.startswith(f"{one.label}.")
        assert one.reason
        assert (one.severity is not None) is (one.kind is Kind.FAULT)
        assert one.start >= free.get(one.label, 0)
        free[one.label] = one.end


def test_the_same_words_always_give_the_same_findings():
    text = "您先别急，我帮您查物流，今晚八点前回您"
    assert listen(text) == listen(text)


def test_a_repeated_step_is_not_done_again():
    text = "亲亲，物流显示已签收了呢，麻烦您再找找哦"
    labels = {one.label for one in listen(text, customer="没有啊", earlier=(text,))}
    assert "repeat" in labels and "investigate" not in labels


def test_a_keyword_salad_carries_no_step():
    found = listen("安抚 查明 解决 抱歉 感谢", customer="怎么还没到，气死了")
    assert not [one for one in found if one.kind is Kind.STEP]
    assert "dismissive.salad" in {one.rule for one in found}


def test_a_red_line_is_one():
    (insult,) = [one for one in listen("神经病") if one.kind is Kind.FAULT]
    assert insult.severity is Severity.RED_LINE


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "😀" * 50, "\ud800\udfff", "\n" * 500, "?" * 500, "“" * 500, "{您}…^$[/]"],
    ids=["empty", "blank", "NUL", "emoji", "surrogates", "ends", "marks", "quotes", "markup"],
)
def test_strange_texts_are_heard_in_silence(text):
    listen(text)
    assert offers(text) == () and claims(text) == ()


@pytest.mark.parametrize(
    "piece",
    ["我", "我马上给您", "帮您查", "您先别急，", "不 清 楚 ", "12", "给您退", "“说”", "s b ", "？"],
)
def test_a_reply_of_10000_characters_takes_no_longer_than_its_length(piece):
    listen(piece)  # the phrases are compiled now
    text = (piece * 10_000)[:10_000]
    began = time.process_time()
    listen(text, customer=text, earlier=(text,))
    offers(text)
    claims(text)
    assert time.process_time() - began < 10
