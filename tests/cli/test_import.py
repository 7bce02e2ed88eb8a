"""`trainer import`: from a real chat to a draft, with nothing personal on the way."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.kept_drill import trainer
from trainer.scenario import Library, Scenario

RAW = ("李晓红", "13987651234", "SF1403358462917", "糖糖妈0616", "阳光花园")
CHAT = """糖糖妈0616 2024-05-01 12:30:11
我买的奶粉五天了还没到！单号SF1403358462917，收件人李晓红 13987651234
某店:小林 2024-05-01 12:31:02
等五天换谁都急，我马上查物流
糖糖妈0616 2024-05-01 12:34:05
我住阳光花园3栋2单元501，今天能到吗
某店:小林 2024-05-01 12:34:50
我已经催了网点，今天下午3点前给您回电
"""
DOUBTFUL = "买家：徐志远，给我退款\n客服：好的，我马上查\n"


class Terminal(io.StringIO):
    """A terminal at which these lines are typed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home" / "场景"


def _chat(text: str = CHAT, name: str = "聊天.txt", encoding: str = "utf-8") -> str:
    Path(name).write_text(text, encoding=encoding)
    return name


def _typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_draft_is_written_that_loads_and_holds_nobody(home: Path, encoding: str) -> None:
    code, out, err = trainer("import", _chat(encoding=encoding), "--yes")
    assert (code, err) == (0, "")
    file = home / "导入" / "聊天1.yaml"
    text = file.read_text("utf-8")
    assert not [word for word in RAW if word in text + out]
    assert isinstance(Library(home).load("导入/聊天1"), Scenario)


def test_a_file_that_is_there_is_never_touched(home: Path) -> None:
    trainer("import", _chat(), "练手/一", "--yes")
    before = (home / "练手" / "一.yaml").read_bytes()
    code, _, err = trainer("import", _chat(), "练手/一", "--yes")
    assert (code, (home / "练手" / "一.yaml").read_bytes()) == (2, before)
    assert "已经有" in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(DOUBTFUL, "拿不准", id="a doubtful name"),
        pytest.param("糖糖：在吗\n阿强：在的\n", "谁是客服", id="unknown speakers"),
        pytest.param("今天13987651234\n", "认不出谁说了什么", id="no chat"),
        pytest.param(" \n", "聊天记录是空的", id="empty"),
    ],
)
def test_where_something_is_doubtful_yes_writes_nothing(home: Path, text: str, told: str) -> None:
    code, out, err = trainer("import", _chat(text), "--yes")
    assert (code, out, home.exists()) == (2, "", False)
    assert told in err
    assert not [word for word in ("徐志远", "糖糖", "13987651234") if word in err]


@pytest.mark.parametrize(
    ("text", "flags", "told"),
    [
        pytest.param(CHAT, ("--role", "小明=客服"), "没有的名字", id="nobody of that name"),
        pytest.param(CHAT, ("--role", "小明"), "名字=角色", id="no role"),
        pytest.param(CHAT, ("--column", "内容=x"), "只用于表格", id="columns of a text"),
        pytest.param("甲：坏了\n客服：在\n" * 1001, (), "最多", id="far too long"),
    ],
)
def test_what_cannot_be_meant_is_said(
    home: Path, text: str, flags: tuple[str, ...], told: str
) -> None:
    code, _, err = trainer("import", _chat(text), "--yes", *flags)
    assert (code, home.exists()) == (2, False)
    assert told in err


def test_a_scenario_is_no_chat(home: Path) -> None:
    code, _, err = trainer("import", _chat("格式: 1\n", "杯子.yaml"), "--yes")
    assert (code, home.exists(), err.startswith("这是场景文件")) == (2, False, True)


def test_without_a_terminal_yes_is_needed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, _, err = trainer("import", _chat())
    assert (code, home.exists()) == (2, False)
    assert "--yes" in err


def test_a_person_mends_roles_keeps_a_word_and_hides_another(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, "1=顾客", "", "留 1", "遮 网点", "什么", "")
    code, out, _ = trainer("import", _chat())
    text = (home / "导入" / "聊天1.yaml").read_text("utf-8")
    assert code == 0
    assert "SF1403358462917 → 尾号8812" in out
    assert "SF1403358462917" in text
    assert "网点" not in text
    assert "没有看懂" in out


@pytest.mark.parametrize("typed", ["遮网点", "遮　网点", "遮：网点"])
def test_what_an_input_method_writes_is_understood(
    home: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    _typed(monkeypatch, "1=顾客", "", "遮 网", typed, "")
    code, out, _ = trainer("import", _chat())
    assert (code, "“网”只有一个字" in out) == (0, True)
    assert "网点" not in (home / "导入" / "聊天1.yaml").read_text("utf-8")


@pytest.mark.parametrize("lines", [(), ("",), ("", "放弃")], ids=["at once", "later", "a word"])
def test_whoever_gives_up_leaves_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    _typed(monkeypatch, *lines)
    code, _, err = trainer("import", _chat())
    assert (code, home.exists()) == (1, False)
    assert "没有写任何东西" in err


def test_a_real_number_that_is_kept_is_refused_without_showing_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, "", "留 3", "")
    code, _, err = trainer("import", _chat())
    assert (code, home.exists()) == (2, False)
    assert "手机号" in err
    assert "13987651234" not in err


def test_a_chat_is_pasted_up_to_the_closing_word(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, *CHAT.splitlines(), "完", "", "")
    assert trainer("import", "-")[0] == 0
    assert (home / "导入" / "聊天1.yaml").exists()


TABLE = "角色,内容\n买家,东西五天没到\n商家,等五天换谁都急，我马上查物流\n".replace("急，", "急 ")
TWO = "cid,sender,body\n1,buyer,东西坏了\n2,buyer,在吗坏了\n1,seller,我马上帮您查一下\n"


def test_a_table_needs_only_who_and_what(home: Path) -> None:
    assert trainer("import", _chat(TABLE, "聊天.csv"), "--yes")[0] == 0


def test_one_of_several_conversations_is_chosen(home: Path) -> None:
    file = _chat(TWO, "聊天.csv")
    code, _, err = trainer("import", file, "--yes")
    assert code == 2
    assert "2 段聊天" in err
    assert trainer("import", file, "--conversation", "1", "--yes")[0] == 0


def test_an_agents_name_in_a_column_of_its_own_is_hidden_in_the_words(home: Path) -> None:
    table = "角色,坐席,内容\n买家,晴天,东西五天没到\n商家,晴天,我是晴天 马上查物流\n"
    assert trainer("import", _chat(table, "聊天.csv"), "--yes")[0] == 0
    text = (home / "导入" / "聊天1.yaml").read_text("utf-8")
    assert "晴天" not in text and "我是某某" in text


def test_rows_that_cannot_be_read_are_counted(home: Path) -> None:
    rows = [{"角色": "买家", "内容": "东西五天没到"}, {"角色": "商家", "内容": "我马上查物流"}]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    file = _chat("\n".join((lines[0], "{坏", lines[1])), "聊天.jsonl")
    code, out, _ = trainer("import", file, "--yes")
    assert (code, "表格里有 1 行读不懂，没有用上。" in out) == (0, True)
