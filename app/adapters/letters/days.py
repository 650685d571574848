"""Days and hours in the reader's language, by CLDR."""

import re
from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, match_skeleton

from app.domain.voices import Days

_DAY = "MMMMEd"
_SHORT_WEEKDAY = re.compile(r"(?<!E)E(?!E)")
_PLACES = {"en": "en_GB"}
"""Where a language alone would mean a place whose manner is not ours."""


def day(on: date, language: str) -> str:
    """``Thursday 26 November``; ``Donnerstag, 26. November``.

    >>> day(date(2026, 11, 26), "de")
    'Donnerstag, 26. November'
    """
    locale = _locale(language)
    form = locale.datetime_skeletons[match_skeleton(_DAY, locale.datetime_skeletons) or _DAY].pattern
    return str(format_date(on, _SHORT_WEEKDAY.sub("EEEE", form), locale=locale))


def time(wall: datetime, language: str) -> str:
    """``17:30``."""
    return str(format_time(wall.time(), "short", locale=_locale(language)))


def days() -> Days:
    """How days and hours are written."""
    return Days(day, time)


def _locale(language: str) -> Locale:
    """English for a language that nobody knows."""
    try:
        return Locale.parse(_PLACES.get(language, language), sep="-" if "-" in language else "_")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_PLACES["en"])
