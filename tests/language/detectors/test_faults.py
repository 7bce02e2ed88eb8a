"""Faults are heard by how they are built, in words that no phrasebook lists whole."""

import pytest

from tests.language.detectors.heard import faults, findings
from trainer.language import SEVERITY

WAITING = "你们到底管不管啊，都一个星期了"

SAID = {
    "retort": """
        那我能变出一个快递员来给您吗 / 您投诉我能让快递飞起来？ / 我们是开慈善堂的吗
        说明书是写给谁看的？ / 什么叫没人管？ / 就这点事也值得发火？ / 您见过哪家快递半夜送的？
        我要是知道还用在这当客服？ / 那你想咋整嘛 / 有谁家衣服不掉色的？ / 您凭什么说是我们发错了
        难不成我赔您一栋楼 / 都签收了还找我？ / 您怎么不去抢 / 再少？再少您给我发工资啊？""",
    "interrogate": """
        我刚不是回过您了吗 / 您拆的时候为啥不录像 / 您究竟是想退还是想换 / 要我讲几次您才能明白
        规则都摆在那儿，您是看不懂吗 / 这都过去半个月了您才想起来问 / 不是都发给你看过了么
        您确定不是自己弄丢的？ / 说好的等通知，怎么又来了 / 拆封了才说要退 / 你咋老改口""",
    "shirk": """
        仓库的事我插不上手 / 这个问题您得去问平台小二 / 活动是主播定的，跟店里没半点关系
        这我可说了不算 / 银行那边的事我们左右不了 / 签收了就不归店铺管了哈 / 爱莫能助
        非常理解您的心情，可是物流我们控制不了呢 / 我是夜班的，白天的事我不了解
        快递丢件您应该跟快递公司索赔，我们已经发货了 / 要找就找厂家 / 等店长回来吧，我做不了主""",
    "insult": """
        您脑子是不是不太好使 / 穷成这样还网购 / 您可真是个人才 / 一看就是来骗钱的
        小心我让你收不到货 / 去告啊 我等着 / 您好大的官威哦 / 给脸不要脸 / 没钱装什么阔
        你再骂我就把你电话发出去 / 您这素质也是没谁了""",
    "blame": """
        还不是因为您没及时取件 / 本来没坏，是您拆的时候划到的 / 您当初选错规格了才会这样
        您家水温太高烫坏的 / 当初让您选大一码您偏不听 / 这得怪您下手太晚""",
    "overpromise": """
        您放心，后天必到 / 绝对正好合身，不合身您找我 / 肯定过审的，您放心交 / 用不坏的，坏了算我的
        一定能赶在周五前送到您家 / 这次补的百分之百没毛病 / 绝对比专柜便宜""",
    "command": """
        老老实实等通知 / 您必须今天之内寄回来 / 先付钱再说 / 少啰嗦，订单号 / 乖乖等着，别吵
        给我把开箱视频找出来 / 麻利点儿把单号报上来 / 自个儿上网查""",
    "dismissive": """
        哦 / 嗯。 / 您随意 / 亲，正在处理中哦 / 给您带来不便敬请谅解 / 🙂 / 就这么着吧
        您的反馈我们已收到，会尽快处理，请耐心等待 / 抱歉呢亲""",
    "beg_rating": """
        您先确认收货给个好评，我再给您补 / 能不能麻烦您撤销一下投诉 / 五星截图发我送您一双袜子
        给好评的话这边可以申请多退5块""",
    "privacy": """
        短信收到的六位数字报我一下 / 您把支付宝登录密码说一下我帮您操作 / 您的身份证拍一下发过来
        隔壁楼的刘女士也买了，她电话13900001111 / 上一位买家住在阳光小区5栋302""",
    "off_platform": """
        平台上不方便，加个v聊 / 我微信转你得了 / 您加下我企业微信，私下给您补""",
}
CASES = [
    pytest.param(label, text, id=f"{label}-{text[:12]}")
    for label, texts in SAID.items()
    for line in texts.strip().splitlines()
    for text in map(str.strip, line.split(" / "))
]


@pytest.mark.parametrize(("label", "text"), CASES)
def test_a_fault_is_heard(label, text):
    heard = [finding for finding in findings(text, WAITING) if finding.label == label]
    assert heard
    for finding in heard:
        assert finding.quote == text[finding.start : finding.end] != ""
        assert finding.rule.startswith(f"{label}.")
        assert finding.reason
        assert finding.better
        assert finding.severity is SEVERITY[label]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        pytest.param("谁让您买小了呢", {"retort", "blame"}, id="who-made-you"),
        pytest.param("我能有什么办法？", {"retort", "shirk"}, id="what-can-I-do"),
        pytest.param("你自己去找快递", {"command", "shirk"}, id="go-yourself"),
        pytest.param("ＳＢ都会开机，您不会？", {"insult", "retort"}, id="sneer-and-insult"),
        pytest.param("亲，请你耐心等待", {"dismissive"}, id="a-formula"),
    ],
)
def test_one_reply_may_carry_several_faults(text, both):
    assert both <= faults(text, WAITING)
