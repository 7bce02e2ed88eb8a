"""How a text file is encoded, told by its beginning."""

from pathlib import Path

from trainer.errors import TrainerError

SAMPLE = 1 << 20
BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# What people write -> what Python calls it. Multi-byte characters of all of these hold no byte of
# a line end, a quote or a comma, which is what cutting into ranges rests on.
ENCODINGS: dict[str, str] = {
    "utf-8": "utf-8", "utf8": "utf-8", "utf-8-sig": "utf-8",
    "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030", "cp936": "gb18030",
}  # fmt: skip


def encoding_of(path: str, sample: bytes, wanted: str) -> str:
    """Return the encoding of a file that begins with `sample`; `wanted` wins where it is given."""
    if sample.startswith(_WIDE):
        raise TrainerError(f"“{path}”是 UTF-16（Unicode）编码。请另存为 UTF-8，再评判。")
    if wanted:
        return ENCODINGS[wanted]
    if sample.startswith(BOM) or _decodes(sample, "utf-8"):
        return "utf-8"
    if _decodes(sample, "gb18030"):
        return "gb18030"
    return "utf-8"  # bad lines are then named one by one


def sample_of(path: str) -> bytes:
    """Return the beginning of a file."""
    with Path(path).open("rb") as file:
        return file.read(SAMPLE)


def _decodes(sample: bytes, encoding: str) -> bool:
    """Say whether the sample's whole lines can be read."""
    whole = sample if len(sample) < SAMPLE else sample[: sample.rfind(b"\n") + 1]
    try:
        whole.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
