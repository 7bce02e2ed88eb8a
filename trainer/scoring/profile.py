"""How a platform counts response time (考核口径): dated data, one YAML file each."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from trainer.drill.events import Pace
from trainer.errors import TrainerError


@dataclass(frozen=True, slots=True)
class Profile:
    """Lines in seconds: `first_s` for the first round, `later_s` for each later one.

    `pass_percent` is the share of rounds within the line that is wanted; `source` and `date`
    say where the figures come from.
    """

    name: str
    title: str
    first_s: int
    later_s: int
    pass_percent: int
    source: str
    date: str

    def limit_s(self, index: int) -> int:
        """Return the line of round `index` (0 is the first)."""
        return self.later_s if index else self.first_s

    @property
    def pace(self) -> Pace:
        """The customer's patience where a beat sets no 限时."""
        return Pace(self.first_s, self.later_s)


@cache
def profile(name: str) -> Profile:
    """Return the profile of that name; an unknown one is the user's mistake."""
    known = {
        path.name.removesuffix(".yaml"): path
        for path in (resources.files("trainer.scoring") / "profiles").iterdir()
        if path.name.endswith(".yaml")
    }
    if name not in known:
        raise TrainerError(f"没有“{name}”这个考核口径。可用的：{'、'.join(sorted(known))}。")
    raw = yaml.load(known[name].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return Profile(
        name=raw["名称"],
        title=raw["标题"],
        first_s=int(raw["首轮时限"].removesuffix("秒")),
        later_s=int(raw["时限"].removesuffix("秒")),
        pass_percent=int(raw["及格线"].removesuffix("%")),
        source=raw["来源"],
        date=raw["日期"],
    )


HOUSE = profile("house")
