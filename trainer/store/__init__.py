"""Floor 4, what is kept: every event of every drill, in SQLite, before the screen shows it.

`Archive` loads the database library (0.2 s), so it is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from trainer.store.records import Best, KeptDrill, KeptEvent, Summary, Trainee

if TYPE_CHECKING:
    from trainer.store.archive import Archive

__all__ = ["Archive", "Best", "KeptDrill", "KeptEvent", "Summary", "Trainee"]


def __getattr__(name: str) -> Any:
    """Load `Archive` on first use."""
    if name != "Archive":
        raise AttributeError(name)
    from trainer.store.archive import Archive

    return Archive
