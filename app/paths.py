"""Where things are: from a checkout, an installed wheel or a frozen program."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "Keepword"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one person's Keepword.

    Attributes:
        resources: Styles, standards, phrases, themes; read only.
        migrations: The steps from each schema to the next; read only.
        data: The store and what belongs to it.
        config: Settings.
        logs: What the program noted about itself.
        backups: Copies of the store.
    """

    resources: Path
    migrations: Path
    data: Path
    config: Path
    logs: Path
    backups: Path

    def ensure(self) -> "Paths":
        """Make the folders that hold what customers said, readable by their owner alone."""
        for folder in (self.data, self.config, self.logs, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        return self


def find_paths(environ: Mapping[str, str] | None = None) -> Paths:
    """Find the folders.

    Args:
        environ: The environment; `KEEPWORD_HOME` in it puts everything personal below one folder.
    """
    chosen = (os.environ if environ is None else environ).get("KEEPWORD_HOME")
    data, config, logs = _below(Path(chosen)) if chosen else _of_the_platform()
    return Paths(
        resources=_shipped("resources"),
        migrations=_shipped("migrations"),
        data=data,
        config=config,
        logs=logs,
        backups=data / "backups",
    )


def find_applications(environ: Mapping[str, str] | None = None) -> Path:
    """Where a person's own entries for the desktop lie, on systems that have such."""
    environ = os.environ if environ is None else environ
    chosen = environ.get("KEEPWORD_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute() / "applications"
    data = environ.get("XDG_DATA_HOME", "")
    return (Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share") / "applications"


def _below(home: Path) -> tuple[Path, Path, Path]:
    home = home.expanduser().absolute()
    return home / "data", home / "config", home / "logs"


def _of_the_platform() -> tuple[Path, Path, Path]:
    folders = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return folders.user_data_path, folders.user_config_path, folders.user_log_path


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "app" / f"_{name}"
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
