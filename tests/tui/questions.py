"""One question of each kind, with its options as a trainee sees them."""

from decimal import Decimal

from trainer.quiz import Asked, Question, QuestionKind, Spot
from trainer.scenario.model import Place

BANK = "题库/样子"


def asked(kind: QuestionKind) -> Asked:
    """Return the question of that kind."""
    return next(one for one in EVERY if one.question.kind is kind)


def _question(kind: QuestionKind, text: str, **more: object) -> Question:
    return Question(
        id=kind.name, kind=kind, text=text, place=Place(), explanation="先接住，再去查。",
        source="售后六步流程", skill="安抚", **more,  # type: ignore[arg-type]
    )  # fmt: skip


REPLY = "这个不归我们管，您找快递吧，催我有什么用"

EVERY = (
    Asked(
        BANK,
        _question(
            QuestionKind.SINGLE,
            "顾客说等了三天还没到，第一句最好做什么？",
            right=("先接住他的着急，再说马上去查",),
            wrong=("请他先把订单号再发一遍", "告诉他快递的事要找快递公司"),
        ),
        ("请他先把订单号再发一遍", "先接住他的着急，再说马上去查", "告诉他快递的事要找快递公司"),
    ),
    Asked(
        BANK,
        _question(
            QuestionKind.MULTIPLE,
            "哪些话会让顾客更生气？",
            right=("不是告诉您了么", "这不关我们的事"),
            wrong=("我马上帮您查",),
        ),
        ("我马上帮您查", "不是告诉您了么", "这不关我们的事"),
    ),
    Asked(
        BANK,
        _question(QuestionKind.TRUE_FALSE, "首响要在20秒内。", right=("对",), wrong=("错",)),
        ("对", "错"),
    ),
    Asked(
        BANK,
        _question(QuestionKind.ORDER, "把前三步排好", order=("安抚", "查明原因", "表明立场")),
        ("表明立场", "安抚", "查明原因"),
    ),
    Asked(
        BANK,
        _question(
            QuestionKind.SPOTS,
            "找出对抗的话",
            customer="到底谁负责？",
            reply=REPLY,
            spots=(Spot("不归我们管", "shirk", 2, 7), Spot("催我有什么用", "retort", 14, 20)),
        ),
    ),
    Asked(
        BANK,
        _question(
            QuestionKind.REWRITE,
            "把这句话改得更好",
            weak="对不起，让您久等了",
            wants=("thank",),
            examples=("谢谢您一直等着",),
        ),
    ),
    Asked(
        BANK,
        _question(QuestionKind.FIGURE, "首响要在多少秒内？", number=Decimal(20), unit="秒"),
    ),
    Asked(
        BANK,
        _question(
            QuestionKind.MATCH,
            "哪种奶粉给哪个宝宝？",
            pairs=(("4个月", "一段"), ("8个月", "二段")),
            spare=("四段",),
        ),
        ("二段", "四段", "一段"),
    ),
)
