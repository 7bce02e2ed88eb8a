"""What papers draw from: scenarios, question banks and profiles, wherever they come from."""

from typing import Protocol

from trainer.quiz import Bank
from trainer.scenario import Scenario
from trainer.scoring import Profile


class Stock(Protocol):
    """Where scenarios, question banks and profiles come from, by their names."""

    def scenario_names(self) -> tuple[str, ...]:
        """Return the paths of all scenarios (物流/快递迟到)."""

    def bank_names(self) -> tuple[str, ...]:
        """Return the names of all question banks (售后六步)."""

    def profile_names(self) -> tuple[str, ...]:
        """Return the names of all profiles (house)."""

    def scenario(self, path: str) -> Scenario | None:
        """Return the scenario of a path, None where there is none or it has errors."""

    def bank(self, name: str) -> Bank | None:
        """Return the question bank of a name, None where there is none or it has errors."""

    def profile(self, name: str) -> Profile | None:
        """Return the profile of a name, None where there is none or it has errors."""
