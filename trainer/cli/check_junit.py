"""The report of `trainer check` as JUnit XML, for build servers: one testcase for each file."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

from trainer.cli.write_whole import write_over
from trainer.errors import TrainerError, system_reason
from trainer.scenario import Level, Problem
from trainer.scenario.columns import safe
from trainer.scenario.render import render
from trainer.scenario.report import Report

NAME = "trainer check"
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0


def junit_xml(found: Report, failing: frozenset[Level]) -> bytes:
    """Return the report as UTF-8; problems of the `failing` levels fail the case of their file.

    A file that is only included gets a case of its own where it has a problem.
    """
    names = dict.fromkeys((*found.names, *(problem.file for problem in found.problems)))
    cases = [_case(name, found.problems, failing) for name in names]
    failures = str(sum(case.find("failure") is not None for case in cases))
    counts = {"tests": str(len(cases)), "failures": failures, "errors": "0"}
    suites = Xml.Element("testsuites", {"name": NAME, **counts})
    suite = Xml.SubElement(suites, "testsuite", {"name": NAME, **counts})
    suite.extend(cases)
    Xml.indent(suites)
    data: bytes = Xml.tostring(suites, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def refuse_to_lose(file: Path) -> None:
    """Raise TrainerError where writing the report would destroy something else."""
    try:
        kept = file.is_symlink() or (file.exists() and not _is_report(file))
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "名字不能用"
        raise TrainerError(f"写不了 {file}（{reason}）。请换一个能写的位置。") from error
    if kept:
        raise TrainerError(f"“{file}”已经在了，又不是检查报告，没有覆盖它。请换个文件名。")


def write_junit(data: bytes, file: Path) -> None:
    """Write the file whole or not at all; only an earlier report is written over."""
    refuse_to_lose(file)
    write_over(file, data)


def _case(name: str, problems: Sequence[Problem], failing: frozenset[Level]) -> Xml.Element:
    file = _clean(safe(name))
    case = Xml.Element("testcase", {"classname": NAME, "name": file, "file": file})
    own = [problem for problem in problems if problem.file == name]
    failed = [problem for problem in own if problem.level in failing]
    rest = [problem for problem in own if problem.level not in failing]
    if failed:
        first = failed[0]
        place = f"{file}:{max(first.line, 1)}"
        message = _clean(f"{place} [{first.id}] {safe(first.message)}")
        if len(failed) > 1:
            message += f"（共 {len(failed)} 处）"
        failure = Xml.SubElement(case, "failure", {"type": first.id, "message": message})
        failure.text = _told(failed)
    if rest:
        Xml.SubElement(case, "system-out").text = _told(rest)
    return case


def _told(problems: Sequence[Problem]) -> str:
    return _clean("\n\n".join(map(render, problems)))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _is_report(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return f'<testsuites name="{NAME}"'.encode() in stream.read(200)
