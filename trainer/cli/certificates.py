"""Certificates of passed exams, written as a page to print."""

from pathlib import Path

from trainer import __version__
from trainer.cli.kept import archive_of_exams
from trainer.cli.settings import Settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError, system_reason
from trainer.paper import replay, result_of
from trainer.paper.certificate import Certificate, certificate_of, html_page, text_page
from trainer.paper.ladder import standing
from trainer.paper.shelves import Shelves
from trainer.scenario.columns import safe
from trainer.store import Archive
from trainer.store.sitting_json import number_of
from trainer.store.sitting_records import KeptSitting

ENDING, TEXT = ".html", ".txt"


def certificate_command(settings: Settings, typed: str, out: Path | None) -> int:
    """Write the certificate of a sitting and say where."""
    with archive_of_exams(settings, typed) as archive:
        written = write_certificate(archive, typed, settings, out)
    print(f"证书写好了：{written}（用浏览器打开，可以打印）")
    return 0


def write_certificate(
    archive: Archive, typed: str, settings: Settings, out: Path | None = None
) -> Path:
    """Write the certificate of a passed sitting; return the file.

    Without `out` it goes to the folder of certificates, where one that is there already stays as
    it is; a name that ends in .txt gets plain text. TrainerError where the exam is not passed or
    the place cannot be written.
    """
    kept = archive.sittings.find(typed)
    found = _certificate(archive, kept, settings)
    if out is not None:
        write_new(out, (text_page if out.suffix == TEXT else html_page)(found).encode())
        return out
    return _in_its_folder(settings.certificates / f"{kept.id}{ENDING}", html_page(found).encode())


def _certificate(archive: Archive, kept: KeptSitting, settings: Settings) -> Certificate:
    sitting = replay(archive.sittings.events_of(kept.id))
    if not sitting.over:
        raise TrainerError(f"考试 {kept.id} 还没有交卷，没有证书。运行 trainer exam 接着考。")
    return certificate_of(
        result_of(sitting),
        name=kept.trainee,
        day=f"{(kept.ended or kept.last).astimezone():%Y-%m-%d}",
        sitting=kept.id,
        number=number_of(kept.trainee, kept.id, archive.sittings.rows_of(kept.id)),
        program=f"trainer {__version__}",
        reached=_reached(archive, kept.trainee, settings),
    )


def _in_its_folder(file: Path, page: bytes) -> Path:
    """Write a page among the certificates, beside a file that is there; return where it lies."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file() and file.read_bytes() == page:
            return file
        if file.exists():
            file = _beside(file)
    except OSError as error:
        why = system_reason(error)
        raise TrainerError(
            f"写不了 {safe(str(file))}（{why}）。用 -o 换一个位置，如 -o 证书.html。"
        ) from error
    write_new(file, page)
    return file


def _reached(archive: Archive, trainee: str, settings: Settings) -> frozenset[str]:
    """Return the levels of the ladder that the trainee has reached by now."""
    shelves = Shelves(settings.builtin_scenarios, settings.own_scenarios)
    return standing(archive.sittings.record_of(trainee, shelves.difficulty)).names


def _beside(file: Path) -> Path:
    """Return a name beside a file that is taken: k1-2.html."""
    number = 2
    while (found := file.with_stem(f"{file.stem}-{number}")).exists():
        number += 1
    return found
