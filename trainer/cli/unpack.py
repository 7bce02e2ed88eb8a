"""`trainer unpack FILE.zip`: put somebody's pack among our own scenarios, whole or not at all.

The pack is read with distrust, checked in a hidden folder, and moved only then. Files that are
there already and differ stay as they are, unless `--replace` is given, which keeps an undo copy.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from trainer.cli.pack import problems_or_raise
from trainer.cli.settings import Settings, load_settings
from trainer.cli.table import table_lines
from trainer.errors import TrainerError, system_reason
from trainer.safe_text import shown
from trainer.scenario import Level
from trainer.scenario.check import Checked
from trainer.scenario.columns import safe
from trainer.scenario.pack import (
    Pack,
    PackedFile,
    State,
    breaks,
    finish,
    install,
    plan,
    read_pack,
    stage_in,
    staged,
)
from trainer.scenario.vocabulary import SHARED_KINDS

MOST_NAMED = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("pack", type=Path, metavar="文件.zip", help="别人用 trainer pack 打的包")
    parser.add_argument("--list", action="store_true", help="只看包里有什么，不解包")
    parser.add_argument(
        "--replace", action="store_true", help="已有而不一样的也换成包里的（原来的留一份 .改前）"
    )


def run(args: argparse.Namespace) -> int:
    """List or install the pack; 1 where the checker finds errors in it."""
    settings = load_settings()
    pack = read_pack(args.pack)
    try:
        if args.list:
            _list(pack, settings)
        else:
            finish(settings.own_scenarios)
            with stage_in(settings.own_scenarios) as stage:
                _install(pack, settings, stage, replace=args.replace)
    except OSError as error:
        place, why = settings.own_scenarios, system_reason(error)
        raise TrainerError(f"写不了 {place}（{why}）。没有解包，请检查权限和空间。") from error
    return 0


def _list(pack: Pack, settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        checked = staged(pack.files, Path(folder), _roots(settings))
    states = plan(pack.files, settings.own_scenarios, settings.builtin_scenarios)
    rows = [
        (safe(file.name), one.kind, safe(one.scenario.title if one.scenario else ""), state)
        for file, one, state in zip(pack.files, checked, states, strict=True)
    ]
    print(_about(pack))
    print("\n".join(table_lines(("文件", "类型", "标题", "解包时"), rows)))
    if broken := sum(one.broken for one in checked):
        print(f"其中 {broken} 个文件有错误，这个包不能解包。")


def _install(pack: Pack, settings: Settings, stage: Path, *, replace: bool) -> None:
    own = settings.own_scenarios
    checked = staged(pack.files, stage, _roots(settings))
    warnings = _warnings(checked)
    states = dict(zip(pack.files, plan(pack.files, own, settings.builtin_scenarios), strict=True))
    different = [file for file, state in states.items() if state is State.DIFFERENT]
    if different and not replace:
        raise TrainerError(
            f"已有 {len(different)} 个文件和包里的不一样：{_named(different)}。什么都没有改动。"
            "要换成包里的，加 --replace（原来的会留一份 .改前）。"
        )
    shared = {one.asked.file for one in checked if one.kind in SHARED_KINDS}
    changing = (State.DIFFERENT, State.SHADOWS)
    changed = [file for file, s in states.items() if s in changing and file.name in shared]
    _hold_others(changed, stage, settings)
    moved = [file for file, s in states.items() if s not in (State.SAME, State.BUILTIN)]
    undo = install(moved, stage, own) if moved else ()
    print(_about(pack))
    for file, state in states.items():
        print(f"  {safe(file.name)}  {'换成包里的' if state is State.DIFFERENT else state}")
    for copy in undo:
        print(f"  原来的留在 {shown(str(copy))}")
    told = f"，有 {warnings} 处警告，用 trainer check 看" if warnings else ""
    wrote = f"写了 {len(moved)} 个文件" if moved else "都已经有了，没有写文件"
    print(f"解包到 {shown(str(own))}：{wrote}{told}。")


def _warnings(checked: Sequence[Checked]) -> int:
    """Return how many warnings there are; raise TrainerError with all errors, if any."""
    found = list(dict.fromkeys(problem for one in checked for problem in one.problems))
    problems_or_raise([p for p in found if p.level is Level.ERROR], "没有解包")
    return sum(problem.level is Level.WARNING for problem in found)


def _hold_others(changed: Sequence[PackedFile], stage: Path, settings: Settings) -> None:
    """Refuse a pack whose shared files would break scenarios that are there."""
    if not changed:
        return
    broken = list(breaks(stage, settings.own_scenarios, settings.builtin_scenarios))
    if broken:
        names = "、".join(broken[:MOST_NAMED])
        raise TrainerError(
            f"换成包里的 {_named(changed)} 以后，这些自建场景会出错：{names}。"
            "什么都没有改动。请先改这些场景，或让打包的人给共享文件换个名字。"
        )


def _roots(settings: Settings) -> tuple[Path, ...]:
    return settings.own_scenarios, settings.builtin_scenarios


def _about(pack: Pack) -> str:
    if not pack.name:
        return f"{len(pack.files)} 个文件。包里没有清单（包.json），没法核对内容有没有被改过。"
    program = f"，trainer {safe(pack.program)} 打的" if pack.program else ""
    return f"“{safe(pack.name)}”{program}，{len(pack.files)} 个文件，和清单一致。"


def _named(files: Sequence[PackedFile]) -> str:
    more = f" 等 {len(files)} 个" if len(files) > MOST_NAMED else ""
    return "、".join(file.name for file in files[:MOST_NAMED]) + more
