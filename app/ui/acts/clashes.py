"""Somebody else was quicker: both values side by side, with who and when, and a choice for each."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QLayout, QWidget

from app.domain.meanwhile import Difference
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, emptied, row
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill

_NAMES: Mapping[str, str] = {
    "subject": QT_TRANSLATE_NOOP("Clashes", "Matter"),
    "value": QT_TRANSLATE_NOOP("Clashes", "Value"),
    "valid_until_on": QT_TRANSLATE_NOOP("Clashes", "Valid until"),
    "step_what": QT_TRANSLATE_NOOP("Clashes", "Next step"),
    "step_due_at": QT_TRANSLATE_NOOP("Clashes", "Due"),
    "step_effort": QT_TRANSLATE_NOOP("Clashes", "Effort"),
    "name": QT_TRANSLATE_NOOP("Clashes", "Name"),
    "function": QT_TRANSLATE_NOOP("Clashes", "Function"),
    "sector": QT_TRANSLATE_NOOP("Clashes", "Sector"),
    "place": QT_TRANSLATE_NOOP("Clashes", "Place"),
    "phone": QT_TRANSLATE_NOOP("Clashes", "Phone"),
    "email": QT_TRANSLATE_NOOP("Clashes", "Email"),
    "note": QT_TRANSLATE_NOOP("Clashes", "Note"),
    "channel": QT_TRANSLATE_NOOP("Clashes", "By which way"),
    "hours": QT_TRANSLATE_NOOP("Clashes", "Hours"),
    "length": QT_TRANSLATE_NOOP("Clashes", "How much"),
    "often": QT_TRANSLATE_NOOP("Clashes", "How often"),
    "text": QT_TRANSLATE_NOOP("Clashes", "Promise"),
    "condition": QT_TRANSLATE_NOOP("Clashes", "Only if"),
    "limit": QT_TRANSLATE_NOOP("Clashes", "Limit"),
    "owner": QT_TRANSLATE_NOOP("Clashes", "Owner"),
    "words": QT_TRANSLATE_NOOP("Clashes", "Known by"),
    "address": QT_TRANSLATE_NOOP("Clashes", "Form of address"),
}


_ROOM = 388
"""What a form has for a line."""


def tr(text: str) -> str:
    """In the context of clashes."""
    return QCoreApplication.translate("Clashes", text)


def shown(value: object, formats: Formats) -> str:
    """A value of a case as people read it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day_with_name(value)
    if isinstance(value, timedelta):
        return formats.length(value)
    return formats.money(value) if isinstance(value, Decimal) else str(value)


def told_by(one: Difference, formats: Formats) -> str:
    """Who changed it, and when."""
    who = one.who or tr("Somebody")
    return f"{who}, {formats.moment(one.at)}" if one.at is not None else who


class ClashBox(QWidget):
    """A line for each field that both changed: what I typed, and what stands there now."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._lines = column(gap=6, margins=(0, 8, 0, 12))
        self.setLayout(self._lines)
        self.differences: tuple[Difference, ...] = ()
        self.mine: dict[str, FilterPill] = {}
        self.theirs: dict[str, FilterPill] = {}
        self.hide()

    def ask(self, differences: tuple[Difference, ...], typed: Mapping[str, str]) -> None:
        """Show both values of each; mine is chosen until somebody says otherwise."""
        emptied(self._lines)
        self.differences, self.mine, self.theirs = differences, {}, {}
        for one in differences:
            self._lines.addWidget(PlainLabel(self._theme, self._title(one), 12, 500, "ink2", quoted=True))
            mine = FilterPill(self._theme, tr("Yours: {value}").format(value=typed.get(one.field, "")), self)
            theirs = FilterPill(
                self._theme, tr("Theirs: {value}").format(value=shown(one.present, self._formats)), self
            )
            group = QButtonGroup(self)
            for pill in (mine, theirs):
                group.addButton(pill)
            mine.setChecked(True)
            self.mine[one.field], self.theirs[one.field] = mine, theirs
            fits = mine.sizeHint().width() + theirs.sizeHint().width() + 6 <= self._theme.scaled(_ROOM)
            self._lines.addLayout(
                row(mine, theirs, None, gap=6) if fits else _one_below_the_other(mine, theirs)
            )
        self.show()
        next(iter(self.mine.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_mine(self, field: str) -> bool:
        """Whether what I typed shall hold; also where nobody else changed it."""
        return field not in self.theirs or not self.theirs[field].isChecked()

    def settled(self) -> Mapping[str, object]:
        """What now counts as seen: the present values that were shown."""
        return {one.field: one.present for one in self.differences}

    def _title(self, one: Difference) -> str:
        return tr("{field}, changed by {who}").format(
            field=tr(_NAMES[one.field]), who=told_by(one, self._formats)
        )


def _one_below_the_other(*pills: FilterPill) -> QLayout:
    """Long words get a line each; what is longer still is shortened where it ends."""
    return column(*(row(pill, None) for pill in pills), gap=6)
