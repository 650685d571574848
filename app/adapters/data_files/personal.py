"""A person's private settings: style, quiet hours, sizes of windows. Nobody else's program reads them."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID

import tomli_w

from app.adapters.data_files.safe_write import SafeFiles

Soon = Callable[[Callable[[], object]], object]
"""Runs a callable on another thread."""


def write_behind(personal: object, soon: Soon | None) -> None:
    """The same as the method, where the settings are a file at all."""
    if isinstance(personal, PersonalFile):
        personal.write_behind(soon)


class PersonalFile:
    """One TOML file per person, readable by them alone; a damaged one is kept aside and defaults hold."""

    def __init__(self, folder: Path, person_id: UUID) -> None:
        self._file = folder / f"{person_id.hex}.toml"
        self._values: dict[str, Any] | None = None
        self._soon: Soon | None = None
        self._lock, self._disk = Lock(), Lock()  # nobody who reads or sets waits for the disk
        self._is_written, self._is_on_its_way = True, False

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; the default also where the type does not fit."""
        found = self._read().get(key, default)
        return found if default is None or isinstance(found, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        """Keep a value; None forgets the key."""
        with self._lock:
            values = dict(self._read())
            if value is None:
                values.pop(key, None)
            else:
                values[key] = value
            self._is_written = self._is_written and values == self._values
            self._values = values
            is_to_go, self._is_on_its_way = not self._is_on_its_way, self._soon is not None
        if self._soon is None:
            self.write()
        elif is_to_go:
            self._soon(self.write)

    def read_again(self) -> None:
        """Somebody else wrote the file: what it says now holds; what is on its way there goes first."""
        self.write()
        with self._lock:
            self._values = None

    def write_behind(self, soon: Soon | None) -> None:
        """Let a window go on while the disk works.

        Args:
            soon: None writes at once again, and what still waits.
        """
        self._soon = soon
        if soon is None:
            self.write()

    def write(self) -> None:
        """Put on disk what is not there yet; callable from any thread."""
        with self._disk:
            with self._lock:
                self._is_on_its_way = False
                if self._is_written:
                    return
                values, self._is_written = self._values or {}, True
            try:
                self._put(values)
            except Exception:
                self._is_written = False  # the next value takes it along
                raise

    def _put(self, values: dict[str, Any]) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with SafeFiles().replacing(self._file) as temporary:
            temporary.write_bytes(tomli_w.dumps(values).encode())

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
