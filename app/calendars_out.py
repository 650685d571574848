"""Calendars on servers, wired for one person; loaded by those who have one, since the libraries take their time."""

from datetime import timedelta

from app.adapters.caldav import connect
from app.adapters.calendar.foreign import ForeignCalendars
from app.adapters.calendar.linked import LinkedEvents
from app.adapters.passwords import SystemKeyring
from app.bootstrap import House, Services
from app.calendars import busy_at, writing_of
from app.services.calendars.links import CalendarLinkService
from app.services.calendars.outside import Outside
from app.services.calendars.ports import Passwords
from app.services.calendars.syncing import CalendarSyncService
from app.services.steps import Postponement


def calendar_links_at(
    services: Services, passwords: Passwords | None = None
) -> tuple[CalendarLinkService, Passwords]:
    """Calendars on servers; passwords lie in the system's keyring or nowhere."""
    if passwords is None:
        passwords = SystemKeyring()
    return CalendarLinkService(services.desk, connect, passwords), passwords


def calendar_syncs_at(
    house: House, services: Services, passwords: Passwords | None = None
) -> CalendarSyncService:
    """Syncing a calendar on a server."""
    links, passwords = calendar_links_at(services, passwords)

    def how(length: timedelta | None) -> Postponement:
        asks = services.styles.current().asks_effort
        return services.styles.postponement(effort=length if asks else None)

    outside = Outside(busy_at(house, services), ForeignCalendars())
    return CalendarSyncService(
        services.desk,
        LinkedEvents(),
        links.connect_to,
        passwords,
        house.set_up.install_id(),
        how,
        outside,
        writing_of(services),
    )
