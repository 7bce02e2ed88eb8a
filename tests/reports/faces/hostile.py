"""Two hundred texts that mean harm to whoever opens a report, each in every place for a text."""

from dataclasses import fields, replace
from functools import cache

from tests.reports.faces.samples import report
from trainer.reports.item_line import Items
from trainer.reports.model import Report

_HARM = (
    '=HYPERLINK("http://evil.example/","点我")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    '=IMPORTXML("http://evil.example","//a")',
    "＝1＋1",
    "|calc",
    "%0A=1",
    "'=1+1",
    "https://evil.example/",
    "www.evil.example",
    "mailto:a@evil.example",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "<a href=http://evil.example>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<style>*{display:none}</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<!--",
    "]]><x/>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "\x1b[2J\x1b]52;c;ZXZpbA==\x07",
    "\x9b31m\x90q\x9c",
    "\x00空\x00",
    "\u202e倒\u2066着\u2069",
    "半个\ud83d字\udc00",
    "_x000D__x003D_1",
    "行\u2028断\u2029了\r\n=1",
    "\ufeff\u00ad\U000e0041",
)
_BEFORE = ("", " ", "\t", "\r\n", "\u200b\u00a0")
PAYLOADS = tuple(before + harm for harm in _HARM for before in _BEFORE)
# What a terminal, a browser or a spreadsheet would obey or be deceived by.
_CODES = (range(0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A))
_MORE = (range(0x2028, 0x202A), range(0xD800, 0xE000), (0x200B, 0xFEFF))
OBEYED = frozenset(chr(code) for codes in (*_CODES, *_MORE) for code in codes)


@cache
def hostile_report() -> Report:
    """Return a report in which every payload stands alone in every place for a text."""
    one = report(trainees=1, drills=1, weeks_kept=2)
    drill = replace(one.drills[0], rounds=one.drills[0].rounds[:1])
    one = replace(one, cohorts=one.cohorts[:1], drills=(drill,))
    several = [_with(one, payload) for payload in PAYLOADS]
    joined = {
        field.name: tuple(part for other in several for part in getattr(other, field.name))
        for field in fields(Report)
        if isinstance(getattr(one, field.name), tuple)
    }
    found = [other.items or Items() for other in several]
    items = Items(
        tuple(line for one in found for line in one.lines),
        tuple(told for one in found for told in one.about),
    )
    return replace(several[15], **joined, items=items)


def _with(value, text):  # type: ignore[no-untyped-def]
    """Return a value with every text in it exchanged; moments and kinds stay as they are."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(_with(part, text) for part in value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    kept = {"monday", "started", "made", "kind"}
    exchanged = {
        field.name: _with(getattr(value, field.name), text)
        for field in fields(value)
        if field.name not in kept
    }
    return replace(value, **exchanged)
