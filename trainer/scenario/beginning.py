"""What a file has to begin with, by the folder that it lies in: for files that say nothing yet."""

from pathlib import PurePath

# Folder -> the words that a file in it cannot do without.
_NEEDED = {
    "题库": "格式、类型、标题、题目",
    "试卷": "格式、类型、标题、部分",
    "考核口径": "格式、类型、标题、算法（或指标）",
}
FOLDERS_OF_KINDS = frozenset(_NEEDED)


def kind_by_folder(file: str) -> str:
    """Return the kind (类型) that a file is meant to be."""
    folders = PurePath(file.replace("\\", "/")).parts[:-1]
    return next((kind for kind in reversed(folders) if kind in _NEEDED), "场景")


def needed_words(file: str) -> str:
    """Return the words that the file has to hold at the least."""
    return _NEEDED.get(kind_by_folder(file), "格式、标题、剧情、结局")
