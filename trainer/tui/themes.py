"""Two calm themes, dark and light: one accent, and colours only where they mean something."""

from textual.theme import Theme

DARK = Theme(
    name="trainer-dark",
    dark=True,
    primary="#5b9bd5",
    secondary="#7aa6a1",
    accent="#8ab6e8",
    foreground="#d8dee6",
    background="#14181d",
    surface="#1b2027",
    panel="#222932",
    success="#7fbf8e",
    warning="#e0b060",
    error="#e5786d",
    variables={
        "footer-background": "#1b2027",
        "footer-key-foreground": "#8ab6e8",
        "footer-description-foreground": "#9aa5b1",
        "input-cursor-background": "#d8dee6",
        "button-focus-text-style": "bold underline",
        "block-cursor-background": "#2f4a66",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#28323d",
    },
)

LIGHT = Theme(
    name="trainer-light",
    dark=False,
    primary="#2f6ea8",
    secondary="#3d7d76",
    accent="#1f5c94",
    foreground="#22303c",
    background="#f7f8f9",
    surface="#eef1f4",
    panel="#e3e8ed",
    success="#2c7a43",
    warning="#9a6200",
    error="#b8352a",
    variables={
        "footer-background": "#e3e8ed",
        "footer-key-foreground": "#1f5c94",
        "footer-description-foreground": "#4b5966",
        "button-focus-text-style": "bold underline",
        "block-cursor-background": "#c5dcf0",
        "block-cursor-foreground": "#16212b",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#dbe5ee",
    },
)
OTHER = {DARK.name: LIGHT.name, LIGHT.name: DARK.name}
