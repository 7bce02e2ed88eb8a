"""What an app has on its screen: the text of each line, and whether it is harmless."""

import unicodedata

from textual.app import App


def screen_lines(app: App[object]) -> list[str]:
    """Return the lines that the terminal is asked to draw."""
    height = app.size.height
    return [
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()
    ][:height]


def screen_text(app: App[object]) -> str:
    """Return the whole screen as one text."""
    return "\n".join(screen_lines(app))


def obeyed(text: str) -> list[str]:
    """Return every character that a terminal would obey, or that hides its neighbours."""
    bad = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return [c for c in text if c not in "\n\u200d" and unicodedata.category(c) in bad]
