"""How a platform counts response time (考核口径)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """`first_s` for the first round, `later_s` for each later one; `source` and `date` of both."""

    name: str
    title: str
    first_s: int
    later_s: int
    source: str
    date: str


HOUSE = Profile("house", "本店口径", 20, 30, "客服岗位培训资料", "2023-08-13")
