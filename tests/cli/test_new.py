"""`trainer new`: what it writes is whole at once, and nothing that is there is ever touched."""

import io
from pathlib import Path

import pytest

from trainer.cli import main
from trainer.cli.settings import load_settings
from trainer.scenario import Library, Scenario
from trainer.scenario.check import ask, check_file
from trainer.scenario.templates import Wishes, families, template_of, written
from trainer.scoring.proof import prove

BUILTIN = Path(__file__).parents[2] / "scenarios"
ODD_TITLES = {
    "物流": '“快递”说: "三天" 没动',
    "质量": "碗 #1 裂了 # 又裂了",
    "错发少件": "少件: 又少了",
    "退款": "钱呢😡👨‍👩‍👧",
    "尺码": "长" * 60,
    "售前活动": "- *说好* & !减 @ % `x` {a} [b] |",
    "赠品积分": "'单' \\ 反斜杠？",
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of our own scenarios, not there yet."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRAINER_OWN", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home" / "场景"


class Terminal(io.StringIO):
    """Somebody who types these lines at a terminal."""

    def isatty(self) -> bool:
        return True


class Impatient(Terminal):
    """Somebody who presses Ctrl+C instead of answering."""

    def readline(self, *_: object) -> str:
        raise KeyboardInterrupt


def files(own: Path) -> list[str]:
    return sorted(path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file())


def loaded(own: Path, name: str) -> Scenario:
    found = Library(BUILTIN, own).load(name)
    assert isinstance(found, Scenario), found
    return found


@pytest.mark.parametrize("family", families())
def test_a_new_scenario_of_each_family_is_sound_and_plays_as_written(
    family: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = ODD_TITLES[family]
    offer = template_of(family).offers[-1].name
    words = ["--family", family, "--title", title, "--goods", '"A" #2', "--anger", "85"]

    assert main(["new", f"{family}/一", *words, "--abuse", "2", "--offer", offer]) == 0
    assert f"trainer check --play {family}/一" in capsys.readouterr().out
    assert main(["check", "--strict", f"{family}/一"]) == 0
    scenario = loaded(own, f"{family}/一")
    assert (scenario.title, scenario.customer.anger, scenario.customer.abuse) == (title, 85, 2)
    assert scenario.fill("【商品】") == '"A" #2'
    assert len(scenario.rehearsals) >= 2
    assert prove(scenario) == ()


@pytest.mark.parametrize("family", families())
def test_each_offer_of_a_family_passes_the_checker_without_a_word(
    family: str, tmp_path: Path
) -> None:
    template = template_of(family)
    for abuse, offer in enumerate(template.offers):
        wishes = Wishes(template, template.title, template.goods, template.anger, abuse, offer)
        file = tmp_path / f"{offer.name}.yaml"
        file.write_text(written(wishes), encoding="utf-8")
        assert check_file(ask(file, root=tmp_path, also=(BUILTIN,))).problems == ()


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        pytest.param("--title", " 　 ", "标题是空的", id="only blanks"),
        pytest.param("--title", "长" * 61, "最多 60 个字", id="too long"),
        pytest.param("--title", "上\n下", "标题里有控制字符", id="two lines"),
        pytest.param("--title", "红\x1b[31m", "标题里有控制字符", id="escape sequence"),
        pytest.param("--title", "写\udcff", "标题里有控制字符", id="bytes that are no text"),
        pytest.param("--title", "【标题】", "不能用【】", id="placeholder"),
        pytest.param("--title", "打13987654321", "手机号", id="personal data"),
        pytest.param("--goods", "", "商品是空的", id="no goods"),
        pytest.param("--anger", "很气", "0 到 100 的整数", id="anger in words"),
        pytest.param("--anger", "101", "0 到 100 的整数", id="too angry"),
        pytest.param("--abuse", "3", "0 到 2 的整数", id="too rude"),
        pytest.param("--family", "快递", "是不是“物流”", id="nearly a family"),
        pytest.param("--offer", "送花", "可以写的有：催件、拦截、补发", id="unknown offer"),
    ],
)
def test_a_wrong_answer_is_told_with_its_remedy(
    flag: str, value: str, said: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"--family": "物流", "--title": "迟到", flag: value}

    assert main(["new", *(word for pair in given.items() for word in pair)]) == 2
    assert said in capsys.readouterr().err
    assert files(own) == []


def test_without_a_terminal_it_says_what_is_missing(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--goods", "碗"]) == 2
    assert "还缺少: --family、--title" in capsys.readouterr().err


def test_at_a_terminal_it_asks_again_until_the_answer_will_do(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "99\n2\n\n  碗\n生气\n80 1\n换货\n"
    monkeypatch.setattr("sys.stdin", Terminal(typed))

    assert main(["new"]) == 0
    out = capsys.readouterr().out
    assert "没有这个题材" in out
    assert "怒气要写 0 到 100 的整数" in out
    assert files(own) == ["质量/到手就是坏的顾客要说法.yaml"]
    scenario = loaded(own, "质量/到手就是坏的顾客要说法")
    assert scenario.fill("【商品】") == "碗"
    assert (scenario.customer.anger, scenario.customer.abuse) == (80, 1)


@pytest.mark.parametrize(
    ("terminal", "code"),
    [pytest.param(Terminal("物流\n"), 1, id="EOF"), pytest.param(Impatient(), 130, id="Ctrl+C")],
)
def test_who_stops_answering_gets_no_file(
    terminal: Terminal, code: int, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", terminal)

    assert main(["new"]) == code
    assert files(own) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("../外面", "场景文件夹外面", id="outside"),
        pytest.param("/tmp/x", "根目录", id="absolute"),
        pytest.param("物流/CON", "设备", id="Windows device"),
        pytest.param("店铺/我的", "放的不是场景", id="folder of shared files"),
        pytest.param("_草稿", "不当作场景", id="never shown"),
        pytest.param("物流/快递迟到", "已经有", id="would hide a built-in one"),
    ],
)
def test_a_name_that_will_not_do_is_refused(
    name: str, said: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", name, "--family", "物流", "--title", "迟到"]) == 2
    assert said in capsys.readouterr().err
    assert files(own) == []


def test_a_file_that_is_there_is_never_touched(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "物流").mkdir(parents=True)
    mine = own / "物流" / "迟到.yaml"
    mine.write_text("我的", encoding="utf-8")

    assert main(["new", "迟到", "--family", "物流", "--title", "迟到"]) == 2
    assert main(["new", "--family", "物流", "--title", "迟到"]) == 0
    assert mine.read_text(encoding="utf-8") == "我的"
    assert files(own) == ["物流/迟到-2.yaml", "物流/迟到.yaml"]


def test_a_shop_whose_own_files_are_broken_gets_nothing_half(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "店铺").mkdir(parents=True)
    (own / "店铺" / "政策.yaml").write_text("类型: 政策\n政策: 坏的\n", encoding="utf-8")

    assert main(["new", "--family", "物流", "--title", "迟到"]) == 1
    assert "过不了检查，没有保存" in capsys.readouterr().err
    assert files(own) == ["店铺/政策.yaml"]
    assert load_settings().own_scenarios == own
