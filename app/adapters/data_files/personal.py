"""A person's private settings: style, quiet hours, sizes of windows. Nobody else's program reads them."""

import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID

import tomli_w

from app.adapters.data_files.safe_write import SafeFiles


class PersonalFile:
    """One TOML file per person, readable by them alone; a damaged one is kept aside and defaults hold."""

    def __init__(self, folder: Path, person_id: UUID) -> None:
        self._file = folder / f"{person_id.hex}.toml"
        self._values: dict[str, Any] | None = None

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; the default also where the type does not fit."""
        found = self._read().get(key, default)
        return found if default is None or isinstance(found, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        """Keep a value; None forgets the key."""
        values = dict(self._read())
        if value is None:
            values.pop(key, None)
        else:
            values[key] = value
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with SafeFiles().replacing(self._file) as temporary:
            temporary.write_bytes(tomli_w.dumps(values).encode())
        self._values = values

    def _read(self) -> dict[str, Any]:
        if self._values is None:
            self._values = self._from_file()
        return self._values

    def _from_file(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
            self._file.replace(self._file.with_suffix(".bad"))
            return {}
