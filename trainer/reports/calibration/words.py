"""A comparison in Chinese words: the figures of a cell, and what a label's figures mean."""

from collections.abc import Iterator

from trainer.language import FAULTS
from trainer.reports.agreement import FEWEST, FEWEST_REPLIES, Agreement, Doubt
from trainer.reports.calibration.comparison import Comparison, LabelAgreement
from trainer.reports.calibration.drawing import RULE
from trainer.reports.calibration.sample import LABELS, Sample

GOOD, FAIR, POOR = 0.8, 0.6, 0.4  # the upper lines of Landis & Koch 1977
_UNDEFINED = {
    Doubt.EMPTY: "—（没有共同评过）",
    Doubt.NOBODY: "—（都说没有）",
    Doubt.EVERYBODY: "—（都说有）",
    Doubt.ONE_SIDED: "—（一方全说一样）",
}
TOO_WIDE = 0.6  # of an interval that says little about the degree
_BESIDE = {Doubt.FEW: "（太少）", Doubt.PERFECT: "（没有分歧）"}
_APART = ("有不少分歧", "分歧很大")
_FEW = "的例子太少，说不准"
LEGEND = (
    "κ 是扣掉碰巧以后的一致程度：1 完全一致，0 和乱猜一样；方括号里是 95% 区间。",
    f"太少：说有或说没有的不到 {FEWEST} 条，或一共不到 {FEWEST_REPLIES} 条，不给区间。",
    "斜杠后面是 PABAK：说有的特别少或特别多时 κ 会偏低，拿它对照。",
)


def caution(sample: Sample) -> str:
    """Say that the sample is not the population, and how it was drawn."""
    return (
        f"样本不是总体：{RULE}。所以“说有”的占比比平时高，"
        f"这里的数字只说明这 {len(sample.replies)} 条（从 {sample.population} 条里抽，"
        f"种子 {sample.seed}），不能当成平时的比例。"
    )


def figures(agreement: Agreement) -> str:
    """Return κ with its interval, or why there is none: `0.72 [0.51, 0.93]`, `0.7（太少）`."""
    if agreement.kappa is None or agreement.doubt is Doubt.ONE_SIDED:
        return _UNDEFINED[agreement.doubt or Doubt.EMPTY]
    said = f"{figure(agreement.kappa, agreement)}{_BESIDE.get(agreement.doubt or Doubt.EMPTY, '')}"
    if agreement.interval:
        low, high = agreement.interval
        said += f" [{figure(low, agreement)}, {figure(high, agreement)}]"
    if agreement.extreme and agreement.pabak is not None:
        said += f" /{figure(agreement.pabak, agreement)}"
    return said


def figure(number: float, agreement: Agreement) -> str:
    """Return a figure of an agreement: with two decimals, with one where the replies are few."""
    decimals = 1 if agreement.doubt is Doubt.FEW else 2
    return f"{round(number, decimals) + 0.0:.{decimals}f}"


def doubt_words(agreement: Agreement) -> str:
    """Return why something is missing, in a few words; empty where all is there."""
    words = _UNDEFINED | _BESIDE
    return words[agreement.doubt].strip("—（）") if agreement.doubt else ""


def name_of(label: str) -> str:
    """Return a label's Chinese name."""
    return LABELS[label]


def sentence(one: LabelAgreement, comparison: Comparison) -> str:
    """Say what a label's figures mean: 两位培训师判得一致；评判比培训师严."""
    if one.heard_by_nobody:
        return "没有人说有，无从比较。"
    parts = list(_parts(one, [name for name, _ in comparison.graded]))
    if all(part.endswith(_FEW) for part in parts):
        return f"{_FEW.lstrip('的')}。"
    return "；".join(parts) + "。"


def meanings(comparison: Comparison) -> dict[str, list[str]]:
    """Return each sentence with the names of the labels that it holds for, in their order."""
    said: dict[str, list[str]] = {}
    for one in comparison.labels:
        if not one.heard_by_nobody:
            said.setdefault(sentence(one, comparison), []).append(name_of(one.label))
    return said


def _parts(one: LabelAgreement, names: list[str]) -> Iterator[str]:
    whom = names[0] if len(names) == 1 else "培训师"
    if one.among is not None:
        many = "两位" if len(names) == 2 else f" {len(names)} 位"
        yield f"{many}培训师{_degree(one.among)}".strip()
        if len(names) == 2 and one.pairs[-1].more:
            yield f"{one.pairs[-1].more}说有的多"
        if _degree(one.among) in _APART:
            yield "先把标准谈拢，再看评判"
    yield f"评判和{whom}{_degree(one.judged)}"
    if one.lean:
        yield f"评判比{whom}{_leaning(one)}"


def _degree(agreement: Agreement) -> str:
    if agreement.doubt is Doubt.EMPTY:
        return "没有共同评过"
    if agreement.doubt is Doubt.PERFECT:
        return "没有分歧"
    if agreement.kappa is None or agreement.doubt:
        return _FEW
    if agreement.interval and _too_wide(*agreement.interval):
        return "的例子不多，还看不准"
    if agreement.kappa >= GOOD:
        return "判得一致"
    if agreement.kappa >= FAIR:
        return "大体一致"
    return _APART[0] if agreement.kappa >= POOR else _APART[1]


def _too_wide(low: float, high: float) -> bool:
    """Say whether an interval leaves open whether they agree at all."""
    return high - low > TOO_WIDE and high >= FAIR


def _leaning(one: LabelAgreement) -> str:
    if one.label in FAULTS:
        return "严" if one.lean > 0 else "松"
    return "听得多" if one.lean > 0 else "听得少"
