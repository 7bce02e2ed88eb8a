"""A draft written down as a page of a scenario: clean block YAML in the house's style."""

from collections.abc import Iterable, Iterator, Sequence

from trainer.chats.draft import COMPLAINT, GOOD_ENDING, Draft, Scene, groups
from trainer.chats.facts import placed
from trainer.masking.disguise import NICKNAME
from trainer.scenario.rehearsal_lines import written

TODO = "# 待补: "
_AGAIN = f"再来，最多1次，之后{COMPLAINT}"
# A desk action without further words: a coupon needs its amount, a ticket its four fields.
PLAIN_ACTIONS = frozenset(
    ("查订单", "查物流", "查记录", "催件", "拦截", "退款", "换货", "补发", "转交", "备注", "回电")
)


def page(draft: Draft, endings: Sequence[str] = ()) -> str:
    """Return the scenario's text; `endings` are those that its two 试演 lead to, once known."""
    lines = [
        f"{TODO}从真实聊天起的草稿。逐处看过“待补”，改完把这些说明删掉",
        "格式: 1",
        *_texts("标题", (draft.title,), ""),
        "难度: 2",
        f"{TODO}要用店里的政策和快捷语，就写 引用: 店铺/政策、店铺/快捷语",
        f"{TODO}在这里加一行“背景”：学员是谁，能做什么",
        *_customer(draft),
        *_facts(draft),
        "剧情:",
        *(line for scene in draft.scenes for line in _beat(scene, draft)),
        *_complaint(),
        *_endings(draft),
        *_rehearsals(draft, endings),
    ]
    return "\n".join(lines) + "\n"


def _customer(draft: Draft) -> Iterator[str]:
    yield "顾客:"
    yield "  # 昵称是编的，可以换"
    yield f"  昵称: {NICKNAME}"
    yield f"  {TODO}怒气是按头几句猜的"
    yield f"  怒气: {draft.anger}"


def _facts(draft: Draft) -> Iterator[str]:
    yield "事实:"
    for group in groups(draft.facts):
        yield f"  {group}:"
        for fact in draft.facts:
            if fact.group == group:
                hint = "从聊天里猜的，请核对" if fact.guessed else "聊天里没有说，请写上"
                yield f"    {TODO}{hint}"
                yield from _texts(fact.name, (fact.value,), "    ")


def _beat(scene: Scene, draft: Draft) -> Iterator[str]:
    yield f"  {scene.name}:"
    yield from _texts("顾客说", _lines(scene.turn.customer, draft), "    ")
    done = [action for action in scene.answer.done if action in PLAIN_ACTIONS]
    due = dict.fromkeys((*([scene.looks] if scene.looks else ()), *done, *scene.due))
    yield f"    应做: {'、'.join(due)}"
    yield "    走向:"
    if scene.answer.faults:
        yield from _faulty(scene, draft)
    yield from _good(scene, draft)
    yield "      - 当: 其他"
    yield "        怒气: +10"
    yield f"        转到: {_AGAIN}"


def _faulty(scene: Scene, draft: Draft) -> Iterator[str]:
    yield f"      - 当: {scene.answer.faults[0]}"
    yield from _texts("例句", _lines(scene.turn.agent, draft), "        ")
    yield "        怒气: +15"
    yield f"        转到: {COMPLAINT if scene.goes_to == GOOD_ENDING else scene.goes_to}"


def _good(scene: Scene, draft: Draft) -> Iterator[str]:
    if not scene.is_shown:
        yield f"      {TODO}原来的回复没有做到这一步，请写一句做到的例句"
        if not scene.answer.faults:
            said = " / ".join(_lines(scene.turn.agent, draft)) or "（没有回）"
            yield f"      # 原话: {said}"
    yield f"      - 当: {'、'.join(scene.due)}"
    if scene.is_shown:
        yield from _texts("例句", _lines(scene.turn.agent, draft), "        ")
    yield "        怒气: -10"
    yield f"        转到: {scene.goes_to}"


def _complaint() -> Iterator[str]:
    yield f"  {COMPLAINT}:"
    yield "    顾客说: 行，不跟你废话了，我去平台投诉你们！"
    yield "    应做: 安抚、全力解决"
    yield "    走向:"
    yield "      - 当: 安抚、全力解决"
    yield "        例句:"
    yield "          - 拖到现在您生气太正常了"
    yield "          - 我转给主管，中午12点前给您回电"
    yield "        怒气: -10"
    yield "        转到: 结局/挽回"
    yield "      - 当: 其他"
    yield "        转到: 结局/投诉"


def _endings(draft: Draft) -> Iterator[str]:
    yield "结局:"
    if draft.last and draft.scenes[-1].is_shown:
        yield "  满意:"
        yield "    评价: 满意"
        yield from _texts("说", _lines(draft.last, draft), "    ")
    else:
        yield "  满意: 满意"
        yield from (f"  # 顾客最后说: {text}" for text in _lines(draft.last, draft))
    yield "  挽回: 一般"
    yield "  投诉: 失望"


def _rehearsals(draft: Draft, endings: Sequence[str]) -> Iterator[str]:
    yield "试演:"
    yield f"{'  '}{TODO}这是原来的聊天，看看值多少分，再写上 得分；另写一份好的，得分: ≥90"
    yield "  - 名称: 照原来的聊天"
    yield "    对答:"
    for scene in draft.scenes:
        actions = dict.fromkeys((*([scene.looks] if scene.looks else ()), *scene.answer.done))
        yield from (f"      - 动作: {one}" for one in actions if one in PLAIN_ACTIONS)
        if scene.turn.agent:
            yield from _texts("客服", _lines(scene.turn.agent, draft), "        ", first="      - ")
    yield from (f"    结局: {ending}" for ending in endings[:1])
    yield "  - 名称: 一声不吭"
    yield "    对答:"
    yield from (f"    结局: {ending}" for ending in endings[1:2])
    yield "    得分: ≤20"


def _lines(texts: Iterable[str], draft: Draft) -> tuple[str, ...]:
    return tuple(placed(text, draft.facts) for text in texts)


def _texts(key: str, texts: Sequence[str], indent: str, *, first: str = "") -> Iterator[str]:
    """Yield a key with one sentence, or with a list of them; `first` begins its own line."""
    lead = first or indent
    if len(texts) == 1:
        yield f"{lead}{key}: {written(texts[0], key)}"
        return
    yield f"{lead}{key}:"
    for text in texts:
        yield f"{indent}  - {written(text)}"
