"""Was this Enter meant to send? An input method's Enter chooses words; a paste's breaks lines.

A terminal shows an Enter that commits a candidate as the candidate's characters and, at once or
a moment later, a carriage return. A person who means to send takes longer than that.
"""

from dataclasses import dataclass

# Seconds. Characters of one read are parsed within about a millisecond of each other; the
# fastest rollover of two keys typed by hand is above ten.
SAME_READ = 0.005
AFTER_COMPOSED = 0.050


@dataclass(slots=True)
class EnterGuard:
    """Remembers the key before; moments are in seconds on any steady clock."""

    _last_at: float = float("-inf")
    _last_composed: bool = False
    _last_enter: bool = False

    def typed(self, character: str, at: float) -> bool:
        """Note a key; say whether a line break is due before it.

        It is where the key before was an Enter of the same read: the Enter of a paste.
        """
        breaks = self._last_enter and at - self._last_at < SAME_READ
        self._note(at, composed=not character.isascii(), enter=False)
        return breaks

    def pasted(self, at: float) -> None:
        """Note a paste: an Enter in its wake belongs to it."""
        self._note(at, composed=True, enter=False)

    def means_send(self, at: float) -> bool:
        """Note an Enter; say whether it was pressed by itself, to send."""
        gap = at - self._last_at
        meant = gap >= (AFTER_COMPOSED if self._last_composed else SAME_READ)
        self._note(at, composed=False, enter=True)
        return meant

    def _note(self, at: float, *, composed: bool, enter: bool) -> None:
        self._last_at, self._last_composed, self._last_enter = at, composed, enter
