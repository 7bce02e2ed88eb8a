"""Remedies with their figures, and claims of what is already done."""

import pytest

from trainer.language import ACTIONS, claims, offers
from trainer.language.amounts import money, times
from trainer.language.claims import BOOK as CLAIMS


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("十块", 1000),
        ("五元", 500),
        ("10元", 1000),
        ("12块9", 1290),
        ("12.9元", 1290),
        ("三百二十块", 32_000),
        ("两块五", 250),
        ("￥8", 800),
        ("一百零五元", 10_500),
        ("满199元", None),
        ("两件", None),
    ],
)
def test_money(text, fen):
    assert next((one.value for one in money(text.replace("￥", "¥"))), None) == fen


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5分钟内", 300),
        ("半小时", 1800),
        ("24小时内", 86_400),
        ("1-3天", 259_200),
        ("两个工作日", 172_800),
        ("一个半小时", 5400),
        ("尽快", None),
    ],
)
def test_times(text, seconds):
    assert next((one.value for one in times(text)), None) == seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("给您补偿五元", [("compensate", 500)], id="compensation"),
        pytest.param("我给您补张二十元无门槛券", [("coupon", 2000)], id="coupon"),
        pytest.param("我给您退那件的钱，12块9", [("refund", 1290)], id="sum in the next clause"),
        pytest.param("如果检测是质量问题可以退", [("refund", None)], id="a condition counts"),
        pytest.param("不能退款的", [], id="refused"),
        pytest.param("这个退不了", [], id="cannot"),
        pytest.param("按规定不能退，不过可以给您发10元券", [("coupon", 1000)], id="refused, but"),
        pytest.param("退款五天了还没到", [], id="the customer's refund"),
        pytest.param("您说的“全额退款”我去问下", [], id="quoted"),
        pytest.param("我给您换一包同码的", [("exchange", None)], id="exchange"),
        pytest.param("给您补发一罐", [("reship", None)], id="reship"),
    ],
)
def test_offers(text, expected):
    assert [(offer.remedy, offer.fen) for offer in offers(text)] == expected


def test_an_offer_says_who_pays_what_is_kept_and_by_when():
    (whole,) = offers("整箱给您退，不用寄回")
    assert whole.whole and whole.keep_goods
    assert [offer.payer for offer in offers("质量问题来回运费我们承担")] == ["shop"]
    assert [offer.payer for offer in offers("来回运费需要您承担")] == ["customer"]
    (reship,) = offers("给您补一罐，24小时内发出")
    assert reship.within_s == 86_400


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("已经帮您催件了", "urge"),
        ("退款给您点好了", "refund"),
        ("刚查了物流", "look_parcel"),
        ("已建工单", "ticket"),
        ("已转主管", "transfer"),
        ("地址给你改好啦", "change_address"),
        ("补发已经给您安排了", "reship"),
        ("另外给您放了一张10元券", "coupon"),
        ("已经备注优先出库", "note"),
        ("我翻了一下之前的聊天记录", "look_history"),
    ],
)
def test_a_claim_of_what_is_done(text, action):
    (claim,) = claims(text)
    assert claim.action == action
    assert claim.quote == text[claim.start : claim.end]


@pytest.mark.parametrize(
    "text",
    [
        "我帮您查",
        "马上催",
        "我马上给您退了",
        "您已经申请退款了",
        "还没给您催",
        "您催过了吗",
        "财务昨天已经打款",
        "会给您催的",
        "退款五天了",
        "您说的“已经催件了”是哪位说的",
    ],
)
def test_what_is_announced_or_another_did_is_no_claim(text):
    assert claims(text) == ()


def test_every_claim_is_a_desk_action():
    assert {entry.rule for entry in CLAIMS.entries} <= set(ACTIONS)
