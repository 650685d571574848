"""Cells of a sheet as the values that both sides compare, and back."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Final

from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900, from_excel

from app.adapters.workbook.columns import words
from app.domain.kinds import PHASES, Channel, Kind, State
from app.domain.text_hygiene import clean
from app.domain.workbooks.fields import FIELDS, Form
from app.domain.workbooks.typed import day_of, moment_of, number_of, within_years
from app.domain.workbooks.values import Cell, Unread, Value, canonical

ERRORS: Final = frozenset(
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#BUSY!",
        "#GETTING_DATA",
        "#EXTERNAL!",
        "#PYTHON!",
    ]
)
_SHOWN: Final = 200
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": tuple(Kind),
    "phase": tuple(dict.fromkeys(phase for kind in Kind for phase in PHASES[kind])),
    "channel": tuple(Channel),
    "state": tuple(State),
}
_BY_WORDS: Final = {
    key: {words(one).casefold(): str(one) for one in choices} for key, choices in _CHOICES.items()
}
_TICKS: Final = frozenset({"x", "✓", "✔", "yes", "y", "true", "1", "ja", "j", "told"})
_NO_TICKS: Final = frozenset({"no", "n", "false", "0", "nein", "-"})


def value_of(key: str, said: object, epoch: datetime = CALENDAR_WINDOWS_1900) -> Cell:
    """What a cell says, as its column means it.

    Args:
        key: Of a field.
        said: As openpyxl reads it.
        epoch: From which day the workbook counts.
    """
    if said is None or said == "":
        return None
    if isinstance(said, str) and said in ERRORS:
        return Unread(said, "error")
    form = FIELDS[key].form
    if form is Form.CHOICE:
        return _choice(key, said)
    if form in {Form.MOMENT, Form.DAY}:
        return _date(form, said, epoch)
    if form in {Form.NUMBER, Form.MONEY}:
        return _number(said)
    return _tick(said) if form is Form.TICK else _text(key, said)


def shown(key: str, value: Value) -> Value:
    """A value as it goes into a cell: keys of choices as people write them."""
    if isinstance(value, str) and key in _CHOICES and value in _CHOICES[key]:
        return words(value)
    return value


def _text(key: str, said: object) -> Cell:
    if isinstance(said, str):
        return canonical(clean(said))
    if key == "phone" and isinstance(said, int | float):
        return Unread(_plain(said), "number_as_phone")
    if isinstance(said, bool):
        return "TRUE" if said else "FALSE"
    if isinstance(said, datetime | date | time):
        return Unread(said.isoformat()[:_SHOWN], "date_as_text")
    return _plain(said)


def _choice(key: str, said: object) -> Cell:
    text = " ".join(str(said).split())
    if key not in _CHOICES:
        return canonical(clean(text))
    found = _BY_WORDS[key].get(text.casefold())
    return found if found is not None else Unread(text[:_SHOWN], "not_in_list")


def _date(form: Form, said: object, epoch: datetime) -> Cell:
    if isinstance(said, int | float) and not isinstance(said, bool):
        said = _from_serial(said, epoch)
    if isinstance(said, datetime):
        if not within_years(said):
            return Unread(said.isoformat(" ")[:_SHOWN], "not_a_date")
        at = canonical(said)
        is_day = isinstance(at, datetime) and (form is Form.DAY or at.time() == time())
        return at.date() if is_day and isinstance(at, datetime) else at
    if isinstance(said, date):
        return said if within_years(said) else Unread(said.isoformat(), "not_a_date")
    if isinstance(said, str):
        return day_of(said) if form is Form.DAY else moment_of(said)
    return Unread(str(said)[:_SHOWN], "not_a_date")


def _from_serial(said: float, epoch: datetime) -> object:
    """A number in a column of dates is a date that lost its format."""
    try:
        return from_excel(said, epoch)
    except (ValueError, OverflowError):
        return str(said)


def _number(said: object) -> Cell:
    if isinstance(said, str):
        return canonical_number(number_of(said))
    if isinstance(said, bool) or not isinstance(said, int | float):
        return Unread(str(said)[:_SHOWN], "not_a_number")
    try:
        return canonical_number(Decimal(repr(said)))
    except InvalidOperation:
        return Unread(str(said)[:_SHOWN], "not_a_number")


def canonical_number(cell: Cell) -> Cell:
    """A number in its one form; one that is none, or is endless, is asked."""
    if isinstance(cell, Decimal) and not cell.is_finite():
        return Unread(str(cell), "not_a_number")
    return cell if isinstance(cell, Unread) else canonical(cell)


def _tick(said: object) -> Cell:
    text = str(said).strip().casefold()
    if text in _TICKS:
        return True
    return False if text in _NO_TICKS else Unread(text[:_SHOWN], "not_in_list")


def _plain(said: object) -> str:
    if isinstance(said, float) and said.is_integer():
        return str(int(said))
    return str(said)[:_SHOWN]
