"""Each mend, one example: what the author wrote, and what stands there afterwards."""

from pathlib import Path

import pytest

from tests.scenario.examples import complete
from tests.scenario.test_broken_files import WHOLE, change
from trainer.scenario.check import ask
from trainer.scenario.load import examine
from trainer.scenario.mending import MENDABLE, Remade, mend_bytes
from trainer.scenario.rules import Page, page_of, pages


def mend(folder: Path, content: str | bytes) -> Remade:
    data = content if isinstance(content, bytes) else content.encode()
    return mend_bytes(data, ask(folder / "场景.yaml", root=folder))


# (in WHOLE, as the author wrote it, as it stands afterwards, ids of the mends)
MENDS = [
    pytest.param("标题: 快", "标题：快", "标题: 快", "Y111", id="full-width colon"),
    pytest.param("标题: 快", "标题：  快", "标题:  快", "Y111", id="its spaces stay"),
    pytest.param("  开场:", "  开场：", "  开场:", "Y111", id="nothing behind it"),
    pytest.param("- 当: 安", "- 当：安", "- 当: 安", "Y111", id="behind a dash"),
    pytest.param("标题: 快", "标题:快", "标题: 快", "Y112", id="no space"),
    pytest.param("标题: 快", "标题:\u3000快", "标题: 快", "Y112", id="wide space"),
    pytest.param("标题: 快", "标题 快", "标题: 快", "Y112", id="no colon"),
    pytest.param("标题: 快", "标题； 快", "标题: 快", "Y112", id="semicolon for colon"),
    pytest.param("\n结局:", "\n结局", "\n结局:", "Y112", id="bare key"),
    pytest.param("- 骗子！", "-骗子！", "- 骗子！", "Y113", id="dash without space"),
    pytest.param("- 骗子！", "-\u3000骗子！", "- 骗子！", "Y113", id="dash, wide space"),
    pytest.param("- 骗子！", "－骗子！", "- 骗子！", "Y113", id="full-width dash"),
    pytest.param("- 骗子！", "•  骗子！", "- 骗子！", "Y113", id="bullet from Word"),
    pytest.param("  昵称", "\t昵称", "  昵称", "Y110", id="tab"),
    pytest.param("  昵称", "\u3000昵称", "  昵称", "Y110", id="full-width space"),
    pytest.param("  昵称", "\xa0\xa0昵称", "  昵称", "Y110", id="NBSP"),
    pytest.param("行吧", "@客服 在吗", '"@客服 在吗"', "Y114", id="begins with a sign"),
    pytest.param("行吧", '"亲"你说的', "'\"亲\"你说的'", "Y114", id="half quoted"),
    pytest.param("行吧", '"C:\\某"', "'C:\\某'", "Y114", id="backslash in quotes"),
    pytest.param("行吧", "@好  # 收尾", '"@好"  # 收尾', "Y114", id="a comment stays outside"),
    pytest.param("行吧", "行 #8812 吧", '"行 #8812 吧"', "Y115", id="cut by #"),
    pytest.param("行吧", "#8812 那单", '"#8812 那单"', "Y115", id="swallowed by #"),
    pytest.param("骗子！", "骗子 #气死", '"骗子 #气死"', "Y115", id="list item cut by #"),
    pytest.param("行吧", "我说: 快点", '"我说: 快点"', "Y116", id="colon in a sentence"),
    pytest.param("行吧", "看这里:", '"看这里:"', "Y116", id="ends with a colon"),
    pytest.param("行吧", "行\u200b吧", "行吧", "Y103", id="zero width space"),
    pytest.param("    走向:", "    走项:", "    走向:", "S201", id="key of the same sound"),
    pytest.param("例句", "例", "例句", "S201", id="near key"),
    pytest.param("顾客说", "客顾说", "顾客说", "S201", id="key with a swap"),
    pytest.param("转到: 收尾", "转到: 收伟", "转到: 收尾", "R301", id="beat of the same sound"),
    pytest.param("结局/投诉", "结局/投拆", "结局/投诉", "R301", id="ending nobody else leads to"),
    pytest.param("结局/投诉", "投诉", "结局/投诉", "R301", id="ending without 结局/"),
    pytest.param("格式: 1\n", "", "格式: 1\n", "V901", id="no version"),
    pytest.param("格式: 1", "格式: 一", "格式: 1", "V901", id="version in words"),
    pytest.param("格式: 1", "格式:", "格式: 1", "V901", id="version empty"),
    pytest.param("说: 行吧", "说：行 #吧", '说: "行 #吧"', "Y111 Y115", id="two in a line"),
    pytest.param("    走向:", "    走项：", "    走向:", "Y111 S201", id="one behind the other"),
]


@pytest.mark.parametrize(("part", "written", "mended", "ids"), MENDS)
def test_what_is_certain_is_mended_and_nothing_else_changes(
    tmp_path: Path, part: str, written: str, mended: str, ids: str
) -> None:
    found = mend(tmp_path, change(part, written))
    assert found.data.decode() == change(part, mended)
    assert " ".join(done.problem.id for done in found.done) == ids
    assert all(done.words for done in found.done)
    assert mend(tmp_path, found.data) == Remade(found.data)


