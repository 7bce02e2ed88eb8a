"""Which keys are words for the reply box, wherever the focus is."""

from collections.abc import Collection

from textual import events


class TakesText:
    """A screen with a box for text, which can turn to it before the text arrives."""

    def aim(self, event: events.Event) -> None:
        """Turn to the box where `event` brings text."""
        raise NotImplementedError


def is_text(event: events.Event, shortcuts: Collection[str]) -> bool:
    """Say whether an event brings text: a paste, or a character that is no shortcut there."""
    if isinstance(event, events.Paste):
        return True
    return (
        isinstance(event, events.Key)
        and event.is_printable
        and event.character is not None
        and not event.character.isspace()
        and event.character not in shortcuts
    )
