"""Random files for the checker: whatever an author saves, only problems of ours may come back.

    python -m benchmarks.authoring_fuzz [COUNT] [--seed N] [--keep FOLDER]

A third each: random bytes, shipped scenarios with slips, random trees in YAML; up to 64 KB. Prints
how many of each kind, how many were sound, p99 and maximum of the CPU time, the memory at its peak
and what raised; `--keep` saves the files that raised and the slowest of each kind.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from trainer.scenario.check import Asked, Checked, check_file
from trainer.scenario.columns import HIDDEN, JOINER
from trainer.scenario.problem import Level
from trainer.scenario.render import render
from trainer.scenario.vocabulary import KEYS

COUNT = 300
LARGEST = 64 * 1024  # bytes
DEEPEST = 20
SHIPPED = Path(__file__).parents[1] / "scenarios"
KNOWN = """
安抚、查明原因 没查物流 怒气≥80 超时 其他 +30 -15 20秒 1分30秒 9.9元 结局/满意 收尾 开场
≥90 店铺/政策 再来，最多2次，之后要投诉 公共/索要截图，完了回到开场，最多1次
【商品】 2 满意 您好，我马上查 ~ null 0x1F
"""
SIGNS = ": ： - [ ] { } *a # | > % @ ` ? \" ' “ \\ ， 、 🙂"
STRANGE = "\t\u3000\xa0\r\x00\x1b\ufeff\u202e\u2028\ud83d"
MORE = (": ", "- ", "\n", "\n  ", " #", "&a ", "!!x ", "---\n", "...\n", "# 不查: F407 理由\n")
WORDS = tuple(KNOWN.split())
MARKS = (*SIGNS.split(), *STRANGE, *MORE)


@dataclass
class Outcome:
    """What checking the files of one kind gave; CPU times in seconds."""

    times: list[float] = field(default_factory=list)
    sound: int = 0
    raised: int = 0
    slowest: bytes = b""


def main() -> int:
    """Check the files and print; 1 where one raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    outcomes = {name: Outcome() for name in MAKERS}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "试.yaml"
        for number in range(asked.count):
            name = tuple(MAKERS)[number % len(MAKERS)]
            data = MAKERS[name](chance)[:LARGEST]
            file.write_bytes(data)
            if not _checked(Asked(file, Path(folder), (SHIPPED,)), data, outcomes[name]):
                _keep(asked.keep, f"raised-{number}", data)
    for name, outcome in outcomes.items():
        print(f"{name:<18} {_told(outcome)}")
        _keep(asked.keep, f"slowest {name}", outcome.slowest)
    raised = sum(outcome.raised for outcome in outcomes.values())
    print(f"seed {asked.seed}: {raised} raised, memory at its peak {_peak_mb()} MB")
    return 1 if raised else 0


def _checked(asked: Asked, data: bytes, outcome: Outcome) -> bool:
    """Check one file; False where anything but our problems came back."""
    start = time.process_time()
    try:
        checked = check_file(asked)
        took = time.process_time() - start
        _hold(checked)
    except Exception:
        outcome.raised += 1
        traceback.print_exc()
        return False
    if not outcome.times or took > max(outcome.times):
        outcome.slowest = data
    outcome.times.append(took)
    outcome.sound += not checked.broken
    return True


def _hold(checked: Checked) -> None:
    """Hold what came back: a scenario or an error, each problem with a place and printable."""
    assert checked.broken or checked.scenario is not None or checked.kind != "场景", "nothing came"
    for problem in checked.problems:
        assert problem.line >= 0, problem
        assert problem.column >= 0, problem
        assert problem.width >= 1, problem
        assert problem.message, problem
        assert problem.level in Level, problem
        told = render(problem)
        assert all(map(_is_harmless, told.replace("\n", ""))), told


def _is_harmless(character: str) -> bool:
    return character == JOINER or unicodedata.category(character) not in HIDDEN


