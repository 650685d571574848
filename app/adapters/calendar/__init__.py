"""Calendar files. The only home of icalendar."""

from app.adapters.calendar.events import IcsFile

__all__ = ["IcsFile"]
