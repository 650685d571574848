"""Public holidays of a year, kept in a small file from one start to the next.

A file that is missing, damaged or of another version of the library is as good as none: the year is worked out anew.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4


def kept_year(folder: Path, place: str, year: int) -> Mapping[date, str] | None:
    """What was kept, or None."""
    try:
        kept = json.loads(_file(folder, place, year).read_text("utf-8"))
        if kept["from"] == _origin(place, year):
            return {date.fromisoformat(day): str(name) for day, name in kept["days"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        pass
    return None


def keep_year(folder: Path, place: str, year: int, days: Mapping[date, str]) -> None:
    """Keep a year; where nothing can be written, nothing is kept."""
    if _library() is None:
        return
    file = _file(folder, place, year)
    kept = {"from": _origin(place, year), "days": {day.isoformat(): name for day, name in days.items()}}
    temporary = file.with_name(f"{uuid4().hex}.new")
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        temporary.write_text(json.dumps(kept), "utf-8")
        temporary.replace(file)


def _file(folder: Path, place: str, year: int) -> Path:
    """A name out of figures only, whatever a store calls its place."""
    return folder / f"{sha256(place.encode()).hexdigest()[:16]}-{year}.json"


def _origin(place: str, year: int) -> list[str]:
    return [_library() or "", place, str(year)]


@cache
def _library() -> str | None:
    """The library's version without loading it; None where a build does not say."""
    try:
        return version("holidays")
    except PackageNotFoundError:
        return None
