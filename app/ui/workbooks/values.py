"""Cells of a workbook as people read them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.kinds import Channel, Kind
from app.domain.workbooks.fields import FIELDS, Form
from app.domain.workbooks.values import Cell, Erased, Unread
from app.ui.formats import NONE, Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.words import channel_name, kind_name, outcome_name

FIELD_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reference": QT_TRANSLATE_NOOP("Workbooks", "reference"),
        "kind": QT_TRANSLATE_NOOP("Workbooks", "kind"),
        "phase": QT_TRANSLATE_NOOP("Workbooks", "phase"),
        "state": QT_TRANSLATE_NOOP("Workbooks", "state"),
        "customer": QT_TRANSLATE_NOOP("Workbooks", "customer"),
        "contact": QT_TRANSLATE_NOOP("Workbooks", "contact"),
        "phone": QT_TRANSLATE_NOOP("Workbooks", "phone"),
        "email": QT_TRANSLATE_NOOP("Workbooks", "email"),
        "matter": QT_TRANSLATE_NOOP("Workbooks", "matter"),
        "step": QT_TRANSLATE_NOOP("Workbooks", "next step"),
        "channel": QT_TRANSLATE_NOOP("Workbooks", "channel"),
        "due": QT_TRANSLATE_NOOP("Workbooks", "next step due"),
        "effort": QT_TRANSLATE_NOOP("Workbooks", "effort"),
        "news_due": QT_TRANSLATE_NOOP("Workbooks", "news due"),
        "last_told": QT_TRANSLATE_NOOP("Workbooks", "last told"),
        "promise_due": QT_TRANSLATE_NOOP("Workbooks", "promise due"),
        "promise": QT_TRANSLATE_NOOP("Workbooks", "promise"),
        "value": QT_TRANSLATE_NOOP("Workbooks", "value"),
        "currency": QT_TRANSLATE_NOOP("Workbooks", "currency"),
        "valid_until": QT_TRANSLATE_NOOP("Workbooks", "valid until"),
        "owner": QT_TRANSLATE_NOOP("Workbooks", "owner"),
        "put_offs": QT_TRANSLATE_NOOP("Workbooks", "put off"),
        "update": QT_TRANSLATE_NOOP("Workbooks", "status update"),
        "told": QT_TRANSLATE_NOOP("Workbooks", "told"),
        "version": QT_TRANSLATE_NOOP("Workbooks", "version"),
    }
)


def tr(text: str) -> str:
    """In the context of linked workbooks."""
    return QCoreApplication.translate("Workbooks", text)


def field_name(key: str) -> str:
    """A shared column in words."""
    return tr(FIELD_NAMES[key]) if key in FIELD_NAMES else key


def field_names(keys: frozenset[str]) -> str:
    """Several, in the order of a new workbook."""
    return ", ".join(field_name(key) for key in FIELDS if key in keys)


class CellWords:
    """Puts cells into words for one reader; wall times stay as they stand in the workbook."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats

    def say(self, key: str, cell: Cell, currency: str = "EUR") -> str:
        """One cell."""
        if cell is None or isinstance(cell, Erased):
            return NONE
        if isinstance(cell, date):  # a moment is one too
            day = self._formats.day_with_name(cell.date() if isinstance(cell, datetime) else cell)
            return f"{day} {cell:%H:%M}" if isinstance(cell, datetime) else day
        if isinstance(cell, Decimal):
            return self._number(key, cell, currency)
        if isinstance(cell, bool):
            return tr("yes") if cell else tr("no")
        return cell.text if isinstance(cell, Unread) else self._text(key, cell)

    def _number(self, key: str, number: Decimal, currency: str) -> str:
        if key == "value":
            return self._formats.money(number, currency) if number else f"{number:f}"
        if key == "effort" and number.is_finite():
            return self._formats.length(timedelta(minutes=int(number)))
        return f"{number:f}"

    def _text(self, key: str, word: str) -> str:
        if key not in FIELDS or FIELDS[key].form is not Form.CHOICE:
            return word
        try:
            if key == "kind":
                return kind_name(Kind(word))
            if key == "channel":
                return channel_name(Channel(word))
        except ValueError:
            return word
        return outcome_name(word) if key in {"phase", "state"} else word
