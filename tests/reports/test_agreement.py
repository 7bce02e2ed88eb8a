"""κ beside worked examples that others have published."""

import statistics
from collections import Counter

import pytest

from trainer.reports.agreement import Agreement, Doubt, cohen, fleiss, pooled
from trainer.reports.kappa import Table, jackknife, sign_test

# Fleiss 1971, table 1: 30 patients, 6 psychiatrists each; how many said depression, personality
# disorder, schizophrenia, neurosis, other.
DIAGNOSES = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""


def test_cohens_kappa_and_its_interval_are_those_of_the_literature() -> None:
    """Fleiss & Paik 2003, as `ci.kappa(.05, 31, 12, 4, 58)` of R's statpsych works it out."""
    found = cohen(Table(both=58, first=4, second=12, neither=31))
    assert found.kappa == pytest.approx(0.6756757, abs=1e-7)
    assert found.interval == pytest.approx((0.5317210, 0.8196303), abs=1e-6)
    assert found.observed == pytest.approx(89 / 105)
    assert found.pabak == pytest.approx(2 * 89 / 105 - 1)


@pytest.mark.parametrize(
    ("column", "kappa"),
    [
        pytest.param(0, 0.245, id="depression"),
        pytest.param(1, 0.245, id="personality disorder"),
        pytest.param(2, 0.520, id="schizophrenia"),
        pytest.param(3, 0.471, id="neurosis"),
        pytest.param(4, 0.566, id="other"),
    ],
)
def test_fleiss_kappa_of_each_diagnosis_is_that_of_1971(column: int, kappa: float) -> None:
    found = fleiss((int(row[column]), 6) for row in DIAGNOSES.split())
    assert found.kappa == pytest.approx(kappa, abs=5e-4)
    assert found.interval is not None
    assert found.interval[0] < kappa < found.interval[1]


def test_unequal_numbers_of_raters_follow_fleiss_and_cuzick() -> None:
    """By hand: yes 1/2, 3/3, 0/2; share 4/7, apart 1/2, mean 7/3 raters."""
    found = fleiss([(1, 2), (3, 3), (0, 2), (1, 1)])
    assert found.replies == 3
    assert found.kappa == pytest.approx(1 - 0.5 / (3 * (4 / 3) * (4 / 7) * (3 / 7)))


def test_the_jackknife_of_a_mean_is_its_standard_error() -> None:
    values = Counter([1.0, 2.0, 2.0, 5.0, 9.0])
    error = jackknife(values, lambda some: statistics.fmean(some.elements()))
    assert error == pytest.approx(statistics.stdev(values.elements()) / 5**0.5)


def test_a_rater_beside_two_of_one_mind_agrees_as_with_one_but_on_half_as_many_answers() -> None:
    one = [Table(both=1)] * 12 + [Table(first=1)] * 3 + [Table(neither=1)] * 25
    two = [table.times(2) for table in one]
    alone, together = pooled(one), pooled(two)
    assert together.kappa == pytest.approx(alone.kappa)
    assert alone.interval is not None and together.interval is not None
    # Twice the same answer is no news: the interval must not shrink by √2.
    shrunk = (together.interval[1] - together.interval[0]) / (alone.interval[1] - alone.interval[0])
    assert shrunk > 0.9


@pytest.mark.parametrize(
    ("table", "doubt"),
    [
        pytest.param(Table(), Doubt.EMPTY, id="nothing in common"),
        pytest.param(Table(neither=40), Doubt.NOBODY, id="nobody says yes"),
        pytest.param(Table(both=40), Doubt.EVERYBODY, id="everybody says yes"),
        pytest.param(Table(first=9, neither=31), Doubt.ONE_SIDED, id="one never says yes"),
        pytest.param(Table(both=2, first=1, neither=37), Doubt.FEW, id="a rare fault"),
        pytest.param(Table(both=5, first=1, neither=6), Doubt.FEW, id="a small sample"),
        pytest.param(Table(both=10, neither=30), Doubt.PERFECT, id="no disagreement"),
    ],
)
def test_a_figure_that_means_nothing_is_not_given(table: Table, doubt: Doubt) -> None:
    found = cohen(table)
    assert found.doubt is doubt
    assert found.interval is None
    if doubt in (Doubt.EMPTY, Doubt.NOBODY, Doubt.EVERYBODY):
        assert found.kappa is None


def test_a_label_that_is_rare_brings_its_pabak() -> None:
    found = cohen(Table(both=1, first=2, second=2, neither=95))
    assert found.extreme
    assert found.kappa is not None and found.pabak is not None
    assert found.kappa < 0.4 < 0.9 < found.pabak
    assert not Agreement(10, 0.9, 0.3).extreme


def test_a_split_is_lopsided_only_where_chance_seldom_makes_it() -> None:
    assert sign_test(0, 0) == 1
    assert sign_test(5, 5) == 1
    assert sign_test(0, 5) == pytest.approx(2 / 32)
    assert sign_test(6, 0) == pytest.approx(2 / 64)
