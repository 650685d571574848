"""Calendars on disk and at addresses, as busy time."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.adapters.calendar.foreign.fetching import fetch, host_of
from app.adapters.calendar.foreign.joining import is_whole, joined
from app.adapters.calendar.foreign.limits import MOST_BYTES, MOST_SECONDS, SIZE_SAID
from app.domain.busy_times import BusyReading, BusyTime, CalendarUnread, Skipped, SourceKind
from app.process_bounds import OUT_OF_TIME
from app.services.busy_ports import Window

_CHILD: Final = "app.adapters.calendar.foreign.child"
_MOST_WAITED: Final = 60 + MOST_SECONDS
"""Seconds on the wall; a busy machine takes long to start a process."""


class ForeignCalendars:
    """Fulfils :class:`app.services.busy_ports.CalendarReader`."""

    def read(self, kind: SourceKind, place: str, window: Window) -> BusyReading:
        """What is busy within the window. Raises CalendarUnread."""
        if kind is SourceKind.ADDRESS:
            return understood(fetch(place), host_of(place), window)
        path = Path(place)
        return understood(_content(path), path.name, window)

    def read_entries(self, contents: Sequence[str], name: str, window: Window) -> BusyReading:
        """What is busy within the window; a bad entry costs itself alone. Raises CalendarUnread."""
        whole = [one for one in contents if is_whole(one)]
        broken = len(contents) - len(whole)
        readings = [understood(one, name, window) for one in joined(whole)]
        why = [one for reading in readings for one in reading.why] + [Skipped("", "not_valid")] * broken
        return BusyReading(
            name,
            [one for reading in readings for one in reading.times],
            sum(reading.read for reading in readings),
            sum(reading.skipped for reading in readings) + broken,
            why,
        )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CalendarUnread(path.name, "missing") from None
    except OSError as error:
        raise CalendarUnread(path.name, "unreadable", error.strerror or "") from error
    if len(content) > MOST_BYTES:
        raise CalendarUnread(path.name, "too_large", SIZE_SAID)
    return content


def understood(content: bytes, name: str, window: Window) -> BusyReading:
    """The calendar, by a process that may die of it. Raises CalendarUnread."""
    about = [window.start_at.isoformat(), window.end_at.isoformat(), window.zone]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own Python
            [sys.executable, "-m", _CHILD, *about],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONTZPATH": ""},  # zones of this program alone: none that means 'here'
            timeout=_MOST_WAITED,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CalendarUnread(name, "took_too_long", f"{MOST_SECONDS} s") from None
    if done.returncode in OUT_OF_TIME:
        raise CalendarUnread(name, "took_too_long", f"{MOST_SECONDS} s")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise CalendarUnread(name, "gave_up") from None
    if "problem" in answer:
        raise CalendarUnread(name, answer["problem"], answer["said"])
    return _reading(answer, name)


def _reading(answer: Any, name: str) -> BusyReading:
    times = [
        BusyTime(uid, datetime.fromisoformat(start), datetime.fromisoformat(end), title, is_whole_day)
        for uid, start, end, title, is_whole_day in answer["times"]
    ]
    why = [Skipped(title, reason) for title, reason in answer["why"]]
    return BusyReading(answer["name"] or Path(name).stem, times, answer["read"], answer["skipped"], why)
