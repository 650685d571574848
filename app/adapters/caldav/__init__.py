"""Calendars on a server. The only home of caldav, and of the web library that it brings."""

from app.adapters.caldav.servers import connect

__all__ = ["connect"]
