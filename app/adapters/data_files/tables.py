"""Reading TOML with the place of every surprise: file and key."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any, Final

from app.domain.data_problems import DataFileProblem

LARGEST: Final = 256 * 1024
_SAID = 60
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def read_table(file: Path) -> "Table":
    """Read a TOML file.

    Raises:
        DataFileProblem: It cannot be read, is too large or is no TOML.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise DataFileProblem(file.name, "", "too large")
        return Table(file.name, tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise DataFileProblem(file.name, "", "unreadable", error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise DataFileProblem(file.name, "", "no UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataFileProblem(file.name, "", "no TOML", str(error)[:_SAID]) from error


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a TOML file; every read notes its key, so that ``finish`` finds what nobody asked for."""

    file: str
    data: Mapping[str, Any]
    place: str = ""
    _asked: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def problem(self, key: str, reason: str, said: object = "") -> DataFileProblem:
        """A problem at a key of this table."""
        return DataFileProblem(self.file, self._at(key), reason, str(said)[:_SAID])

    def text(self, key: str, default: str | None = None) -> str:
        """A text, not empty."""
        found = self._find(key, str, default)
        if not found.strip():
            raise self.problem(key, "empty")
        return str(found)

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        found = self._find(key, int, None)
        if isinstance(found, bool) or not least <= found <= most:
            raise self.problem(key, f"not within {least} to {most}", found)
        return int(found)

    def flag(self, key: str) -> bool:
        """True or false; false when it is not there."""
        return bool(self._find(key, bool, default=False))

    def name(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """One of the names that the program knows."""
        found = self.text(key, default)
        if found not in known:
            raise self.problem(key, "unknown name", found)
        return found

    def texts(self, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of texts, perhaps only of known names; none when it is not there."""
        found = self._find(key, list, [])
        for number, item in enumerate(found, 1):
            if not isinstance(item, str) or not item.strip():
                raise self.problem(f"{key}[{number}]", "no text", item)
            if known is not None and item not in known:
                raise self.problem(f"{key}[{number}]", "unknown name", item)
        return tuple(found)

    def hour(self, key: str) -> time:
        """A wall time such as '09:00'."""
        return self._time(key, self.text(key))

    def times(self, key: str) -> tuple[time, ...]:
        """A list of wall times such as '09:00', rising."""
        found = tuple(self._time(key, text) for text in self.texts(key))
        if list(found) != sorted(set(found)):
            raise self.problem(key, "not rising")
        return found

    def hours(self, key: str) -> tuple[tuple[time, time], ...]:
        """A list of hours such as '18:00-08:00'; they may run over midnight."""
        blocks = []
        for text in self.texts(key):
            start, _, end = text.partition("-")
            blocks.append((self._time(key, start.strip()), self._time(key, end.strip())))
            if blocks[-1][0] == blocks[-1][1]:
                raise self.problem(key, "no hours", text)
        return tuple(blocks)

    def table(self, key: str, *, may_lack: bool = False) -> "Table":
        """A table within this one."""
        return Table(self.file, self._find(key, dict, {} if may_lack else None), self._at(key))

    def tables(self, key: str) -> "Iterator[Table]":
        """A list of tables within this one; none when it is not there."""
        for number, item in enumerate(self._find(key, list, []), 1):
            if not isinstance(item, dict):
                raise self.problem(f"{key}[{number}]", "no table", item)
            yield Table(self.file, item, f"{self._at(key)}[{number}]")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.data

    def value(self, key: str) -> object:
        """Whatever stands at a key, to be looked at by the caller."""
        return self._find(key, object, None)

    def finish(self) -> None:
        """Raises DataFileProblem if the table says something nobody asked for."""
        for key in self.data:
            if key not in self._asked:
                raise self.problem(key, "unknown")

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _find(self, key: str, kind: type, default: object) -> Any:
        self._asked.add(key)
        if key not in self.data:
            if default is None:
                raise self.problem(key, "missing")
            return default
        found = self.data[key]
        if not isinstance(found, kind):
            raise self.problem(key, f"no {_WORDS.get(kind, 'value')}", found)
        return found

    def _time(self, key: str, text: str) -> time:
        match = _TIME.fullmatch(text)
        if match is None:
            raise self.problem(key, "no time of day", text)
        return time(int(match[1]), int(match[2]))


_WORDS = {str: "text", int: "whole number", bool: "true or false", list: "list", dict: "table"}
