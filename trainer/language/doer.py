"""Who acts: whether the words before a verb leave it in the customer's hands."""

import re

# 帮您, 给您, 替您: the customer is served, and does nothing. 您的, 您这单, 您稍等 start no deed.
_ACTOR = re.compile(
    r"(?P<served>[帮给替为跟向和陪与把对]|协助)?"
    r"(?:(?P<customer>(?:您|你|恁)"
    r"(?!的|这|那|放心|稍|先?[等歇坐忙别消]|好|订单|包裹|快递|物流|退款|件|货|券|单|说的|反馈的|发的|拍的|要的))"
    r"|(?P<shop>我|咱|俺|小妹|店里|这边|师傅|仓库))"
)


def is_customers_deed(before: str) -> bool:
    """Say whether the one named last in `before`, the clause so far, is the customer acting."""
    actors = list(_ACTOR.finditer(before))
    return bool(actors) and bool(actors[-1]["customer"]) and not actors[-1]["served"]


def is_served(text: str, at: int) -> bool:
    """Say whether `text[at]` is a customer who is served (帮您, 给您), and so acts not."""
    return text[at] in "您你亲恁" and text[max(0, at - 1) : at] in set("帮给替为跟向陪")
