"""Beside the letter: who it is for, since when they wait, what they know and what they do not know yet."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.services.composing import Fresh, Heard
from app.ui.composer.desks import Opened
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.labels import PlainLabel
from app.ui.words import channel_name

WIDTH = 256


class _Tint(QWidget):
    """The news clock in two lines: on the ground of lateness once they wait."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._ground = theme, "sunken"
        self._title = PlainLabel(theme, "", 13, 600, icon_px=16)
        self._line = PlainLabel(theme, "", 12, 400, most=2)
        self.setLayout(column(self._title, self._line, margins=(12, 8, 12, 8)))

    def tell(self, title: str, line: str, *, is_late: bool) -> None:
        """Show how the customer stands."""
        self._ground = "over-soft" if is_late else "sunken"
        for label in (self._title, self._line):
            label.dress("over" if is_late else "ink2")
        self._title.dress("over" if is_late else "ink", "ph.clock-fill" if is_late else "ph.clock")
        self._title.setText(title)
        self._line.setText(line)
        self.setAccessibleName(f"{title}, {line}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.rounded(QPainter(self), QRectF(self.rect()), 6, self._theme.tokens[self._ground])


class _Dotted(QWidget):
    """Something they know: a dot, the words, by which road and when."""

    def __init__(self, theme: Theme, text: str, line: str) -> None:
        super().__init__()
        self._theme = theme
        words = PlainLabel(theme, text, 13, 400, on="canvas", most=3, quoted=True)
        when = PlainLabel(theme, line, 12, 400, "ink2", on="canvas", most=2)
        self.setLayout(column(words, when, margins=(24, 0, 0, 0)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        shapes.rounded(painter, QRectF(0, self._theme.scaled(6), 8, 8), 4, tokens["line3"])


class _Card(QWidget):
    """Something they do not know yet."""

    def __init__(self, theme: Theme, text: str, line: str) -> None:
        super().__init__()
        self._theme = theme
        words = PlainLabel(theme, text, 13, 400, most=5, quoted=True)
        who = PlainLabel(theme, line, 12, 400, "ink2", most=2, quoted=True)
        self.setLayout(column(words, 4, who, margins=(12, 10, 12, 10)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        shapes.rounded(QPainter(self), QRectF(self.rect()), 6, tokens["surface"], tokens["cline"])


class ContextColumn(QScrollArea):
    """Shows what a writer has to know; knows no service."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.setObjectName("clear")
        self.setAccessibleName(self.tr("What they know"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.scaled(WIDTH))
        self._avatar = Avatar(theme, 40)
        self._name = PlainLabel(theme, "", 13, 600, on="canvas", quoted=True)
        self._role = PlainLabel(theme, "", 12, 400, "ink2", on="canvas", most=2, quoted=True)
        who = row(self._avatar, 12, column(None, self._name, self._role, None))
        who.setStretch(2, 1)
        self._clock = _Tint(theme)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._book = QVBoxLayout()
        self._book.setContentsMargins(0, 0, 0, 0)
        whole = column(who, 12, self._clock, holder(self._rows), holder(self._book), None)
        self.setWidget(holder(whole))

    def show_opened(self, opened: Opened) -> None:
        """Show whom it is for."""
        file, sheet = opened.file, opened.sheet
        name = file.contact or file.customer
        self._avatar.tell(name, name)
        self._name.setText(name)
        place = file.customer if file.contact else ""
        self._role.setText(", ".join(part for part in (file.contact_role, place) if part))
        self._role.setVisible(bool(self._role.text()))
        self._tell_clock(opened)
        first = name.split()[0] if name.split() else name
        emptied(self._rows)
        self._title(self._rows, self.tr("What {name} knows").format(name=first))
        self._add(self._rows, [self._heard(one) for one in sheet.knows], self.tr("Nothing from us yet."))
        if sheet.unknown:
            self._title(self._rows, self.tr("What {name} does not know yet").format(name=first))
            self._add(self._rows, [self._fresh(one) for one in sheet.unknown], "")

    def show_book(self, lines: Sequence[str]) -> None:
        """Show the entries of the promise book that the letter speaks of."""
        emptied(self._book)
        if lines:
            self._title(self._book, self.tr("From the Promise book"))
            labels: list[QWidget] = [
                PlainLabel(
                    self._theme, text, on="canvas", icon="ph.book-open", icon_px=16, most=3, quoted=True
                )
                for text in lines
            ]
            self._add(self._book, labels, "")

    def _tell_clock(self, opened: Opened) -> None:
        item, formats = opened.file.agenda, self._formats
        self._clock.setVisible(item is not None)
        if item is None:
            return
        now = formats.now()
        length = formats.hours(abs(formats.worked(now, item.news_due_at)))
        if item.is_waiting_for_news(now):
            line = self.tr("since {moment}, {length}")
            self._clock.tell(
                self.tr("Waiting for news"),
                line.format(moment=formats.moment(item.news_due_at), length=length),
                is_late=True,
            )
        else:
            line = self.tr("{moment}, {length} left")
            self._clock.tell(
                self.tr("Next news due"),
                line.format(moment=formats.moment(item.news_due_at), length=length),
                is_late=False,
            )

    def _title(self, rows: QVBoxLayout, words: str) -> None:
        rows.addSpacing(20)
        rows.addWidget(PlainLabel(self._theme, words, 12, 600, "ink2", on="canvas", most=2))
        rows.addSpacing(6)

    def _add(self, rows: QVBoxLayout, items: Sequence[QWidget], empty: str) -> None:
        for item in items:
            rows.addWidget(item)
            rows.addSpacing(8)
        if not items and empty:
            rows.addWidget(PlainLabel(self._theme, empty, 12, 400, "ink2", on="canvas", most=2))

    def _heard(self, one: Heard) -> QWidget:
        line = self.tr("{road}, {moment}") if not one.is_theirs else self.tr("Their {road}, {moment}")
        words = line.format(road=channel_name(one.channel), moment=self._formats.moment(one.at))
        return _Dotted(self._theme, one.text, words)

    def _fresh(self, one: Fresh) -> QWidget:
        line = self.tr("{name}, {moment}").format(name=one.who, moment=self._formats.moment(one.at))
        return _Card(self._theme, one.text, line)
