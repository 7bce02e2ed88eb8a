"""Faults are heard as classes of utterance, over trades and dialects; their look-alikes pass."""

import pytest

from tests.language.detectors.heard import faults

UPSET = "东西坏了你们到底管不管"

HEARD = {
    "retort": """
        敢情您家门槛是金子做的？ / 不然咧，要我跪着送去吗 / 是在急什么啦 / 关你咩事
        我能从手机里钻出来给您修？ / 我又不是您肚子里的蛔虫 / 广告说什么您都信啊
        要不要我敲锣打鼓给您送去 / 您还有啥不知足的 / 找经理干嘛 / 我哪句话说错了
        那么大的字您看不见？ / 什么什么时候？ / 退错了也怪我咯 / 您确定是我们装漏的？""",
    "interrogate": """
        您点清楚没 / 从实招来，是不是泡过水 / 没看说明书就来投诉 / 该不会是您自己弄丢了吧
        都第几回了还问 / 听明白没有 / 您知不知道我一天接多少单 / 别跟我说是快递压的
        当场咋不验货 / 家里是不是小孩踩过了""",
    "shirk": """
        侬问我我也勿晓得 / 呢件事唔关我哋事 / 莫得法 / 我这边整不了 / 这跟我不搭界
        谁答应您的您找谁 / 拦也拦不住 / 上头定的规矩 / 本想给您换的，想想还是算了
        我也就是个看店的 / 白班的事别找我 / 我们也很为难""",
    "insult": """
        脑子落家里了吧 / 就您那眼光 / 嫌破别买 / 花盒饭的钱想吃鲍鱼 / 您也配
        好怕怕哦，您快去告 / 垃_圾客户 / 你个傻bi / 滚dan吧 / 催你🐴 / 您可真是🤡
        有脸来退货 / 再啰嗦就把您拉黑 / 就当打发要饭的了 / fw顾客""",
    "blame": """
        您装反了当然不亮啊 / 自己不晓得早点收起来嘛 / 是您手太慢 / 您家孩子乱掰的
        是您自己磕的吧 / 早听我的哪会这样 / 没洗就往身上穿，不痒才怪""",
    "overpromise": """
        这回指定后天到 / 换了以后绝对一点不响 / 一个都不会少，少了我名字倒着写
        妥妥赶得上 / 拿来保证修好 / 擦这个包您三天见效""",
    "command": """
        您就等着呗 / 先去量了再来 / 换个明白人来说 / 不准少一张 / 甭老催
        自己扫一下 / 速度 / 叫你老公来说 / 一次说清楚""",
    "dismissive": """
        心疼归心疼 / 那您就忍忍呗 / 用心服务，高度重视，积极处理 / 随便您退不退
        您的问题非常重要，我们非常重视 / ①安抚②致歉③核实④感谢 / 感谢您的愤怒""",
    "beg_rating": """
        动动小手把星星点亮呗 / 高抬贵手别打一星 / 顺手给个五颗小星星嘛 / 评完我就给您退""",
    "privacy": """
        六位数字念给我 / 卡背后三位报一下 / 连身份证号一起发我
        楼上那家姓白，电话139 0000 1234""",
}
CASES = [
    pytest.param(label, text.strip(), id=f"{label}-{text.strip()[:12]}")
    for label, texts in HEARD.items()
    for line in texts.strip().splitlines()
    for text in line.split(" / ")
]


@pytest.mark.parametrize(("label", "text"), CASES)
def test_a_class_is_heard_beyond_its_first_example(label, text):
    assert label in faults(text, UPSET)


INNOCENT = """
    那敢情好，收到了您跟我说一声
    机器要返厂检测，大概三天，来回邮费我们出
    孙子穿的话选90码就行，我帮您备注
    花屏这个我给您换新，今天就发
    罐底那串数字您念一下，我对批次
    路上磕碰难免，碎的那个我给您补
    您等着收就好，今晚六点前我给您点退
    等到现在才回您，实在抱歉
    不是您自己弄坏的，是出厂就裂，我给您换
    是您摔的也好，路上压的也罢，碎屏险都赔，我给您报案
    谁说不归我们管，这单我负责到底
    换我也委屈，这事是我们没做好
    十分抱歉，我会给您一个满意的答复，今天五点前
    您能不能看到订单页那个退款按钮呀
    自己拆还是寄来都行，两边我都能给您安排
    我自掏腰包给您贴这趟运费
    您也别憋着，有气冲我来，我先给您退款
    小朋友摔了一下没事吧，鞋我们给您换
    验证码收到了您自己填，千万别告诉我
"""


@pytest.mark.parametrize("text", [line.strip() for line in INNOCENT.strip().splitlines()])
def test_the_look_alike_of_a_class_passes(text):
    assert faults(text, UPSET) == set()


def test_a_code_in_the_customers_hand_need_not_be_named():
    assert "privacy" in faults("报给我，我替您填", "验证码到了")
    assert "privacy" not in faults("您填进去就行，别告诉任何人", "验证码到了")


def test_the_customers_own_mother_is_no_curse():
    assert "insult" not in faults("让你妈在订单页确认一下就行", "收货人是我妈")


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        pytest.param("您贵姓", "我姓白，尾号2290", id="a-name"),
        pytest.param("您哪边没声呢", "左边没声，都说过了", id="a-side"),
        pytest.param("哪里坏了，拍一下呢", "照片都发了", id="a-picture-without-its-name"),
        pytest.param("您好，遇到什么问题了呢", "我都说过三遍了，漏发", id="said-already"),
    ],
)
def test_what_was_given_is_asked_again(text, customer):
    assert "reask" in faults(text, customer)
