"""What drills add to the figures of platforms, kept in the roll-ups."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from trainer.scoring.contact import OPENING_MS, Contact, Wait
from trainer.scoring.counting import figure_of_drills
from trainer.scoring.indicator import Algorithm
from trainer.scoring.kpi_counts import kpi_counts
from trainer.scoring.profile import profile, profile_names
from trainer.scoring.rollup import KPI, kpi_columns

COUNTED = (
    "algorithm", "unit", "limit_s", "first_s", "cap_s", "hours", "first_only", "reopen_s",
    "opening", "period",
)  # fmt: skip
# Of what the built-in profiles say, as schema 4 has rolled it up.
ROLLED_UP = "3cc737ff"


def _waits(draw: st.DrawFn) -> tuple[Wait, ...]:
    at, found = OPENING_MS, []
    for number in range(draw(st.integers(0, 4))):
        asked = sorted(at + draw(st.integers(0, 400_000)) for _ in range(draw(st.integers(0, 3))))
        opening = not number and draw(st.booleans())
        answered = draw(st.none() | st.integers(0, 900_000))
        since = at if opening or not asked else asked[0]
        end = None if answered is None else max((since, *asked)) + answered
        found.append(Wait(since, tuple(asked), end, opening))
        at = max((since, *asked, end or 0)) + 1000
    return tuple(found)


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    rating = draw(st.sampled_from(["", "满意", "一般", "失望"]))
    annoyed = rating in ("一般", "失望") and draw(st.booleans())
    return Contact("", OPENING_MS, _waits(draw), rating=rating, annoyed=annoyed)


def test_every_figure_that_drills_have_is_kept() -> None:
    has = [
        (name, index)
        for name in profile_names()
        for index, one in enumerate(profile(name).indicators)
        if one.algorithm is not Algorithm.UNATTENDED
    ]
    assert sorted(KPI) == sorted(has)


def test_other_figures_want_the_drills_counted_anew() -> None:
    told = [
        [str(getattr(profile(name).indicators[index], field)) for field in COUNTED]
        for name, index in KPI
    ]
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:8]
    assert digest == ROLLED_UP, "raise SCHEMA with a step that rolls up anew, then keep this digest"


@given(st.lists(contacts(), max_size=6))
def test_sums_of_single_drills_are_the_figure_over_all(played: list[Contact]) -> None:
    each = [kpi_counts(one) for one in played]
    named = [
        Contact(f"顾客{number}", one.began, one.waits, rating=one.rating, annoyed=one.annoyed)
        for number, one in enumerate(played)
    ]
    for name, index in KPI:
        whole = figure_of_drills(profile(name).indicators[index], named)
        sums = tuple(sum(one[column] for one in each) for column in kpi_columns(name, index))
        assert sums == (whole.counted, whole.sum)
