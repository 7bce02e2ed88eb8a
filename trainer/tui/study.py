"""The study plan for whoever sits at the screen: what comes next, and what a drill has changed."""

from collections.abc import Iterable

from trainer.store import Archive
from trainer.store.moment import utc_now
from trainer.study import Growth, PastDrill, Suggestion, grown, next_steps
from trainer.tui.catalogue import Entry


def suggested(archive: Archive, trainee: str, listed: Iterable[Entry]) -> Suggestion | None:
    """Return what a trainee should practise next; None where nothing can be practised."""
    shelf = tuple(one.shelved for one in listed if one.shelved)
    found = next_steps(archive.past_drills(trainee), shelf, utc_now(), count=1)
    return found[0] if found else None


def growth_since(
    before: tuple[PastDrill, ...], archive: Archive, trainee: str
) -> tuple[Growth, ...]:
    """Return how the steps have grown since the drills were those of `before`."""
    return grown(before, archive.past_drills(trainee), utc_now())
