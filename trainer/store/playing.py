"""Which drills are being played right now, by whatever program on this machine.

A file of its own is locked for each drill that is played. The system takes the lock back when
the program ends, however it ends: so a killed drill is free at once, and a running one is never
offered to a second window.
"""

import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Playing:
    """The drills that this program plays; the locks lie in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, BinaryIO] = {}

    def hold(self, drill: str) -> None:
        """Say that the drill is played here, until `release`.

        Where the disk knows no locks nothing is held: the order of events still protects them.
        """
        if drill in self._held:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._path(drill).open("ab")
        except OSError:
            return
        try:
            _lock(file)
        except OSError:
            file.close()
            return
        self._held[drill] = file

    def elsewhere(self, drill: str) -> bool:
        """Say whether another program plays the drill."""
        if drill in self._held or not self._path(drill).exists():
            return False
        try:
            with self._path(drill).open("ab") as file:
                _lock(file)
        except BlockingIOError:
            return True
        except PermissionError:  # Windows says a held lock so
            return sys.platform == "win32"
        except OSError:
            return False
        return False

    def release(self, drill: str) -> None:
        """Say that the drill is played here no longer."""
        file = self._held.pop(drill, None)
        if file is None:
            return
        file.close()
        try:
            self._path(drill).unlink()
        except OSError:  # somebody is just looking, or the folder became read-only
            return

    def release_all(self) -> None:
        """Say that nothing is played here any longer."""
        for drill in tuple(self._held):
            self.release(drill)

    def _path(self, drill: str) -> Path:
        return self._folder / f"{drill}.lock"
