"""Every label of the judging guide: its id, its Chinese name, and how heavy it is.

Also the desk actions, because a reply may claim to have done one.
The order of STEPS is the order of the after-sales flow.
"""

from enum import StrEnum


class Severity(StrEnum):
    """How much a fault weighs; a red line ends an exam on the spot."""

    SOFT = "soft"
    HARD = "hard"
    RED_LINE = "red_line"


STEPS: dict[str, str] = {
    "greet": "欢迎",
    "soothe": "安抚",
    "investigate": "查明原因",
    "position": "表明立场",
    "resolve": "全力解决",
    "apologize": "真诚道歉",
    "thank": "感谢理解",
}

FAULTS: dict[str, str] = {
    "retort": "反问",
    "interrogate": "质问",
    "shirk": "推诿",
    "insult": "辱骂讽刺",
    "blame": "指责顾客",
    "overpromise": "轻易承诺",
    "command": "命令",
    "dismissive": "冷淡敷衍",
    "reask": "让顾客重复",
    "beg_rating": "邀评不当",
    "repeat": "重复话术",
    "privacy": "泄露隐私",
    "deny": "否认质疑",
    "off_platform": "引导站外",
    "medical": "医疗断言",
}

SEVERITY: dict[str, Severity] = {
    "retort": Severity.HARD,
    "interrogate": Severity.HARD,
    "shirk": Severity.HARD,
    "insult": Severity.RED_LINE,
    "blame": Severity.SOFT,
    "overpromise": Severity.SOFT,
    "command": Severity.SOFT,
    "dismissive": Severity.SOFT,
    "reask": Severity.SOFT,
    "beg_rating": Severity.SOFT,
    "repeat": Severity.SOFT,
    "privacy": Severity.RED_LINE,
    "deny": Severity.SOFT,
    "off_platform": Severity.RED_LINE,
    "medical": Severity.RED_LINE,
}

CRAFTS: dict[str, str] = {
    "address": "称呼",
    "restate": "复述确认",
    "deadline": "给时限",
    "proactive": "主动告知",
    "choice": "给选择",
    "close_loop": "闭环确认",
    "boundary": "设边界",
    "soft_words": "软语",
}

# What any finding is called: no two kinds share an id.
LABEL_NAMES: dict[str, str] = STEPS | FAULTS | CRAFTS

# Rules that scoring asks for by name: what kind of check or stance was heard.
VARIANTS: tuple[str, ...] = (
    "investigate.report",
    "investigate.evidence",
    "position.admit",
    "position.deny",
)

ACTIONS: dict[str, str] = {
    "look_order": "查订单",
    "look_parcel": "查物流",
    "look_history": "查记录",
    "ask_proof": "索要凭证",
    "urge": "催件",
    "intercept": "拦截",
    "refund": "退款",
    "exchange": "换货",
    "reship": "补发",
    "coupon": "发券",
    "change_address": "改地址",
    "note": "备注",
    "ticket": "建工单",
    "transfer": "转交",
    "call_back": "回电",
    "ask_operations": "问运营",
    "ask_warehouse": "问仓库",
    "invite_rating": "邀评",
    "report_abuse": "举报",
}

# What a ticket (建工单) must say, so that whoever takes over need not ask the customer again.
TICKET_FIELDS: tuple[str, ...] = ("问题", "诉求", "已做", "时限")
