"""One request of a colleague: a time that fits, or a kind no in words of one's own."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.domain.help_plans import Parked
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_block
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.cards import Card


class _Draft(QWidget):
    """A friendly answer, ready to be sent, on a soft ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, text: str) -> None:
        """Show these words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        style = self._theme.text(12)
        return max(len(style.lines(self._quoted, width - 24, 99)), 1) * style.line + 20

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        area = QRectF(self.rect())
        shapes.rounded(painter, area, 6, theme.tokens["acc-soft"])
        inner = area.adjusted(12, 10, -12, -10)
        draw_block(painter, theme, inner, self._quoted, theme.text(12), on="acc-soft", quoted=True)

    @property
    def _quoted(self) -> str:
        return f"“{self._text}”"


class RequestCard(Card):
    """One request, with a time that fits and a kind no.

    Signals:
        fitted: It gets a place; carries Parked.
        declined: Not now; carries Parked and the words.
    """

    fitted = Signal(object)
    declined = Signal(object, str)

    def __init__(self, theme: Theme, formats: Formats, parked: Parked, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._formats = formats
        self.parked = parked
        self.body.setContentsMargins(17, 15, 17, 15)
        picture = Avatar(theme, 28)
        picture.tell(parked.by, parked.by)
        self._when = PlainLabel(theme, "", 12, 400, "ink3")
        name = PlainLabel(theme, parked.by, 13, 600, quoted=True)
        head = row(picture, name, self._when, gap=8)
        head.setStretch(1, 1)
        self._text = PlainLabel(theme, parked.request.text, 13, 400, most=6, quoted=True)
        self.fit = Button(theme, "", look=Look.SOFT, size=Size.SMALL, icon="ph.calendar-plus")
        self.not_now = Button(theme, self.tr("Say not now, kindly"), size=Size.SMALL)
        self._choice = holder(row(self.fit, self.not_now, None, gap=8))
        self._draft, self.edit = _Draft(theme), QPlainTextEdit()
        self.send = Button(
            theme, self.tr("Send"), look=Look.PRIMARY, size=Size.SMALL, icon="ph.paper-plane-tilt"
        )
        self.change = Button(theme, self.tr("Change the words"), size=Size.SMALL)
        self.back = Button(theme, self.tr("Back"), look=Look.GHOST, size=Size.SMALL)
        self._answer = holder(
            column(self._draft, self.edit, 10, row(self.send, self.change, None, self.back, gap=8))
        )
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(self._text)
        self.body.addSpacing(10)
        self.body.addWidget(self._choice)
        self.body.addWidget(self._answer)
        self._answer.hide()
        self._make_edit(theme, parked.by)
        self._connect()
        self.show_parked(parked)

    def _make_edit(self, theme: Theme, name: str) -> None:
        self.edit.setFont(theme.text(12).font)
        self.edit.setFixedHeight(theme.scaled(84))
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(self.tr("Your words to {name}").format(name=name))

    def _connect(self) -> None:
        self.fit.clicked.connect(self.fit_in)
        self.not_now.clicked.connect(self.say_not_now)
        self.send.clicked.connect(self._on_send)
        self.change.clicked.connect(self._on_change)
        self.back.clicked.connect(self._on_back)

    def show_parked(self, parked: Parked) -> None:
        """Show it as it stands now; words that were begun stay."""
        self.parked = parked
        when = words.by_when(self._formats, parked.request.needed_by_at)
        self._when.setText(when)
        said = self.tr("Request from {name}, {when}: {text}")
        self.setAccessibleName(said.format(name=parked.by, when=when, text=parked.request.text))
        self.fit.setVisible(parked.fits_at is not None)
        if parked.fits_at is not None:
            time = words.moment(self._formats, parked.fits_at)
            self.fit.rename(self.tr("Fit in {time}").format(time=time))
            self.fit.setAccessibleName(self.tr("Fit in {time}, for {name}").format(time=time, name=parked.by))
        self.not_now.setAccessibleName(self.tr("Say not now, kindly, to {name}").format(name=parked.by))
        if not self._answer.isVisibleTo(self):
            self._draft.tell(self._proposed())

    def fit_in(self) -> None:
        """Give it the time that fits."""
        if self.parked.fits_at is not None:
            self.fitted.emit(self.parked)

    def say_not_now(self) -> None:
        """Show the friendly answer."""
        self._draft.tell(self._proposed())
        self._show_answer(is_edited=False)
        self.send.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._answer.isVisibleTo(self):
            self._on_back()
        elif self.edit.hasFocus():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F:
            self.fit_in()
        elif key == Qt.Key.Key_G:
            self.say_not_now()
        else:
            super().keyPressEvent(event)

    def _proposed(self) -> str:
        name = words.first_name(self.parked.by)
        at = self.parked.counter_at
        if at is None:
            return self.tr("Happy to help, {name}, but not today. When does it suit you?").format(name=name)
        days = (self._formats.wall(at).date() - self._formats.today()).days
        time = self._formats.time(at)
        when = self.tr("tomorrow at {time}").format(time=time)
        if days != 1:
            day = self._formats.day_with_name(self._formats.wall(at).date())
            when = self.tr("on {day} at {time}").format(day=day, time=time)
        said = self.tr("Happy to help, {name}. Today is full; I have time {when}. Does that work for you?")
        return said.format(name=name, when=when)

    def _show_answer(self, *, is_edited: bool) -> None:
        self._choice.hide()
        self._answer.show()
        self._draft.setVisible(not is_edited)
        self.edit.setVisible(is_edited)
        self.change.setVisible(not is_edited)

    def _on_change(self) -> None:
        self.edit.setPlainText(self._proposed())
        self._show_answer(is_edited=True)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        self._answer.hide()
        self._choice.show()
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_send(self) -> None:
        typed = self.edit.toPlainText().strip() if self.edit.isVisibleTo(self) else ""
        self.declined.emit(self.parked, typed or self._proposed())
