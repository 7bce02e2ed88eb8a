"""Which version of each scenario item analysis is about."""

from collections.abc import Iterator

from trainer.cli.items_played import Lent
from trainer.errors import TrainerError
from trainer.scenario import Library, Scenario
from trainer.scenario.load import load_text
from trainer.store import Archive
from trainer.store.records import Version


def chosen_versions(
    archive: Archive, library: Library, lent: Lent, wanted: str = ""
) -> Iterator[tuple[str, Scenario | None, bool]]:
    """Yield each scenario that was played, or the one that is wanted: path, version, is it current.

    The file's text as it is now where that was played, else the newest that is kept here; None
    where that does not read. A scenario that only others played, in another text, is left out.
    """
    played: dict[str, list[Version]] = {}
    for version in archive.versions():
        played.setdefault(version.scenario, []).append(version)
    for path, _ in sorted(lent.versions):
        played.setdefault(path, [])
    for path, versions in played.items():
        if wanted not in ("", path):
            continue
        now = library.load(path)
        if isinstance(now, Scenario) and _was_played(now, versions, lent):
            yield path, now, True
        elif versions:
            yield path, _kept(archive, versions[0]), False


def _was_played(now: Scenario, versions: list[Version], lent: Lent) -> bool:
    here = any(one.digest == now.digest for one in versions)
    return here or (now.path, now.digest) in lent.versions


def _kept(archive: Archive, version: Version) -> Scenario | None:
    try:
        found = load_text(archive.sources_of(version.digest), origin=version.origin)
    except (TrainerError, ValueError):
        return None
    return found if isinstance(found, Scenario) else None
