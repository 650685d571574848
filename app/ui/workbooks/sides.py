"""Beside the review: what happens on confirming, earlier syncs, and whether it goes on by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.services.workbooks.standings import Earlier
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import Item, column, emptied, holder, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.switches import Switch
from app.ui.workbooks.lines import IN, NEW, OUT

WIDTH = 304
_PAD = 16


@dataclass(frozen=True, slots=True)
class Outlook:
    """What confirming does, in numbers."""

    came_in: int = 0
    went_out: int = 0
    born: int = 0
    to_choose: int = 0


class _Line(QFrame):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setFixedHeight(1)


class SyncSide(QFrame):
    """The panel on the right.

    Signals:
        undo_requested: A sync shall be taken back; carries the change's id.
        automatic_chosen: Whether what is clear is applied without asking.
        copies_requested: The folder of the kept copies shall open.
    """

    undo_requested = Signal(object)
    automatic_chosen = Signal(bool)
    copies_requested = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.setObjectName("panel")
        self.setFixedWidth(theme.scaled(WIDTH))
        self.setAccessibleName(self.tr("When you confirm"))
        self._outlook = column(gap=0)
        self._earlier = column(gap=0)
        self._area = QScrollArea()
        self._area.setObjectName("panel")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.tr("Earlier syncs"))
        self._area.setWidget(holder(column(self._earlier, None), "panel-body"))
        self.automatic = Switch(theme, self.tr("Keep in step by itself"))
        self.automatic.clicked.connect(self.automatic_chosen)
        self.copies = Button(theme, self.tr("Open the copies"), size=Size.TINY, icon="ph.folder-open")
        self.copies.clicked.connect(self.copies_requested)
        self.undo_buttons: list[Button] = []
        self._copies_words = PlainLabel(theme, "", 12, 400, "ink2", most=5)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(WIDTH), 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shapes.side_line(QPainter(self), 0, self.rect(), self._theme.tokens["line"])

    def show_outlook(self, outlook: Outlook) -> None:
        """What would happen now."""
        theme = self._theme
        emptied(self._outlook)
        lines = (
            (IN, outlook.came_in, self._came_in(outlook.came_in)),
            (OUT, outlook.went_out, self._went_out(outlook.went_out)),
            (NEW, outlook.born, self._born(outlook.born)),
            ("ph.git-diff", outlook.to_choose, self.tr("still to choose")),
            ("ph.shield-check", 0, self.tr("things are deleted")),
        )
        for icon, count, words in lines:
            picture = PlainLabel(theme, "", 13, 400, "ink2", icon=icon, icon_px=16)
            number = PlainLabel(theme, self._formats.number(count), 13, 600)
            number.setMinimumWidth(theme.scaled(18))
            line = row(picture, 4, number, 12, PlainLabel(theme, words, most=3), margins=(_PAD, 6, _PAD, 6))
            whole = holder(line)
            whole.setAccessibleName(f"{count} {words}")
            self._outlook.addWidget(whole)

    def show_earlier(self, syncs: Sequence[Earlier]) -> None:
        """The last syncs, the newest first."""
        emptied(self._earlier)
        self.undo_buttons = []
        if not syncs:
            none = PlainLabel(self._theme, self.tr("None yet."), 13, 400, "ink2")
            self._earlier.addWidget(holder(row(none, margins=(_PAD, 12, _PAD, 12))))
        for one in syncs:
            self._earlier.addWidget(self._sync(one))

    def show_link(self, *, is_automatic: bool, copies: int) -> None:
        """What holds for this workbook."""
        self.automatic.setChecked(is_automatic)
        words = self.tr("One copy from before a sync is kept.") if copies == 1 else self.tr("{count} copies from before syncs are kept.")  # fmt: skip
        self._copies_words.setText(words.format(count=copies))
        self.copies.setEnabled(copies > 0)

    def _sync(self, one: Earlier) -> QWidget:
        theme, record = self._theme, one.record
        when = self._formats.moment(record.at)
        words = column(
            PlainLabel(theme, when[:1].upper() + when[1:], 13, 500),
            PlainLabel(theme, self._counted(one), 12, 400, "ink2", quoted=True),
        )
        parts: list[Item] = [words, None]
        if one.can_undo:
            button = Button(theme, self.tr("Undo"), size=Size.SMALL, icon="ph.arrow-counter-clockwise")
            button.setAccessibleName(self.tr("Undo the sync of {when}").format(when=when))
            button.clicked.connect(partial(self.undo_requested.emit, record.change_id))
            self.undo_buttons.append(button)
            parts.append(button)
        line = row(*parts, gap=8, margins=(_PAD, 8, _PAD, 8))
        return holder(column(line, _Line()))

    def _came_in(self, count: int) -> str:
        return self.tr("value comes into Keepword") if count == 1 else self.tr("values come into Keepword")

    def _went_out(self, count: int) -> str:
        one, many = self.tr("place changes in the workbook"), self.tr("places change in the workbook")
        return one if count == 1 else many

    def _born(self, count: int) -> str:
        one, many = self.tr("new case, with a first step"), self.tr("new cases, with a first step")
        return one if count == 1 else many

    def _counted(self, one: Earlier) -> str:
        counts = one.record.counts
        done = sum(count for what, count in counts.items() if what not in {"left", "refused", "unread"})
        first = one.who.split()[0] if one.who else ""
        if one.is_undone:
            return self.tr("taken back, {count} changes, {name}").format(count=done, name=first)
        if one.record.change_id is None:
            return self.tr("{count} went out, nothing came in").format(count=done)
        text = self.tr("1 change, {name}") if done == 1 else self.tr("{count} changes, {name}")
        return text.format(count=done, name=first)

    def _lay_out(self) -> None:
        theme = self._theme
        title = PlainLabel(theme, self.tr("When you confirm"), 15, 600)
        earlier = PlainLabel(theme, self.tr("Earlier syncs"), 13, 600)
        name = PlainLabel(theme, self.tr("Keep in step by itself"), 13, 500)
        hint = self.tr("What is clear is applied as soon as it is saved. You only see this page when both sides changed.")  # fmt: skip
        foot = column(
            self._copies_words,
            6,
            row(self.copies, None),
            12,
            row(name, None, self.automatic),
            4,
            PlainLabel(theme, hint, 12, 400, "ink2", most=4),
            margins=(_PAD, 12, _PAD, 14),
        )
        whole = column(
            row(title, margins=(_PAD, 16, _PAD, 8)),
            self._outlook,
            12,
            _Line(),
            row(earlier, margins=(_PAD, 12, _PAD, 12)),
            _Line(),
            self._area,
            _Line(),
            foot,
            margins=(1, 0, 0, 0),
        )
        whole.setStretch(6, 1)
        self.setLayout(whole)
