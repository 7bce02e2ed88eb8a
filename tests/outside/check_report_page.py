"""The report's page in a real browser: axe, clicks from number to cause, printing."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.reports.faces.samples import report
from trainer.reports.page import html_page

PACKAGES = ("puppeteer-core@24.43.1", "axe-core@4.14.1")
SCRIPT = Path(__file__).with_name("report_page.mjs")
HOSTILE = '<img src=x onerror=alert(1)>\u202e=HYPERLINK("http://x")'


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the browser met on a small page and on one full of hostile text."""
    node, npm, chromium = map(shutil.which, ("node", "npm", "chromium"))
    if node is None or npm is None or chromium is None:
        pytest.skip("没有 node、npm 或 chromium：报告网页没有在浏览器里检查")
    folder = tmp_path_factory.mktemp("browser")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", *PACKAGES]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)
    if installed.returncode:
        pytest.skip(f"npm 装不了 {PACKAGES}：报告网页没有检查（{installed.stderr[-200:]}）")
    found = []
    for name, said in (("small", ""), ("hostile", HOSTILE)):
        page, pictures = folder / f"{name}.html", folder / name
        page.write_bytes(html_page(report(said=said)))
        pictures.mkdir()
        words = [node, str(SCRIPT), chromium, str(page), str(pictures)]
        ran = subprocess.run(words, capture_output=True, text=True, cwd=folder, timeout=400)
        assert ran.returncode == 0, ran.stderr
        found.append(json.loads(ran.stdout))
    return found


def test_axe_finds_nothing_in_any_width_or_theme(opened: list[dict[str, Any]]) -> None:
    for page in opened:
        assert page["checked"] > 20
        assert {view: one for view, one in page["violations"].items() if one} == {}


def test_nothing_is_loaded_run_or_complained_about(opened: list[dict[str, Any]]) -> None:
    for page in opened:
        assert {url.partition("#")[0].rpartition(".")[2] for url in page["asked"]} == {"html"}
        assert page["complaints"] == []
        assert page["scripts"] == 0


def test_a_number_leads_to_its_cause_in_two_steps(opened: list[dict[str, Any]]) -> None:
    for page in opened:
        cohort, trainee, drill, fault, failed = page["steps"]
        assert cohort["hash"] in ("#trainees", "#drills")
        assert trainee["tag"] == "SECTION" and "最近的演练" in trainee["text"]
        assert drill["tag"] == "ARTICLE" and "像是在推开顾客。" in drill["text"]
        assert fault["tag"] == "ARTICLE" and "这个不归我们管" in fault["text"]
        assert failed["hash"] == "#not-passed" and failed["tag"] == "H3"
        assert all(step["seen"] for step in page["steps"])


def test_no_table_is_cut_on_paper_and_the_page_fits_a_phone(opened: list[dict[str, Any]]) -> None:
    for page in opened:
        assert page["cut"] == []
        assert page["wider"] <= 0


def test_on_paper_stand_the_drills_that_matter_and_what_is_folded(
    opened: list[dict[str, Any]],
) -> None:
    for page in opened:
        assert page["printed"] == {"details": True, "others": False, "key": True}


def test_a_row_of_faults_is_no_empty_page_on_a_phone(opened: list[dict[str, Any]]) -> None:
    assert opened[0]["tallest"] < 100
