"""Packs that nobody should open: each refused with one sentence, before anything is written."""

import json
import random
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.scenario.pack.zips import (
    DEFLATED,
    ENCRYPTED,
    FOLDER,
    LINK,
    PIPE,
    SCENE,
    TRAILING,
    UTF8,
    Item,
    built,
    deflated,
    pack_of,
)
from trainer.cli import main
from trainer.errors import TrainerError
from trainer.scenario.pack.manifest import FILE, PackedFile
from trainer.scenario.pack.unzip import LARGEST_PACK, LARGEST_WHOLE, MOST_FILES, unpacked

MEGABYTE = 1024 * 1024
ZEROS = bytes(400 * 1024)
BOMB = deflated(bytes(32 * MEGABYTE))

NAMES = {
    "climbs out": "../外.yaml",
    "climbs out from inside": "练手/../../外.yaml",
    "climbs in place": "练手/./外.yaml",
    "absolute": "/etc/外.yaml",
    "on a drive": "C:/外.yaml",
    "relative to a drive": "C:外.yaml",
    "backslashes": "练手\\..\\外.yaml",
    "on a share": "\\\\服务器\\共享\\外.yaml",
    "on a share, slashes": "//服务器/共享/外.yaml",
    "a NUL in it": "练手/外.yaml\0.txt",
    "a line end in it": "练手/外\n.yaml",
    "escape codes": "练手/\x1b[2J外.yaml",
    "writes backwards": "练手/\u202elmay.外.yaml",
    "an empty part": "练手//外.yaml",
    "nothing": "",
    "a device": "练手/CON.yaml",
    "a device in other case": "nul.yaml",
    "a device with more endings": "练手/com1.第一.yaml",
    "a device with a raised digit": "COM¹.yaml",
    "a folder that is a device": "aux/外.yaml",
    "a dot at the end": "练手./外.yaml",
    "a blank at the end": "练手 /外.yaml",
    "a stream of another file": "练手/外.yaml:流.yaml",
    "signs that Windows forbids": "练手/外?.yaml",
    "hidden": "练手/.外.yaml",
    "in a hidden folder": ".git/外.yaml",
    "too long a part": f"{'长' * 70}.yaml",
    "too long": "/".join(["一二三四五六七八九十一二三四五六七八九十"] * 8) + ".yaml",
    "too deep": "一/" * 8 + "外.yaml",
    "a program": "练手/外.exe",
    "no ending": "练手/外",
    "ending in capitals": "练手/外.YAML",
    "another zip": "练手/里.zip",
    "a manifest elsewhere": f"练手/里/{FILE}",
}

