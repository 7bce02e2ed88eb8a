"""Q802 — the customer says the same words in two places of a scenario."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from trainer.scenario.model import Beat, Place, Scenario
from trainer.scenario.problem import Level, Problem
from trainer.scenario.rules.page import Rule, place_of_text, problem
from trainer.scenario.rules.ways import used_beats

SHORTEST = 6  # letters and digits; everybody repeats 人呢 and 说话啊


def check(scenario: Scenario) -> Iterator[Problem]:
    """Yield advice for each line that stood in this beat or in one before it."""
    known: dict[str, Place] = {}
    for beat in used_beats(scenario):
        for text in _lines(beat):
            plain = _plain(text)
            first = known.get(plain)
            place = place_of_text(scenario, _after(first, beat), text)
            if len(plain) >= SHORTEST and first is not None:
                yield _report(scenario, place, text, first)
            known.setdefault(plain, place)


def _lines(beat: Beat) -> Iterator[str]:
    """Yield what a drill may hear in a beat: of 换种说法 only one is said, so each line once."""
    yield from dict.fromkeys(text for burst in beat.says for text in burst)
    yield from beat.chase


def _plain(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN").lower()


def _after(first: Place | None, beat: Beat) -> Place:
    """Return where to look for a line: in its beat, below where it stood before."""
    if first is None or first.file != beat.place.file or first.line < beat.place.line:
        return beat.place
    return replace(first, line=first.line + 1)


def _report(scenario: Scenario, place: Place, text: str, first: Place) -> Problem:
    where = "" if first.file == place.file else f"{first.file} "
    return problem(
        scenario,
        RULE,
        place,
        f"顾客的这句话在{where}第 {first.line} 行说过了",
        "换个说法；真人追问第二遍，话总会变",
        width=len(text),
    )


RULE = Rule(
    id="Q802",
    title="顾客的话重复",
    what="两个环节里，或者同一个环节的“顾客说”和“催问”里，顾客说一模一样的话。",
    why="学员一眼看出对面是机器；真人再问一遍，总会换个说法，火气也不一样。",
    bad="""\
剧情:
  开场:
    顾客说: 杯子是裂的，你们怎么赔？
    催问: 杯子是裂的，你们怎么赔？
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    good="""\
剧情:
  开场:
    顾客说: 杯子是裂的，你们怎么赔？
    催问: 说话啊，到底赔不赔？
    走向:
      - 当: 安抚
        例句: 收到裂的杯子确实扫兴
        转到: 结局/满意
      - 当: 其他
        转到: 结局/失望
""",
    level=Level.HINT,
    check=check,
    local=True,
)
