"""The whole page, within its size: what has no room is named with the command that shows it."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from trainer.reports import words
from trainer.reports.first_told import first_told, key_drills
from trainer.reports.model import DrillLine, Report
from trainer.reports.page import causes, lists
from trainer.reports.page.behind import DRILLS, TRAINEES, behind
from trainer.reports.page.lists import drill_detail
from trainer.reports.page.markup import Anchors, text
from trainer.reports.page.overview import overview
from trainer.reports.page.trainees import FEW, trainee_detail, trainee_table

LIMIT = 1_000_000  # bytes that the page may have
MOST_PEOPLE = 600  # lines of the table of trainees
_ROOM_LEFT = 20_000  # for sentences about what has no room
_ON_PAPER = "<p>打印时，演练只印被引用的和碰了红线的，别的在网页上看。</p>"
_STYLE = Path(__file__).with_name("page.css")


def html_page(report: Report) -> bytes:
    """Return the page in UTF-8; equal reports give equal bytes."""
    people = {one.name: f"t{n}" for n, one in enumerate(report.trainees[:MOST_PEOPLE], 1)}
    bare = Anchors(_places(report.drills, range(len(report.drills))), people)
    room = LIMIT - _ROOM_LEFT - _size(_page(report, bare, frozenset(), "", ""))
    people_need = _size(_told(report, bare, room).values())
    anchors, drills = _drills(report, bare, max(room * 2 // 5, room - people_need * 5 // 4))
    told = _told(report, anchors, room - _size([drills]))
    details = f'<div class="ones">{"".join(told.values())}</div>{_left(report, told)}'
    page = _page(report, anchors, frozenset(told), details, drills)
    return "\n".join(page).encode("utf-8", "replace") + b"\n"


def _size(parts: Iterable[str]) -> int:
    return sum(len(part.encode("utf-8", "replace")) + 1 for part in parts)


def _page(
    report: Report, anchors: Anchors, told: frozenset[str], people: str, drills: str
) -> Iterator[str]:
    style = _style()
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    title = text(words.title_text(report.title))
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f"<header><h1>{title}</h1>"
    yield from (f"<p>{text(line)}</p>" for line in _about(report))
    yield "</header>"
    sections = tuple(_sections(report, anchors, told, people, drills))
    yield '<nav aria-label="目录"><ul>'
    yield "".join(f'<li><a href="#{id}">{title}</a></li>' for id, title, _ in sections)
    yield "</ul></nav>\n<main>"
    for id, title, content in sections:
        yield f'<section id="{id}"><h2>{title}</h2>'
        yield from content
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _about(report: Report) -> Iterator[str]:
    yield f"生成于 {words.moment_text(report.made)}（{words.ZONE}）"
    yield f"范围：{'；'.join(report.asked) or '全部'}"
    if report.sources:
        yield f"来源：{'；'.join(report.sources)}"
    yield from (f"注意：{note}" for note in report.notes)


def _sections(
    report: Report, anchors: Anchors, told: frozenset[str], people: str, drills: str
) -> Iterator[tuple[str, str, Iterator[str]]]:
    yield "overview", "总览", overview(report, anchors)
    yield TRAINEES, "学员", iter((trainee_table(report.trainees, anchors, told), people))
    yield "steps", "步骤", causes.steps(report, anchors)
    yield "faults", "失误", causes.faults(report, anchors)
    yield "quotes", "最值得看的几句", causes.quotes(report, anchors)
    yield "scenarios", "场景", lists.scenarios(report, anchors)
    yield "papers", "试卷", lists.papers(report, anchors)
    yield "behind", "数字后面的演练", behind(report, anchors)
    yield DRILLS, "演练", iter((drills,))
    yield "meanings", "这些数怎么算", _meanings()


def _meanings() -> Iterator[str]:
    pairs = "".join(f"<dt>{name}</dt><dd>{meaning}</dd>" for name, meaning in words.MEANINGS)
    yield f'<dl class="meanings">{pairs}</dl>'


def _told(report: Report, anchors: Anchors, room: int) -> dict[str, str]:
    """Return what is to be known of the trainees, the first ones that there is room for."""
    few = len(report.trainees) <= FEW
    told: dict[str, str] = {}
    for name, anchor in anchors.trainees.items():
        one = report.trainees[len(told)]
        detail = trainee_detail(one, anchor, anchors, few=few)
        room -= _size([detail])
        if room < 0:
            break
        told[name] = detail
    return told


def _left(report: Report, told: Mapping[str, str]) -> str:
    left = report.trainees[len(told) :]
    if not left:
        return ""
    return (
        f"<p>还有 {len(left)} 位没有细说。要看其中一位："
        f"<code>trainer report --as {text(left[0].name)} --html 文件.html</code>；"
        "要全部的数：<code>trainer report --xlsx 文件.xlsx</code></p>"
    )


def _drills(report: Report, bare: Anchors, room: int) -> tuple[Anchors, str]:
    """Return where the drills are, and the drills themselves, the newest first.

    Each is told in a line while half of the room lasts, then with its marks and rounds as far as
    the rest of it goes: key drills first, then those behind figures, then the newest.
    """
    key, order = key_drills(report), first_told(report)
    shown: dict[int, str] = {}
    for whole, limit in ((False, room // 2), (True, room)):
        used = _size(shown.values())
        for place in order if not whole else tuple(shown):
            one = report.drills[place]
            detail = drill_detail(one, f"d{place + 1}", bare, whole=whole, key=one.id in key)
            size = _size([detail]) - _size([shown[place]] if place in shown else ())
            if used + size > limit:
                break
            used += size
            shown[place] = detail
    anchors = Anchors(_places(report.drills, sorted(shown)), bare.trainees)
    if not report.drills:
        return anchors, "<p>还没有演练。</p>"
    left = len(report.drills) - len(shown)
    more = f"<p>还有 {left} 次更早的没有列出，用 trainer history 看。</p>" if left else ""
    return anchors, "\n".join((_ON_PAPER, *(shown[place] for place in sorted(shown)), more))


def _places(drills: Sequence[DrillLine], shown: Iterable[int]) -> dict[str, str]:
    """Return the anchor of each id; of two machines' drills with one id it is the newer one's."""
    places: dict[str, str] = {}
    for place in shown:
        places.setdefault(drills[place].id, f"d{place + 1}")
    return places


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Return what the page may load: its own style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
