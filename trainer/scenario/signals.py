"""The signals of 当, 应做 and 应听出: 安抚、没查物流、怒气≥80."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from trainer.scenario.amounts import REMEMBERED, half_width
from trainer.scenario.model import Signal, SignalKind
from trainer.scenario.nearest import nearest
from trainer.scenario.notebook import Notebook
from trainer.scenario.tree import Text
from trainer.scenario.variation import holds_in
from trainer.scenario.vocabulary import ACTION_IDS, CRAFT_IDS, FAULT_IDS, STEP_IDS

PLAIN: dict[str, SignalKind] = {
    "对抗": SignalKind.CONFRONT,
    "越权": SignalKind.BREACH,
    "超时": SignalKind.LATE,
    "答非所问": SignalKind.OFF_TOPIC,
    "堆砌关键词": SignalKind.SALAD,
    "其他": SignalKind.OTHER,
}
_NAMED: tuple[tuple[SignalKind, dict[str, str]], ...] = (
    (SignalKind.STEP, STEP_IDS),
    (SignalKind.FAULT, FAULT_IDS),
    (SignalKind.CRAFT, CRAFT_IDS),
    (SignalKind.ACTION, ACTION_IDS),
)
_CREDITABLE = frozenset({SignalKind.STEP, SignalKind.CRAFT, SignalKind.ACTION, SignalKind.WORD})
_IN_A_REPLY = frozenset({SignalKind.STEP, SignalKind.FAULT, SignalKind.CRAFT, SignalKind.WORD})
_NOT = re.compile(r"(?:没有|没|未)(.+)")
_JOINED = re.compile(r"或者|或是|或|并且|而且|以及|和|与|及|且|[+＋&＆/／|｜]|\s+")
_CHOSEN = re.compile(r"或|[/／|｜]")
_DENIED = re.compile(r"(?:没有|没|未|不|无|非)(.+)")
_NUMBERED = re.compile(r"[0-9]{1,2}[.．、)）]\s*")
_BREACH = re.compile(r"越权\s*[:：]\s*(.+)")
_CASE = re.compile(r"情形\s*[:：]\s*(.+)")
_ANGER = re.compile(r"怒气\s*(>=|=>|≥|≧|>|<=|=<|≤|≦|<)\s*([0-9]{1,3})")
# Written comparison -> (kind, added to the number): the model knows only “from” and “below”.
_SIGNS: dict[str, tuple[SignalKind, int]] = {
    **dict.fromkeys((">=", "=>", "≥", "≧"), (SignalKind.ANGER_FROM, 0)),
    ">": (SignalKind.ANGER_FROM, 1),
    "<": (SignalKind.ANGER_BELOW, 0),
    **dict.fromkeys(("<=", "=<", "≤", "≦"), (SignalKind.ANGER_BELOW, 1)),
}


@dataclass(frozen=True, slots=True)
class Ears:
    """What may be waited for: the shop's own signal words, names of its policies, 情形."""

    words: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    complete: bool = True  # False where an include is missing, so that names may be missing too
    cases: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return every name of a signal, for did-you-mean."""
        named = (name for _, ids in _NAMED for name in ids)
        return (*PLAIN, *named, *self.words)

    def may_come(self, text: str) -> bool:
        """Say whether an unknown signal may stand in an include that is missing."""
        return not self.complete and (text.startswith("越权") or not nearest(text, self.names()))


def condition(words: tuple[Text, ...], ears: Ears, notebook: Notebook) -> tuple[Signal, ...]:
    """Return the signals of 当; note what is unknown, and 其他 beside others."""
    signals = _signals(words, ears, notebook)
    if len(words) > 1:
        for word, signal in zip(words, signals, strict=False):
            if signal.kind is SignalKind.OTHER:
                _wrong(
                    word,
                    "“其他”要单独写，不能和别的信号放在一起",
                    "删掉“其他”，或另写一条走向",
                    notebook,
                )
    if words and ears.cases and not any(holds_in(signals, case) for case in ears.cases):
        _wrong(
            words[0],
            "这几个情形不会在同一次演练里出现",
            "一次演练只有一种情形；两种情形写两条走向",
            notebook,
        )
    return signals


def due(words: tuple[Text, ...], ears: Ears, notebook: Notebook) -> tuple[Signal, ...]:
    """Return the signals of 应做 or 应听出; only steps, craft, actions and own words can be due."""
    kept: list[Signal] = []
    for word in words:
        for signal in _signals((word,), ears, notebook):
            if signal.negated or signal.kind not in _CREDITABLE:
                _wrong(
                    word,
                    f"“{word.value}”不能写在应做里",
                    "应做只写步骤、加分项、工作台动作或词库里的信号",
                    notebook,
                )
            else:
                kept.append(signal)
    return tuple(kept)


def heard(words: tuple[Text, ...], ears: Ears, notebook: Notebook) -> tuple[Signal, ...]:
    """Return the signals of 应听出: what can be heard in a reply, or not be heard (没X)."""
    kept: list[Signal] = []
    for word in words:
        for signal in _signals((word,), ears, notebook):
            if signal.kind in _IN_A_REPLY:
                kept.append(signal)
            else:
                _wrong(
                    word,
                    f"“{word.value}”不能写在应听出里",
                    "应听出只写步骤、失误、加分项或词库里的信号；前面加“没”就是不该听出",
                    notebook,
                )
    return tuple(kept)


def signal_of(text: str, ears: Ears) -> Signal | None:
    """Return the signal that a word stands for, None where there is no such signal."""
    found = _positive(text, ears)
    if found is not None:
        return found
    denied = _NOT.fullmatch(text)
    inner = _positive(denied.group(1).strip(), ears) if denied else None
    return replace(inner, negated=True, text=text) if inner else None


def _positive(text: str, ears: Ears) -> Signal | None:
    if text in ears.words:
        return Signal(SignalKind.WORD, text, text=text)
    found = _built_in(text)
    if found is not None:
        return found
    if (case := _CASE.fullmatch(text)) is not None:
        name = case.group(1)
        return Signal(SignalKind.CASE, name, text=text) if name in ears.cases else None
    if not text.startswith("越权"):
        return None
    match = _BREACH.fullmatch(text)
    if match is None or match.group(1) not in ears.policies:
        return None
    return Signal(SignalKind.BREACH, match.group(1), text=text)


@lru_cache(maxsize=REMEMBERED)
def _built_in(text: str) -> Signal | None:
    """Return the signal that a word stands for in every shop."""
    if text in PLAIN:
        return Signal(PLAIN[text], text=text)
    for kind, ids in _NAMED:
        if text in ids:
            return Signal(kind, ids[text], text=text)
    if match := _ANGER.fullmatch(half_width(text)):
        kind, more = _SIGNS[match.group(1)]
        number = int(match.group(2)) + more
        return Signal(kind, number=number, text=text) if 0 <= number <= 101 else None
    return None


def _signals(words: tuple[Text, ...], ears: Ears, notebook: Notebook) -> tuple[Signal, ...]:
    signals: list[Signal] = []
    for word in words:
        if notebook.full:
            break
        signal = signal_of(word.value, ears)
        if signal is None and ears.may_come(word.value):
            continue
        if signal is None:
            notebook.note(
                word.place,
                "S205",
                f"没有“{word.value}”这个信号",
                _remedy(word.value, ears),
                width=word.width,
            )
        else:
            signals.append(signal)
    return tuple(signals)


def _remedy(text: str, ears: Ears) -> str:
    if text.startswith("越权"):
        policies = "、".join(ears.policies) or "还没有写政策，先用 引用 或 政策 写上"
        return f"写“越权”，或“越权:政策名”；政策有：{policies}"
    if _CASE.search(text) is not None:
        return _remedy_of_case(text, ears)
    if text.startswith("怒气"):
        return "写成 怒气≥80 或 怒气<40，数在 0 到 100 之间"
    negated = _DENIED.fullmatch(text)
    found = nearest(negated.group(1) if negated else text, ears.names())
    if found:
        return f"是不是想写“{'没' if negated else ''}{found}”"
    parts = tuple(_NUMBERED.sub("", part.strip()) for part in _JOINED.split(text))
    if len(parts) > 1 and all(signal_of(part, ears) for part in parts):
        if _CHOSEN.search(text):
            return "没有“或者”：两种情况写两条走向"
        return f"几个信号用顿号隔开：{'、'.join(parts)}"
    return "用步骤、失误、动作的中文名，如 安抚、查物流；店里自己的说法，先写进“词库”"


def _remedy_of_case(text: str, ears: Ears) -> str:
    if not ears.cases:
        return "先在“变化”里写上情形，如 情形: 真有毛病、正常"
    meant = nearest(_CASE.sub(r"\1", text), ears.cases)
    return f"是不是想写“情形:{meant}”" if meant else f"情形有：{'、'.join(ears.cases)}"


def _wrong(word: Text, message: str, fix: str, notebook: Notebook) -> None:
    notebook.note(word.place, "S203", message, fix, width=word.width)
