"""Where everything lies and how it is set: read once, handed down. The one file that asks the
environment.

Places follow the system's habits (platformdirs); `TRAINER_HOME` moves all of them to one folder.
The trainer's own wishes stand in `config.toml`:

    own_scenarios = 'D:\\培训\\场景'      # where our own scenarios lie
    settle_seconds = 3                   # the customer answers after so long without typing
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import trainer
from trainer.cli.config import Config, read_config
from trainer.errors import TrainerError

NAME = "complaint-trainer"
HOME = "TRAINER_HOME"
OWN = "TRAINER_OWN"
LMS_USER, LMS_PASSWORD = "TRAINER_LMS_USER", "TRAINER_LMS_PASSWORD"
OWN_FOLDER = "场景"
LAST_TRAINEE, LAST_THEME = "last-trainee", "last-theme"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every place and wish, known before anything is built.

    `own_scenarios` need not exist unless somebody named it; `dumb_terminal` says that no escape
    code may be written; `reports_enters` that it can tell Ctrl+Enter from Enter when it is asked
    to; `settle_s` is how long the customer waits after the last key.
    """

    data_dir: Path
    cache_dir: Path
    config_file: Path
    builtin_scenarios: Path
    own_scenarios: Path
    settle_s: int = 3
    dumb_terminal: bool = False
    reports_enters: bool = False

    @property
    def database(self) -> Path:
        """The file that drills are kept in."""
        return self.data_dir / "trainer.db"

    @property
    def certificates(self) -> Path:
        """The folder that certificates are written to."""
        return self.data_dir / "证书"

    @property
    def lms(self) -> Path:
        """The folder of what is sent to learning systems."""
        return self.data_dir / "lms"

    @property
    def last_trainee(self) -> str:
        """Who practised here last; empty where nobody did."""
        return self._remembered(LAST_TRAINEE)

    def remember_trainee(self, name: str) -> None:
        """Keep who practises, for the next start; where that fails, the next start asks again."""
        self._remember(LAST_TRAINEE, name)

    @property
    def last_theme(self) -> str:
        """The theme that was chosen last; empty where none was."""
        return self._remembered(LAST_THEME)

    def remember_theme(self, name: str) -> None:
        """Keep which theme was chosen, for the next start."""
        self._remember(LAST_THEME, name)

    def _remembered(self, what: str) -> str:
        try:
            return (self.data_dir / what).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def _remember(self, what: str, text: str) -> None:
        new = self.data_dir / f"{what}.new"
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(self.data_dir / what)
        except OSError:
            return


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; raise TrainerError where a named place or the config file is wrong."""
    env = os.environ if environ is None else environ
    home = env.get(HOME, "").strip()
    data, cache, config_dir = _under(_folder(home, Path.cwd())) if home else _system_places()
    config = read_config(config_dir / "config.toml")
    return Settings(
        data_dir=data,
        cache_dir=cache,
        config_file=config_dir / "config.toml",
        builtin_scenarios=_builtin(),
        own_scenarios=_own(env, config, config_dir, data),
        settle_s=config.settle_seconds,
        dumb_terminal=env.get("TERM") == "dumb",
        reports_enters=_reports_enters(env),
    )


def lms_login(environ: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Return user and password for the learning system; empty where nobody has set them."""
    env = os.environ if environ is None else environ
    return env.get(LMS_USER, ""), env.get(LMS_PASSWORD, "")


def calm_keyboard() -> None:
    """Keep Textual from the kitty keyboard protocol, under which Chinese input arrives broken.

    To be called before textual is imported.
    """
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"


def _reports_enters(env: Mapping[str, str]) -> bool:
    """Apple's terminal takes the request (xterm's modifyOtherKeys) for something else."""
    known = env.get("TERM", "").startswith(("xterm", "tmux", "screen", "foot"))
    return known and env.get("TERM_PROGRAM") != "Apple_Terminal"


def _under(home: Path) -> tuple[Path, Path, Path]:
    return home, home / "cache", home


def _system_places() -> tuple[Path, Path, Path]:
    from platformdirs import PlatformDirs  # on the way to the first paint: only where needed

    places = PlatformDirs(NAME, appauthor=False)
    return places.user_data_path, places.user_cache_path, places.user_config_path


def _builtin() -> Path:
    """Return the scenarios that came with the program: in the wheel, else in the repository."""
    package = Path(trainer.__file__).parent
    for place in (package / "builtin", package.parent / "scenarios"):
        if place.is_dir():
            return place
    raise TrainerError(f"找不到自带的场景：{package / 'builtin'}。请重新安装程序。")


def _own(env: Mapping[str, str], config: Config, config_dir: Path, data: Path) -> Path:
    if named := env.get(OWN, "").strip():
        return _existing(_folder(named, Path.cwd()), f"环境变量 {OWN}")
    if config.own_scenarios:
        folder = _folder(config.own_scenarios, config_dir)
        return _existing(folder, f"{config_dir / 'config.toml'} 的 own_scenarios")
    return data / OWN_FOLDER


def _folder(named: str, beside: Path) -> Path:
    try:
        return beside / Path(named).expanduser()
    except RuntimeError as error:
        raise TrainerError(f"认不出文件夹“{named}”里的 ~ 是谁的家。请写出完整路径。") from error


def _existing(folder: Path, source: str) -> Path:
    if folder.is_dir():
        return folder
    what = "不是文件夹" if folder.exists() else "不存在"
    raise TrainerError(
        f"自建场景的文件夹{what}：{folder}（来自{source}）。请建好它，或改掉这项设置。"
    )
