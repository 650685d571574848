"""Calendar files, ours and those of others. The only home of icalendar."""

from app.adapters.calendar.events import IcsFile

__all__ = ["IcsFile"]
