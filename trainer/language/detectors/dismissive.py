"""冷淡敷衍 — a complaint or a question gets a grunt or an empty formula.

Heard
    哦 · 随便 · 就这样          (to a complaint or a question)
    安抚 查明 解决 抱歉 感谢     (a keyword salad)
Let pass
    嗯嗯，我明白您的意思         (opens an answer)
    好的亲                      (answers neither complaint nor question)
"""

import re
from collections.abc import Iterator

from trainer.language import latin
from trainer.language.finding import Finding
from trainer.language.help import helps
from trainer.language.likeness import core, likeness
from trainer.language.manner import is_told
from trainer.language.mood import asks, complains, is_angry, is_open, is_settled
from trainer.language.phrasebook import Phrasebook
from trainer.language.salad import is_salad
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_TRIMMINGS = re.compile(
    r"么么哒|么么|爱您|比心|笔芯|您好|你好|亲亲|亲爱的|亲|[啊呀呐咯喽捏诶哈呢啦嘛吧哟呗哒滴了的]|[^\w]|_"
)
_HUMS = re.compile(
    r"[哦噢喔嗯恩啊呃额昂嗷奥唔呣哎唉嗐害哟嚯]{1,5}[好行]{0,2}(知道|收到|明白|了解)?"
)
_PICTURES_ONLY = re.compile(r"^[^\w]{1,6}$")
# Formulas; what is left when they are taken away is the answer.
_FORMULA = re.compile(
    r"请?(您|你)?(再|先)?(请)?(您|你)?(耐心|安心)(地)?(再)?(等待|等候|等等|等)(一下|一段时间|通知|结果|审核|处理|即可|就行|就好)?"
    r"|(我们|这边|我|店里|后台|系统)?(会|将)?(已经|已|正在|在|都在)?(尽快|加急|加紧|积极|努力|全力|正常)?(给|帮|为)?(您|你)?(处理|反馈|跟进|核实|审核|退款|安排|催促|登记|记录)(中|当中|着|了)?(请|望)?"
    r"|(请|望|还请|敬请|恳请)?(您|你)?(多多|多)?(谅解|见谅|理解|体谅|包涵|期待|关注|留意)(一下)?|给(您|你)(带来|造成)(的)?(不便|困扰)(之处)?|带来不便|敬请"
    r"|以(页面|系统|实际|官方|详情页|物流|快递)(显示|为准|信息)*(为准)?|一切以|(感谢|谢谢)(您|你)?(的)?(反馈|理解|支持|配合|耐心|来信|意见|建议|提醒|等待|谅解|关注)+"
    r"|(有)?(结果|消息|进展)(会|了)?(第一时间)?(通知|联系|告诉|回复)(您|你)?|(您|你)的(问题|反馈|情况|心情|意见|诉求)(我们|我|这边)?(已经|已|都)?(收到|了解|知道|理解|记录|知晓|悉知)"
    r"|(我们|我)?(会|将)?(认真|高度|十分|非常)?(对待|重视|改进|努力)(的)?|(正常|这是)?(正常|系统|现象|流程)|(祝|愿)(您|你).{0,8}|(我们|我|这边)?(也)?(很)?(理解|明白)(您|你)?(的)?(心情|感受|意思)?"
    r"|么么哒|么么|爱您|比心|笔芯|(已经?|已)?(给|帮|为|替)?(您|你)?(记录|登记|反馈|提交|上报|备注|转达|记下|备案)(上去|上报|了|好|啦)*|(相关|专门|专业)?(专员|部门|人员|同事|工作人员|售后|后台|系统|上级|领导|主管)(会|将)?(尽快|第一时间|主动|稍后)?(联系|回复|处理|跟进|核实|答复|回电|致电)?"
    r"|(您|你)(反馈|反映|提出|遇到)?(的)?(问题|情况|诉求|意见|建议|反馈|声音|体验|感受|需求)(对我们)?(都|也)?(非常|十分|特别|很|相当|真的|确实)*(重要|宝贵|关键)?|(我们|我|店里|公司|平台)?(会|将|都|也)?(非常|十分|特别|高度|很|一直|始终|相当)*(重视|关注|在意|珍视|关心|珍惜)(到|着)?|(非常|十分|特别)*重要(的)?"
    r"|(积极|全力|努力|用心|认真|妥善|真诚|诚挚|耐心|高效|及时|不断|持续|尽心|竭诚|竭力|严格|深刻)(地)?(处理|服务|倾听|对待|解决|沟通|配合|协调|改进|改善|优化|提升|反思|整改|把关|负责|跟进|以赴|尽力)|全力以赴|尽心尽力|用心服务|服务至上|(顾客|客户)(至上|第一)|以(您|顾客|客户)为(本|先|中心)|不断进步|再接再厉|精益求精|感恩有您|有您真好|一路相伴|责任在肩|使命必达|不忘初心|砥砺前行"
    r"|(您|你)好|亲爱的|亲亲|亲|好的|嗯嗯|收到|再|这边|呢|哦|哈|的|了|呀|啊|吧|啦|哟|您|你|请|[^\w]|_"
)
_HAS_FORMULA = re.compile(
    r"等等|等着|反映|上报|备案|提交|重要|全力|积极|用心|真诚|服务|至上|耐心|等待|等候|处理|反馈|跟进|核实|审核|退款中|谅解|见谅|体谅|为准|感谢|谢谢|登记|记录|重视|流程|理解|期待|正常现象|关注|留意"
)
_STALLED = re.compile(
    r"等到啥|等到什么|等通知|啥时候|什么时候是|要疯|疯了|急死|烦|受不了|没反应|石沉|一直|又|还是|还没|到底|怎么还|几天|多久|[三四五六七八九十]天|天了|没人理|周了|礼拜|半个月|第[二三四五六七]次|反馈反馈|投诉|没人"
)
_APOLOGY_ONLY = re.compile(
    r"^(真的|真|很|非常|实在|十分|万分|太|特别|深感)*(抱歉|对不起|不好意思|对不住|致歉|歉意|sorry)+(给您?带来不便|给您?添麻烦)?$"
)
_PUTS_OFF = re.compile(
    r"等等|等专员|等通知|联系|全力|积极|真诚|用心|服务至上|重要|备案|上报|耐心|等待|等候|期待|为准|谅解|见谅|退款中|处理中|重视|反馈"
)
# 感谢您的耐心等待 thanks; it puts nobody off.
_THANKS = re.compile(r"(感谢|谢谢)(您|你)?(的)?(耐心|理解|支持|反馈|配合)*(等待|等候)?")
# What is granted and taken back: 看见归看见, 理解是理解; or said without sense: 抱歉您的抱歉.
_TAKEN_BACK = re.compile(
    r"([^\W\d_]{1,4})归\1|(理解|明白|知道|同情|看见|看到|听到|抱歉|收到|清楚|心疼)(归|是)\1?\2"
    r"|(看到|知道|听到|理解|收到|明白|看见)了?(也|又)(就那样|没用|怎样|如何|咋样)|了就是了"
    r"|(感谢|谢谢|抱歉|理解|恭喜|祝贺)(您|你)的(烦恼|烦|愤怒|生气|投诉|差评|抱歉|怒火|骂|难过|不满|失望|着急|感谢|道歉|损失|倒霉)"
)
_SO_BE_IT = re.compile(
    r"^(亲|好的|哦)?[,]?那(您|你)?[^,。!?]{0,14}(呗|咯|喽|得了|好了|算了|就是了|就得了)[~。!]?$"
)
_FACTS = re.compile(r"\d{2}|点前|今天|明天|小时|分钟|退给|补发|换新")
_ONLY_A_STATE = re.compile(r"稍等|等一下|稍后|马上|我看|查")


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield the reply, or the words in it, that brush the customer off."""
    end = len(utterance.plain.rstrip())
    if rule := _whole_reply(utterance):
        start = len(utterance.plain) - len(utterance.plain.lstrip())
        yield BOOK.finding(utterance, start, end, rule)
        return
    for start, end in latin.words(utterance, "dismissive"):
        yield BOOK.finding(utterance, start, end, "whatever")
    for brush_off in BOOK.find(utterance):
        if _is_meant(utterance, brush_off):
            yield brush_off


def _whole_reply(utterance: Utterance) -> str:
    """Return the rule that the reply as a whole falls under, or nothing."""
    customer = utterance.customer
    if is_salad(utterance.plain) or _only_announces(utterance):
        return "salad" if not customer or asks(customer) or complains(customer) else ""
    if not customer or is_settled(customer):
        return ""
    said = _TRIMMINGS.sub("", utterance.plain)
    if len(said) <= 8 and (rule := _short(utterance, said)):
        return rule
    if _is_formula(utterance):
        return "formula"
    if _is_empty_echo(utterance):
        return "thats_it"
    return "echo" if _is_echo(utterance) else ""


def _short(utterance: Utterance, said: str) -> str:
    """Return the rule for a reply of a few letters."""
    customer = utterance.customer
    if _is_one_of("refusals", said):
        if _is_one_of("plain_answers", said) and not _demands(customer):
            return ""
        return "refusal" if asks(customer) or complains(customer) else ""
    if (
        _HUMS.fullmatch(said)
        or _is_one_of("grunts", said)
        or (not said and _PICTURES_ONLY.match(utterance.plain.strip()))
    ):
        if _is_one_of("nods", said):
            cold = (
                _told_or_urged(said, customer)
                or is_angry(customer)
                or "!" in customer
                or _asks_for_facts(customer)
            )
            cold = cold or _STALLED.search(customer) is not None
        else:
            cold = complains(customer) or _asks_for_facts(customer)
        return "grunt" if cold else ""
    waits = asks(customer) or _STALLED.search(customer) is not None
    if _APOLOGY_ONLY.match(said) and waits and not re.search(r"[!]|气|哭|难受", customer):
        return "excuse"
    return ""


def _told_or_urged(said: str, customer: str) -> bool:
    """Say whether damage is shown, or haste asked for and only hummed at."""
    if customer in BOOK.list("shows_damage"):
        return True
    return said.startswith(("嗯", "恩")) and customer in BOOK.list("urges")


def _only_announces(utterance: Utterance) -> bool:
    """Say whether the steps are only named, as to come, as due, or as done: none of them is."""
    said = list(BOOK.list("announced").hits(utterance.plain))
    letters = sum(hit.end - hit.start for hit in said)
    return (
        bool(said)
        and 2 * letters >= len(core(utterance.plain))
        and not _FACTS.search(utterance.plain)
    )


def _is_one_of(name: str, said: str) -> bool:
    """Say whether `said` is, from end to end, one of the words of a list."""
    hit = BOOK.list(name).search(said)
    return hit is not None and (hit.start, hit.end) == (0, len(said))


def _is_empty_echo(utterance: Utterance) -> bool:
    """Say whether 看见归看见 or 那你别往心里去呗 is all that a complaint gets."""
    if not is_open(utterance.customer) or helps(utterance):
        return False
    return _TAKEN_BACK.search(utterance.plain) is not None or (
        _SO_BE_IT.search(utterance.plain.strip()) is not None
    )


def _demands(customer: str) -> bool:
    return (
        re.search(
            r"(能|可以|给我?|到底|要|行不行|让|凭).{0,8}(退|换|赔|补|便宜|通融|减|快|加急|说法|处理|解决|修|价保)|(退|换|赔|补|通融|减|加急|处理|解决|修)[^,。]{0,4}(行|可以|能|吗|不)",
            customer,
        )
        is not None
    )


def _asks_for_facts(customer: str) -> bool:
    """Say whether a yes cannot be the answer: what, when, how, why, who."""
    return (
        re.search(r"怎么|为什么|为啥|什么|多久|多少|哪|谁|几[天号点时]|啥|到底|咋", customer)
        is not None
    )


def _is_formula(utterance: Utterance) -> bool:
    """Say whether nothing is left of the reply without its formulas."""
    plain, customer = utterance.plain, utterance.customer
    if len(plain) > 120 or not _HAS_FORMULA.search(plain) or re.search(r"\d|\?", plain):
        return False
    if len(_FORMULA.sub("", plain)) > 2 or _ONLY_A_STATE.search(plain):
        return False
    if (
        re.search(r"(我来|我去|帮您|给您)(处理|核实|跟进|催|查)|跟进", plain)
        and "尽快" not in plain
    ):
        return False
    waits = _PUTS_OFF.search(_THANKS.sub("", plain)) is not None
    stalled = _STALLED.search(customer) is not None
    if not waits and not stalled:
        return False
    return complains(customer) or stalled or (asks(customer) and waits)


def _is_echo(utterance: Utterance) -> bool:
    """Say whether the reply only gives the customer's question back."""
    if not asks(utterance.customer) or utterance.is_question(0) or "?" in utterance.plain:
        return False
    mine, theirs = core(utterance.plain), core(utterance.customer)
    return len(mine) >= 4 and likeness(mine, theirs) >= 0.9


def _is_meant(utterance: Utterance, brush_off: Finding) -> bool:
    """Say whether the words are a brush-off where they stand."""
    if is_told(utterance, brush_off.start) or utterance.is_negated(brush_off.start):
        return False
    if re.search(
        r"抱歉|对不起|不好意思|委屈|辛苦您",
        utterance.words_of(utterance.sentence_at(brush_off.start)),
    ):
        return brush_off.quote == "而已"
    return not helps(utterance)
