"""The one scenario file that a command for authors means: a path, or a scenario's name."""

from trainer.cli.check_paths import folders_and_files
from trainer.errors import TrainerError
from trainer.scenario import Library
from trainer.scenario.check import Asked
from trainer.scenario.columns import safe


def one_file(word: str, library: Library) -> Asked:
    """Return the file of a path or a name; TrainerError where there is none, or a folder."""
    folders, files = folders_and_files([word], library)
    if folders:
        raise TrainerError(f"“{safe(word[:80])}”是文件夹。请写出里面的一个场景文件。")
    return files[0]
