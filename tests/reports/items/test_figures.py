"""Difficulty and discrimination against figures worked out by hand, and against numpy."""

import random
from functools import reduce
from itertools import pairwise

import numpy as np
import pytest

from trainer.reports.items.figures import (
    ENOUGH,
    FULL,
    NOTHING,
    Discrimination,
    Doubt,
    Pairs,
    Share,
    chance_of_none,
    discrimination,
    pair,
    part_of,
)
from trainer.reports.items.hints import Hint, is_miskeyed, is_mostly, of_figures
from trainer.reports.items.words import discrimination_words, none_words, share_words


def added(*several: tuple[int, int], times: int = 1) -> Pairs:
    return reduce(Pairs.__add__, (pair(*one) for one in several * times), NOTHING)


def test_a_share_of_eight_in_ten_lies_where_wilson_says() -> None:
    share = Share(10, 8 * FULL)
    assert (share.percent, share.interval) == (80, (49, 94))  # 0.490 to 0.943


def test_a_share_at_the_end_has_an_interval_too_and_a_handful_has_none() -> None:
    assert Share(20, 0).interval == (0, 16)
    assert Share(20, 20 * FULL).interval == (84, 100)
    assert (Share(4, 0).percent, Share(4, 0).interval, share_words(Share(4, 0))) == (
        None,
        None,
        "太少",
    )


def test_the_correlation_is_numpys_to_the_last_digits() -> None:
    chance = random.Random(7)
    xs = [chance.choice((0, FULL // 2, FULL)) for _ in range(300)]
    ys = [x // 4 + chance.randrange(FULL) for x in xs]
    told = discrimination(added(*zip(xs, ys, strict=True)))
    assert told.r == pytest.approx(np.corrcoef(xs, ys)[0, 1], abs=1e-12)


def test_a_point_biserial_by_hand() -> None:
    # Right: rests 60, 80 (mean 70). Wrong: 20, 40 (mean 30). (70 - 30) / sd 22.36 * sqrt(1/4).
    sums = added((FULL, 60), (FULL, 80), (0, 20), (0, 40), times=7)
    told = discrimination(sums)
    assert told.r == pytest.approx(40 / 500**0.5 / 2)
    assert told.interval is not None  # artanh 0.894 = 1.444; 1.96 / 5 = 0.392
    assert told.interval == pytest.approx((0.782, 0.951), abs=0.001)
    assert discrimination_words(told) == "0.9（0.8～1.0）"


def test_sums_come_apart_as_they_were_put_together() -> None:
    one, other = added((FULL, 70), (0, 20)), added((2500, 10))
    assert one + other - other == one == added((0, 20), (FULL, 70))


@pytest.mark.parametrize(
    ("sums", "doubt"),
    [
        pytest.param(NOTHING, Doubt.FEW, id="nothing at all"),
        pytest.param(added((0, 1), (FULL, 2), times=9), Doubt.FEW, id="18 pairs"),
        pytest.param(added((0, 1), (0, 2), times=2), Doubt.FEW, id="none right of four"),
        pytest.param(added((FULL, 1), (FULL, 2), times=20), Doubt.EVERYBODY, id="all right"),
        pytest.param(added((0, 1), (0, 2), times=3), Doubt.NOBODY, id="none right of six"),
        pytest.param(
            added((FULL, 5), (FULL, 2), times=20) + added((0, 1), times=4),
            Doubt.LOPSIDED,
            id="four wrong of 44",
        ),
        pytest.param(added((5000, 1), (5000, 2), times=20), Doubt.SAME, id="half a point each"),
        pytest.param(added((0, 3), (FULL, 3), times=20), Doubt.SAME, id="equally good elsewhere"),
    ],
)
def test_what_cannot_be_told_says_why(sums: Pairs, doubt: Doubt) -> None:
    told = discrimination(sums)
    assert (told.r, told.interval, told.doubt) == (None, None, doubt)


def test_a_perfect_item_has_a_figure_and_no_interval() -> None:
    told = discrimination(added((0, 3), (FULL, 4), times=20))
    assert (told.r, told.interval) == (1.0, None)


def test_decimals_are_those_that_the_data_carry() -> None:
    few, many = Discrimination(100, 0.234, (-0.04, 0.41)), Discrimination(400, 0.234, (0.1, 0.36))
    assert discrimination_words(few) == "0.2（0.0～0.4）"
    assert discrimination_words(many) == "0.23（0.10～0.36）"


def test_how_many_cases_never_needs() -> None:
    assert ENOUGH == 59
    assert (chance_of_none(20), chance_of_none(ENOUGH), chance_of_none(0)) == (36, 5, 100)
    assert "还有 36%" in none_words(20) and "可以信" in none_words(59)


def test_parts_of_points_stay_within_bounds() -> None:
    assert (part_of(1, 3), part_of(5, 0), part_of(-20, 10), part_of(12, 10)) == (3333, 0, 0, FULL)
    assert all(a <= b for a, b in pairwise(part_of(points, 7) for points in range(8)))


def test_hints_come_only_where_the_whole_interval_says_so() -> None:
    vague, sure = Discrimination(30, 0.0, (-0.3, 0.3)), Discrimination(200, 0.0, (-0.1, 0.1))
    half = Share(30, 15 * FULL)
    assert of_figures(half, vague) == ()
    assert of_figures(half, sure) == (Hint.WEAK,)
    assert of_figures(half, Discrimination(90, -0.4, (-0.6, -0.2))) == (Hint.REVERSED,)
    assert of_figures(Share(10, 0), vague) == (Hint.NOBODY,)
    assert of_figures(Share(9, 0), vague) == ()
    assert of_figures(Share(20, 20 * FULL), vague) == (Hint.EVERYBODY,)
    assert of_figures(Share(100, 10 * FULL), vague) == (Hint.HARD,)
    assert is_miskeyed(right=1, wrong=8) and not is_miskeyed(right=3, wrong=6)
    assert is_mostly(5, 5) and not is_mostly(4, 4) and not is_mostly(6, 10)
