"""What puts calendars together at an open store; the libraries behind them are loaded when they are needed."""

from typing import Any

from app.bootstrap import House, Services
from app.services.busy import BusyService
from app.services.busy_ports import CalendarReader
from app.services.calendar_writing import CalendarWritingService


def writing_of(services: Services) -> CalendarWritingService:
    """What a person lets out into calendars."""
    return CalendarWritingService(services.desk, services.styles, services.today)


def busy_at(house: House, services: Services) -> BusyService:
    """Other calendars as busy time; their libraries are loaded with the first one read."""
    return BusyService(services.desk, _ReaderLater(), house.set_up.install_id())


class _ReaderLater(CalendarReader):
    """Loads what reads other calendars with the first one."""

    def read(self, *about: Any) -> Any:
        from app.adapters.calendar.foreign import ForeignCalendars  # noqa: PLC0415 - few have another calendar

        return ForeignCalendars().read(*about)
