"""The house profile is data with a source and a date."""

import pytest

from trainer.errors import TrainerError
from trainer.scoring.profile import HOUSE, profile


def test_the_house_lines() -> None:
    assert (HOUSE.limit_s(0), HOUSE.limit_s(1), HOUSE.limit_s(7)) == (20, 30, 30)
    assert HOUSE.source and HOUSE.date == "2023-08-13"
    assert (HOUSE.pace.first_s, HOUSE.pace.later_s) == (20, 30)


def test_an_unknown_profile_is_named_with_those_that_exist() -> None:
    with pytest.raises(TrainerError, match="house"):
        profile("淘宝")
