"""A screen that ends while something lies over it."""

from textual.screen import Screen, ScreenResultType

from trainer.tui.screens.small import SmallScreen


def uncovered(screen: Screen[ScreenResultType]) -> bool:
    """Close what lies over `screen`; say whether it may be dismissed now.

    It may not while the window is too small to draw in, nor once it is gone.
    """
    app = screen.app
    if screen not in app.screen_stack or isinstance(app.screen, SmallScreen):
        return False
    while app.screen is not screen:
        app.pop_screen()
    return True