BYTES = {
    "empty file": b"",
    "not a zip": SCENE,
    "another archive": b"Rar!\x1a\x07\x00" + bytes(50),
    "only the end record": built(),
    "torn in the middle": built(Item(), Item("乙.yaml"))[: len(SCENE)],
    "torn at the end": built(Item())[:-1],
    "torn at the front": built(Item())[10:],
    "something behind it": built(Item(), behind=b"x"),
    "something before it": built(Item(), before=b"#!/bin/sh\n"),
    "something between": built(Item(), between=b"secret"),
    "names fewer than it holds": built(Item(), Item("乙.yaml"), count=1),
    "names more than it holds": built(Item(), count=2),
    "in several parts": built(Item(), disk=1),
    "sixty thousand entries": built(Item(repeats=60_000)),
    "too many files": built(*(Item(f"{n}.yaml", b"x") for n in range(MOST_FILES + 1))),
    "two of one name": built(Item(), Item(data=SCENE + b"# b\n")),
    "one file named twice": built(Item(repeats=2)),
    "files that overlap": built(Item(), Item("乙.yaml", start=0)),
    "starts beyond the end": built(Item(start=2**31)),
    "names that differ in case": built(Item("A.yaml"), Item("a.yaml")),
    "folders that differ in case": built(Item("Ab/1.yaml"), Item("aB/2.yaml")),
    "names composed and not": built(Item("caf\u00e9.yaml"), Item("cafe\u0301.yaml")),
    "a sharp s and two": built(Item("straße.yaml"), Item("STRASSE.yaml")),
    "both endings": built(Item("甲.yaml"), Item("甲.yml")),
    "a file that is a folder too": built(Item("甲.yaml"), Item("甲.yaml/乙.yaml")),
    "a link": built(Item(attributes=LINK, data=b"/etc/passwd")),
    "a pipe": built(Item(attributes=PIPE)),
    "a folder that looks like a file": built(Item(attributes=FOLDER)),
    "a link on Windows": built(Item(system=0, attributes=0x400)),
    "a device on Windows": built(Item(system=0, attributes=0x40)),
    "a folder with content": built(Item("练手/", attributes=FOLDER)),
    "a folder that climbs out": built(Item("../外/", b"", attributes=FOLDER), Item()),
    "a password": built(Item(flags=UTF8 | ENCRYPTED)),
    "a strong password": built(Item(flags=UTF8 | 0x40 | ENCRYPTED)),
    "a hidden directory": built(Item(flags=UTF8 | 0x2000)),
    "a patch": built(Item(flags=UTF8 | 0x20)),
    "bzip2": built(Item(method=12)),
    "lzma": built(Item(method=14)),
    "an AES method": built(Item(method=99)),
    "a name that is no UTF-8": built(Item(b"\xff\xfe.yaml")),
    "a name in no encoding": built(Item(b"\xff\xff\xff.yaml", flags=0)),
    "its own header has another name": built(Item(local=(("name", b"../x.yaml"),))),
    "its own header has another size": built(Item(local=(("size", 1),))),
    "its own header has another checksum": built(Item(local=(("checksum", 1),))),
    "its own header has another method": built(Item(local=(("method", DEFLATED),))),
    "its own header hides a password": built(Item(local=(("flags", UTF8 | ENCRYPTED),))),
    "no header of its own": built(Item(local=(("mark", b"PK\3\5"),))),
    "sizes behind it that lie": built(Item(flags=UTF8 | TRAILING, trailing=bytes(12))),
    "sizes that need 64 bits": built(Item(size=2**32 - 1, packed=b"x")),
    "stored, with another size": built(Item(size=10)),
    "wrong checksum": built(Item(checksum=7)),
    "compressed rubbish": built(Item(method=DEFLATED, packed=b"\xff" * 50)),
    "compressed, cut short": built(Item(method=DEFLATED, packed=deflated(SCENE)[:-9])),
    "compressed, with more behind": built(Item(method=DEFLATED, packed=deflated(SCENE) + b"xx")),
    "grows beyond what it told": built(Item(method=DEFLATED, packed=BOMB, size=300_000)),
    "tells how much it grows": built(Item(method=DEFLATED, packed=BOMB, size=32 * MEGABYTE)),
    "grows a hundredfold": built(Item(method=DEFLATED, data=ZEROS)),
    "a file too large": built(Item(data=b"#" * (MEGABYTE // 2 + 1))),
    "all together too large": built(
        *(Item(f"{n}.yaml", b"#" * MEGABYTE) for n in range(LARGEST_WHOLE // MEGABYTE + 1))
    ),
    "larger than any pack": bytes(LARGEST_PACK + 1),
    "a zip called yaml": built(Item(data=built(Item()))),
    "only a manifest": pack_of(),
    "only folders": built(Item("练手/", b"", attributes=FOLDER)),
}

MANIFESTS = {
    "no JSON": b"{",
    "no object": b"[]",
    "nested without end": b"[" * 100_000,
    "an endless number": b'{"format": ' + b"1" * 10_000 + b"}",
    "no UTF-8": "包".encode("gbk"),
    "no format": b"{}",
    "a format that is no number": b'{"format": true, "name": "a", "program": "1", "files": {}}',
    "a newer format": b'{"format": 2}',
    "files that are a list": b'{"format": 1, "name": "a", "program": "1", "files": []}',
    "sums that are numbers": b'{"format": 1, "name": "a", "program": "1", "files": {"a": 1}}',
    "a name that is a list": b'{"format": 1, "name": [], "program": "1", "files": {}}',
    "too large": b" " * (MEGABYTE // 2 + 1),
}
OF_MANIFEST = {
    "a file that is not listed": pack_of(Item(), sums=()),
    "a file that is missing": pack_of(
        Item(), sums=(PackedFile("练手/杯子.yaml", SCENE), PackedFile("乙.yaml", b""))
    ),
    "a file that was changed": pack_of(Item(), sums=(PackedFile("练手/杯子.yaml", b"other"),)),
    **{name: built(Item(FILE, data), Item()) for name, data in MANIFESTS.items()},
}
HOSTILE = [
    *(pytest.param(built(Item(name)), id=f"name: {id}") for id, name in NAMES.items()),
    *(pytest.param(data, id=id) for id, data in BYTES.items()),
    *(pytest.param(data, id=f"manifest: {id}") for id, data in OF_MANIFEST.items()),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRAINER_OWN", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("data", HOSTILE)
def test_it_is_refused_with_one_sentence_and_nothing_is_written(
    data: bytes, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "坏.zip").write_bytes(data)
    assert main(["unpack", "坏.zip"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert 8 < len(told.err) < 300
    assert told.err.count("\n") == 1
    assert told.err.strip().endswith("。")
    assert told.err.strip().isprintable()
    assert [path.name for path in desk.rglob("*")] == ["坏.zip"]


def test_what_is_refused_never_takes_much_memory() -> None:
    tracemalloc.start()
    try:
        for case in HOSTILE:
            (data,) = case.values
            assert isinstance(data, bytes)
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            with pytest.raises(TrainerError):
                unpacked(data)
            assert tracemalloc.get_traced_memory()[1] - before < LARGEST_WHOLE + 4 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_pack_with_slips_gives_its_own_files_or_a_sentence() -> None:
    sound = pack_of(Item(), Item("店铺/政策.yaml", b"x" * 99))
    files = unpacked(sound).files
    chance = random.Random(5)
    for _ in range(3000):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.choice((None, None, chance.randrange(len(data))))
        try:
            assert unpacked(bytes(data[:cut])).files == files
        except TrainerError as error:
            assert str(error).endswith("。")


def test_mistakes_in_a_scenario_are_told_with_their_place_in_the_pack(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "错.zip").write_bytes(pack_of(Item(data="标题：坏\n".encode())))
    assert main(["unpack", "错.zip"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "练手/杯子.yaml:1:3 错误[Y111]" in told.err
    assert "没有解包" in told.err
    assert not any(path.is_file() for path in (desk / "home").rglob("*"))


def test_a_scenario_cannot_include_what_lies_outside(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SCENE.replace("标题".encode(), "引用: ../../秘密\n标题".encode(), 1)
    (desk / "外.zip").write_bytes(pack_of(Item(data=text)))
    assert main(["unpack", "外.zip"]) == 1
    assert "[R305]" in capsys.readouterr().err


def test_zips_of_other_makers_with_chinese_names_are_read() -> None:
    for system, code, flags in ((0, "gbk", 0), (11, "gbk", 0), (3, "utf-8", 0), (0, "utf-8", UTF8)):
        item = Item("练手/一二.yaml".encode(code), system=system, flags=flags, attributes=0x20)
        folder = Item("练手/".encode(code), b"", system=system, flags=flags, attributes=0x10)
        assert [file.name for file in unpacked(built(folder, item)).files] == ["练手/一二.yaml"]


def test_a_zip_written_in_one_go_is_read() -> None:
    class OneWay(BytesIO):
        def seekable(self) -> bool:
            return False

    target = OneWay()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("练手/杯子.yaml", SCENE)
        archive.writestr("练手/杯子二.yaml", SCENE)
    assert [file.data for file in unpacked(target.getvalue()).files] == [SCENE, SCENE]


def test_the_folder_that_a_file_manager_wraps_around_is_taken_off() -> None:
    manifest = json.dumps({"format": 1, "name": "x", "program": "1", "files": {}}).encode()
    wrapped = built(Item("我的/店铺/政策.yaml"), Item("我的/练手/杯子.yaml"))
    assert [file.name for file in unpacked(wrapped).files] == ["店铺/政策.yaml", "练手/杯子.yaml"]
    with pytest.raises(TrainerError, match="多出了“练手/杯子"):
        unpacked(built(Item(f"我的/{FILE}", manifest), Item("我的/练手/杯子.yaml")))
