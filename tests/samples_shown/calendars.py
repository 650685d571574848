"""Every calendar of the samples is read or refused, event by event with the reason."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.adapters.calendar.foreign.calendars import ForeignCalendars
from app.domain.busy_times import CalendarUnread, SourceKind
from app.services.busy_ports import Window
from tests.samples_shown import MissingSample, NotShown

ZONE = "Europe/Dublin"


def show(folder: Path) -> Iterator[str]:
    files = sorted((folder / "calendar").glob("*.ics"))
    if not files:
        raise MissingSample(str(folder / "calendar"))
    for file in files:
        yield from _shown(file)


def _shown(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8", "replace")
    years = sorted(int(year) for year in re.findall(r"DTSTART[^\r\n]*:(\d{4})\d{4}", text)) or [2026]
    window = Window(datetime(years[-1], 1, 1, tzinfo=UTC), datetime(years[-1] + 1, 1, 1, tzinfo=UTC), ZONE)
    try:
        found = ForeignCalendars().read(SourceKind.FILE, str(file), window)
    except CalendarUnread as problem:
        yield f"{file.name}: refused, {problem.reason} {problem.said}"
        return
    counted = text.upper().count("BEGIN:VEVENT")
    if found.read + found.skipped != counted:
        raise NotShown(f"{file.name} has {counted} events, of which {found.read} + {found.skipped} are told")
    if any(one.start_at.tzinfo is None for one in found.times):
        raise NotShown(f"{file.name} gave a time that is nowhere")
    why = "; ".join(f"“{one.title.strip()}” {one.reason}" for one in found.why)
    yield f"{file.name}: {found.read} read, {found.skipped} skipped{': ' if why else ''}{why}"
