"""Text that stands where a date or a number belongs: understood where it can mean one thing only, never guessed."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from app.domain.workbooks.values import Cell, Unread

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2199
_LENGTH: Final = 60

_CLOCK = r"(?:[ T,]+(?P<h>\d{1,2})(?:[:.](?P<min>\d{2})(?::\d{2})?)?\s*(?P<half>am|pm)?)?"
_ISO = re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_DOTTED = re.compile(
    rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d{{2}}|\d{{4}}){_CLOCK}", re.IGNORECASE
)
_SLASHED = re.compile(
    rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-](?P<y>\d{{2}}|\d{{4}}){_CLOCK}", re.IGNORECASE
)
_AMOUNT = re.compile(r"-?\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d{1,2})?|-?\d{1,15}(?:[.,]\d{1,4})?")
_MONEY_SIGNS = re.compile(r"^(?:[€$£]|[A-Z]{3})\s?|\s?(?:[€$£]|[A-Z]{3})$")


def moment_of(text: str) -> Cell:
    """A wall time, or a day where no time stands.

    >>> moment_of("14.12.2026 15:00"), moment_of("12/14/2026 3pm"), moment_of("03/04/2026").reason
    (datetime.datetime(2026, 12, 14, 15, 0), datetime.datetime(2026, 12, 14, 15, 0), 'two_dates')
    """
    text = " ".join(text.split())
    if len(text) > _LENGTH:
        return Unread(text[:_LENGTH], "not_a_date")
    match = _ISO.fullmatch(text) or _DOTTED.fullmatch(text)
    if match is not None:
        return _moment(text, match, int(match["d"]), int(match["m"]))
    match = _SLASHED.fullmatch(text)
    if match is None:
        return Unread(text, "not_a_date")
    a, b = int(match["a"]), int(match["b"])
    if a != b and a <= 12 and b <= 12:
        return Unread(text, "two_dates")
    return _moment(text, match, max(a, b), min(a, b)) if max(a, b) > 12 else _moment(text, match, a, b)


def day_of(text: str) -> Cell:
    """A day; a time beside it is left out."""
    cell = moment_of(text)
    return cell.date() if isinstance(cell, datetime) else cell


def number_of(text: str) -> Cell:
    """An amount, with or without its currency.

    >>> number_of("€ 1.234,56"), number_of("12,5"), number_of("1.234").reason, number_of("much").reason
    (Decimal('1234.56'), Decimal('12.5'), 'two_numbers', 'not_a_number')
    """
    text = " ".join(text.split())[:_LENGTH]
    plain = _MONEY_SIGNS.sub("", text).strip()
    if _AMOUNT.fullmatch(plain) is None:
        return Unread(text, "not_a_number")
    signs = [sign for sign in plain if sign in ".,"]
    bare = re.sub(r"[ '’]", "", plain)
    if not signs:
        return Decimal(bare)
    last = signs[-1]
    whole, _, part = bare.rpartition(last)
    if len(part) != 3:
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part}")
    if len(set(signs)) == 1 and len(signs) > 1:
        return Decimal(re.sub("[.,]", "", bare))
    return Unread(text, "two_numbers")


def within_years(at: date) -> bool:
    """Whether a date is one that people mean; a spreadsheet's year 1900 is none."""
    return FIRST_YEAR <= at.year <= LAST_YEAR


def _moment(text: str, match: re.Match[str], day: int, month: int) -> Cell:
    year = int(match["y"])
    try:
        on = date(year + 2000 * (len(match["y"]) == 2), month, day)
        at = _time(match)
    except ValueError:
        return Unread(text, "not_a_date")
    if not within_years(on):
        return Unread(text, "not_a_date")
    return on if at is None else datetime.combine(on, at)


def _time(match: re.Match[str]) -> time | None:
    if match["h"] is None:
        return None
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + 12 * (half == "pm")
    elif match["min"] is None:
        raise ValueError(hour)
    return time(hour, int(match["min"] or 0))
