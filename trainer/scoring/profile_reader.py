"""Read a profile (考核口径): a page in, a Profile or every problem at once out."""

from enum import StrEnum
from typing import TypeVar

from trainer.scenario.fields import Fields, block_of
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.pages import Page, name_of, understood
from trainer.scenario.vocabulary import INDICATOR, PROFILE, PROFILE_LEVEL_NAMES
from trainer.scoring.indicator import (
    LESS_IS_BETTER,
    OF_WAITS,
    Algorithm,
    Indicator,
    Period,
    Profile,
    Unit,
)
from trainer.scoring.profile_values import date, hours, mean_wanted, seconds, share_wanted

KIND = FOLDER = "考核口径"
MOST_INDICATORS = 8
_SPAN = "写数字加单位，如 30秒、3分钟"
_ONLY_FIRST, _COUNTS = "首轮", "算"
_ANSWERED = ("单位", "时段", "周期", "及格线", "只算", "重开", "客服先说")
_KEYS: dict[Algorithm, tuple[str, ...]] = {
    Algorithm.SHARE_IN_TIME: (*_ANSWERED, "时限", "首轮时限"),
    Algorithm.CAPPED_MEAN: (*_ANSWERED, "上限"),
    Algorithm.SATISFIED: ("单位", "时段", "周期", "及格线"),
    Algorithm.ATTITUDE: ("单位", "时段", "周期", "及格线"),
    Algorithm.UNATTENDED: ("单位", "时段", "周期", "及格线"),
}
_ALWAYS = ("名称", "算法")
_OF_ROUNDS = ("首轮时限", "只算", "重开", "客服先说")
_Choice = TypeVar("_Choice", bound=StrEnum)


def profile_of(page: Page, notebook: Notebook) -> Profile | None:
    """Return what could be read of a page in spite of its problems, which are noted."""
    page = understood(page, notebook)
    if page.block is None:
        return None
    if page.kind != KIND:
        fix = f"选一个考核口径文件，或在开头写 类型: {KIND}"
        notebook.note(page.block.place, "S203", f"这是{page.kind}文件，不是考核口径", fix)
        return None
    fields = Fields(page.block, PROFILE, KIND, notebook, levels=PROFILE_LEVEL_NAMES)
    title = fields.word("标题") or fields.word("名称")
    if not title:
        fields.need("标题", "写上口径的名字，如 标题: 淘宝")
    dated = fields.read("日期", date, "写成 2026-11-22 或 2026-11")
    return Profile(
        name=name_of(page.file).removeprefix(f"{FOLDER}/"),
        title=title,
        indicators=_indicators(fields, title, notebook),
        about=fields.word("说明"),
        source=fields.word("来源"),
        date=dated or "",
    )


def _indicators(fields: Fields, title: str, notebook: Notebook) -> tuple[Indicator, ...]:
    """Return the figures below 指标, or the one whose keys stand in the file itself."""
    if "指标" not in fields:
        fields.need("算法", f"写上怎么算：{'、'.join(Algorithm)}；有几个指标就写在“指标”下面")
        found = _Reader(fields, notebook).indicator(title)
        return (found,) if found else ()
    fields.need("指标", "下一行起用“- 名称: …”列出指标")
    for key in (key for key in INDICATOR if key in fields):
        fix = "把它挪到那个指标里"
        message = f"写了“指标”，外面就不能再写“{key}”"
        notebook.note(fields.place(key), "J101", message, fix, width=len(key))
    rows = fields.rows("指标")
    if len(rows) > MOST_INDICATORS:
        message = f"写了 {len(rows)} 个指标，最多写 {MOST_INDICATORS} 个"
        notebook.note(fields.place("指标"), "S203", message, "分成两个口径文件", width=2)
    blocks = [block for node in rows if (block := block_of(node, "指标", notebook))]
    found_all: list[Indicator] = []
    for block in blocks[:MOST_INDICATORS]:
        inner = Fields(block, INDICATOR, "指标", notebook, levels=PROFILE_LEVEL_NAMES)
        inner.need("名称", "写上指标的名字，如 3分钟响应率")
        inner.need("算法", f"写上怎么算：{'、'.join(Algorithm)}")
        found = _Reader(inner, notebook).indicator(inner.word("名称"))
        if found is not None:
            found_all.append(found)
    return tuple(found_all)


