"""A comparison as one web page that needs nothing from outside; all text in it is text."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from trainer.reports.calibration.comparison import Comparison, Disagreement, LabelAgreement
from trainer.reports.calibration.sample import Sample
from trainer.reports.calibration.telling import context_line, counts_line, split_line
from trainer.reports.calibration.words import LEGEND, caution, figures, name_of, sentence
from trainer.safe_text import shown, shown_line

MOST_SHOWN = 50
_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEAD = ("标签", "评判说有", "培训师说有", "培训师之间 κ", "评判和培训师 κ", "说明")


def html_page(sample: Sample, comparison: Comparison) -> str:
    """Return the page: the labels, what they mean, and the strongest disagreements."""
    return "\n".join(_page(sample, comparison)) + "\n"


def _page(sample: Sample, comparison: Comparison) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>盲评报告</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>"
    yield "</head>\n<body>\n<main>\n<h1>盲评报告</h1>"
    yield f"<p>{_text(counts_line(sample, comparison))}</p>"
    yield f"<p>{_text(caution(sample))}</p>"
    yield '<div class="scroll" role="region" aria-label="每个标签" tabindex="0">'
    yield "<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{_text(cell)}</th>' for cell in _HEAD)
    yield "</tr></thead>\n<tbody>"
    yield from (_row(one, comparison) for one in comparison.labels if not one.heard_by_nobody)
    yield "</tbody>\n</table></div>"
    quiet = "、".join(name_of(one.label) for one in comparison.labels if one.heard_by_nobody)
    if quiet:
        yield f"<p>没有人说有：{quiet}。</p>"
    yield from (f"<p>{_text(line)}</p>" for line in LEGEND)
    if comparison.disagreements:
        shown_ones = comparison.disagreements[:MOST_SHOWN]
        yield f"<h2>分歧最大的 {len(shown_ones)} 条回复</h2>\n<ol>"
        yield from (_item(sample, one) for one in shown_ones)
        yield "</ol>"
    yield "</main>\n</body>\n</html>"


def _row(one: LabelAgreement, comparison: Comparison) -> str:
    among = figures(one.among) if one.among else "—"
    cells = (
        f"{one.judge_yes}/{one.replies}",
        "{}/{}".format(*one.votes),
        among,
        figures(one.judged),
    )
    numbers = "".join(f'<td class="number">{_text(cell)}</td>' for cell in cells)
    meaning = f"<td>{_text(sentence(one, comparison))}</td>"
    return f'<tr><th scope="row">{name_of(one.label)}</th>{numbers}{meaning}</tr>'


def _item(sample: Sample, one: Disagreement) -> str:
    reply = sample.replies[one.index]
    said = [f"<p>{_text(split_line(split))}</p>" for split in one.splits]
    said += [f"<p>{_text(who)}：{_text(note)}</p>" for who, note in one.notes]
    quote = f"<blockquote>{escape(shown(reply.text))}</blockquote>"
    return f"<li>第 {one.index + 1} 条　{_text(context_line(reply))}{quote}{''.join(said)}</li>"


def _text(text: str) -> str:
    return escape(shown_line(text), quote=True)
