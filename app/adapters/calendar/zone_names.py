"""Zones by the names that Outlook on the web shows people, and sometimes writes into calendars."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_SHOWN: Final = re.compile(r"\((?:UTC|GMT)(?:([+-])(\d\d):(\d\d))?\) ?(.{1,100})")

_WINDOWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Abu Dhabi, Muscat": "Arabian Standard Time",
        "Adelaide": "Cen. Australia Standard Time",
        "Alaska": "Alaskan Standard Time",
        "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna": "W. Europe Standard Time",
        "Arizona": "US Mountain Standard Time",
        "Athens, Bucharest": "GTB Standard Time",
        "Atlantic Time (Canada)": "Atlantic Standard Time",
        "Auckland, Wellington": "New Zealand Standard Time",
        "Azores": "Azores Standard Time",
        "Bangkok, Hanoi, Jakarta": "SE Asia Standard Time",
        "Beijing, Chongqing, Hong Kong, Urumqi": "China Standard Time",
        "Belgrade, Bratislava, Budapest, Ljubljana, Prague": "Central Europe Standard Time",
        "Bogota, Lima, Quito": "SA Pacific Standard Time",
        "Bogota, Lima, Quito, Rio Branco": "SA Pacific Standard Time",
        "Brasilia": "E. South America Standard Time",
        "Brisbane": "E. Australia Standard Time",
        "Brussels, Copenhagen, Madrid, Paris": "Romance Standard Time",
        "Buenos Aires": "Argentina Standard Time",
        "Cairo": "Egypt Standard Time",
        "Canberra, Melbourne, Sydney": "AUS Eastern Standard Time",
        "Central Time (US & Canada)": "Central Standard Time",
        "Chennai, Kolkata, Mumbai, New Delhi": "India Standard Time",
        "City of Buenos Aires": "Argentina Standard Time",
        "Coordinated Universal Time": "UTC",
        "Darwin": "AUS Central Standard Time",
        "Dublin, Edinburgh, Lisbon, London": "GMT Standard Time",
        "Eastern Time (US & Canada)": "Eastern Standard Time",
        "Guadalajara, Mexico City, Monterrey": "Central Standard Time (Mexico)",
        "Harare, Pretoria": "South Africa Standard Time",
        "Hawaii": "Hawaiian Standard Time",
        "Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius": "FLE Standard Time",
        "Hobart": "Tasmania Standard Time",
        "Indiana (East)": "US Eastern Standard Time",
        "Islamabad, Karachi": "Pakistan Standard Time",
        "Istanbul": "Turkey Standard Time",
        "Jerusalem": "Israel Standard Time",
        "Kuala Lumpur, Singapore": "Singapore Standard Time",
        "Kuwait, Riyadh": "Arab Standard Time",
        "Moscow, St. Petersburg": "Russian Standard Time",
        "Mountain Time (US & Canada)": "Mountain Standard Time",
        "Nairobi": "E. Africa Standard Time",
        "Newfoundland": "Newfoundland Standard Time",
        "Osaka, Sapporo, Tokyo": "Tokyo Standard Time",
        "Pacific Time (US & Canada)": "Pacific Standard Time",
        "Perth": "W. Australia Standard Time",
        "Santiago": "Pacific SA Standard Time",
        "Sarajevo, Skopje, Warsaw, Zagreb": "Central European Standard Time",
        "Saskatchewan": "Canada Central Standard Time",
        "Seoul": "Korea Standard Time",
        "Taipei": "Taipei Standard Time",
    }
)
"""What is shown, by the name behind it; what is not here is a zone that nobody knows."""

_MONTHS: Final = (1, 7)


def shown_zone(name: str) -> ZoneInfo | None:
    """The zone behind ``(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna``.

    Only a name that is known, and whose hours are those it says: places have changed their zones since some were written.

    >>> shown_zone("(UTC-05:00) Eastern Time (US & Canada)")
    zoneinfo.ZoneInfo(key='America/New_York')
    >>> shown_zone("(UTC+09:00) Eastern Time (US & Canada)")
    """
    found = _SHOWN.fullmatch(name.strip())
    if found is None:
        return None
    sign, hours, minutes, places = found.groups()
    windows = _WINDOWS.get(" ".join(places.replace(" and ", " & ").split()))
    if windows is None:
        return None
    zone = ZoneInfo(WINDOWS_TO_OLSON[windows])
    said = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    return zone if said == _standard_offset(zone) else None


def _standard_offset(zone: ZoneInfo) -> timedelta:
    offsets = [datetime(2026, month, 1, tzinfo=zone).utcoffset() for month in _MONTHS]
    return min(offset for offset in offsets if offset is not None)
