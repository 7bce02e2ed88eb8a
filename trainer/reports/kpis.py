"""The figures of platforms over many drills: from roll-ups, or added up from their contacts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trainer.reports.model import Kpi, KpiFigure
from trainer.scoring.contact import Contact
from trainer.scoring.counting_words import wanted_words
from trainer.scoring.indicator import OF_RATINGS, Algorithm, Indicator, Profile
from trainer.scoring.kpi_counts import sums_of
from trainer.scoring.rollup import KPI, Counts, kpi_columns

Sums = tuple[int, int]  # over how many a figure is, and the hits or seconds of these
OwnSums = Mapping[str, Sequence[Sums]]  # by trainee, or by scenario
Played = tuple[str, str, Contact]  # trainee, scenario, and what platforms count


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a profile; `columns` are those of the roll-ups, None where they have none."""

    profile: Profile
    indicator: Indicator
    columns: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What a report measures, and the sums of the measures that have no columns, in their order."""

    measures: tuple[Measure, ...] = ()
    of_trainee: OwnSums = field(default_factory=dict)
    of_scenario: OwnSums = field(default_factory=dict)

    def kpis(self) -> tuple[Kpi, ...]:
        """Return which figures these are."""
        return tuple(map(_kpi, self.measures))

    def of_trainees(self, counts: Counts, names: Iterable[str]) -> tuple[KpiFigure, ...]:
        """Return the figures of trainees, whose drills came to `counts` together."""
        return self._figures(counts, self.of_trainee, names)

    def of_one_scenario(self, counts: Counts, path: str) -> tuple[KpiFigure, ...]:
        """Return the figures of a scenario, whose drills came to `counts`."""
        return self._figures(counts, self.of_scenario, (path,))

    def _figures(self, counts: Counts, own: OwnSums, names: Iterable[str]) -> tuple[KpiFigure, ...]:
        sums = iter(_added(own[name] for name in names if name in own))
        return tuple(
            _figure(one.indicator, _rolled_up(counts, one.columns) or next(sums, (0, 0)))
            for one in self.measures
        )


def measures_of(profiles: Iterable[Profile]) -> tuple[Measure, ...]:
    """Return every figure of the profiles that drills have."""
    return tuple(
        Measure(profile, indicator, kpi_columns(*place) if place in KPI else None)
        for profile in profiles
        for index, indicator in enumerate(profile.indicators)
        for place in ((profile.name, index),)
        if indicator.algorithm is not Algorithm.UNATTENDED
    )


def own_sums(
    measures: Sequence[Measure], drills: Iterable[Played]
) -> tuple[dict[str, Sequence[Sums]], dict[str, Sequence[Sums]]]:
    """Return the sums of the measures that have no columns, by trainee and by scenario."""
    own = [one.indicator for one in measures if one.columns is None]
    nothing = [(0, 0)] * len(own)
    trainees: dict[str, Sequence[Sums]] = defaultdict(lambda: nothing)
    scenarios: dict[str, Sequence[Sums]] = defaultdict(lambda: nothing)
    for trainee, scenario, contact in drills:
        new = [sums_of(indicator, (contact,)) for indicator in own]
        trainees[trainee] = _added((trainees[trainee], new))
        scenarios[scenario] = _added((scenarios[scenario], new))
    return dict(trainees), dict(scenarios)


def _added(several: Iterable[Sequence[Sums]]) -> list[Sums]:
    return [
        (sum(counted for counted, _ in column), sum(sum_ for _, sum_ in column))
        for column in zip(*several, strict=True)
    ]


def _rolled_up(counts: Counts, columns: tuple[str, str] | None) -> Sums | None:
    return None if columns is None else (counts[columns[0]], counts[columns[1]])


def _figure(indicator: Indicator, sums: Sums) -> KpiFigure:
    counted, sum_ = sums
    wanted = indicator.wanted
    met = wanted.is_met(sum_, counted) if wanted is not None and counted else None
    return KpiFigure(counted, sum_, met)


def _kpi(one: Measure) -> Kpi:
    profile, indicator = one.profile, one.indicator
    wanted = indicator.wanted
    return Kpi(
        profile=profile.name,
        title=profile.title,
        name=indicator.name,
        unit=indicator.unit.value,
        is_mean=indicator.algorithm is Algorithm.CAPPED_MEAN,
        wanted=wanted_words(indicator.algorithm, wanted) if wanted else "",
        source=profile.source,
        date=profile.date,
        is_of_ratings=indicator.algorithm in OF_RATINGS,
    )
