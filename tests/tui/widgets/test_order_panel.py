from rich.cells import cell_len

from tests.tui.desk_samples import scenario
from trainer.drill.events import Mode
from trainer.drill.play import Play
from trainer.tui.widgets.order_panel import Known, facts_content, known_facts
from trainer.tui.widgets.sight import Sight

PARCEL = Known(
    "物流", (("状态", "已到本地网点"), ("原因", "派件员请假，件压在网点没人派，等人来取"))
)


def test_values_stand_in_one_column_and_go_on_in_it() -> None:
    lines = facts_content((PARCEL,), 30).plain.split("\n")
    assert lines[0] == "物流" and lines[1] == "状态  已到本地网点"
    assert lines[2].startswith("原因  派件员") and lines[3].startswith(" " * 6)
    assert all(cell_len(line) <= 30 for line in lines)


def test_nothing_is_known_before_a_look_up_has_finished() -> None:
    play = Play(scenario())
    play.start(seed=1, mode=Mode.PRACTICE)
    play.act(1_000, "look_order")
    before = Sight(play.drill, play.scenario, 2_000, None)
    assert tuple(known_facts(before)) == ()
    assert facts_content((), 30).plain == "还没有查。"
    play.look_ups_until(3_000)
    play.act(4_000, "coupon", "10元[bold]")
    play.act(5_000, "ticket", fields=(("问题", "没送"), ("诉求", "要送")))
    known = tuple(known_facts(Sight(play.drill, play.scenario, 5_000, None)))
    assert [group.heading for group in known] == ["订单", "已办"]
    assert known[1].facts == (("发券", "10元[bold]"), ("建工单", "问题：没送；诉求：要送"))
