"""Cards beside the timeline, and what they share: a rounded ground, a person in a row, an offer."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.agenda import AgendaRow
from app.domain.day_plans import Easing, PlaceAgain
from app.ui import words as nouns
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, emptied, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words

MOST_ROWS = 4


class Card(QWidget):
    """A rounded ground with a line; its parts come and go with what it tells."""

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, line: str = "cline"
    ) -> None:
        super().__init__(parent)
        self.theme, self._edge = theme, line
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(17, 17, 17, 17)
        self.body.setSpacing(0)
        self.setLayout(self.body)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        shapes.rounded(
            QPainter(self), QRectF(self.rect()), tokens.card_radius, tokens["surface"], tokens[self._edge]
        )


class PersonRow(QWidget):
    """Initials, a name, a line below it, and one button.

    Signals:
        wanted: The button was pressed; carries the row of the agenda.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, one: AgendaRow, line: str, button: Button) -> None:
        super().__init__()
        self.row, self.button = one, button
        name = one.contact or one.customer
        picture = Avatar(theme, 28)
        picture.tell(name, name)
        said = PlainLabel(theme, name, 13, 500, quoted=True)
        said.setFixedHeight(theme.scaled(16))
        below = PlainLabel(theme, line, 12, 400, "ink2", quoted=True)
        layout = row(picture, column(said, below), button, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        button.setAccessibleName(words.tr("{act}, {name}").format(act=button.text(), name=name))
        button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.row)


class _RowsCard(Card):
    """A title, a line, and people in rows.

    Signals:
        wanted: A row's button was pressed; carries the row of the agenda.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.title = PlainLabel(theme, "", 13, 600)
        self.line = PlainLabel(theme, "", 12, 400, "ink2", most=2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._rows.setContentsMargins(0, 12, 0, 0)
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)
        self.body.addLayout(self._rows)
        self.buttons: list[Button] = []

    def fill(self, title: str, line: str, rows: Sequence[PersonRow], more: int = 0) -> None:
        """Show these people."""
        emptied(self._rows)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.buttons = [one.button for one in rows]
        for one in rows:
            one.wanted.connect(self.wanted)
            self._rows.addWidget(one)
        if more:
            said = words.tr("and {count} more in Cases").format(count=more)
            self._rows.addWidget(PlainLabel(self.theme, said, 12, 400, "ink3"))


class AgainCard(_RowsCard):
    """What slipped, each with a time that fits."""

    def show_again(self, again: Sequence[PlaceAgain], formats: Formats) -> None:
        """Show them; nothing to show hides the card."""
        self.setVisible(bool(again))
        title = self.tr("{count} to place again").format(count=words.count_word(len(again)))
        homeless = sum(one.fits_at is None for one in again)
        line = self.tr("Their time went by. All still fit today.")
        if len(again) == 1:
            line = self.tr("Its time went by. It still fits today.")
        if len(again) == 2:
            line = self.tr("Their time went by. Both still fit today.")
        if homeless:
            line = self.tr("Their time went by. Not all fit today.")
        rows = [self._row(one, formats) for one in again[:MOST_ROWS]]
        self.fill(title, line, rows, len(again) - len(rows))

    def _row(self, one: PlaceAgain, formats: Formats) -> PersonRow:
        said = f"{nouns.channel_name(one.row.channel)}, {formats.length(one.row.effort)}"
        words_ = self.tr("Later") if one.fits_at is None else self.tr("Fit in {time}")
        if one.fits_at is not None:
            words_ = words_.format(time=formats.time(one.fits_at))
        look = Look.SOFT if one.fits_at is not None else Look.PLAIN
        return PersonRow(self.theme, one.row, said, Button(self.theme, words_, look=look, size=Size.SMALL))


class WordsDueCard(_RowsCard):
    """Customers who must hear today although the step is another day's."""

    def show_rows(self, rows: Sequence[AgendaRow], formats: Formats) -> None:
        """Show them; nothing to show hides the card."""
        self.setVisible(bool(rows))
        shown = sorted(rows, key=lambda one: one.obligation_at)[:MOST_ROWS]
        title = self.tr("{count} to tell today").format(count=words.count_word(len(rows)))
        line = self.tr("Their step is on another day; a word is due today.")
        self.fill(title, line, [self._row(one, formats) for one in shown], len(rows) - len(shown))

    def _row(self, one: AgendaRow, formats: Formats) -> PersonRow:
        at = one.obligation_at
        said = self.tr("by {time}") if at >= formats.now() else self.tr("since {time}")
        button = Button(self.theme, self.tr("Tell"), look=Look.SOFT, size=Size.SMALL)
        return PersonRow(self.theme, one, said.format(time=formats.when(at)), button)


class FullCard(Card):
    """It is too much, and what could wait.

    Signals:
        eased: It shall wait; carries the Easing.
    """

    eased = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, line="risk-line")
        self._easing: Easing | None = None
        self.title = PlainLabel(theme, "", 13, 600, "risk", icon="ph.warning-circle")
        self.line = PlainLabel(theme, "", 12, 400, "ink2", most=3, quoted=True)
        self.button = Button(theme, "", size=Size.SMALL)
        self.button.clicked.connect(self._on_clicked)
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)
        self.body.addSpacing(10)
        self.body.addLayout(row(self.button, None))

    def show_over(self, over: timedelta, easing: Easing | None, formats: Formats) -> None:
        """Show how much too much it is; nothing hides the card."""
        self._easing = easing
        self.setVisible(bool(over))
        title = self.tr("About {length} too much").format(length=words.too_much(over, formats))
        self.title.setText(title)
        self.setAccessibleName(title)
        self.button.setVisible(easing is not None)
        if easing is None:
            self.line.setText(self.tr("Each has a promise or a time today. A colleague may take one."))
            return
        name = easing.row.contact or easing.row.customer
        when = words.moment(formats, easing.to_at)
        self.line.setText(self.tr("Move one? {name} can wait without harm.").format(name=name))
        self.button.rename(self.tr("Move to {time}").format(time=when))
        said = self.tr("Move {name} to {time}").format(name=name, time=when)
        self.button.setAccessibleName(said)

    def _on_clicked(self) -> None:
        if self._easing is not None:
            self.eased.emit(self._easing)
