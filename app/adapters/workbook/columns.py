"""The columns of the follow-ups sheet: one entry is all a further column needs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final

from app.adapters.workbook.cells import cell_text, instant_text, serial_of, serial_of_day
from app.domain.agenda import AgendaRow
from app.services.exports import Edition

Value = str | float | None


class Form(Enum):
    """How a cell is written and shown."""

    TEXT = auto()
    LINK = auto()
    MOMENT = auto()
    DAY = auto()
    NUMBER = auto()
    MONEY = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: Its name for ever: the defined name ``keepword_<key>`` stands on its header, wherever people move it.
        value: The cell; None or an empty text leaves it empty. Moments and days are serial numbers.
        choices: The list on the hidden sheet that its drop-down offers.
        note: A comment on the header.
    """

    key: str
    title: str
    width: int
    form: Form
    value: Callable[[AgendaRow, Edition], Value]
    is_hidden: bool = False
    choices: str = ""
    note: str = ""


@cache
def words(value: str) -> str:
    """A key as people write it: ``check_back`` is ``Check back``."""
    return value.replace("_", " ").capitalize()


def zone_note(edition: Edition) -> str:
    """The sentence that says which clock the times are read from."""
    return f"Wall time in {edition.home.zone.key}"


def _amount(row: AgendaRow, _: Edition) -> float | None:
    return float(row.value) if row.value is not None and row.value.is_finite() else None


_UPDATE_NOTE: Final = "Write here what happened; nothing else in the row has to change."

COLUMNS: Final = (
    Column("id", "Id", 38, Form.TEXT, lambda row, _: str(row.case_id), is_hidden=True),
    Column("reference", "Reference", 11, Form.TEXT, lambda row, _: row.reference),
    Column("kind", "Kind", 11, Form.TEXT, lambda row, _: words(row.kind), choices="kinds"),
    Column("phase", "Phase", 12, Form.TEXT, lambda row, _: words(row.phase), choices="phases"),
    Column("customer", "Customer", 22, Form.TEXT, lambda row, _: cell_text(row.customer)),
    Column("contact", "Contact", 20, Form.TEXT, lambda row, _: cell_text(row.contact)),
    Column("phone", "Phone", 18, Form.TEXT, lambda row, _: cell_text(row.contact_phone)),
    Column("email", "Email", 26, Form.LINK, lambda row, _: cell_text(row.contact_email)),
    Column("matter", "Matter", 34, Form.TEXT, lambda row, _: cell_text(row.subject)),
    Column("step", "Next step", 34, Form.TEXT, lambda row, _: cell_text(row.step)),
    Column("channel", "Channel", 10, Form.TEXT, lambda row, _: words(row.channel), choices="channels"),
    Column("due", "Due", 17, Form.MOMENT, lambda row, of: serial_of(row.due_at, of.home.zone)),
    Column("effort", "Effort (min)", 12, Form.NUMBER, lambda row, _: row.effort.total_seconds() // 60),
    Column("news_due", "News due", 17, Form.MOMENT, lambda row, of: serial_of(row.news_due_at, of.home.zone)),
    Column(
        "last_told",
        "Last told",
        17,
        Form.MOMENT,
        lambda row, of: None if row.last_told_at is None else serial_of(row.last_told_at, of.home.zone),
    ),
    Column(
        "waiting",
        "Waiting for news",
        17,
        Form.TEXT,
        lambda row, of: "Yes" if row.is_waiting_for_news(of.exported_at) else "No",
    ),
    Column(
        "promise_due",
        "Promised by",
        17,
        Form.MOMENT,
        lambda row, of: None if row.promise_due_at is None else serial_of(row.promise_due_at, of.home.zone),
    ),
    Column("promise", "Promise", 26, Form.TEXT, lambda row, _: cell_text(row.promise_text)),
    Column("value", "Value", 16, Form.MONEY, _amount),
    Column("currency", "Currency", 10, Form.TEXT, lambda row, _: cell_text(row.currency)),
    Column(
        "valid_until",
        "Valid until",
        12,
        Form.DAY,
        lambda row, _: None if row.valid_until_on is None else serial_of_day(row.valid_until_on),
    ),
    Column("owner", "Owner", 18, Form.TEXT, lambda row, _: cell_text(row.owner), choices="owners"),
    Column("put_offs", "Put off", 9, Form.NUMBER, lambda row, _: row.put_offs),
    Column("update", "Status update", 44, Form.TEXT, lambda _row, _of: None, note=_UPDATE_NOTE),
    Column("due_utc", "Due (UTC)", 18, Form.TEXT, lambda row, _: instant_text(row.due_at), is_hidden=True),
    Column("version", "Row version", 12, Form.NUMBER, lambda row, _: row.step_version, is_hidden=True),
)

_LINKED: Final = (
    Column("state", "State", 10, Form.TEXT, lambda row, _: words(row.state), choices="states"),
    Column(
        "told",
        "Told",
        7,
        Form.TEXT,
        lambda _row, _of: None,
        choices="ticks",
        note="x beside a status update: the customer heard where it stands.",
    ),
)
_BY_KEY: Final = {column.key: column for column in (*COLUMNS, *_LINKED)}
_LAYOUTS: Final = {
    "sync_workbook": (
        "id reference kind phase state customer contact phone email matter step channel due effort news_due last_told "
        "promise_due promise value currency valid_until owner put_offs update told version"
    ),
    "call_list": "id reference customer contact phone channel step due news_due update told version",
    "one_page_summary": "id reference kind customer matter step due value currency owner update told version",
    "checklist": "id reference state customer contact step due update told version",
}


def columns_of(layout: str) -> tuple[Column, ...]:
    """The columns of a layout in their order; without a name, those of a plain export. Raises KeyError."""
    if not layout:
        return COLUMNS
    return tuple(_BY_KEY[key] for key in _LAYOUTS[layout].split())


PLACES: Final = {column.key: place for place, column in enumerate(COLUMNS)}
"""Where each column stands when the workbook leaves."""
