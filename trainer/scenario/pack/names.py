"""Names of files in a pack: only such as every system can hold, and none that hides something."""

import unicodedata
from collections.abc import Callable, Sequence

from trainer.scenario.columns import safe
from trainer.scenario.pages import ENDINGS, name_of
from trainer.scenario.read import is_forbidden

DEEPEST = 8  # folders and the file
LONGEST_PART = 200  # bytes in UTF-8, as for what is included
LONGEST = 160  # UTF-16 units: Windows has 260 for the folder and the name together
SHOWN = 80
ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar")
DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"}
    | {device + number for device in ("COM", "LPT") for number in "0123456789¹²³"}
)
_NEVER_ON_WINDOWS = frozenset('<>:"|?*')


def refusal(name: str) -> str:
    """Return why no file may have this name (物流/迟到.yaml), in Chinese; empty where it may."""
    return next((why for is_so, why in REFUSALS if is_so(name)), "")


def folder_refusal(name: str) -> str:
    """Return why no folder may have this name; empty where it may."""
    return refusal(f"{name}/文件.yaml")


def clash(names: Sequence[str]) -> tuple[str, str] | None:
    """Return two names that some system or the loader takes for one, None where there are none.

    Systems differ in case and in how accents are composed; the loader leaves out the ending.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        other = files.setdefault(_folded(name_of(name)), name)
        if other is not name:
            return other, name
        for above in _folders(name):
            spelt = folders.setdefault(_folded(above), above)
            if spelt != above:
                return spelt, above
    for name in names:
        if (folder := folders.get(_folded(name))) is not None:
            return folder, name
    return None


def shown_name(name: str) -> str:
    """Return a name that may be printed, cut where it is very long."""
    return safe(name[:SHOWN]) + ("…" if len(name) > SHOWN else "")


def _folded(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    return unicodedata.normalize("NFC", composed.casefold())


def _folders(name: str) -> list[str]:
    parts = name.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def _any_part(holds: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda name: any(holds(part) for part in name.split("/"))


def _is_device(part: str) -> bool:
    return part.split(".")[0].strip().upper() in DEVICES


def _is_too_long(name: str) -> bool:
    parts = name.split("/")
    units = len(name.encode("utf-16-le", "surrogatepass")) // 2
    longest = max(len(part.encode("utf-8", "surrogatepass")) for part in parts)
    return units > LONGEST or len(parts) > DEEPEST or longest > LONGEST_PART


# The first that holds is told, the gravest first.
REFUSALS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda name: not name, "文件没有名字"),
    (lambda name: any(is_forbidden(c) or c in "\t\n" for c in name), "名字里有看不见的控制字符"),
    (lambda name: "\\" in name, "名字里有反斜杠，可能写到别的文件夹里去"),
    (lambda name: name.startswith("/"), "它要写到电脑的根目录去，不在场景文件夹里"),
    (lambda name: name[1:2] == ":", "它要写到另一个盘上去，不在场景文件夹里"),
    (_any_part(lambda part: part in (".", "..")), "它要用“..”写到场景文件夹外面去"),
    (_any_part(lambda part: not part), "路径里有空的一段"),
    (_any_part(lambda part: bool(_NEVER_ON_WINDOWS & set(part))), '名字里不能有 < > : " | ? *'),
    (
        _any_part(lambda part: part.startswith(".")),
        "它是隐藏文件（苹果电脑压缩时会夹带），请用 trainer pack 打包",
    ),
    (_any_part(lambda part: part != part.strip() or part.endswith(".")), "名字两头有空格或句点"),
    (_any_part(_is_device), "这个名字在 Windows 上是设备，不是文件"),
    (_is_too_long, "名字太长，或文件夹套得太深"),
    (lambda name: name.lower().endswith(ARCHIVES), "压缩包里又套着压缩包"),
    (lambda name: not name.endswith(ENDINGS), "场景包里只能有 .yaml 文件（小写）"),
)