class _Reader:
    """Reads one figure of the fields that hold its keys."""

    def __init__(self, fields: Fields, notebook: Notebook) -> None:
        self._fields = fields
        self._notebook = notebook

    def indicator(self, name: str) -> Indicator | None:
        """Return the figure; None where nobody can say how it is counted."""
        algorithm = self._choice("算法", Algorithm)
        unit = self._choice("单位", Unit)
        if algorithm is None:
            return None
        of_waits = algorithm in OF_WAITS
        unit = unit or (Unit.ROUND if of_waits else Unit.CUSTOMER)
        self._refuse_what_does_not_belong(algorithm, unit)
        self._ask_for_what_is_missing(algorithm, unit)
        read = self._fields.read
        wanted_by = mean_wanted if algorithm is Algorithm.CAPPED_MEAN else share_wanted
        example = "40秒" if algorithm is Algorithm.CAPPED_MEAN else "80%"
        sign = "≤" if algorithm in LESS_IS_BETTER else "≥"
        wanted = read(
            "及格线", lambda text: wanted_by(text, sign), f"写 {sign}{example}，或只写 {example}"
        )
        return Indicator(
            name=self._fields.word("名称") or name,
            algorithm=algorithm,
            unit=unit,
            limit_s=read("时限", seconds, _SPAN),
            first_s=read("首轮时限", seconds, _SPAN),
            cap_s=read("上限", seconds, _SPAN),
            hours=read("时段", hours, "写成 8:00-23:00"),
            period=self._choice("周期", Period),
            wanted=wanted,
            first_only=self._says("只算", _ONLY_FIRST),
            reopen_s=read("重开", seconds, "写数字加单位，如 10分钟"),
            opening=self._says("客服先说", _COUNTS),
        )

    def _choice(self, key: str, kinds: type[_Choice]) -> _Choice | None:
        text = self._fields.text(key)
        if text is None:
            return None
        names = tuple(kinds)
        if text.value in names:
            return kinds(text.value)
        fix = did_you_mean(text.value, names) or f"可以写：{'、'.join(names)}"
        self._fields.wrong(text, f"“{key}: {text.value}”：没有这种{key}", fix)
        return None

    def _says(self, key: str, word: str) -> bool:
        text = self._fields.text(key)
        if text is not None and text.value != word:
            self._fields.wrong(text, f"“{key}: {text.value}”看不懂", f"写 {word}，不要就删掉这一行")
        return text is not None

    def _refuse_what_does_not_belong(self, algorithm: Algorithm, unit: Unit) -> None:
        for key in (key for key in INDICATOR if key in self._fields and key not in _ALWAYS):
            if key not in _KEYS[algorithm]:
                self._note(key, f"“{algorithm}”用不上“{key}”", "删掉这一行，或换一种算法")
            elif key in _OF_ROUNDS and unit is not Unit.ROUND:
                self._note(key, f"按{unit}算，用不上“{key}”", "删掉这一行，或写 单位: 轮次")
        if algorithm not in OF_WAITS and unit is not Unit.CUSTOMER:
            self._note("单位", f"“{algorithm}”只按顾客算", "删掉这一行")
        if algorithm is Algorithm.CAPPED_MEAN and unit is Unit.CUSTOMER:
            self._note("单位", "“封顶平均”按轮次或消息算，不按顾客", "写 单位: 轮次")
        if "重开" in self._fields and "只算" not in self._fields:
            self._note("重开", "“重开”要和“只算: 首轮”一起用", "加一行 只算: 首轮，或删掉这一行")

    def _ask_for_what_is_missing(self, algorithm: Algorithm, unit: Unit) -> None:
        lines = ("上限", "及格线")
        if algorithm is Algorithm.CAPPED_MEAN and not any(key in self._fields for key in lines):
            self._note("算法", "“封顶平均”少了“上限”", "加一行，如 上限: 600秒")
        in_time = algorithm is Algorithm.SHARE_IN_TIME and unit is not Unit.CUSTOMER
        if in_time and "时限" not in self._fields:
            self._note("算法", "“限时占比”少了“时限”", "加一行，如 时限: 3分钟")

    def _note(self, key: str, message: str, fix: str) -> None:
        place = self._fields.place(key)
        self._notebook.note(place, "J101", message, fix, width=len(key))
