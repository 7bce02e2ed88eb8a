"""The same words are a fault or none, by what was said before."""

import pytest

from tests.language.detectors.heard import faults


@pytest.mark.parametrize(
    ("text", "customer", "cold"),
    [
        pytest.param("好的亲", "那我等你们消息", False, id="nod-to-a-nod"),
        pytest.param("是的呢", "这个支持七天无理由对吗", False, id="yes-is-an-answer"),
        pytest.param("没有哦", "你们有实体店吗", False, id="no-is-an-answer"),
        pytest.param("收到", "谢谢", False, id="thanks"),
        pytest.param("哦", "漏了一床，气死了", True, id="grunt-to-anger"),
        pytest.param("不行", "能给我退了吗", True, id="bare-refusal-of-a-demand"),
        pytest.param("请耐心等待", "怎么还没到，第三次问了", True, id="formula-to-a-complaint"),
        pytest.param(
            "让您等久了，请您耐心等待，我一小时后给您回话", "怎么还没到", False, id="deed"
        ),
    ],
)
def test_a_short_reply_is_cold_only_to_a_complaint_or_a_question(text, customer, cold):
    assert ("dismissive" in faults(text, customer)) is cold


def test_a_keyword_salad_is_dismissive_and_carries_no_step():
    from trainer.language import STEPS, Voice, listen

    heard = listen("安抚 查明 解决 抱歉 感谢", customer="包裹丢了怎么办", voice=Voice.RULES)
    assert [finding.rule for finding in heard if finding.label == "dismissive"] == [
        "dismissive.salad"
    ]
    assert not [finding for finding in heard if finding.label in STEPS]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        pytest.param("订单号多少呢", {"customer": "单号83920011 没动"}, id="in-the-last-words"),
        pytest.param("订单号发一下", {"given": ["订单号"]}, id="listed-as-given"),
        pytest.param(
            "麻烦提供一下单号",
            {"customer": "查到了吗", "history": [("customer", "单号是YT99210033")]},
            id="in-earlier-contact",
        ),
        pytest.param(
            "麻烦拍张照片发我",
            {"customer": "然后呢", "earlier": ["照片收到啦，我看一下"]},
            id="acknowledged-by-the-agent",
        ),
        pytest.param("坏了几个呢", {"customer": "坏了六个"}, id="a-count"),
        pytest.param("宝宝多少斤呀", {"customer": "宝宝21斤穿什么码"}, id="a-weight"),
        pytest.param(
            "有什么可以帮您的呢",
            {"customer": "我说了漏发了一包", "earlier": ["您好", "在的"]},
            id="an-opener-after-the-problem",
        ),
    ],
)
def test_asking_for_what_was_given_is_reask(text, context):
    assert "reask" in faults(text, **context)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        pytest.param("您说的是尾号8812那单对吗", {"customer": "尾号8812没动"}, id="confirms"),
        pytest.param("方便提供下订单号吗", {"customer": "快递没到"}, id="never-given"),
        pytest.param("再拍下罐底的批号呢", {"customer": "[图片]"}, id="a-new-picture"),
        pytest.param("您好，有什么可以帮您", {"customer": "我的包裹没到"}, id="first-opener"),
        pytest.param("没有照片也没关系，您说下漏在哪边", {"customer": "照片没拍"}, id="none-taken"),
    ],
)
def test_asking_for_something_new_is_not_reask(text, context):
    assert "reask" not in faults(text, **context)


@pytest.mark.parametrize(
    ("text", "earlier", "again"),
    [
        pytest.param("亲，退款在走流程", ["亲亲，退款在走流程哦"], True, id="particles-differ"),
        pytest.param("亲，在的", ["亲，在的"], False, id="greeting"),
        pytest.param("请您稍等", ["请您稍等"], False, id="courtesy"),
        pytest.param("还有其他可以帮您的吗", ["还有其他可以帮您的吗"], False, id="closing"),
        pytest.param("换货单已经建好了，今天寄", ["我去给您建换货单"], False, id="news"),
        pytest.param(
            "包裹在中转站，预计12号到", ["包裹在中转站，预计10号到"], False, id="a-new-figure"
        ),
    ],
)
def test_only_the_same_words_without_news_are_repeat(text, earlier, again):
    assert ("repeat" in faults(text, "所以呢", earlier=earlier)) is again


@pytest.mark.parametrize(
    ("customer", "too_early"),
    [("东西还没收到呢，急死了", True), ("好的谢谢，已经收到了", False)],
)
def test_a_rating_is_asked_for_only_when_the_matter_is_settled(customer, too_early):
    heard = faults("麻烦您给我的服务做个评价哦", customer)
    assert ("beg_rating" in heard) is too_early


def test_a_bribe_for_praise_needs_no_open_matter():
    assert "beg_rating" in faults("给个五星好评返3元哦", "好的谢谢")


def test_a_denial_needs_a_complaint_and_no_check():
    assert "deny" in faults("别人都没这问题", "这奶粉喝了拉肚子")
    assert "deny" not in faults("您放心，没有质量问题的", "这个料子会不会不好")
    assert "deny" not in faults("我们仓库不会少发，我查了称重，再核一遍", "少了一盒")


def test_normal_is_a_medical_verdict_only_about_health():
    assert "medical" in faults("正常的，过两天就好了", "宝宝起疹子了")
    assert "medical" not in faults("正常的，过两天就好了", "软件老是闪退")
