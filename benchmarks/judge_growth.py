"""How the time of one verdict grows with the length of the reply: each row doubles the last.

Usage: python -m benchmarks.judge_growth

Every kind of text is one that backtracking or a search of pairs would choke on. Doubling the
length should about double the time; beside it stands jieba on the same text in the same run.
"""

import random
import statistics
import time

from trainer.language import listen

LENGTHS = (1_250, 2_500, 5_000, 10_000)
TEXTS = {
    "one letter": "您",
    "a phrase": "您先别急，我马上查，",
    "no stops": "我帮您查一下物流然后给您回复",
    "negations": "不是不是没有不会",
    "quotations": "“不关我的事”",
    "spaced": "不 清 楚 ",
    "letters": "bu zhi dao ",
    "figures": "3.14-",
}
ROUNDS = 3


def main() -> int:
    """Print the table, in ms."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    chance = random.Random(1)
    mixed = "".join(chance.choice("".join(TEXTS.values())) for _ in range(LENGTHS[-1]))
    print(f"{'text':<12}" + "".join(f"{length:>9}" for length in LENGTHS) + "    last / first")
    for name, piece in {**TEXTS, "mixed": mixed}.items():
        taken = [_median(piece, length) for length in LENGTHS]
        shown = "".join(f"{ms:>9.1f}" for ms in taken)
        print(f"{name:<12}{shown}{taken[-1] / taken[0]:>10.1f} x of 8 x")
    cut = [_timed(lambda length=length: jieba.lcut(mixed[:length])) for length in LENGTHS]
    print(f"{'jieba, mixed':<12}" + "".join(f"{ms:>9.1f}" for ms in cut))
    return 0


def _median(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    listen(text[:200])
    return _timed(lambda: listen(text, customer="怎么还没到"))


def _timed(work) -> float:  # type: ignore[no-untyped-def]
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1e3)
    return statistics.median(times)


if __name__ == "__main__":
    raise SystemExit(main())
