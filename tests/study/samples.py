"""Past drills and a shelf, made by hand."""

from datetime import UTC, datetime, timedelta

from trainer.study import PastDrill, Shelved

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOOTHED = (("flow.due.soothe", True),)
UNSOOTHED = (("flow.due.soothe", False), ("flow.due.soothe", False))


def past(
    *marks: tuple[str, bool],
    days: float = 0,
    scenario: str = "物流/甲",
    seed: int = 1,
    passed: bool = False,
) -> PastDrill:
    """Return a drill of so many days ago."""
    return PastDrill(NOW - timedelta(days=days), scenario, seed, passed, marks)


def shelved(path: str, difficulty: int = 2, anger: int = 50, **calls: int) -> Shelved:
    """Return a scenario; `calls` has steps with how often they are due."""
    exercises = tuple((f"step.{step}", times) for step, times in calls.items())
    return Shelved(path, path.partition("/")[2], difficulty, anger, exercises)
