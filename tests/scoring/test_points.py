"""Points that are shown add up to what they are points of."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.scoring.points import covered, half_up, shares


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_the_points_of_what_was_met_sum_up_to_the_share(met: list[bool]) -> None:
    parts = shares(met)
    assert sum(part for part, one in zip(parts, met, strict=True) if one) == covered(met)
    assert sum(parts) == 100
    assert covered(met) == half_up(100 * sum(met), len(met))


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_no_mark_weighs_more_than_a_point_beside_its_even_part(met: list[bool]) -> None:
    assert all(abs(part - 100 / len(met)) < 1.5 for part in shares(met))


def test_of_nothing_there_is_nothing() -> None:
    assert (covered([]), shares([])) == (0, [])