LEFT = [
    pytest.param(change("标题: 快", "快"), id="a line without a key"),
    pytest.param(change("说: 行吧", "说: - 行吧"), id="a list beside its key"),
    pytest.param(change("行吧", "行吧 # 收尾"), id="perhaps a comment"),
    pytest.param(change("行吧", "行吧 #不查: F407 短"), id="meant for the checker"),
    pytest.param(change("行吧", "行\x1b[31m吧"), id="escape sequence"),
    pytest.param(change("难度: 2", "颜色: 2"), id="unknown key"),
    pytest.param(change("标题: 快", "标语: 快"), id="a key near to two"),
    pytest.param(
        change("转到: 收尾", "转到: 收款").replace("之后结局/投诉", "之后收尾"),
        id="perhaps a beat that is still to come",
    ),
    pytest.param(change("格式: 1", "格式: 2"), id="newer format"),
    pytest.param(change("格式: 1", "格式: 2.0"), id="perhaps a newer format"),
    pytest.param(change("    结局: 满意", "    结局: 满意了"), id="what a 试演 expects"),
    pytest.param(WHOLE, id="nothing wrong"),
    pytest.param("[" * 100_000, id="brackets"),
    pytest.param("", id="empty"),
    pytest.param("\x00\x01", id="NUL"),
    pytest.param(WHOLE.encode().replace(b"\xe5\xbf\xab", b"\xff\xab", 1), id="damaged UTF-8"),
    pytest.param(b"\xff\xfe\xfa", id="no encoding"),
]


@pytest.mark.parametrize("content", LEFT)
def test_what_is_not_certain_is_left(tmp_path: Path, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    assert mend(tmp_path, data) == Remade(data)


def test_a_mend_that_does_not_help_is_taken_back_and_told(tmp_path: Path) -> None:
    data = change("- 等: 60秒", "- @: 60秒").replace("标题: ", "标题：").encode()
    found = mend(tmp_path, data)
    assert found.data == data.replace("标题：".encode(), "标题: ".encode())
    assert [problem.id for problem in found.left] == ["Y114"]


def test_a_line_of_text_keeps_its_tabs(tmp_path: Path) -> None:
    text = change("行吧", "|\n      行\n      \t吧").replace("  昵称", "\t昵称")
    assert mend(tmp_path, text).data.decode() == text.replace("\t昵称", "  昵称")


def test_bom_line_ends_comments_and_blanks_survive(tmp_path: Path) -> None:
    text = "# 头\n\n" + WHOLE.replace("怒气: 55", "怒气: 55   # 很气 ").replace(
        "\n试演", "\n \n试演"
    )
    good = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert mend(tmp_path, good.replace("标题: ".encode(), "标题：".encode())).data == good


def test_mixed_line_ends_stay_mixed(tmp_path: Path) -> None:
    good = WHOLE.replace("\n", "\r\n", 4).replace("难度: 2\r\n", "难度: 2\r", 1)
    assert mend(tmp_path, good.replace("人呢", "人呢 #1")).data.decode() == good.replace(
        "人呢", '"人呢 #1"'
    )


@pytest.mark.parametrize(("codec", "id"), [("gb18030", "Y101"), ("utf-16", "Y102")])
def test_another_encoding_becomes_utf8(tmp_path: Path, codec: str, id: str) -> None:
    found = mend(tmp_path, change("标题: ", "标题：").encode(codec))
    assert found.data.decode() == WHOLE
    assert [done.problem.id for done in found.done] == [id, "Y111"]


def test_a_version_goes_above_comments_but_below_the_line_for_editors(tmp_path: Path) -> None:
    editors, rest = "# yaml-language-server: $schema=x\n", WHOLE.removeprefix("格式: 1\n")
    assert (
        mend(tmp_path, editors + "# 头\n" + rest).data.decode() == f"{editors}格式: 1\n# 头\n{rest}"
    )
    (done,) = mend(tmp_path, "# 头\n" + rest).done
    assert "第 1 行" in done.words


def test_a_transcript_is_mended_too(tmp_path: Path) -> None:
    found = mend(tmp_path, "名称：新同事\n对答:\n  - 客服: 您好 #1\n    用时:15秒\n")
    assert found.data.decode() == '名称: 新同事\n对答:\n  - 客服: "您好 #1"\n    用时: 15秒\n'


def test_problems_of_an_included_file_do_not_hinder(tmp_path: Path) -> None:
    (tmp_path / "店铺").mkdir()
    (tmp_path / "店铺/词库.yaml").write_text("类型: 词库\n词库：\n  慢:\n    - 慢\n", "utf-8")
    found = mend(tmp_path, change("标签: ", "引用: 店铺/词库\n标签："))
    assert found.data.decode() == change("标签: ", "引用: 店铺/词库\n标签: ")


SHOWN = [page for page in pages() if page.id in MENDABLE and page.id[0] == "Y" and page.bad]


@pytest.mark.parametrize("page", SHOWN, ids=[page.id for page in SHOWN])
def test_the_examples_of_the_pages_are_mended(tmp_path: Path, page: Page) -> None:
    found = mend(tmp_path, complete(page.bad))
    (tmp_path / "场景.yaml").write_bytes(found.data)
    assert page.id in [done.problem.id for done in found.done]
    assert page.id not in [p.id for p in examine(tmp_path / "场景.yaml", root=tmp_path).problems]


def test_every_id_has_a_page() -> None:
    assert all(page_of(id) for id in MENDABLE)
