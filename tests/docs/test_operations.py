"""The page for whoever keeps the program running: troubles, settings, places."""

import re
import sys

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from tests.docs.documents import codes, rows, text_of
from trainer.cli.config import KEYS
from trainer.cli.settings import NAME
from trainer.store.trouble import SENTENCES, Trouble

OPERATIONS = "docs/operations.zh-CN.md"
WHERE = "## 数据放在哪里"


@pytest.mark.parametrize("trouble", Trouble)
def test_the_operations_page_tells_what_to_do_about_each_trouble(trouble: Trouble) -> None:
    parts = re.split(r"\{\w+\}|[：。，（]", SENTENCES[trouble])
    said = max((part.strip() for part in parts[:2]), key=len)
    assert said in text_of(OPERATIONS)


def test_the_operations_page_names_every_setting() -> None:
    assert [row[0] for row in rows(OPERATIONS, "## 设置")] == list(KEYS)
    for code in ("TRAINER_HOME", "TRAINER_OWN", "crash.log", "last-trainee", "trainer.db"):
        assert code in codes(OPERATIONS)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for the places of other systems")
@pytest.mark.parametrize(
    ("system", "places"),
    [pytest.param("macOS", MacOS, id="macOS"), pytest.param("Linux", Unix, id="Linux")],
)
def test_the_operations_page_names_the_places_of_each_system(
    system: str, places: type[MacOS] | type[Unix], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/x")
    told = {row[0]: [cell.strip("`") for cell in row[1:]] for row in rows(OPERATIONS, WHERE)}
    data, config, cache = told[system]
    found = places(NAME, appauthor=False)
    config = data if config == "同左" else config
    shown = [place.replace("~", "/home/x") for place in (data, config, cache)]
    assert shown == [found.user_data_dir, found.user_config_dir, found.user_cache_dir]
