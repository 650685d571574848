"""Three desks in three zones, and a way of working that no file ships."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from app.bootstrap import holidays
from app.domain.people import Person, Role
from app.domain.working_time import Week
from tests.reliability.naive_hours import NaiveHours

MADE_UP = """
home = "people"
order = "by_person"
views = ["people", "cases"]
quick_entry = "spoken_line"
put_off = "free"
guards = []
workbook = "call_list"
calendar = "conversations"
accent = "influencer"
quiet = ["05:00-05:30"]
[batch]
rule = "each_interval"
minutes = 15
[ladder]
top = "window"
promise_top = "window"
at_risk = "notification"
[[reminders]]
share = 10
rung = "list"
[[reminders]]
share = 33
rung = "badge"
[[reminders]]
share = 99
rung = "badge"
valued = "window"
[[reminders]]
share = "due"
rung = "notification"
[words.en]
name = "Night owl"
summary = "A way of working made up for a test: many shares, hardly any quiet."
home = "People"
day_open = "Good evening."
day_close = "Good morning."
"""


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@dataclass(frozen=True)
class Place:
    """Where a person works; the night shift at Lord Howe lives through the changed hour itself."""

    name: str
    zone: str
    country: str
    subdivision: str
    working: tuple[int, int]
    protected: tuple[int, int]
    days: int
    odd_walls: tuple[datetime, ...]

    @property
    def hours(self) -> NaiveHours:
        return _hours_of(self)

    def person(self, person_id: UUID) -> Person:
        """Who works there."""
        hours, protected = _week(self.working, self.days), _week(self.protected, 7)
        return Person(
            person_id, self.name, "", self.zone, hours, protected, self.country, self.subdivision, Role.LEAD
        )


@cache
def _hours_of(place: Place) -> NaiveHours:
    holiday = holidays(place.country, place.subdivision)
    return NaiveHours(place.zone, place.working, place.protected, place.days, holiday)


PLACES = (
    Place(
        "Aoife Byrne",
        "Europe/Dublin",
        "IE",
        "",
        (510, 1050),
        (750, 780),
        5,
        (_wall("2026-03-29 01:30"), _wall("2026-10-25 01:30")),
    ),
    Place(
        "Dana Reed",
        "America/New_York",
        "US",
        "NY",
        (540, 1020),
        (720, 780),
        5,
        (_wall("2026-03-08 02:15"), _wall("2026-11-01 01:45")),
    ),
    Place(
        "Kim Lane",
        "Australia/Lord_Howe",
        "AU",
        "NSW",
        (0, 480),
        (240, 270),
        7,
        (_wall("2026-10-04 02:10"), _wall("2026-04-05 01:40")),
    ),
)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _week(block: tuple[int, int], days: int) -> Week:
    return Week.of(f"{_clock(block[0])}-{_clock(block[1])}", range(days))
