"""A list as it leaves for a file: heads, and rows of plain values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Form(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    MOMENT = "moment"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency."""

    amount: Decimal
    currency: str


Value = str | int | Decimal | Money | datetime | date | None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column.

    Attributes:
        width: In characters, as spreadsheets measure columns.
    """

    title: str
    form: Form = Form.TEXT
    width: int = 18


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list, in the order and with the rows that somebody sees.

    Attributes:
        name: What it is, such as ``Promises``; the sheet is called so.
        rows: As many values in each as there are heads; moments are aware UTC.
        beside: Further tables, such as counts; a workbook has them as sheets of their own.
    """

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]
    beside: tuple["ListTable", ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """A list on paper: a file that is set already.

    Attributes:
        count: How many things it tells of.
    """

    content: bytes = field(repr=False)
    count: int
