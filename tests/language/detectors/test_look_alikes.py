"""Innocent look-alikes pass: no fault at all is heard in them."""

import pytest

from tests.language.detectors.heard import faults

PLAIN = """
    请问您要哪个尺码呢
    您看哪种方式方便
    怎么支付怎么退
    什么时候都可以
    如果哪里做得不周到，您随时告诉我
    您希望怎么处理呢
    您想怎么退都行
    我这就去问问到底是哪个环节卡住了
    请问您方便说下是洗之前还是洗之后发现的吗
    不是的亲，是这样，退款要等银行处理
    您看过物流了吗，我这边显示已到站
    您不清楚的地方可以问我
    具体时间我这边暂时查不到，我问下仓库10分钟内回您
    没关系
    快递那边我来联系
    不知道您那边快递柜有没有放件
    我不是推脱，这单我负责
    我哪能不管您呢，这就去查
    怎么会不管您呢
    这款确实有点傻瓜式操作
    滚筒洗衣机的操作面板在右边
    赠品是二货架上的，我去拿
    这个耳机色号是SB-02石板灰
    您看是不是尺码偏小一点呢，我帮您核对
    如果是穿戴问题我教您一个方法
    是我自己没核对好，给您发错了
    没关系，谁都有看错的时候，我帮您改
    我们一定尽快处理
    今天一定给您安排发出
    不能保证
    您那笔保证金明天退
    为了保证质量，我们每件都检查
    麻烦您先拍张照
    辛苦您再等一下
    请您先拍张照
    您别催快递员了，我来催
    我必须跟您道歉
    好的，我马上帮您处理
    嗯嗯，我明白您的意思
    尾号8812
    请您在订单页提交
    别人的订单信息我不能告诉您
    这边不方便加微信哈，咱们就在这里聊
    微信零钱1到3个工作日到账
    感谢您的五星好评
    您要投诉是您的权利，我把渠道发您
    孩子皮肤红的话先停用，赶紧带去医院看看，费用我们按流程报
    我查了监控，称重一致，我再核一遍
    我很想帮您，咱们先不骂人，我马上办
"""
LOOK_ALIKES = [line.strip() for line in PLAIN.strip().splitlines()]


@pytest.mark.parametrize("customer", ["怎么回事啊", None], ids=["to-a-complaint", "alone"])
@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_an_innocent_look_alike_passes(text, customer):
    assert faults(text, customer) == set()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("您说的“不关我的事”我会反馈给同事", id="marks"),
        pytest.param("您提到的那句“爱买不买”确实是我们同事说错话，我替他向您道歉", id="that-line"),
        pytest.param("快递员说不归他管，我已经找站长了", id="told-without-marks"),
        pytest.param("同事骂您“神经病”这句话我马上交给主管", id="an-insult-told"),
    ],
)
def test_quoted_words_are_not_the_agents_own(text):
    assert faults(text, "你们上一个客服什么态度") == set()


def test_quote_marks_do_not_cover_an_insult():
    assert "insult" in faults("“穷讲究”，说的就是您", "又发错了")


@pytest.mark.parametrize(
    ("handoff", "amends"),
    [
        ("这个不归我们管", "我现在帮您转给物流"),
        ("这个我不清楚", "我马上问仓库，5分钟内回复您"),
        ("改地址我这边弄不了", "我转给仓管改，改完截图给您"),
        ("快递爆仓了", "我已经联系网点优先派送"),
    ],
)
def test_help_anywhere_in_the_reply_lifts_a_hand_off(handoff, amends):
    assert "shirk" not in faults(f"{handoff}，{amends}", "怎么还没到")
    assert "shirk" not in faults(f"{amends}。{handoff}", "怎么还没到")


@pytest.mark.parametrize("empathy", ["非常理解您的心情", "实在抱歉", "让您久等了", "感谢您的理解"])
def test_empathy_is_no_help(empathy):
    assert "shirk" in faults(f"{empathy}，这个不归我们管", "怎么还没到")
