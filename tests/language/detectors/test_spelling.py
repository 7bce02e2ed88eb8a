"""Hidden spellings are heard; the same letters inside another word are not."""

import pytest

from tests.language.detectors.heard import faults


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("我看你就是个 s b", "insult", id="spaced-initials"),
        pytest.param("ＳＢ都会开机", "insult", id="full-width"),
        pytest.param("nao can吧你", "insult", id="pinyin"),
        pytest.param("煞笔一个", "insult", id="homophones"),
        pytest.param("你這個腦殘", "insult", id="traditional"),
        pytest.param("沙bi", "insult", id="half-pinyin"),
        pytest.param("bu zhi dao,wo zhi shi ge ke fu", "shirk", id="pinyin-shirk"),
        pytest.param("不 关 我 们 的 事", "shirk", id="spaced-characters"),
        pytest.param("布知道", "shirk", id="homophone-shirk"),
        pytest.param("這不歸我們管，您去問平台", "shirk", id="traditional-shirk"),
        pytest.param("mei ban fa", "shirk", id="pinyin-no-way"),
        pytest.param("隨便,您愛退不退", "dismissive", id="traditional-whatever"),
    ],
)
def test_a_hidden_spelling_is_heard(text, label):
    assert label in faults(text, "到底什么时候能到，都十天了")


@pytest.mark.parametrize(
    "text",
    [
        "USB接口在背面",
        "这款型号是SB-02",
        "请问是iPhone 13还是14呢",
        "订单号SBX20210012我查到了",
        "神经酸和DHA这款都有添加",
        "滚筒那台的操作面板在右边",
        "傻瓜相机套装今天发",
    ],
)
def test_letters_inside_another_word_are_no_insult(text):
    assert faults(text, "在吗") == set()
