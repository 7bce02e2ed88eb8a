from dataclasses import replace

from tests.tui.desk_samples import scenario
from trainer.drill.state import Deed, Drill
from trainer.scenario.model import QuickReply
from trainer.tui.quick_reply import filled, gaps
from trainer.tui.widgets.quick_list import quick_replies_for

TEXT = "您的【商品】目前【状态】，【没有的】"
LOOKED = replace(Drill(), deeds=(Deed("look_parcel", 0, 3000),))


def test_what_has_not_been_looked_up_stays_open() -> None:
    assert filled(TEXT, scenario(), Drill()) == TEXT
    assert gaps(TEXT) == ("【商品】", "【状态】", "【没有的】")


def test_what_has_been_looked_up_is_filled_in() -> None:
    assert filled(TEXT, scenario(), LOOKED) == "您的【商品】目前卡在中转站，【没有的】"


def test_a_slash_offers_by_key_first_then_by_words() -> None:
    late, hello = QuickReply("cj", "我马上催件，您好等"), QuickReply("hy", "您好")
    assert quick_replies_for("/", (late, hello)) == (late, hello)
    assert quick_replies_for("/h", (late, hello)) == (hello,)
    assert quick_replies_for("/您好", (late, hello)) == (late, hello)
    assert quick_replies_for("／H", (late, hello)) == (hello,)
    assert quick_replies_for("你好/", (late, hello)) == ()
    assert quick_replies_for("/h\n", (late, hello)) == ()
