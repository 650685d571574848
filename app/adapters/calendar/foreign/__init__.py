"""Calendars that others wrote: fetched here, understood in a process with bounds on memory and time."""

from app.adapters.calendar.foreign.calendars import ForeignCalendars

__all__ = ["ForeignCalendars"]
