"""泄露隐私 — the reply asks for a secret, or gives out what belongs to another customer.

Heard
    把验证码发我
    那位顾客的电话是138…
Let pass
    验证码千万别告诉任何人       (warns)
    派件员电话是138…            (who delivers must be reachable)
"""

import re
from collections.abc import Iterator

from trainer.language.finding import Finding
from trainer.language.manner import is_told
from trainer.language.phrasebook import Phrasebook
from trainer.language.utterance import Utterance

BOOK = Phrasebook.beside(__file__)

_WARNS = re.compile(
    r"别|莫|您自己|你自己|不要|不用|不能|请勿|切勿|勿|不会|不需|无需|不必|没必要|谨防|小心|不索要|不方便|不可以|不得|看不到|注意保护|保密|不问"
)
_OWN_WAY = re.compile(
    r"罐底|袋底|瓶底|底部|批次|批号|喷码|机身|标签|吊牌|条码|面单|imei|后四位|后4位|尾号|(在|到|去)[^,。!?]{0,8}(页|入口|系统|后台|app|设置|柜|链接)[^,。!?]{0,6}(提交|填|上传|输|修改|绑定)|给您(发|安装)|发给您|会(有|收到|给您)|输入|自己(设置|修改)|取件|收到的?取"
)
_PERSON = (
    r"(?:(?<![\w])|[是给的叫有被和跟])[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤罗毕郝安常于傅齐康伍余元顾孟黄萧尹姚邵汪祁毛狄戴宋庞纪舒屈项祝董梁杜阮蓝席季贾路江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应丁宣邓郁洪包左石崔吉龚程邢裴陆翁荀甄曲封靳段焦侯班仰仲伊宫宁仇栾甘厉祖武符刘景詹龙叶幸司黎薄印白怀蒲从鄂索赖卓蔺屠蒙池乔闻党翟谭劳姬申冉雍桑桂牛寿通边燕尚农温别庄晏柴瞿阎连习容向古易廖耿满匡文寇广阙东欧沃利曾关红游盖益桓公]"
    r"(?:女士|先生|小姐|姐|哥|阿姨|叔|叔叔|大姐|大哥|太太|老师|某|[一-鿿]{1,2}(?=[,，\s(:的电手微身住]))"
)
_OTHER = (
    r"那位|那个?(?:宝妈|妈妈|大姐|大哥|大爷|阿姨|姑娘|小姐姐|男的|女的|人)|姓[一-鿿](?=[,，的])|给差评的|前一[个位]|同款|同单|另一个|另一位|另外一[个位]|别的(?:客户|顾客|买家)|其他(?:客户|顾客|买家)|上一[个位](?:客户|顾客)?|同批的|同楼|楼[上下]|隔壁|对门|邻居"
    r"|(?:有|还有)(?:一)?位|有个(?:顾客|客户|妈妈|宝妈|买家)|同小区|(?:这|那)(?:个|位)?(?:客户|顾客|买家)|[他她]的?(?:电话|手机|微信|地址|家)"
)
_ANYONE = re.compile(rf"{_PERSON}|{_OTHER}")
_DATA = re.compile(
    r"(?:电话|手机|手机号|号码|联系方式|微信|vx|wx|qq|身份证|地址|订单号?|银行卡|卡号|账号|邮箱|(?:家)?住)(?:号|号码)?(?:是|在|:|叫)?\s?(?=[\w])[a-z0-9_-]{5,}"
    r"|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<![\da-z])\d{17}[\dx](?!\d)"
    r"|(?:家)?住(?:在)?[^,。!?]{2,14}(?:\d+|[一二三四五六七八九十]+)(?:栋|号|单元|室|楼|幢|弄)"
    r"|(?:地址|家)(?:是|在|:)[^,。!?]{2,14}(?:路|街|区|小区|花园|栋|号|村|镇)|(?<!\d)\d{3,4}室|\d{3,4}(?:室|的)[^,。!?]{0,6}(?:女士|先生|姐)"
)
_SERVES = re.compile(
    r"快递|派件|派送|配送|师傅|小哥|站点|网点|驿站|站长|客服|售后|厂家|热线|主管|店长|我们店|门店|专员|工程师|维修|公司|官方|骑手|安装|您的|您是|本人|收货人|收件人|您预留|您留"
)
_HAS_CODE = re.compile(r"验证码|密码|动态码|短信码|校验码|cvv|安全码|六位数|6位数|口令")
_READ_OUT = re.compile(
    r"(念|报|发|告诉|说|给|填|转|贴|读|输)(一下|下|给|过来|来)?(我|咱|客服|这边|上来|过来)(听|下|看|一下)?|(是)?多少(呢|呀|啊|\?|$)|截(个)?图"
)
_NATIONAL_ID = re.compile(
    r"(?<![\da-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dx](?![\da-z])"
)


def detect(utterance: Utterance) -> Iterator[Finding]:
    """Yield each secret asked for and each customer's data given out."""
    for request in BOOK.find(utterance):
        if request.rule == "privacy.asks_secret" and _asks(utterance, request):
            yield request
    yield from _code_at_hand(utterance)
    yield from _given_out(utterance)


def _asks(utterance: Utterance, request: Finding) -> bool:
    """Say whether the agent asks the customer for the secret."""
    if is_told(utterance, request.start):
        return False
    clause = utterance.clause_at(request.start)
    around = utterance.plain[clause.start : clause.end]
    if _WARNS.search(around) or _OWN_WAY.search(around):
        return False
    if re.search(
        r"(如|是|退|原路|支付|付款|还款|绑定|用|退到|退回)(您|你)?(的)?$",
        utterance.before(request.start),
    ):
        return False
    return (
        not utterance.is_question(request.start)
        or re.search(r"发|告诉|提供|给我|报|多少|什么", around) is not None
    )


def _code_at_hand(utterance: Utterance) -> Iterator[Finding]:
    """Yield 念给我听 said to a customer who has a code in hand: the code need not be named."""
    if not _HAS_CODE.search(utterance.customer) or _WARNS.search(utterance.plain):
        return
    if found := _READ_OUT.search(utterance.plain):
        yield BOOK.finding(utterance, found.start(), found.end(), "asks_secret")


def _given_out(utterance: Utterance) -> Iterator[Finding]:
    """Yield each other person's data: a name or 那位顾客 with a number, account, or address."""
    for sentence in utterance.sentences:
        words = utterance.words_of(sentence)
        data = _DATA.search(words)
        if data is None:
            continue
        person = _ANYONE.search(words[: data.end()])
        if number := _NATIONAL_ID.search(words):
            yield BOOK.finding(
                utterance,
                sentence.start + number.start(),
                sentence.start + number.end(),
                "others_data",
            )
        elif person and not _SERVES.search(words[_nearest(words, data.start()) : data.start()]):
            start = sentence.start + max(person.start(), data.start() - 24)
            yield BOOK.finding(utterance, start, sentence.start + data.end(), "others_data")


def _nearest(words: str, end: int) -> int:
    """Return where the last person named before `end` stands: the data are theirs."""
    return max((person.start() for person in _ANYONE.finditer(words, 0, end)), default=0)
