"""Item analysis as plain data for JSON."""

from collections.abc import Sequence
from typing import Any

from trainer.reports.items.figures import Discrimination, Share
from trainer.reports.items.hints import Hint
from trainer.reports.items.questions import QuestionItem
from trainer.reports.items.scenarios import ScenarioItem
from trainer.scenario.model import Place


def to_plain(
    questions: Sequence[QuestionItem], scenarios: Sequence[ScenarioItem]
) -> dict[str, Any]:
    """Return all of it for JSON; shares in whole percents, null where the data carry none."""
    return {
        "version": 1,
        "questions": [_question(item) for item in questions],
        "scenarios": [_scenario(item) for item in scenarios],
    }


def _share(share: Share) -> dict[str, Any]:
    return {"n": share.n, "percent": share.percent, "interval": share.interval}


def _told(told: Discrimination) -> dict[str, Any]:
    def rounded(number: float) -> float:
        return round(number, told.decimals) + 0.0

    return {
        "n": told.n,
        "r": None if told.r is None else rounded(told.r),
        "interval": told.interval and [rounded(end) for end in told.interval],
        "doubt": told.doubt,
    }


def _figures(share: Share, told: Discrimination, hints: tuple[Hint, ...]) -> dict[str, Any]:
    return {"difficulty": _share(share), "discrimination": _told(told), "hints": list(hints)}


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line}


def _question(item: QuestionItem) -> dict[str, Any]:
    question = item.question
    return {
        "bank": item.bank,
        "question": question.id,
        "kind": question.kind.value,
        "text": question.text,
        **_place(question.place),
        **_figures(item.share, item.discrimination, item.hints),
        "options": [
            {"text": o.text, "right": o.right, "chosen": o.chosen, "by_best": o.by_best}
            for o in item.options
        ],
        "best": item.best,
        "unanswered": item.unanswered,
        "unreached": item.unreached,
        "again": item.again,
        "older": item.older,
    }


def _scenario(item: ScenarioItem) -> dict[str, Any]:
    return {
        "scenario": item.scenario.path,
        "title": item.scenario.title,
        "digest": item.scenario.digest,
        "current": item.is_current,
        "drills": item.drills,
        "again": item.again,
        "lent": item.lent,
        "older": item.older,
        "passed": _share(item.passed),
        **_figures(item.share, item.discrimination, item.hints),
        "beats": [
            {
                "beat": beat.name,
                **_place(beat.place),
                "visits": beat.visits,
                "lost": beat.lost,
                **_figures(beat.share, beat.discrimination, beat.hints),
            }
            for beat in item.beats
        ],
        "branches": [
            {
                "beat": branch.beat or None,
                **_place(branch.place),
                "when": branch.when,
                "goto": branch.goto,
                "drills": branch.drills,
                "chances": branch.chances,
            }
            for branch in item.branches
        ],
        "marks": [
            {
                "criterion": mark.criterion,
                "title": mark.title,
                "beat": mark.beat or None,
                "sort": mark.sort,
                **_figures(mark.share, mark.discrimination, mark.hints),
            }
            for mark in item.marks
        ],
    }
