"""The state machine: what is allowed when, and what each event does."""

import pytest

from tests.drill.stage import answered, finding, started
from trainer.drill import ALLOWED, Drill, NotAllowedError, Phase, advance, replay
from trainer.drill.events import (
    VERSIONS,
    BranchTaken,
    CustomerSpoke,
    DeskActed,
    Ended,
    Heard,
    LookupFinished,
    Paused,
    Replied,
    Resumed,
    Speech,
    TimePassed,
)

ASKED = CustomerSpoke(0, "开场", ("三天了！",), Speech.OPENING)


def taken(at: int, goto: str, target: str, *, back: str = "", index: int = 0) -> BranchTaken:
    return BranchTaken(at, "开场", index, False, 1, (), 60, 0, goto, target, back, counted=True)


def test_every_event_kind_has_a_version_and_a_phase_that_allows_it() -> None:
    allowed = frozenset().union(*ALLOWED.values())
    assert set(VERSIONS) == allowed


@pytest.mark.parametrize(
    ("drill", "event"),
    [
        pytest.param(Drill(), Replied(0, "在"), id="no reply before the start"),
        pytest.param(
            advance(started(), Paused(5)), Replied(6, "在"), id="no reply while the clock stands"
        ),
        pytest.param(
            advance(started(), Ended(5, "满意", "满意")), TimePassed(6), id="nothing after the end"
        ),
        pytest.param(started(), Heard(1, "j", ()), id="nothing heard where nothing was said"),
        pytest.param(started(), LookupFinished(1, "look_parcel"), id="no end without a beginning"),
        pytest.param(advance(started(), TimePassed(9)), TimePassed(8), id="time never runs back"),
    ],
)
def test_what_a_phase_does_not_know_is_refused(drill: Drill, event: object) -> None:
    with pytest.raises(NotAllowedError):
        advance(drill, event)  # type: ignore[arg-type]


def test_a_burst_is_one_round_and_the_first_valid_message_answers_it() -> None:
    drill = advance(started(), ASKED)
    drill = answered(drill, 4000, text="！！")
    assert drill.rounds[0].answered is None
    drill = answered(drill, 9000, text="在的")
    drill = answered(drill, 12000, text="我看看")
    assert [(r.asked, r.answered, r.replies) for r in drill.rounds] == [(0, 9000, (0, 1, 2))]


def test_a_round_that_nobody_answered_stays_the_same_round_when_chased() -> None:
    drill = advance(started(), ASKED)
    drill = advance(drill, taken(20000, "again", "开场", index=-1))
    drill = advance(drill, CustomerSpoke(20000, "开场", ("人呢",), Speech.CHASE))
    drill = answered(drill, 25000, text="在的")
    assert [(r.asked, r.answered) for r in drill.rounds] == [(0, 25000)]


def test_counters_belong_to_the_visit() -> None:
    drill = advance(started(), taken(1, "again", "开场"))
    drill = advance(drill, taken(2, "again", "开场"))
    assert dict(drill.counters) == {"开场|走向0": 2}
    assert advance(drill, taken(3, "beat", "收尾")).counters == ()


def test_a_visit_that_comes_back_to_the_same_beat_keeps_its_counters() -> None:
    drill = advance(started(), taken(1, "visit", "公共/要截图", back="开场", index=2))
    back = BranchTaken(2, "公共/要截图", 0, False, 1, (), 60, 0, "done", "开场")
    drill = advance(drill, back)
    assert (drill.beat, drill.back) == ("开场", "")
    assert dict(drill.counters) == {"开场|走向2": 1}


def test_a_timed_action_is_seen_only_when_it_has_finished() -> None:
    drill = advance(started(), DeskActed(1000, "look_parcel", takes_ms=6000))
    assert drill.started("look_parcel")
    assert not drill.seen("look_parcel")
    assert advance(drill, LookupFinished(7000, "look_parcel")).seen("look_parcel")


def test_an_interruption_belongs_to_the_round_it_fell_into() -> None:
    drill = advance(advance(started(), ASKED), Resumed(5000, 60000, crashed=True))
    drill = advance(advance(drill, Paused(6000)), Resumed(6000, 60000))
    assert drill.interruptions == 1
    assert drill.rounds[0].interruptions == 1


def test_findings_for_review_do_not_count() -> None:
    doubtful = finding("shirk")
    doubtful = type(doubtful)(
        **{**{n: getattr(doubtful, n) for n in doubtful.__slots__}, "review": True}
    )
    drill = answered(advance(started(), ASKED), 1000, doubtful)
    assert drill.replies[0].findings == ()


def test_replay_gives_the_same_drill() -> None:
    events = [ASKED, Replied(3000, "在"), Heard(3000, "j", (finding("greet"),)), TimePassed(4000)]
    drill = started()
    for event in events:
        drill = advance(drill, event)
    first = started()
    assert replay([]) == Drill()
    assert first.phase is Phase.RUNNING
    assert drill.replies[0].findings[0].label == "greet"


def test_what_counts_for_the_clock_is_the_profiles_line() -> None:
    drill = advance(started(), ASKED)
    assert drill.due_at == 20_000
    assert answered(drill, 5000).due_at is None
    later = advance(answered(drill, 5000), taken(8000, "again", "开场"))
    later = advance(later, CustomerSpoke(8000, "开场", ("？",), Speech.AGAIN))
    assert later.due_at == 38_000
