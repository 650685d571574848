"""What puts calendars together at an open store; the libraries behind them are loaded when they are needed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app import bootstrap
from app.adapters.data_files.safe_write import SafeFiles
from app.bootstrap import House, Services
from app.services.busy import BusyService
from app.services.busy_ports import CalendarReader
from app.services.calendar_writing import CalendarWritingService
from app.services.exports import CalendarFile
from app.services.publishing import PublishingService

if TYPE_CHECKING:  # few let programs fetch their calendar
    from app.adapters.calendar.feed import CalendarFeed


def writing_of(services: Services) -> CalendarWritingService:
    """What a person lets out into calendars."""
    return CalendarWritingService(services.desk, services.styles, services.today)


def busy_at(house: House, services: Services) -> BusyService:
    """Other calendars as busy time; their libraries are loaded with the first one read."""
    return BusyService(services.desk, _ReaderLater(), house.set_up.install_id())


def publishing_at(house: House, services: Services) -> PublishingService:
    """A calendar that is kept up to date; the library is loaded with the first one written."""
    home = partial(bootstrap.home_of, house, services)
    return PublishingService(writing_of(services), _WriterLater(), SafeFiles(), home)


def address_of(publishing: PublishingService) -> str:
    """Where the feed is reached, at the port that it had last."""
    from app.adapters.calendar.feed import address  # noqa: PLC0415 - few let programs fetch their calendar

    return address(publishing.port(), publishing.token())


def feed_of(
    publishing: PublishingService, content: Callable[[], bytes], port: int | None = None
) -> "CalendarFeed":
    """A feed at the address of the last time, where that is free still; it answers once it is started."""
    from app.adapters.calendar.feed import CalendarFeed  # noqa: PLC0415 - few let programs fetch their calendar

    wanted = publishing.port() if port is None else port
    try:
        feed = CalendarFeed(publishing.token(), content, wanted)
    except OSError:
        feed = CalendarFeed(publishing.token(), content)
    publishing.keep_port(feed.port)
    return feed


class _WriterLater(CalendarFile):
    """Loads the calendar library with the first calendar, and keeps what it has written of unchanged events."""

    def __init__(self) -> None:
        self._file: CalendarFile | None = None

    def parts(self, *about: Any) -> Any:
        if self._file is None:
            from app.adapters.calendar import IcsFile  # noqa: PLC0415 - most runs write no calendar

            self._file = IcsFile(remembers=True)
        return self._file.parts(*about)


class _ReaderLater(CalendarReader):
    """Loads what reads other calendars with the first one."""

    def read(self, *about: Any) -> Any:
        from app.adapters.calendar.foreign import ForeignCalendars  # noqa: PLC0415 - few have another calendar

        return ForeignCalendars().read(*about)
