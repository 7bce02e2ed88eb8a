from pathlib import Path

from tests.quiz.banks import FILES
from trainer.quiz import Bank, BankLibrary, load_bank_text

TEXT = (FILES / "售后入门.yaml").read_text(encoding="utf-8")


def put(root: Path, name: str, text: str) -> None:
    file = root / "题库" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_own_banks_win_and_broken_ones_are_told(tmp_path: Path) -> None:
    ours, own = tmp_path / "自带", tmp_path / "自建"
    put(ours, "入门", TEXT)
    put(ours, "进阶/难题", TEXT)
    put(own, "入门", TEXT.replace("标题: 售后入门", "标题: 我们店的"))
    put(own, "坏的", "类型: 题库\n标题: 坏的\n")
    put(own, ".草稿", TEXT)
    library = BankLibrary(ours, own)

    banks, broken = library.all()

    assert [(b.path, b.title, b.origin) for b in banks] == [
        ("入门", "我们店的", "own"),
        ("进阶/难题", "售后入门", "builtin"),
    ]
    assert [(b.name, b.problem.id) for b in broken] == [("坏的", "S202")]
    assert library.names() == ("入门", "坏的", "进阶/难题")


def test_a_bank_is_found_by_its_name_alone(tmp_path: Path) -> None:
    put(tmp_path, "入门", TEXT)
    library = BankLibrary(tmp_path, tmp_path / "没有")

    assert {
        type(library.load(name)) for name in ("入门", "题库/入门", "入门.yaml", "题库\\入门")
    } == {Bank}
    assert library.load("没有") is None
    assert library.load("../题库/入门") is None


def test_a_kept_text_gives_the_same_bank(tmp_path: Path) -> None:
    put(tmp_path, "入门", TEXT)
    bank = BankLibrary(tmp_path).load("入门")

    assert isinstance(bank, Bank)
    assert load_bank_text(*bank.sources[0]) == bank
