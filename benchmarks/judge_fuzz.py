"""Random texts for the judge: none may raise, every span must lie in the text.

Usage: python -m benchmarks.judge_fuzz [--count N] [--seed N]

Texts are drawn from what breaks readers (surrogates, controls, marks, letters of all planes), from
words that the rules know, and from both; context is drawn likewise. What fails is printed whole.
"""

import argparse
import random
import sys
import time
import traceback

from trainer.language import Finding, claims, listen, offers

KNOWN = """
您先别急 我马上查 不知道 不归我们管 保证明天到 抱歉 谢谢 请问 退款 补发 验证码
难道 誰讓您 五星 好评 自己看 呵呵 不 没 别 您 我 你 吗 呢 难 道 SB s·b bu zhi dao
13800138000 “ ” 「 」 ？ ? ！
, 。 ~ … …… ^ $ ( ) [ ] | * + {您} 1.5 18:30 3-5天 http://x.y 🙂 👍🏽 ﷽ ﬀ İ ß Ａ １ ㈱
"""
STRANGE = ("\\", "\u200b", "\u202e", "\ud800", "\udfff", "\x00", "\x1b[31m", "\r\n", "\t", " ")
WORDS = (*KNOWN.split(), *STRANGE)
RANGES = ((0, 0x7F), (0x80, 0x2FF), (0x2000, 0x206F), (0x3000, 0x30FF), (0x4E00, 0x9FFF),
          (0xD800, 0xDFFF), (0xF900, 0xFFFF), (0x1F300, 0x1FAFF), (0, 0x10FFFF))  # fmt: skip
LONG = 10_000


def main() -> int:
    """Print how many were judged and how many failed; 1 if one did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    failed = 0
    began = time.monotonic()
    for number in range(asked.count):
        long = number % 5_000 == 4_999
        text = drawn(chance, LONG if long else chance.choice((1, 4, 12, 40)))
        customer = drawn(chance, 12) if chance.random() < 0.5 else None
        earlier = [drawn(chance, 12)] if chance.random() < 0.2 else []
        try:
            check(text, listen(text, customer=customer, earlier=earlier))
            if number % 10 == 0:
                offers(text)
                claims(text)
        except Exception:
            failed += 1
            print(f"{number}: {text[:500]!r} {customer!r} {earlier!r}", file=sys.stderr)
            traceback.print_exc()
    seconds = time.monotonic() - began
    print(f"{asked.count} texts, seed {asked.seed}: {failed} failed, {seconds:.0f} s")
    return 1 if failed else 0


def drawn(chance: random.Random, size: int) -> str:
    """Return a text of up to about `size` pieces."""
    pieces = []
    for _ in range(chance.randint(0, size)):
        if chance.random() < 0.6:
            pieces.append(chance.choice(WORDS))
        else:
            pieces.append(chr(chance.randint(*chance.choice(RANGES))))
    return "".join(pieces)[:LONG]


def check(text: str, findings: tuple[Finding, ...]) -> None:
    """Raise AssertionError where a finding does not lie on its words."""
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text), finding
        assert finding.quote == text[finding.start : finding.end], finding


if __name__ == "__main__":
    raise SystemExit(main())
