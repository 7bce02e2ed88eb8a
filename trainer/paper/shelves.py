"""What papers draw from, as it lies in the two roots; each file is read once."""

from pathlib import Path

from trainer.quiz import Bank
from trainer.quiz.library import BankLibrary
from trainer.scenario import Library, Scenario
from trainer.scoring.profile import Profile, Profiles


class Shelves:
    """Scenarios, question banks and profiles: what is built in, and the trainers' own."""

    def __init__(self, builtin: Path, own: Path | None = None) -> None:
        self._scenarios = Library(builtin, own)
        self._banks = BankLibrary(builtin, own)
        self._profiles = Profiles(own)
        self._read_scenarios: dict[str, Scenario | None] = {}
        self._read_banks: dict[str, Bank | None] = {}

    def scenario_names(self) -> tuple[str, ...]:
        """Return the paths of all scenarios; nothing is parsed."""
        return self._scenarios.names()

    def bank_names(self) -> tuple[str, ...]:
        """Return the names of all question banks; nothing is parsed."""
        return self._banks.names()

    def profile_names(self) -> tuple[str, ...]:
        """Return the names of all profiles; nothing is parsed."""
        return self._profiles.names()

    def scenario(self, path: str) -> Scenario | None:
        """Return the scenario of a path, None where there is none or it has errors."""
        if path not in self._read_scenarios:
            found = self._scenarios.load(path)
            self._read_scenarios[path] = found if isinstance(found, Scenario) else None
        return self._read_scenarios[path]

    def difficulty(self, path: str) -> int:
        """Return the difficulty of a scenario, 1 where there is none."""
        scenario = self.scenario(path)
        return scenario.difficulty if scenario else 1

    def bank(self, name: str) -> Bank | None:
        """Return the question bank of a name, None where there is none or it has errors."""
        if name not in self._read_banks:
            found = self._banks.load(name)
            self._read_banks[name] = found if isinstance(found, Bank) else None
        return self._read_banks[name]

    def profile(self, name: str) -> Profile | None:
        """Return the profile of a name, None where there is none or it has errors."""
        found = self._profiles.load(name)
        return found if isinstance(found, Profile) else None
