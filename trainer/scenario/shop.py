"""What a shop shares among scenarios: 政策, 快捷语, 词库, 评分."""

from trainer.scenario.amounts import fen, span_ms, whole
from trainer.scenario.fields import Fields, block_of, texts
from trainer.scenario.model import Place, Policy, QuickReply, Weights, Word
from trainer.scenario.nearest import did_you_mean
from trainer.scenario.notebook import Notebook
from trainer.scenario.signals import Ears, signal_of
from trainer.scenario.tree import Block, Node, Text
from trainer.scenario.vocabulary import POLICY, QUICK_REPLY, WEIGHTS

REFUNDABLE = {"是": "yes", "否": "no", "查明后": "after_check"}
YES_NO = {"是": True, "否": False}
FREIGHT = {"顾客": "customer", "店铺": "shop"}


def policies(block: Block | None, notebook: Notebook) -> tuple[Policy, ...]:
    """Return the policies of 政策: a name, and below it words and typed keys."""
    if block is None:
        return ()
    found = (_policy(key, node, notebook) for key, node in block.pairs)
    return tuple(policy for policy in found if policy)


def _policy(key: Text, node: Node, notebook: Notebook) -> Policy | None:
    what = f"政策“{key.value}”"
    block = block_of(node, what, notebook)
    if block is None:
        return None
    fields = Fields(block, POLICY, what, notebook)
    fields.need("说法", "写上这条政策可以怎么对顾客说", key)
    deadline = fields.read("时限", span_ms, "写数字加单位，如 24小时、7天")
    return Policy(
        name=key.value,
        words="".join(t.value for t in fields.texts("说法")),
        banned=tuple(t.value for t in fields.list("不能说")),
        source=fields.word("出处"),
        date=fields.word("日期"),
        max_compensation_fen=fields.read("最高补偿", fen, "写金额，如 10元；不能补偿写 0元"),
        refundable=fields.read("可退款", REFUNDABLE.get, "写 是、否 或 查明后") or "",
        keep_goods=fields.read("免退货", YES_NO.get, "写 是 或 否"),
        freight=fields.read("运费", FREIGHT.get, "写 顾客 或 店铺") or "",
        deadline_s=None if deadline is None else deadline // 1000,
        place=key.place,
    )


def quick_replies(rows: tuple[Node, ...], notebook: Notebook) -> tuple[QuickReply, ...]:
    """Return the prepared sentences of 快捷语; no key twice."""
    found: dict[str, QuickReply] = {}
    for row in rows:
        block = block_of(row, "快捷语", notebook)
        if block is None:
            continue
        fields = Fields(block, QUICK_REPLY, "快捷语", notebook)
        complete = [
            fields.need("按键", "写上输入“/”以后要打的几个字母，如 按键: sd"),
            fields.need("文", "写上要发的话"),
        ]
        key = fields.text("按键")
        if key is None or not all(complete):
            continue
        if key.value in found or any(c.isspace() or c == "/" for c in key.value):
            fields.wrong(key, f"按键“{key.value}”重复了，或带有空格和“/”", "换一个短的，如 sd2")
        found.setdefault(key.value, QuickReply(key.value, fields.word("文"), fields.place("按键")))
    return tuple(found.values())


def words(block: Block | None, notebook: Notebook) -> tuple[Word, ...]:
    """Return the shop's own signals of 词库: a name, and the phrases that prove it."""
    if block is None:
        return ()
    found: list[Word] = []
    for key, node in block.pairs:
        if signal_of(key.value, Ears()) is not None:
            notebook.note(
                key.place,
                "S203",
                f"词库里的“{key.value}”和程序自带的信号同名",
                "换个名字",
                width=key.width,
            )
        phrases = tuple(t.value for t in texts(node, key.value, notebook))
        if phrases:
            found.append(Word(key.value, phrases))
        else:
            notebook.note(
                key.place,
                "S202",
                f"词库“{key.value}”下面没有说法",
                "用“- ”列出几种说法",
                width=key.width,
            )
    return tuple(found)


def weights(block: Block | None, place: Place, notebook: Notebook) -> Weights | None:
    """Return the weights of 评分, None where none are given; they must sum to 100."""
    if block is None:
        return None
    fields = Fields(block, WEIGHTS, "评分", notebook)
    for key in WEIGHTS:
        fields.need(key, "四项都要写：流程、准确、态度、时效，加起来是 100")
    flow, accuracy, attitude, timeliness = (
        fields.read(key, whole, "写整数，四项加起来是 100") for key in WEIGHTS
    )
    if flow is None or accuracy is None or attitude is None or timeliness is None:
        return None
    total = flow + accuracy + attitude + timeliness
    if total != 100:
        notebook.note(
            place, "S203", f"评分四项加起来是 {total}，应是 100", "改成加起来正好 100", width=2
        )
        return None
    return Weights(flow, accuracy, attitude, timeliness)


def unknown_kind(text: Text, kinds: tuple[str, ...], notebook: Notebook) -> None:
    """Note a 类型 that there is not."""
    notebook.note(
        text.place,
        "S203",
        f"没有“{text.value}”这种文件",
        did_you_mean(text.value, kinds) or f"类型可以是：{'、'.join(kinds)}",
        width=text.width,
    )
