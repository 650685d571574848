"""P18: a connected calendar: one change sent, and 10,000 events of others taken in.

The change goes to Radicale on this computer; its floor asks for one event and writes it over there. The many
come from memory, since a server takes many times as long to find them at first as we to take them in; their floor reads each once with icalendar.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import UUID

from icalendar import Calendar

from app import bootstrap
from app.adapters.caldav import connect
from app.calendars_out import calendar_links_at, calendar_syncs_at
from app.domain.calendars.links import Account, Place
from app.domain.history import Action
from app.services.calendars.ports import Fetched, RemoteCalendar, Seen, Server
from app.services.customers import CustomerService
from benchmarks.measures import Figure, measured, once_ms
from tests.data.calendar_servers import PASSWORD, CalendarServer, radicale
from tests.data.stores import case, counted_ids, step
from tests.reliability.service_writer import START, ZONE, Hand, open_store

STEPS: Final = 200
EVENTS: Final = 10_000
ROUNDS: Final = 5


@measured("calendar")
def calendar_syncs() -> Iterator[Figure]:
    """Each figure after its floor; the first of several counts for nothing."""
    with TemporaryDirectory() as folder, _serving() as server:
        desk = _Desk(Path(folder), server)
        desk.syncs.sync()
        with desk.calling() as remote:
            puts = [once_ms(lambda: _put(remote, desk.bare)) for _ in range(ROUNDS + 1)]
        pushes = [desk.push() for _ in range(ROUNDS + 1)]
        what = f"one of {STEPS} steps changed and synced to a calendar on a server"
        yield Figure("P18", what, median(pushes[1:]), floor=median(puts[1:]))
        texts = {
            f"{desk.path}other-{number}.ics": _event(f"other-{number}", number) for number in range(EVENTS)
        }
        floor = once_ms(lambda: [Calendar.from_ical(one) for one in texts.values()])
        pull = once_ms(replace(desk.syncs, connect=lambda *_: _Shelf(texts)).sync)
        desk.house.close()
    yield Figure("P18", f"{EVENTS:,} events of others taken in", pull / 1000, "s", floor / 1000)


@dataclass(frozen=True, slots=True)
class _Shelf(Server, RemoteCalendar):
    """A calendar in memory, of which everything is news."""

    texts: Mapping[str, str]

    def calendar(self, _place: Place) -> RemoteCalendar:
        return self

    def changes(self, token: str, _known: Mapping[str, str]) -> Seen:
        return Seen(dict.fromkeys(self.texts, "1"), frozenset(), token)

    def fetch(self, hrefs: Sequence[str]) -> Sequence[Fetched]:
        return [Fetched(one, "1", self.texts[one]) for one in hrefs]

    def close(self) -> None:
        return


class _Typed:
    """A keyring that knows the one password."""

    def find(self, _account: Account) -> str:
        return PASSWORD

    def keep(self, _account: Account, _password: str) -> bool:
        return True

    def forget(self, _account: Account) -> None:
        return


class _Desk:
    """A desk whose steps a calendar follows."""

    def __init__(self, folder: Path, server: CalendarServer) -> None:
        self.server = server
        self.house = open_store(folder / "keepword.db", Hand(START))
        self.house.set_up.set_up(*bootstrap.first_company(self.house, ZONE))
        with self.house.transactions.reading() as unit:
            (person,) = unit.people.all()
        self.services = bootstrap.services_at(self.house, person.id)
        self.case_id, *_ = self._fill()
        self.syncs = calendar_syncs_at(self.house, self.services, _Typed())
        links, _ = calendar_links_at(self.services, _Typed())
        self.place = links.connect(server.account, PASSWORD).link.place
        self.path = unquote(urlsplit(self.place.url).path)
        self.bare = f"{self.path}bare.ics"

    def push(self) -> float:
        """One change, and how long its sync takes."""
        self.services.cases.edit(self.case_id, subject=f"Trays {next(_NUMBERS)}")
        return once_ms(self.syncs.sync)

    @contextmanager
    def calling(self) -> Iterator[RemoteCalendar]:
        with closing(connect(self.server.account, PASSWORD)) as there:
            yield there.calendar(self.place)

    def _fill(self) -> list[UUID]:
        me, ids = self.services.desk.person_id, counted_ids(1 << 52)
        customer_id, _ = CustomerService(self.services.desk).add(name="Hotel Marlowe")
        cases = [
            case(
                1000 + number,
                id=ids(),
                owner_id=me,
                author_id=me,
                customer_id=customer_id,
                contact_id=None,
                step=step(id=ids()),
            )
            for number in range(STEPS)
        ]
        with self.services.desk.acting(Action.ADD) as unit:
            unit.cases.add_all(cases)
            unit.commit()
        return [one.id for one in cases]


_NUMBERS: Final = count(1)


def _put(remote: RemoteCalendar, href: str) -> None:
    etag = next((one.etag for one in remote.fetch([href])), "")
    remote.put(href, _event("bare", 0), etag)


def _event(uid: str, number: int) -> str:
    day, hour = number % 28 + 1, number % 24
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Benchmark//EN", "BEGIN:VEVENT", f"UID:{uid}")
    when = ("DTSTAMP:20261101T080000Z", f"DTSTART:202612{day:02}T{hour:02}0000Z", "DURATION:PT30M")
    return "\r\n".join((*lines, *when, f"SUMMARY:Meeting {number}", "END:VEVENT", "END:VCALENDAR", ""))


@contextmanager
def _serving() -> Iterator[CalendarServer]:
    server = radicale().start()
    try:
        yield server
    finally:
        server.stop()
