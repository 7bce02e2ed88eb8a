"""What an LRS of other hands makes of our statements: Ralph (`make check-outside`).

It is installed into an environment of its own: the product needs nothing of it. Its server keeps
statements in a folder; one setting of that keeper is changed, without which it takes a single
request and no second one.
"""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
import venv
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode

import pytest

from tests.cli.kept_drill import keep_drill, trainer
from tests.cli.person import sit_the_exam
from tests.paper_root import paper_root
from trainer.drill import Mode

RALPH = ("ralph-malph[lrs]==5.1.0", "requests")  # which its server imports without saying so
GOLDEN = Path(__file__).parents[1] / "reports" / "xapi" / "golden" / "statements.jsonl"
LOGIN = ("trainer", "mi-ma:1")
VALIDATE = """
import json, sys
from ralph.models.xapi.base.statements import BaseXapiStatement
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
for line in lines:
    BaseXapiStatement.model_validate(json.loads(line))
print(len(lines))
"""
SERVE = """
import sys, uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", port=int(sys.argv[1]), log_level="error")
"""
HASH = "import bcrypt, sys; print(bcrypt.hashpw(sys.argv[1].encode(), bcrypt.gensalt(4)).decode())"


@dataclass(frozen=True)
class Ralph:
    """A running server and the Python that it runs in."""

    python: Path
    url: str

    def get(self, **query: str) -> dict[str, Any]:
        request = urllib.request.Request(f"{self.url}/statements?{urlencode(query)}")
        login = b64encode(":".join(LOGIN).encode()).decode()
        request.add_header("Authorization", f"Basic {login}")
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has Ralph and nothing of ours."""
    folder = tmp_path_factory.mktemp("ralph")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [python, "-m", "pip", "install", "--quiet", *RALPH]
    installed = subprocess.run(install, capture_output=True, text=True, timeout=600)
    if installed.returncode:
        pytest.skip(f"pip 装不了 {RALPH[0]}：没有用别人的 LRS 核对（{installed.stderr[-200:]}）")
    return python


@pytest.fixture(scope="module")
def ralph(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ralph]:
    """A running server with one user."""
    folder, port = tmp_path_factory.mktemp("lrs"), _free_port()
    hashed = subprocess.run([python, "-c", HASH, LOGIN[1]], capture_output=True, text=True)
    user = {
        "username": LOGIN[0],
        "hash": hashed.stdout.strip(),
        "scopes": ["all"],
        "agent": {"mbox": "mailto:lms@example.com"},
    }
    (folder / "auth.json").write_text(json.dumps([user]), encoding="utf-8")
    (folder / "kept").mkdir()
    settings = {
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "kept"),
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
    }
    serve = [python, "-c", SERVE, str(port)]
    server = subprocess.Popen(serve, cwd=folder, env={**os.environ, **settings})
    try:
        yield Ralph(python, _answering(server, f"http://127.0.0.1:{port}"))
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answering(server: subprocess.Popen[bytes], root: str) -> str:
    """Return the xAPI address once the server answers."""
    for _ in range(300):
        assert server.poll() is None, "Ralph ended"
        try:
            urllib.request.urlopen(f"{root}/__lbheartbeat__", timeout=5).close()
            return f"{root}/xAPI"
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("Ralph does not answer")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drill of practice, a drill of an exam, and a whole exam that is passed."""
    monkeypatch.setenv("TRAINER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TRAINER_OWN", str(paper_root(tmp_path / "own")))
    monkeypatch.setenv("TRAINER_LMS_USER", LOGIN[0])
    monkeypatch.setenv("TRAINER_LMS_PASSWORD", LOGIN[1])
    keep_drill(tmp_path / "home")
    keep_drill(tmp_path / "home", trainee="=小<b>王", mode=Mode.EXAM)
    sit_the_exam(tmp_path / "home", monkeypatch)
    return tmp_path


def strict(python: Path, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, "-c", VALIDATE, file], capture_output=True, text=True)


def test_the_strict_models_take_every_statement(python: Path, home: Path) -> None:
    file = home / "成绩.jsonl"
    assert trainer("lms", "write", "-o", str(file))[0] == 0
    for one in (GOLDEN, file):
        found = strict(python, one)
        lines = len(one.read_text(encoding="utf-8").splitlines())
        assert (found.stdout.strip(), found.stderr[-2000:]) == (str(lines), "")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param('"PT1M48.5S"', '"1:48"', id="duration"),
        pytest.param('"scaled":0.81', '"scaled":81', id="scaled score"),
        pytest.param('"homePage":"https://', '"homePage":"', id="home page"),
        pytest.param('"zh-CN"', '"Chinese"', id="language"),
    ],
)
def test_the_strict_models_see_what_is_wrong(
    python: Path, tmp_path: Path, right: str, wrong: str
) -> None:
    line = GOLDEN.read_text(encoding="utf-8").splitlines()[0]
    assert right in line
    file = tmp_path / "wrong.jsonl"
    file.write_text(line.replace(right, wrong), encoding="utf-8")
    assert "ValidationError" in strict(python, file).stderr


def test_a_running_lrs_has_each_statement_once(
    ralph: Ralph, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, send = home / "成绩.jsonl", ("lms", "send", "--to", ralph.url)
    trainer("lms", "write", "-o", str(file))
    ours = {one["id"]: one for one in map(json.loads, file.read_text("utf-8").splitlines())}
    with monkeypatch.context() as wrong:
        wrong.setenv("TRAINER_LMS_PASSWORD", "falsch")
        code, _, err = trainer(*send)
        assert code == 1 and "密码不对" in err
    assert trainer(*send) == (0, f"送到了 {len(ours)} 条。\n", "")
    assert trainer(*send)[1] == f"没有新的记录要发，LMS 已经有 {len(ours)} 条。\n"
    for journal in (home / "home" / "lms").glob("*.jsonl"):
        journal.unlink()  # the worst: nothing is remembered of what the LRS has
    assert trainer(*send) == (0, f"送到了 {len(ours)} 条。\n", "")
    theirs = ralph.get(limit="100")["statements"]
    assert sorted(one["id"] for one in theirs) == sorted(ours)
    for one in theirs:
        mine = ours[one["id"]]
        assert {name: one[name] for name in mine} == mine


def test_a_statement_is_found_by_its_id(ralph: Ralph, home: Path) -> None:
    assert trainer("lms", "send", "--to", ralph.url)[::2] == (0, "")
    file = home / "成绩.jsonl"
    trainer("lms", "write", "-o", str(file), "--as", "=小<b>王")
    _, passed = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    (found,) = ralph.get(statementId=passed["id"])["statements"]
    assert found["actor"] == passed["actor"]


def test_another_statement_under_the_same_id_is_put_aside(ralph: Ralph, home: Path) -> None:
    assert trainer("lms", "send", "--to", ralph.url)[::2] == (0, "")
    (journal,) = (home / "home" / "lms").glob("*.jsonl")
    journal.unlink()
    database = home / "home" / "trainer.db"
    _score_anew(database)
    code, out, err = trainer("lms", "send", "--to", ralph.url)
    assert code == 1 and "LMS 不收" in err and "（409）" in err
    assert out != "送到了 0 条。\n", "the others count as delivered"


def _score_anew(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("UPDATE drills SET total = 1, passed = 0 WHERE mode = 'practice'")
    connection.commit()
    connection.close()
