"""One desk for all tests of quick entry: Tue 24 Nov 2026, 10:42, in Dublin."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from app.domain.moments import Moment
from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.drafts import Draft
from app.domain.quick_entry.grammar import parse
from app.domain.quick_entry.names import KnownName, Names
from app.domain.quick_entry.words import words_from
from app.domain.working_time.calendars import WorkingCalendar
from app.domain.working_time.weeks import Week

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
ZONE = "Europe/Dublin"
HOLIDAYS = {
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "St Stephen's Day",
    date(2027, 1, 1): "New Year",
}
FILE = Path(__file__).parents[3] / "resources" / "quick_entry" / "en.toml"
WORDS = words_from(tomllib.loads(FILE.read_text("utf-8")))

FIRMS = (
    "Hotel Marlowe",
    "Kiln Bakery",
    "Fenwick & Sons",
    "St Brigid’s School",
    "Lumen Offices",
    "Studio Nord",
)
PEOPLE = (
    ("Eimear Walsh", 0),
    ("Daniel Okafor", 1),
    ("Ruth Fenwick", 2),
    ("Paul Nolan", 3),
    ("Marta Silva", 4),
    ("Ingrid Dahl", 5),
)
EMPLOYEES = ("Maya Brennan", "Ben Doyle", "Tomás Reilly", "Omar Haddad")


def known(place: int, name: str, firm: int | None = None) -> KnownName:
    return KnownName(UUID(int=place), name, None if firm is None else UUID(int=1000 + firm))


def names(*more: tuple[str, int]) -> Names:
    return Names.of(
        people=[known(2000 + n, name, firm) for n, (name, firm) in enumerate((*PEOPLE, *more))],
        organisations=[known(1000 + n, name) for n, name in enumerate(FIRMS)],
        employees=[known(3000 + n, name) for n, name in enumerate(EMPLOYEES)],
    )


NAMES = names()


def desk(wall: str = "2026-11-24 10:42", zone: str = ZONE, **changes: object) -> Context:
    facts = {
        "now_at": Moment(datetime.fromisoformat(wall), zone).at,
        "zone": zone,
        "calendar": WorkingCalendar(zone, Week.of("08:30-17:30"), HOLIDAYS.get),
        "names": NAMES,
        "currency": "EUR",
        "words": WORDS,
    }
    return Context(**{**facts, **changes})


def no_reader(_words: str, _now: datetime, _zone: str) -> datetime | None:
    return None


def read(line: str, context: Context | None = None) -> Draft:
    return parse(line, context or desk(), no_reader)


def due_of(line: str, context: Context | None = None) -> str | None:
    draft = read(line, context)
    return f"{draft.due.wall:%Y-%m-%d %H:%M}" if draft.due else None
