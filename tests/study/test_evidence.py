from tests.study.samples import past
from trainer.study.evidence import observations


def seen(*marks: tuple[str, bool]) -> dict[str, tuple[int, int]]:
    return {one.skill: (one.met, one.of) for one in observations((past(*marks),))}


def test_a_step_counts_each_time_that_it_was_due() -> None:
    found = seen(("flow.due.soothe", True), ("flow.due.soothe", False), ("flow.due.thank", True))
    assert found["step.soothe"] == (1, 2) and found["step.thank"] == (1, 1)
    assert "step.resolve" not in found


def test_a_fault_is_avoided_where_no_mark_tells_of_it() -> None:
    found = seen(("flow.due.soothe", True), ("attitude.fault.shirk", False))
    assert found["fault.shirk"] == (0, 1) and found["fault.retort"] == (1, 1)


def test_the_desk_and_the_clock_are_skills_of_their_own() -> None:
    found = seen(
        ("accuracy.due.urge", False),
        ("accuracy.due.look_parcel", True),
        ("accuracy.false_claim.refund", False),
        ("accuracy.told_unseen.look_parcel", False),
        ("accuracy.breach", False),
        ("timeliness.round", True),
        ("timeliness.round", False),
    )
    assert found["desk.deeds"] == (1, 3)
    assert found["desk.look"] == (0, 1) and found["desk.policy"] == (0, 1)
    assert found["speed"] == (1, 2)


def test_proof_asked_before_soothing_is_a_missed_soothing() -> None:
    assert seen(("flow.due.soothe", True), ("flow.order.soothe_before_proof", False))[
        "step.soothe"
    ] == (1, 2)


def test_who_never_replied_has_shown_nothing_good_or_bad() -> None:
    assert seen(("attitude.silence", False), ("flow.due.soothe", False)) == {}
    assert seen() == {}


def test_a_criterion_of_a_later_version_is_left_out() -> None:
    assert "未来" not in seen(("flow.due.未来", True), ("", False), ("什么.也.不是", True))
