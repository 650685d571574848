"""Business time: which hours count, how long it is between two instants, and why a date is that date.

This package is used through this one door.
"""

from app.domain.working_time.calendars import WorkingCalendar
from app.domain.working_time.explanations import (
    BUSINESS_TIME,
    CLOCK_TIME,
    Counted,
    CountedBlock,
    Explanation,
    SkippedDay,
)
from app.domain.working_time.holidays import Country, Holidays, UnknownCountry, UnknownRegion, no_holidays
from app.domain.working_time.local_days import FIRST_DAY, LAST_DAY, Block, OutsideCalendar
from app.domain.working_time.weeks import CLOCK_CHANGE, PROTECTED, WEEKEND, InvalidHours, Week

__all__ = [
    "BUSINESS_TIME",
    "CLOCK_CHANGE",
    "CLOCK_TIME",
    "FIRST_DAY",
    "LAST_DAY",
    "PROTECTED",
    "WEEKEND",
    "Block",
    "Counted",
    "CountedBlock",
    "Country",
    "Explanation",
    "Holidays",
    "InvalidHours",
    "OutsideCalendar",
    "SkippedDay",
    "UnknownCountry",
    "UnknownRegion",
    "Week",
    "WorkingCalendar",
    "no_holidays",
]
