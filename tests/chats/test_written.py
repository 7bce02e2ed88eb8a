"""Pasted logs in the shapes in which chat programs give them."""

import pytest

from trainer.chats.decoding import text_of
from trainer.chats.said import Said
from trainer.chats.written import chat_of
from trainer.errors import TrainerError

ASKED, TOLD = "我的快递呢", "马上查"


SHAPES = {
    "name, time, words": "小橙子 2024-05-01 12:30:11\n{}\n小林 2024-05-01 12:31:02\n{}",
    "all in a line": "小橙子(2024-05-01 12:30:11): {}\n小林(2024-05-01 12:31:02): {}",
    "words below": "小橙子(2024-05-01 12:30:11):\n{}\n\n小林(2024-05-01 12:31:02):\n{}\n已读",
    "time first": "[12:30] 小橙子: {}\n[12:31] 小林: {}",
    "date first": "2024/5/1 12:30:11 小橙子：{}\n2024/5/1 12:31:11 小林：{}",
    "no times": "小橙子：{}\n小林：{}",
    "windows line ends": "小橙子:\r\n{}\r\n小林:\r\n{}",
    "yesterday": "小橙子 昨天 下午 2:30\n{}\n—— 2024-05-01 ——\n小林 昨天 14:31\n{}",
    "time before the name": "2024-05-01 12:30 小橙子\n{}\n2024-05-01 12:31 小林\n{}",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_log_is_read(shape: str) -> None:
    assert chat_of(shape.format(ASKED, TOLD)) == (Said("小橙子", ASKED), Said("小林", TOLD))


def test_what_only_looks_like_a_name_belongs_to_the_message() -> None:
    chat = chat_of("小橙子：地址发你\n地址：某路\n12:30以前到\n小林：好\n小橙子：看 https://a.cn/b")
    assert [one.who for one in chat] == ["小橙子", "小林", "小橙子"]
    assert chat[0].text == "地址发你 地址：某路 12:30以前到"


def test_who_speaks_once_beside_a_whole_moment_is_somebody_and_a_parcel_is_not() -> None:
    chat = chat_of(
        "小橙子 2024-05-01 12:30:11\n到哪了\n小林 2024-05-01 12:31:02\n"
        "快件已签收 2024-05-01 09:10:11\n团团爸 2024-05-01 12:32:00\n我路过"
    )
    assert [(one.who, one.text) for one in chat[1:]] == [
        ("小林", "快件已签收 2024-05-01 09:10:11"),
        ("团团爸", "我路过"),
    ]


def test_a_message_that_ends_with_a_time_is_no_head() -> None:
    chat = chat_of(
        "小橙子 5月1日 12:30\n几点\n小林 5月1日 12:31\n最晚今天 18:00\n小橙子 5月1日 12:32\n行"
    )
    assert [one.text for one in chat] == ["几点", "最晚今天 18:00", "行"]


def test_pictures_become_words_and_brackets_no_placeholders() -> None:
    (one,) = chat_of("小橙子：[图片] 【淘宝】碎了[捂脸]\x1b[31m")
    assert one.text == "（图片） 〔淘宝〕碎了 [31m"


def test_a_text_without_speakers_is_no_chat() -> None:
    assert chat_of("今天天气不错\n出去走走") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_notepads_encodings_are_read(encoding: str) -> None:
    assert text_of("小橙子：在吗".encode(encoding)).removeprefix("\ufeff") == "小橙子：在吗"


@pytest.mark.parametrize("data", [b"\xff" * 9, b"a\x00b", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(TrainerError, match="不是文字"):
        text_of(data)
