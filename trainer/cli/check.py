"""`trainer check [PATH…]`: what is wrong with scenario files, and what to do about it.

A path is a file, a folder, or a scenario's name (物流/快递迟到); without one, all built-in and
own scenarios are checked. With `--play` every 例句 and 试演 is played as well, which takes a few
seconds a scenario; `--seeds` says over how many seeds personas play. With `--fix` what can be
mended with certainty is mended first, in the files that were named; with `--accept` what 试演
expect becomes what happens, in these too. `--profile` says how ready the scenarios have to be
(能跑, 能练, 可发布). It exits 1 where an error was found (with `--strict` from a warning up), 2
where something is not there, cannot be read or, with `--fix` and `--accept`, cannot be changed.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.cli import check_flags
from trainer.cli.check_accept import accept_files, acceptances_in_words, acceptances_shape
from trainer.cli.check_fix import fix_files, fix_hint, fixes_in_words, fixes_shape
from trainer.cli.check_flags import readiness_of, seeds_of
from trainer.cli.check_junit import junit_xml, refuse_to_lose, write_junit
from trainer.cli.check_kinds import KINDS, check_together
from trainer.cli.check_output import print_json, print_text
from trainer.cli.check_paths import Meant, meant, misnamed_in_words
from trainer.cli.check_play import as_shape, in_words, played, problems_of
from trainer.cli.scenarios import library_of
from trainer.cli.settings import load_settings
from trainer.scenario import Level, Problem
from trainer.scenario.check import Asked, Checked, check_files
from trainer.scenario.check_shared import check_shared
from trainer.scenario.report import Report, report
from trainer.scenario.rules import ids_of_playing

configure = check_flags.configure


def run(args: argparse.Namespace) -> int:
    """Check and print; 1 where it does not pass, 2 where a file cannot be opened."""
    readiness, seeds = readiness_of(args.profile), seeds_of(args.seeds)
    if args.junit is not None:
        refuse_to_lose(args.junit)
    asked = meant(args.paths, library_of(load_settings()))
    fixes = fix_files(asked.files, args.paths, Path.cwd()) if args.fix else ()
    accepted = accept_files(asked.files, args.paths, Path.cwd()) if args.accept else ()
    checked = check_files(asked.files, KINDS)
    playing = args.play or args.ways or args.seeds is not None
    proved = played(checked, seeds) if playing else ()
    looked_for = ids_of_playing() if playing else frozenset()
    more = [*_shared(asked, checked), *check_together(checked), *problems_of(proved)]
    found = report(checked, more, Path.cwd(), looked_for).at(readiness)
    failing = frozenset({Level.ERROR, *((Level.WARNING,) if args.strict else ())})
    if args.junit is not None:
        write_junit(junit_xml(found, failing), args.junit)
    if args.json:
        shapes = fixes_shape(fixes) if args.fix else {}
        shapes |= acceptances_shape(accepted) if args.accept else {}
        shapes |= as_shape(proved, Path.cwd(), ways=args.ways) if playing else {}
        print_json(found, shapes)
    else:
        firsts = [fixes_in_words(fixes, found)] if args.fix else []
        firsts += [acceptances_in_words(accepted)] if args.accept else []
        last = in_words(proved, Path.cwd(), ways=args.ways) if playing else ""
        hints = [] if args.fix else fix_hint(found, args.paths)
        hints += misnamed_in_words(asked.folders)
        print_text(found, "\n".join(firsts), last, hints)
    refused = any(fix.refusal for fix in fixes) or any(one.refusal for one in accepted)
    return 2 if refused else _exit_code(found, failing)


def _shared(asked: Meant, checked: Sequence[Checked]) -> Iterator[tuple[Asked, Problem]]:
    for root in asked.whole_roots():
        yield from check_shared([one for one in checked if one.asked.root == root])


def _exit_code(found: Report, failing: frozenset[Level]) -> int:
    if found.unreadable:
        return 2
    return 1 if any(found.count(level) for level in failing) else 0
