"""What must not change a verdict does not, and what must, does so in the stated direction."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import trainer.language as language
from trainer.language import FAULTS, STEPS, listen

# Clear replies, each with the customer's words and every label it carries.
CLEAR: tuple[tuple[str, str, frozenset[str]], ...] = tuple(
    (customer, text, frozenset(labels.split()))
    for customer, text, labels in (
        ("我的包裹三天没动了", "您先别着急，我马上帮您查一下物流", "soothe investigate"),
        ("怎么还没到", "让您久等了，实在抱歉，我现在就给您补发一件", "soothe apologize resolve"),
        ("漏了", "麻烦您拍张照片给我看看", "investigate"),
        ("谁出运费", "质量问题来回运费由我们承担", "position"),
        ("好的吧", "感谢您的理解和支持", "thank"),
        ("到底谁管", "这个不归我们管，您找快递去吧", "shirk"),
        ("什么时候能到", "保证明天一定到", "overpromise"),
        ("你们什么意思", "难道要我飞过去给您送？", "retort"),
        ("怎么还不退款", "不是跟您说了吗，怎么老问", "interrogate"),
        ("你们什么态度", "神经病，买不起就别买", "insult"),
        ("怎么登录", "把您收到的验证码发我一下", "privacy"),
        ("还没解决呢", "亲先给个五星好评吧，给完返您5元", "beg_rating"),
    )
)
# Clauses that carry nothing, about other things.
UNRELATED = ("这款有三个颜色", "包装是纸箱的", "尺寸是30厘米")
TAILS = ("哦", "呢", "~", "～", " ", "。", "😊", "🌹")
SIMPLE = "这来给补发时让实质运费谁尺码话态买评验证个马张没动么还万"
TRADITIONAL = dict(
    zip(SIMPLE, "這來給補發時讓實質運費誰尺碼話態買評驗證個馬張沒動麼還萬", strict=True)
)
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def labels(text: str, customer: str | None = None, **context: object) -> frozenset[str]:
    """Return the steps and faults that count."""
    found = listen(text, customer=customer, **context)  # type: ignore[arg-type]
    return frozenset(
        one.label for one in found if not one.review and one.label in {**STEPS, **FAULTS}
    )


@pytest.mark.parametrize(("customer", "text", "expected"), CLEAR, ids=lambda value: str(value)[:12])
def test_a_clear_reply_carries_just_its_labels(customer, text, expected):
    assert labels(text, customer) == expected


@given(st.sampled_from(CLEAR), st.lists(st.sampled_from(TAILS), max_size=2), st.data())
@SLOW
def test_tails_widths_and_characters_change_nothing(clear, tails, data):
    customer, text, expected = clear
    chosen = data.draw(st.sets(st.sampled_from(sorted(TRADITIONAL))))
    text = "".join(TRADITIONAL[char] if char in chosen else char for char in text)
    if data.draw(st.booleans()):
        text = text.replace("，", ",")
    assert labels(text + "".join(tails), customer) == expected


@given(st.sampled_from(CLEAR), st.sampled_from(UNRELATED), st.sampled_from("，。；"))
@SLOW
def test_an_unrelated_clause_changes_nothing(clear, clause, stop):
    customer, text, expected = clear
    assert labels(f"{text}{stop}{clause}", customer) >= expected
    assert not (labels(f"{text}{stop}{clause}", customer) - expected) & set(FAULTS)


DENIED = (
    ("我保证明天一定到", "我不能保证明天一定到", "overpromise"),
    ("这个我们不管", "不是不管您，我来处理", "shirk"),
)


@pytest.mark.parametrize(("said", "denied", "label"), DENIED, ids=lambda value: str(value)[:12])
def test_a_negation_takes_the_label_away(said, denied, label):
    assert label in labels(said, "怎么办")
    assert label not in labels(denied, "怎么办")


@given(st.sampled_from(("不关我的事", "不归我们管", "爱买不买", "神经病", "你瞎吗")))
@SLOW
def test_words_only_quoted_are_not_the_agents_own(words):
    assert labels(words, "你们管不管") & set(FAULTS)
    quoted = f"您说上一位客服回您“{words}”，这句话我会反馈给主管"
    assert not labels(quoted, "上一个客服什么态度") & set(FAULTS)


WITHIN = ("保证金已经退回您的账户了", "滚筒洗衣机先选快洗再启动", "评价区有买家秀可以参考",
          "操作步骤我发您了", "神经酸含量在罐子侧面", "为了保证质量我们每批都抽检")  # fmt: skip


@given(st.sampled_from(WITHIN), st.sampled_from(("", "哦", "呢", "~")))
@SLOW
def test_a_word_inside_another_never_counts(text, tail):
    assert not labels(text + tail, "好的，那怎么弄") & set(FAULTS)


def test_the_same_text_gets_the_same_verdict_every_time():
    every = [listen(text, customer=customer) for customer, text, _ in CLEAR]
    assert every == [listen(text, customer=customer) for customer, text, _ in CLEAR]


def test_the_weights_are_small():
    weights = Path(language.__file__).parent / "model" / "weights.npz"
    assert weights.stat().st_size <= 8 * 1024 * 1024
