"""Certificates of passed exams, written as a page to print."""

from pathlib import Path

from trainer import __version__
from trainer.cli.settings import Settings
from trainer.cli.write_whole import write_new
from trainer.errors import TrainerError, system_reason
from trainer.paper import replay, result_of
from trainer.paper.certificate import certificate_of, html_page, text_page
from trainer.paper.ladder import standing
from trainer.scenario import Library, Scenario
from trainer.scenario.columns import safe
from trainer.store import Archive
from trainer.store.sitting_json import number_of

ENDING, TEXT = ".html", ".txt"


def certificate_command(settings: Settings, typed: str, out: Path | None) -> int:
    """Write the certificate of a sitting and say where."""
    if not settings.database.exists():
        raise TrainerError(f"还没有考试记录，找不到“{typed}”。运行 trainer exam 参加考试。")
    with Archive(settings.database) as archive:
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
    sitting = replay(archive.sittings.events_of(kept.id))
    if not sitting.over:
        raise TrainerError(f"考试 {kept.id} 还没有交卷，没有证书。运行 trainer exam 接着考。")
    found = certificate_of(
        result_of(sitting),
        name=kept.trainee,
        day=f"{(kept.ended or kept.last).astimezone():%Y-%m-%d}",
        sitting=kept.id,
        number=number_of(kept.trainee, kept.id, archive.sittings.rows_of(kept.id)),
        program=f"trainer {__version__}",
        reached=_reached(archive, kept.trainee, settings),
    )
    as_text = out is not None and out.suffix == TEXT
    page = (text_page if as_text else html_page)(found).encode()
    file = out or settings.certificates / f"{kept.id}{ENDING}"
    try:
        if out is None:
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
    library = Library(settings.builtin_scenarios, settings.own_scenarios)
    loaded = ((name, library.load(name)) for name in library.names())
    difficulties = {name: one.difficulty for name, one in loaded if isinstance(one, Scenario)}
    return standing(archive.sittings.record_of(trainee, difficulties)).names


def _beside(file: Path) -> Path:
    """Return a name beside a file that is taken: k1-2.html."""
    number = 2
    while (found := file.with_stem(f"{file.stem}-{number}")).exists():
        number += 1
    return found
