"""A transcript's clock (doors: Time, rounds, and when the customer speaks)."""

from tests.drill.stage import do, say, scenario, wait
from trainer.drill import replay
from trainer.drill.events import CustomerSpoke
from trainer.drill.transcript import perform

GOOD = "您先别着急，我马上帮您查物流"  # 14 characters


def test_a_reply_takes_its_characters_at_sixty_a_minute() -> None:
    played = perform(scenario(), [say(GOOD)])
    assert played.drill.rounds[0].answered == 14_000


def test_a_given_time_counts_to_the_first_message_and_the_rest_is_typed() -> None:
    played = perform(scenario(), [say("您先别着急", "我马上帮您查物流", took_s=10)])
    assert [reply.at for reply in played.drill.replies[:2]] == [10_000, 18_000]
    assert played.drill.turns[0].at == 18_000
    assert played.drill.beat == "收尾"


def test_an_action_takes_a_second_and_a_look_up_runs_beside_the_typing() -> None:
    played = perform(scenario(), [do("look_parcel"), say(GOOD)])
    deed = played.drill.deeds[0]
    assert (deed.started, deed.finished) == (1_000, 7_000)
    assert played.drill.rounds[0].answered == 15_000


def test_lateness_fires_as_often_as_it_fits_before_the_reply_lands() -> None:
    played = perform(scenario(), [say(GOOD, took_s=45)])
    late = [turn for turn in played.drill.turns if "超时" in turn.signals]
    assert [turn.at for turn in late[:2]] == [20_000, 40_000]
    assert played.drill.rounds[0].answered == 45_000


def test_waiting_is_silence() -> None:
    played = perform(scenario(), [wait(40), say(GOOD)])
    assert [turn.at for turn in played.drill.turns[:2]] == [20_000, 40_000]
    assert played.drill.replies[0].at == 54_000


def test_when_entries_run_out_silence_follows_to_an_ending() -> None:
    played = perform(scenario(), [])
    assert (played.drill.ending, played.drill.over) == ("投诉", True)
    assert played.drill.rounds[0].answered is None


def test_entries_after_the_end_are_counted() -> None:
    played = perform(scenario(), [say("哦")] * 6)
    assert played.drill.ending == "投诉"
    assert played.unused == 2


def test_the_events_of_a_performance_replay_to_its_drill() -> None:
    played = perform(scenario(), [say(GOOD), say("实在抱歉，给您添麻烦了，感谢您的理解")])
    assert replay(played.events) == played.drill
    assert played.drill.ending == "满意"
    assert isinstance(played.events[1], CustomerSpoke)


def test_each_entry_knows_its_replies_and_where_it_led() -> None:
    played = perform(scenario(), [do("look_parcel"), say("您先别着急", "我马上帮您查物流")])
    assert [(list(p.replies), p.beat) for p in played.played] == [([], "开场"), ([0, 1], "收尾")]


def test_the_customer_speaks_at_the_end_of_a_list_even_past_the_limit() -> None:
    played = perform(scenario(), [say("您先别着急", "我马上帮您查物流", took_s=19)])
    assert [turn.at for turn in played.drill.turns[:1]] == [27_000]
    assert played.drill.beat == "收尾"
    assert played.drill.rounds[0].answered == 19_000


def test_an_answer_at_the_very_limit_is_in_time() -> None:
    at_limit = perform(scenario(), [say(GOOD, took_s=20)]).drill
    past = perform(scenario(), [say(GOOD, took_s=21)]).drill
    assert "超时" not in at_limit.turns[0].signals
    assert "超时" in past.turns[0].signals


def test_time_runs_from_the_end_of_the_entry_before() -> None:
    entries = [wait(4), do("look_parcel"), say("您先别着急", "我马上帮您查物流", took_s=5)]
    played = perform(scenario(), [*entries, say("抱歉", took_s=7)])
    assert [reply.at for reply in played.drill.replies] == [10_000, 18_000, 25_000]


def test_an_action_that_silence_overtakes_lands_in_the_beat_reached() -> None:
    played = perform(scenario(), [wait(70), do("urge"), say("在的")])
    assert [turn.target for turn in played.drill.turns[:3]] == ["开场", "开场", "投诉中"]
    assert played.drill.deeds[0].started == 71_000
    assert played.drill.replies[0].beat == "投诉中"


def test_entries_may_carry_what_is_given_and_what_the_ticket_says() -> None:
    fields = (("问题", "漏发"), ("诉求", "补发"))
    played = perform(scenario(), [do("coupon", "10元"), do("ticket", fields=fields), say(GOOD)])
    assert [(d.content, d.fields) for d in played.drill.deeds] == [("10元", ()), ("", fields)]
