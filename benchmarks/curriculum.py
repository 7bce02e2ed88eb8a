"""Every built-in scenario in one row: how large it is, how it varies, and whether it is fair.

    python -m benchmarks.curriculum [--seeds 3] [--scenario 物流/快递迟到] [--jobs 2]

变化 is how many scenarios its 变化 gives (wordings apart); 状态 how many states exploring it
walked, a ! where that was not all. 标准 and 慢手 are the lowest scores of the two who must do well
over the seeds, 差的 is the best of all who must not pass. 走到 is the share of branches that
something takes, 试演 the scores of the rehearsals. 最像 is the scenario whose customer talks most
alike, by triples of letters (Jaccard); none may come above 0.60. Each row is printed when it is
done; below stand the totals and every failure. Exits 1 where there is one.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from trainer.cli.threads import one_thread_a_process
from trainer.scenario import Library, Scenario, load
from trainer.scenario.check import ask, check_file
from trainer.scenario.columns import width
from trainer.scenario.explore import explore
from trainer.scenario.problem import Level
from trainer.scenario.readiness import Readiness
from trainer.scenario.report import report
from trainer.scenario.rules import ids_of_playing
from trainer.scenario.variation import in_each_case, ways_to_vary

SHELF = Path(__file__).resolve().parents[1] / "scenarios"
ALIKE = 0.6
HEAD = (
    "场景",
    "难度",
    "环节",
    "结局",
    "变化",
    "状态",
    "标准",
    "慢手",
    "差的",
    "走到",
    "最像",
    "试演",
)
WIDTHS = (26, 4, 4, 4, 5, 7, 4, 4, 18, 5, 24, 0)


@dataclass(frozen=True)
class Row:
    """What is measured of one scenario; scores 0-100, `covered` in percent."""

    name: str
    difficulty: int = 0
    beats: int = 0
    endings: int = 0
    ways: int = 0
    states: int = 0
    complete: bool = True
    standard: int = 0
    slow: int = 0
    worst: str = ""
    covered: int = 0
    rehearsals: tuple[int, ...] = ()
    failures: tuple[str, ...] = ()

    def cells(self, nearest: str) -> tuple[str, ...]:
        """Return the row as it is printed, with its nearest neighbour."""
        return (
            f"{'✗' if self.failures else '✓'} {self.name}",
            str(self.difficulty),
            str(self.beats),
            str(self.endings),
            str(self.ways),
            f"{self.states}{'' if self.complete else '!'}",
            str(self.standard),
            str(self.slow),
            self.worst,
            f"{self.covered}%",
            nearest,
            " ".join(map(str, self.rehearsals)),
        )


def measured(name: str, seeds: int) -> Row:
    """Return the row of a scenario: checked as for publishing, and proven over the seeds."""
    from trainer.scoring.coverage import percent
    from trainer.scoring.personas import Expect
    from trainer.scoring.proof import proof_of

    asked = ask(SHELF / f"{name}.yaml", root=SHELF)
    checked = check_file(asked)
    if checked.scenario is None or checked.broken:
        told = (f"{p.id} 第 {p.line} 行：{p.message}" for p in checked.problems)
        return Row(name, failures=tuple(told))
    scenario, proof = checked.scenario, proof_of(checked.scenario, seeds)
    more = [(asked, problem) for problem in proof.problems]
    found = report([checked], more, SHELF, ids_of_playing()).at(Readiness.PUBLISHABLE)
    standard, slow, *others = proof.outcomes
    bad = (o for o in others if o.persona.expect is Expect.FAILS)
    worst = max(bad, key=lambda outcome: (outcome.card.passed, outcome.card.total))
    explored = [explore(case) for case in in_each_case(scenario)]
    return Row(
        name,
        scenario.difficulty,
        len(scenario.beats) + len(scenario.shared),
        len(scenario.endings),
        ways_to_vary(scenario),
        sum(one.states for one in explored),
        all(one.complete for one in explored),
        standard.card.total,
        slow.card.total,
        f"{worst.persona.name} {worst.card.total} {worst.card.verdict}",
        percent(proof.covers),
        tuple(one.card.total for one in proof.rehearsed),
        tuple(
            f"{p.id} {p.file} 第 {p.line} 行：{p.message}"
            for p in found.problems
            if p.level is not Level.HINT
        ),
    )


def triples(scenario: Scenario) -> set[str]:
    """Return the triples of letters in all that the customer may say."""
    said = "".join(line for beat in scenario.beats for says in beat.says for line in says)
    return {said[at : at + 3] for at in range(len(said) - 2)}


def neighbours(names: Sequence[str]) -> Iterator[tuple[str, tuple[float, str]]]:
    """Yield for each scenario the likeness (0-1) and the name of the one that is most like it."""
    loaded = ((name, load(SHELF / f"{name}.yaml", root=SHELF)) for name in names)
    said = {name: triples(found) for name, found in loaded if isinstance(found, Scenario)}
    for name, own in said.items():
        likenesses = (
            (len(own & other) / (len(own | other) or 1), its)
            for its, other in said.items()
            if its != name
        )
        yield name, max(likenesses, default=(0.0, ""))


def line(cells: Sequence[str]) -> str:
    """Return cells at their columns."""
    padded = (c + " " * (w - width(c)) for c, w in zip(cells, WIDTHS, strict=True))
    return "  ".join(padded).rstrip()


def totals(rows: Sequence[Row], seconds: float) -> Iterator[str]:
    """Yield what all rows come to."""
    families = Counter(row.name.split("/")[0] for row in rows)
    yield f"{len(rows)} 个场景：" + "、".join(f"{name} {n}" for name, n in families.most_common())
    degrees = Counter(row.difficulty for row in rows)
    yield "难度：" + "、".join(f"{degree} 级 {degrees[degree]} 个" for degree in sorted(degrees))
    yield (
        f"环节 {sum(r.beats for r in rows)} 个，结局 {sum(r.endings for r in rows)} 个，"
        f"试演 {sum(len(r.rehearsals) for r in rows)} 份，"
        f"走遍了 {sum(r.states for r in rows)} 个状态"
    )
    still = [row.name for row in rows if row.ways < 2]
    yield f"会变的 {len(rows) - len(still)} 个" + (f"；不变的：{'、'.join(still)}" if still else "")
    sound = [row for row in rows if row.beats]
    if sound:
        yield f"标准最低 {min(r.standard for r in sound)}，慢手最低 {min(r.slow for r in sound)}"
    yield f"用了 {seconds:.0f} 秒"


def main() -> int:
    """Measure and print; 1 where a scenario fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, default=3, help="seeds that the personas play")
    parser.add_argument("--scenario", action="append", default=[], help="only this one; repeatable")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    args = parser.parse_args()
    one_thread_a_process()  # before numpy is loaded in any of them
    every = Library(SHELF).names()
    names = tuple(args.scenario) or every
    began, rows = time.monotonic(), []
    near = dict(neighbours(every))
    print(line(HEAD), flush=True)
    with Pool(args.jobs) as pool:
        for row in pool.imap_unordered(partial(measured, seeds=args.seeds), names):
            rows.append(row)
            likeness, other = near.get(row.name, (0.0, ""))
            print(line(row.cells(f"{likeness:.2f} {other}")), flush=True)
    print()
    print("\n".join(totals(rows, time.monotonic() - began)))
    failures = [f"{row.name}: {told}" for row in rows for told in row.failures]
    failures += [
        f"{name}: 和 {other} 太像（{likeness:.2f}）"
        for name, (likeness, other) in near.items()
        if likeness > ALIKE and name in names
    ]
    print(f"失败 {len(failures)} 处", *failures, sep="\n  ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
