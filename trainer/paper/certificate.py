"""The certificate of a passed paper: one page that needs nothing from outside, and plain text.

Every name in it is text: nothing that somebody typed can become part of the page. It attests what
this program kept; who sat at the keyboard it cannot know, and says so.
"""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from trainer.drill import Mode
from trainer.errors import TrainerError
from trainer.paper.result import PaperResult, hundredths
from trainer.paper.spans import duration
from trainer.safe_text import shown_line
from trainer.scenario.columns import width

ATTESTS = (
    "本证书说明：上面这位学员在投诉处理训练器的考核中达到了这份试卷的全部要求。"
    "分数由程序按试卷和考核记录算出；编号由考核记录的全部内容算出，在保存记录的电脑上可以重新算出来核对。"
    "程序不核对考试的人是不是本人，由组织考试的人负责。"
)
_STYLE = Path(__file__).with_name("certificate.css")
_DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the table: a part, its points of 100, its weight, and what it adds."""

    part: str
    percent: int
    weight: int
    share: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says; every text is safe for a terminal, none is yet for HTML.

    `grade` is what it certifies in a few words (普通客服, 普通级考试合格). `day` is the local day
    of the sitting (2026-11-22), `digest` the paper's, `number` the certificate's.
    """

    name: str
    title: str
    grade: str
    total: int
    pass_mark: int
    marks: tuple[Mark, ...]
    used: str
    day: str
    digest: str
    sitting: str
    number: str
    program: str


def certificate_of(
    result: PaperResult,
    *,
    name: str,
    day: str,
    sitting: str,
    number: str,
    program: str,
    reached: frozenset[str] = frozenset(),
) -> Certificate:
    """Return the certificate of a passed exam; TrainerError where it is not passed.

    `reached` are the levels of the ladder that the trainee has reached: a passed paper alone
    makes nobody a 高级客服.
    """
    if not result.passed or result.mode is not Mode.EXAM:
        raise TrainerError("这次考试没有通过，没有证书。看成绩里的原因，练好了再考。")
    return Certificate(
        name=shown_line(name),
        title=shown_line(result.title),
        grade=_grade(result.level, reached),
        total=result.total,
        pass_mark=result.pass_mark,
        marks=tuple(
            Mark(part.kind.value, part.percent, part.weight, hundredths(part.share))
            for part in result.parts
        ),
        used=duration(result.used_ms),
        day=day,
        digest=result.digest[:_DIGEST_SHOWN],
        sitting=sitting,
        number=number,
        program=program,
    )


def html_page(certificate: Certificate) -> str:
    """Return a page that prints on one A4 sheet across, without script or anything from outside."""
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="color-scheme" content="light">',
            f"<title>{_text(certificate.title)} · {_text(certificate.name)}</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>",
            '<p class="house">投诉处理训练器</p>\n<h1>考核证书</h1>',
            f'<p class="name">{_text(certificate.name)}</p>',
            f'<p class="said">通过“{_text(certificate.title)}”</p>',
            f"<p>总分 <b>{certificate.total}</b> 分"
            f"（{certificate.pass_mark} 分及格），特发此证。</p>",
            f'<p class="grade">{_text(certificate.grade)}</p>',
            _table(certificate),
            f'<p class="attests">{_text(ATTESTS)}</p>',
            f"<footer>{_foot(certificate)}</footer>\n</main>\n</body>\n</html>\n",
        )
    )


def text_page(certificate: Certificate) -> str:
    """Return the certificate as plain text, with a line end."""
    rows = [
        ("学员", certificate.name),
        ("试卷", certificate.title),
        ("结果", certificate.grade),
        ("总分", f"{certificate.total} 分（{certificate.pass_mark} 分及格）"),
        *((mark.part, _words(mark)) for mark in certificate.marks),
        *_facts(certificate),
    ]
    across = max(width(label) for label, _ in rows)
    lines = [f"{label}{' ' * (across - width(label))}  {said}" for label, said in rows]
    return "\n".join(("考核证书", "", *lines, "", ATTESTS, ""))


def _grade(level: str, reached: frozenset[str]) -> str:
    if not level:
        return "考试合格"
    return f"{shown_line(level)}客服" if level in reached else f"{shown_line(level)}级考试合格"


def _table(certificate: Certificate) -> str:
    rows = "".join(
        f"<tr><td>{_text(mark.part)}</td><td>{mark.percent}</td><td>{mark.weight}</td>"
        f"<td>{mark.share}</td></tr>\n"
        for mark in certificate.marks
    )
    head = "<tr><th>部分</th><th>得分</th><th>占</th><th>算入总分</th></tr>"
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>"


def _foot(certificate: Certificate) -> str:
    return "".join(
        f"<span>{label}<b>{_text(said)}</b></span>" for label, said in _facts(certificate)
    )


def _facts(certificate: Certificate) -> tuple[tuple[str, str], ...]:
    return (
        ("日期", certificate.day),
        ("用时", certificate.used),
        ("证书编号", certificate.number),
        ("考试编号", certificate.sitting),
        ("试卷摘要", certificate.digest),
        ("程序", certificate.program),
    )


def _words(mark: Mark) -> str:
    return f"{mark.percent} 分，占 {mark.weight} 分，算入总分 {mark.share} 分"


def _text(text: str) -> str:
    return escape(text, quote=True)
