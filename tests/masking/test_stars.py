"""What is personal is hidden, character by character; what is not stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.masking import mask, mask_key

# What is hidden however it is written -> what stays of it.
SECRETS: dict[str, dict[str, str]] = {
    "mobile": {
        "13800138000": "138****8000",
        "19912345678": "199****5678",
        "138 0013 8000": "138 **** 8000",
        "138-0013-8000": "138******8000",
        "138.0013.8000": "138******8000",
        "138 001 38000": "138 *** *8000",
        "1380 013 8000": "138* *** 8000",
        "138 00138000": "138 ****8000",
        "+8613800138000": "+86138****8000",
        "+86 138-0013-8000": "+86 138******8000",
        "8613800138000": "86138****8000",
        "１３８００１３８０００": "１３８****８０００",
        "1 3 8 0 0 1 3 8 0 0 0": "1 3 * * * * * * * 0 0",
        "1-3-8-0-0-1-3-8-0-0-0": "1-3**************-0-0",
        "138\u200b0013\u200b8000": "138******8000",
        "一三八零零一三八零零零": "一********零零",
        "幺三八零零幺三八零零零": "幺********零零",
        "一三800一三八零零零": "一********零零",
    },
    "landline": {
        "0571-88886666": "0571-******66",
        "010-82345678": "010-******78",
        "(0571)88886666": "(0571)******66",
        "021 62345678": "021 ******78",
        "057188886666": "0571******66",
    },
    "abroad": {
        "+852 9123 4567": "+85* **** **67",
        "+14155552671": "+14*******71",
    },
    "national id": {
        "33010619900307123X": "3****************X",
        "330106199003071234": "3****************4",
        "330106 19900307 1234": "3***** ******** ***4",
        "330106-19900307-123x": "3******************x",
        "３３０１０６１９９００３０７１２３４": "３****************４",
    },
    "bank card": {
        "6222021234567890123": "***************0123",
        "6222 0212 3456 7890 123": "**** **** **** **** 123",
        "6222-0212-3456-7890": "***************7890",
        "4392250012345678": "************5678",
    },
    "order": {
        "2026111100012345": "************2345",
        "1234567890123456789": "***************6789",
        "260123456789": "********6789",
        "SF1234567890123": "SF*********0123",
        "YT2233445566778": "YT*********6778",
        "JDVA12345678901": "JDVA*******8901",
        "78123456789012": "**********9012",
    },
    "email": {
        "zhang.san@example.com": "z********@example.com",
        "abc_123@mail.example.cn": "a******@mail.example.cn",
    },
    "plate": {
        "浙A12345": "浙A****5",
        "沪AD12345": "沪A*****5",
    },
}  # fmt: skip
SENTENCES = ("{}", "我的是{}，记一下", "您看{}对吗？", "（{}）", "收到 {} 了")

ALONE: dict[str, str] = {
    # said with a label
    "订单尾号是 AB123456": "订单尾号是 ****3456",
    "单号: 88123456": "单号: ****3456",
    "运单号88-123456": "运单号*****3456",
    "会员号 1234567": "会员号 ***4567",
    "微信abc12345": "微信a******5",
    "加vx：wx_9988": "加vx：w*****8",
    "ＱＱ1234567": "ＱＱ1*****7",
    "微信号 zhang_san": "微信号 z*******n",
    "支付宝账号a123456": "支付宝账号*****56",
    "身份证号12345678": "身份证号******78",
    "护照是E12345678": "护照是*******78",
    "卡号 62220212": "卡号 ******12",
    "座机 8888-6666": "座机 *******66",
    "电话是88886666": "电话是******66",
    "验证码123456": "验证码******",
    "密码是abc123": "密码是******",
    "口令：9a8b7c": "口令：******",
    "收货人：张三丰，电话88886666": "收货人：张**，电话******66",
    "收件人是李四": "收件人是李*",
    "姓名:欧阳锋 13800138000": "姓名:欧** 138****8000",
    # addresses: the district stays
    "浙江省杭州市西湖区文三路123号4幢2单元501室": "浙江省杭州市西湖区****************",
    "麻烦送到文三路123号": "麻烦送到*******",
    "寄到五里店村3组12号": "寄到*********",
    "3栋2单元501室": "*********",
    "家住幸福路78弄3号楼1502": "家住*************",
    "上海市浦东新区张江镇益丰新村12号301室": "上海市浦东新区**************",
    "地址：朝阳区望京街道花家地北里3号楼2门501": "地址：朝阳区*****************",
    "地址是广东省深圳市南山区科技园南区R2-B栋3楼": "地址是广东省深圳市南山区************",
    "收货地址改成幸福小区8栋": "收货地址改成******",
    "我在人民南路一段8号": "我在********",
    "送到阳光花园12-3-501": "送到************",
    "成都市武侯区天府大道北段1700号": "成都市武侯区***********",
    # several in one
    "13800138000和13900139000": "138****8000和139****9000",
    "张三 13800138000 浙江省杭州市西湖区文三路1号": "张三 138****8000 浙江省杭州市西湖区*****",
}  # fmt: skip

HARMLESS = (
    "", " ", "您好", "在吗", "我马上帮您查一下物流", "今天3点前回复您", "1399.00 299.00",
    "2026-11-11 10:15:20 下单的", "2026年11月11日", "11.11大促满300减40", "这款399元",
    "一共1280元", "退款金额1280000.50元", "尺码42码，175/92A", "身高170体重60kg", "尾号6620",
    "订单尾号6620", "手机尾号8000", "第3次了", "等了5天", "5-7天", "24小时内",
    "客服热线400-820-8820", "4008208820", "8008208820", "打95588", "拨12315", "95338是申通",
    "您的包裹到了5号仓库", "3号楼", "您好，2楼的5号柜", "丰巢柜12号格口", "在城里3号那天",
    "一路顺风 3号发货", "走廊里有个盒子", "我在路上", "路上遇到5号台风", "转到3号线",
    "我们换了3个号、5层包装", "批号20261111A", "一二三四五六七八九十", "百分之百",
    "发到河北省石家庄市长安区", "江苏省南京市鼓楼区", "寄到杭州", "收货人是谁", "收件人是我本人",
    "联系人是哪位", "姓名不对", "微信支付", "支付宝退款", "加微信聊", "QQ群里说的",
    "密码别告诉任何人", "验证码千万别发", "验证码没收到", "身份证不用给我", "银行卡退回原路",
    "电话打不通", "手机没电", "iPhone15 Pro", "RTX4090显卡", "型号KFR-35GW", "A4纸", "5G套餐",
    "100ml*3瓶", "3.14159265358979", "0.1234567890123", "V2.10.3", "12:30-18:00", "①②③", "😀😀",
    "共3件，每件29.9", "第12345位", "编号12", "20%的运费", "5000积分", "12345", "123456789",
    "您是第100位顾客", "@所有人", "a@b", "路", "街道办", "村里没信号", "小区门口", "楼下驿站",
    "室内用的", "大道至简", "城市太大", "苑", "里面少了2个", "这里有3个问题", "园区5号下午到",
)  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        pytest.param(secret, shown, id=f"{kind}: {secret}")
        for kind, forms in SECRETS.items()
        for secret, shown in forms.items()
    ],
)
def test_a_secret_is_hidden_wherever_it_stands(secret: str, shown: str, sentence: str) -> None:
    assert mask(sentence.format(secret)) == sentence.format(shown)


@pytest.mark.parametrize(("text", "shown"), ALONE.items())
def test_what_a_label_or_a_place_gives_away_is_hidden(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text) == text


def test_there_are_enough_examples() -> None:
    assert sum(map(len, SECRETS.values())) * len(SENTENCES) + len(ALONE) + len(HARMLESS) > 300


EVERY = [*(s for forms in SECRETS.values() for s in forms), *ALONE, *HARMLESS]


@given(st.lists(st.sampled_from(EVERY), max_size=4).map("，".join))
def test_as_many_characters_as_before_and_blanks_where_they_were(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    pairs = zip(text, masked, strict=True)
    assert all(after in (before, "*") for before, after in pairs)
    assert all(before == after for before, after in zip(text, masked, strict=True) if before == " ")


@pytest.mark.parametrize("text", EVERY)
def test_masking_twice_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(st.text())
def test_any_text_can_be_masked(text: str) -> None:
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    ["1" * 200_000, "路1" * 100_000, "13800" * 40_000, "省市区" * 60_000 + "1号", "微信" * 100_000],
    ids=["one number", "roads", "numbers", "districts", "labels"],
)
def test_a_very_long_text_takes_its_length_not_its_square(text: str) -> None:
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("C000123", "C000123"),
        ("20261111000123456", "20261111000123456"),
        ("13800138000", "138****8000"),
        ("小林", "小林"),
        ("33010619900307123X", "3****************X"),
        ("zhang@example.com", "z****@example.com"),
        ("buyer_13800138000_1", "buyer_138****8000_1"),
        ("3栋2单元501室", "3栋2单元501室"),
    ],
)
def test_an_id_loses_only_what_is_a_persons(key: str, shown: str) -> None:
    assert mask_key(key) == shown
