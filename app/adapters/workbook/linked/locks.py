"""Whether another program has a workbook open, by the lock that it leaves beside it."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.domain.workbooks.problems import WorkbookOpen

STALE_AFTER: Final = timedelta(days=1)
"""A lock this old may have been left behind by a crash; the person decides."""

_MOST: Final = 1_024


def refuse_open(path: Path, now: datetime) -> None:
    """Raises WorkbookOpen where Excel's or LibreOffice's lock lies beside the file."""
    for lock, name_in in zip(locks_of(path), (_excel, _office), strict=True):
        try:
            content = _beginning(lock)
            age = now.timestamp() - lock.stat().st_mtime
        except FileNotFoundError:
            continue
        except OSError:
            content, age = b"", 0.0
        raise WorkbookOpen(path.name, name_in(content), age > STALE_AFTER.total_seconds())


def locks_of(path: Path) -> tuple[Path, Path]:
    """Where Excel and LibreOffice leave their locks."""
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")


def _beginning(lock: Path) -> bytes:
    handle = os.open(lock, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        return os.read(handle, _MOST)
    finally:
        os.close(handle)


def _excel(content: bytes) -> str:
    """The user's name: its length, then its letters."""
    return content[1 : 1 + content[0]].decode("utf-8", "replace").strip("\0 ") if content else ""


def _office(content: bytes) -> str:
    """``name,login,host,date,profile``; the name may be empty."""
    fields = content.decode("utf-8", "replace").split(",")
    return next((one.strip() for one in fields[:2] if one.strip()), "")
