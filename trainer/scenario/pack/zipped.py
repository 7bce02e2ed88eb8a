"""A pack as bytes: the same files give the same bytes, on every machine and at every time."""

import io
import zipfile
from collections.abc import Sequence

from trainer.scenario.pack.manifest import FILE, PackedFile, manifest_of

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
PLAIN_FILE = 0o100644 << 16
UNIX = 3


def zipped(name: str, files: Sequence[PackedFile]) -> bytes:
    """Return the zip of a pack called `name`: the manifest, then the files by name.

    Nothing is compressed: scenarios are small, and compressors differ between machines.
    """
    manifest = PackedFile(FILE, manifest_of(name, files).to_bytes())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file in (manifest, *sorted(files, key=lambda file: file.name)):
            entry = zipfile.ZipInfo(file.name, EARLIEST)
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE
            archive.writestr(entry, file.data)
    return target.getvalue()
