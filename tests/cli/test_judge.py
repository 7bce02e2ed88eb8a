"""`trainer judge`: JSON lines in and out, and one reply in readable Chinese."""

import io
import json
import subprocess
import sys

import pytest

from trainer.cli import main


def judge(capfdbinary, monkeypatch, data: bytes) -> tuple[int, list[dict], str]:
    """Return exit code, answers and complaints for `data` on standard input."""
    stdin = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stdin)
    code = main(["judge"])
    sys.stdout.flush()
    out, err = capfdbinary.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err.decode()


def test_answers_each_row_in_the_agreed_shape(capfdbinary, monkeypatch):
    row = {
        "id": "1",
        "text": "您先别急，我帮您查物流",
        "customer": "到底谁负责？",
        "earlier": ["您好"],
        "history": [{"who": "customer", "text": "单号8812"}],
        "given": ["订单号"],
    }
    code, answers, complaints = judge(capfdbinary, monkeypatch, json.dumps(row).encode())
    assert (code, complaints) == (0, "")
    (answer,) = answers
    assert set(answer) == {"version", "id", "steps", "faults", "craft", "review"}
    assert [step["step"] for step in answer["steps"]] == ["soothe", "investigate"]
    soothe = answer["steps"][0]
    assert soothe["quote"] == row["text"][soothe["start"] : soothe["end"]] == "您先别急"
    assert soothe["reason"] and soothe["rule"] == "soothe.meant" and soothe["voice"] == "model"


def test_keeps_the_order_and_the_ids_as_given(capfdbinary, monkeypatch):
    data = b'{"id":"b","text":"x"}\n\n{"id":7,"text":"y"}\n{"id":"a","text":""}\n'
    code, answers, _ = judge(capfdbinary, monkeypatch, data)
    assert code == 0
    assert [answer["id"] for answer in answers] == ["b", 7, "a"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param(b"xx", "JSON", id="no JSON"),
        pytest.param(b"[1]", "对象", id="a list"),
        pytest.param(b'{"id":"1"}', "缺少 text", id="no text"),
        pytest.param(b'{"text":"x"}', "缺少 id", id="no id"),
        pytest.param(b'{"id":"1","text":5}', "text 要是文字", id="text is a number"),
        pytest.param(b'{"id":true,"text":"x"}', "id 要是", id="id is a truth value"),
        pytest.param(b'{"id":{},"text":"x"}', "id 要是", id="id is an object"),
        pytest.param(b'{"id":"1","text":"x","customer":1}', "customer", id="customer a number"),
        pytest.param(b'{"id":"1","text":"x","earlier":"y"}', "earlier", id="earlier a text"),
        pytest.param(b'{"id":"1","text":"x","given":[1]}', "given", id="given holds a number"),
        pytest.param(b'{"id":"1","text":"x","history":["y"]}', "history", id="history of texts"),
        pytest.param('{"id":"1","text":"您好"}'.encode("gbk"), "GBK", id="GBK"),
        pytest.param(b"\xff\xff\xff", "UTF-8", id="no text at all"),
        pytest.param(b"[" * 100_000, "嵌套", id="100,000 brackets"),
        pytest.param(b'{"id":"1","text":"' + b"x" * 1_100_000 + b'"}', "1 MB", id="a huge line"),
        pytest.param(b'{"id":' + b"1" * 6_000 + b',"text":"x"}', "JSON", id="a huge number"),
        pytest.param(b'{"id":NaN,"text":"x"}', "id 要是", id="not a number"),
    ],
)
def test_a_bad_line_is_named_and_skipped(capfdbinary, monkeypatch, line, why):
    data = b'{"id":"first","text":"x"}\n' + line + b'\n{"id":"last","text":"x"}\n'
    code, answers, complaints = judge(capfdbinary, monkeypatch, data)
    assert code == 1
    assert [answer["id"] for answer in answers] == ["first", "last"]
    assert complaints.startswith("第 2 行跳过：") and why in complaints
    assert "Traceback" not in complaints


def test_a_bom_and_windows_line_ends_are_no_trouble(capfdbinary, monkeypatch):
    data = b'\xef\xbb\xbf{"id":"1","text":"x"}\r\n{"id":"2","text":"y"}\r\n'
    code, answers, _ = judge(capfdbinary, monkeypatch, data)
    assert code == 0 and len(answers) == 2


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "😀😀", "\ud800抱歉", "\x1b]52;c;x\x07", "我" * 10_000, "\n" * 10_000],
    ids=["empty", "blank", "NUL", "emoji", "lone surrogate", "OSC 52", "long", "line ends"],
)
def test_strange_texts_are_judged(capfdbinary, monkeypatch, text):
    row = json.dumps({"id": "1", "text": text}).encode()
    code, answers, _ = judge(capfdbinary, monkeypatch, row)
    assert code == 0 and len(answers) == 1


def test_a_missing_file_and_a_folder_end_with_2(tmp_path, capsys):
    assert main(["judge", str(tmp_path / "无.jsonl")]) == 2
    assert "找不到文件" in capsys.readouterr().err
    assert main(["judge", str(tmp_path)]) == 2
    assert "文件夹" in capsys.readouterr().err


def test_a_terminal_gets_the_usage(monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["judge"]) == 2
    assert "--text" in capsys.readouterr().err


def test_one_reply_is_shown_with_its_words_underlined(capsys):
    assert main(["judge", "--text", "哦[/]，您先别急\x1b[31m", "--customer", "人呢"]) == 0
    out = capsys.readouterr().out
    assert "安抚" in out and "原因" in out and "\x1b" not in out
    lines = out.splitlines()
    underline = next(line for line in lines if "^" in line)
    # 哦 and ， take two columns each, [/] three; the words four times two.
    assert underline == " " * (4 + 7) + "^" * 8


def test_text_and_file_do_not_go_together(capsys):
    assert main(["judge", "x.jsonl", "--text", "好"]) == 2
    assert "--text" in capsys.readouterr().err
    assert main(["judge", "x.jsonl", "--customer", "好"]) == 2
    assert "--customer" in capsys.readouterr().err


def test_judging_loads_neither_screen_nor_archive():
    script = (
        "import sys, trainer.cli.judge\n"
        "heavy = {'textual', 'rich', 'sqlalchemy', 'pydantic', 'jieba'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
