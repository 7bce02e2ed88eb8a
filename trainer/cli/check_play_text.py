"""The proofs of `trainer check --play` in words: 试演 step by step, personas, coverage, anger."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.cli.check_play import Proved
from trainer.cli.table import table_lines
from trainer.scenario.columns import safe
from trainer.scenario.model import Place
from trainer.scenario.rehearsal_lines import SIGNS
from trainer.scenario.report import path_of, shown
from trainer.scenario.rules.ways import written
from trainer.scoring.coverage import EXAMPLE, Cover, percent
from trainer.scoring.personas import Outcome
from trainer.scoring.rehearsed import Rehearsed, Step

HEAD = ("学员", "应当", "结局", "得分", "结果", "合理")
POINTS = frozenset({3})
LONGEST = 60  # characters of what was said


def plays_in_words(proved: Sequence[Proved], base: Path) -> str:
    """Return for each scenario the 试演 that failed, then its tables; files as seen from `base`."""
    return "\n".join(line for one in proved for line in _Words(one, base).lines())


class _Words:
    """The words of one scenario's proof."""

    def __init__(self, proved: Proved, base: Path) -> None:
        self.proof = proved.proof
        self.asked = proved.asked
        self.base = base

    def lines(self) -> Iterator[str]:
        for one in self.proof.rehearsed:
            if one.wrong:
                yield from self._rehearsal(one)
                yield ""
        scenario = self.proof.scenario
        yield f"【{self._file(scenario.sources[0][0])}】{safe(scenario.title)}"
        yield from _indented(table_lines(HEAD, [_row(one) for one in self.proof.outcomes], POINTS))
        yield from self._coverage()
        yield from _indented(_angers(self.proof.anger))
        yield ""

    def _rehearsal(self, one: Rehearsed) -> Iterator[str]:
        """Yield one 试演 as a diff: each step, what was expected, and the branch that was taken."""
        place = self._place(one.rehearsal.place)
        yield f"试演“{safe(one.rehearsal.name)}” {place}"
        for step in one.steps:
            yield from self._step(step)
        rehearsal, card = one.rehearsal, one.card
        yield from _end("结局", rehearsal.expect_ending, card.ending, one)
        if rehearsal.expect_score:
            yield from _end("得分", _score(*rehearsal.expect_score), str(card.total), one)

    def _step(self, step: Step) -> Iterator[str]:
        mark = "✗" if step.wrong else " "
        yield f" {mark} {self._place(step.place)} {_short(step.what)}"
        for taken in step.taken:
            heard = f"，听到: {safe('、'.join(taken.heard))}" if taken.heard else ""
            yield (
                f"     → {safe(taken.led_to)}（{self._place(taken.place)} "
                f"{safe(taken.name)}{heard}）"
            )
        yield from (f"     ✗ {safe(sentence)}" for sentence in step.wrong)

    def _coverage(self) -> Iterator[str]:
        covers = self.proof.covers
        taken = sum(bool(cover.by) for cover in covers)
        yield f"  走向: {len(covers)} 条里有 {taken} 条有例句或试演走过（{percent(covers)}%）"
        for cover in covers:
            yield f"   {'✓' if cover.by else '✗'} {self._cover(cover)}"

    def _cover(self, cover: Cover) -> str:
        where = self._place(cover.branch.place)
        return f"{where} {safe(cover.beat)} 当: {safe(written(cover.branch))}  {_takers(cover)}"

    def _place(self, place: Place) -> str:
        return f"{self._file(place.file)}:{place.line}"

    def _file(self, file: str) -> str:
        return safe(shown(path_of(file, self.asked), self.base))


def _row(one: Outcome) -> tuple[str, ...]:
    return (
        one.persona.name,
        one.persona.expect.value,
        safe(one.card.ending),
        str(one.card.total),
        one.card.verdict,
        "合理" if one.fair else "不合理",
    )


def _takers(cover: Cover) -> str:
    rehearsals = [name for name in cover.by if name != EXAMPLE]
    by = [EXAMPLE] if EXAMPLE in cover.by else []
    by += [f"试演 {len(rehearsals)} 份"] if rehearsals else []
    return "、".join(by) or "没有走过"


def _angers(anger: Sequence[tuple[str, int, int]]) -> list[str]:
    rows = [(safe(beat), str(low), str(high)) for beat, low, high in anger]
    return table_lines(("环节", "怒气最低", "最高"), rows, frozenset({1, 2}))


def _end(key: str, expected: str, came: str, one: Rehearsed) -> Iterator[str]:
    if expected:
        wrong = any(sentence.startswith(f"期望{key}") for sentence in one.wrong)
        yield f" {'✗' if wrong else ' '} {key}: 应是 {safe(expected)}，得到 {safe(came)}"


def _score(sign: str, points: int) -> str:
    return f"{SIGNS.get(sign, sign)}{points}"


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _short(text: str) -> str:
    return safe(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
