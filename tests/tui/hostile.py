"""Text that tries to take over the screen, for every widget that shows somebody's words."""

HOSTILE = {
    "markup": "[bold]粗[/bold] [@click=app.quit]点我[/]",
    "closing tag alone": "[/",
    "open bracket": "[[[[ [/] []",
    "colour escape": "\x1b[31m红\x1b[0m",
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "title": "\x1b]0;hacked\x1b\\",
    "C1": "\x9b31m\x9d52;c;aGk=\x9c\x85",
    "NUL and bell": "a\x00b\x07c\x08d\x7f",
    "right-to-left override": "\u202egnp.exe\u2066x\u2069\u200f",
    "lone surrogate": "坏\udc80字",
    "emoji family": "👨‍👩‍👧‍👦👍🏽🇨🇳❤️",
    "combining": "e" + "\u0301" * 50,
    "line separators": "一\u2028二\u2029三\r\n四\r五\v六\f七",
    "template": "$name ${x} {0} %s %(x)s",
    "ten thousand": "字" * 10_000,
    "one long word": "x" * 3_000,
    "blank": " \u3000\t\n",
    "nothing": "",
}

# For whole screens, which take longer to build.
WORST = {
    "all at once": " ".join(text for text in HOSTILE.values() if len(text) < 1_000),
    "closing tag alone": "[/",
    "ten thousand": HOSTILE["ten thousand"],
    "nothing": "",
}
