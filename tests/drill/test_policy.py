"""越权: offers and desk actions against the shop's policies."""

import pytest

from tests.drill.stage import answered, started
from trainer.drill import advance
from trainer.drill.events import DeskActed
from trainer.drill.policy import breaches, hours, money_fen, yuan
from trainer.language import Offer
from trainer.scenario.model import Policy


def offer(remedy: str, **more: object) -> Offer:
    return Offer(remedy, 0, 2, "给您", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "made", "broken"),
    [
        pytest.param(
            Policy("补", max_compensation_fen=1000),
            offer("compensate", fen=1000),
            False,
            id="at the limit",
        ),
        pytest.param(
            Policy("补", max_compensation_fen=1000),
            offer("coupon", fen=1001),
            True,
            id="a fen too much",
        ),
        pytest.param(
            Policy("补", max_compensation_fen=1000),
            offer("refund", fen=9900),
            False,
            id="a refund is no compensation",
        ),
        pytest.param(
            Policy("退", refundable="no"), offer("refund", whole=True), True, id="no refund at all"
        ),
        pytest.param(
            Policy("退", refundable="no"),
            offer("exchange"),
            False,
            id="an exchange is another thing",
        ),
        pytest.param(
            Policy("退", refundable="after_check"),
            offer("refund"),
            True,
            id="refund before the check",
        ),
        pytest.param(
            Policy("退", keep_goods=False),
            offer("refund", keep_goods=True),
            True,
            id="goods must come back",
        ),
        pytest.param(
            Policy("运", freight="customer"),
            offer("return", payer="shop"),
            True,
            id="the customer pays",
        ),
        pytest.param(
            Policy("时", deadline_s=86400),
            offer("reship", within_s=90000),
            True,
            id="promised too late",
        ),
        pytest.param(
            Policy("时", deadline_s=86400),
            offer("reship", within_s=3600),
            False,
            id="promised in time",
        ),
    ],
)
def test_an_offer_against_a_policy(policy: Policy, made: Offer, broken: bool) -> None:
    drill = answered(started(), 1000, offers=(made,))
    assert bool(breaches(drill, (policy,))) is broken


def test_a_refund_after_the_check_is_allowed() -> None:
    policy = Policy("退", refundable="after_check")
    drill = advance(started(), DeskActed(100, "look_order"))
    assert not breaches(answered(drill, 1000, offers=(offer("refund"),)), (policy,))


def test_words_that_must_not_be_said_may_be_quoted() -> None:
    policy = Policy("补", banned=("十倍赔偿",))
    assert breaches(answered(started(), 1, text="给您十倍赔偿"), (policy,))
    assert not breaches(answered(started(), 1, text="您说的“十倍赔偿”我会反馈"), (policy,))


def test_the_desk_can_break_a_policy_too() -> None:
    policy = Policy("补", max_compensation_fen=1000)
    drill = advance(started(), DeskActed(1, "coupon", "20元"))
    assert breaches(drill, (policy,))[0].quote == "发券 20元"
    assert not breaches(advance(started(), DeskActed(1, "coupon", "10元")), (policy,))


def test_coupons_add_up() -> None:
    policy = Policy("补", max_compensation_fen=1000)
    once = advance(started(), DeskActed(1, "coupon", "6元"))
    assert not breaches(once, (policy,))
    assert (
        "一共发了12元"
        in breaches(advance(once, DeskActed(2, "coupon", "6元")), (policy,))[0].reason
    )


def test_money_back_and_goods_anew_gives_the_goods_away() -> None:
    refunded = advance(started(), DeskActed(1, "refund"))
    both = advance(refunded, DeskActed(2, "exchange"))
    assert not breaches(refunded, (Policy("退", keep_goods=False),))
    assert breaches(both, (Policy("退", keep_goods=False),))
    assert not breaches(both, (Policy("退"),))


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("10元", 1000),
        ("9.9", 990),
        ("¥5", 500),
        ("１００元券", 10000),
        ("给顾客五十块", 5000),
        ("", None),
        ("全额", None),
        ("1" * 30, None),
        ("1.x", None),
    ],
)
def test_amounts(text: str, fen: int | None) -> None:
    assert money_fen(text) == fen


def test_amounts_and_times_in_words() -> None:
    assert [yuan(1000), yuan(990), yuan(5)] == ["10元", "9.9元", "0.05元"]
    assert [hours(86400), hours(7200), hours(90)] == ["1天", "2小时", "90秒"]