def _told(outcome: Outcome) -> str:
    times = sorted(outcome.times) or [0.0]
    p99 = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
    return (
        f"{len(outcome.times):6} files, {outcome.sound:5} without errors, "
        f"median {times[len(times) // 2] * 1000:6.1f} ms, "
        f"p99 {p99 * 1000:7.1f} ms, maximum {times[-1] * 1000:7.1f} ms"
    )


def _keep(folder: Path | None, name: str, data: bytes) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_bytes(data)


def _peak_mb() -> str:
    if sys.platform == "win32":
        return "?"
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return str(peak // (1024 * 1024 if sys.platform == "darwin" else 1024))


def random_bytes(chance: random.Random) -> bytes:
    """Return bytes of any length: of all values, of text, or of YAML's own marks."""
    size = chance.choice((10, 300, 5_000, LARGEST))
    kind = chance.randrange(3)
    if kind == 0:
        return chance.randbytes(chance.randint(0, size))
    if kind == 1:
        return bytes(chance.choices(b" \n-:#[]{}&*!|>'\"%@`?,abc", k=size))
    return _text(chance, size // 6).encode("utf-8", "surrogatepass")


def slips(chance: random.Random) -> bytes:
    """Return a shipped file with a few slips: pieces put in, cut out, lines moved or doubled."""
    file = chance.choice(sorted(SHIPPED.glob("*/*.yaml")))
    text = file.read_text("utf-8")
    for _ in range(chance.choice((1, 1, 2, 3, 8, 40))):
        text = chance.choice((_put_in, _cut_out, _moved, _doubled, _shifted))(chance, text)
    code = chance.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16"))
    return text.encode(code, "surrogatepass" if code.startswith("utf") else "replace")


def tree(chance: random.Random) -> bytes:
    """Return a random tree in block style with the author's words, some of it in bad taste."""
    lines: list[str] = ["格式: 1"] if chance.random() < 0.8 else []
    most, wild = chance.choice((5, 50, 500, 3_000)), chance.choice((0.0, 0.01, 0.3))
    while len(lines) < most:
        _branch(chance, lines, 0, most, wild)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _branch(chance: random.Random, lines: list[str], depth: int, most: int, wild: float) -> None:
    """Add a block of keys or a list; `wild` is how often something stands in it that may not."""
    listed = depth > 0 and chance.random() < 0.3
    for _ in range(min(chance.randint(1, 6), most - len(lines))):
        lead = "  " * depth + ("- " if listed or chance.random() < wild else "")
        key = _text(chance, 2).strip() if chance.random() < wild else chance.choice(_KEYS)
        if depth < DEEPEST and chance.random() < 0.4:
            lines.append(f"{lead}{key}:")
            _branch(chance, lines, depth + (2 if listed else 1), most, wild)
        else:
            lines.append(f"{lead}{key}: {_value(chance, wild)}")


def _value(chance: random.Random, wild: float) -> str:
    if chance.random() >= wild:
        return "、".join(chance.choices((*WORDS, *_KEYS), k=chance.choice((1, 1, 1, 2, 30))))
    return _text(chance, chance.choice((1, 3, 200)))


def _text(chance: random.Random, pieces: int) -> str:
    return "".join(chance.choices((*WORDS, *MARKS, *_KEYS), k=pieces))


def _put_in(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + _text(chance, chance.choice((1, 1, 3, 500))) + text[at:]


def _cut_out(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 2, 10, 300)) :]


def _moved(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randint(0, len(lines)), line)
    return "\n".join(lines)


def _doubled(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at, much = chance.randrange(len(lines)), chance.choice((1, 5, 60))
    return "\n".join([*lines[: at + much], *lines[at:]])


def _shifted(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(("  ", " ", "\t", "\u3000")) + lines[at]
    return "\n".join(lines)


_KEYS = tuple(sorted(KEYS))
MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "random bytes": random_bytes,
    "slips": slips,
    "random trees": tree,
}

if __name__ == "__main__":
    sys.exit(main())
