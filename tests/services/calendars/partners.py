"""A desk with a connected calendar, and somebody with another program at the same calendar."""

from collections import Counter
from dataclasses import dataclass

from app.adapters.caldav import connect
from app.adapters.calendar.foreign import ForeignCalendars
from app.adapters.calendar.linked import LinkedEvents
from app.bootstrap import House, Services
from app.calendars import writing_of
from app.domain.calendars.links import Account
from app.services.busy import BusyService
from app.services.calendar_writing import CalendarWritingService
from app.services.calendars.links import CalendarLinkService
from app.services.calendars.outside import Outside
from app.services.calendars.syncing import CalendarReport, CalendarSyncService
from tests.data.calendar_servers import PASSWORD, CalendarServer, Neighbour

INSTALL = "0b9a4f1e-desk"


class Remembered:
    """A keyring in memory, for a computer that has one."""

    def __init__(self) -> None:
        self.kept: dict[Account, str] = {}

    def can_keep(self) -> bool:
        return True

    def find(self, account: Account) -> str | None:
        return self.kept.get(account)

    def keep(self, account: Account, password: str) -> bool:
        self.kept[account] = password
        return True

    def forget(self, account: Account) -> None:
        self.kept.pop(account, None)


@dataclass
class Partner:
    """One desk, one calendar, one neighbour."""

    services: Services
    server: CalendarServer
    links: CalendarLinkService
    syncs: CalendarSyncService
    busy: BusyService
    writing: CalendarWritingService
    there: Neighbour

    def sync(self) -> CalendarReport:
        return self.syncs.sync()

    def counts(self) -> dict[str, int]:
        return dict(self.sync().counts)

    def titles(self) -> Counter[str]:
        return Counter(str(one["SUMMARY"]) for one in self.there.events())


def partner(services: Services, house: House, server: CalendarServer, *, is_tasks: bool = False) -> Partner:
    """The person's steps in a new calendar, not synced yet."""
    place, passwords = server.new_calendar(is_task=is_tasks), Remembered()
    links = CalendarLinkService(services.desk, connect, passwords)
    links.connect(server.account, PASSWORD, place.name, is_tasks=is_tasks)

    def how(length: object) -> object:
        style = services.styles.current()
        return services.styles.postponement(effort=length if style.asks_effort else None)

    reader = ForeignCalendars()
    busy = BusyService(services.desk, reader, INSTALL)
    outside = Outside(busy, reader)
    writing = writing_of(services)
    syncs = CalendarSyncService(
        services.desk,
        LinkedEvents(),
        connect,
        passwords,
        INSTALL,
        how,
        outside,
        writing,
    )
    return Partner(services, server, links, syncs, busy, writing, Neighbour(place))
