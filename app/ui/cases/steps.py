"""The next step in the panel, and what one can do with it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.cases.sections import Section, why_button
from app.ui.desk import CaseFile
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Size
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel
from app.ui.words import channel_icon, channel_name


class _Circle(QWidget):
    """The channel in a soft circle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._icon = theme, "ph.phone"
        self.setFixedSize(theme.scaled(32), theme.scaled(32))

    def tell(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, area = QPainter(self), self._theme.tokens, QRectF(self.rect())
        shapes.rounded(painter, area, area.width() / 2, tokens["acc-soft"])
        draw_icon(painter, area, self._icon, tokens["acc-t"], self._theme.scaled(18))


class StepSection(Section):
    """What happens next, by which road, when; Done, Later, Hand over.

    Signals:
        acted: A button was pressed; carries the action's key.
        why_requested: The reason is wanted; carries ``step``.
    """

    acted = Signal(str)
    why_requested = Signal(str)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        late = Chip(theme, "", Tone.OVER)
        why = why_button(theme, "")
        super().__init__(theme, "", why, late, parent=parent)
        self._late = late
        self._formats = formats
        self.title.setText(self.tr("Next step"))
        self.setAccessibleName(self.tr("Next step"))
        why.setAccessibleName(self.tr("Why this date of the step?"))
        why.clicked.connect(self._on_why)
        self._circle = _Circle(theme)
        self._what = PlainLabel(theme, "", 13, 600, most=3, quoted=True)
        self._how = PlainLabel(theme, "", 12, 400, "ink2", most=2)
        self._drift = PlainLabel(theme, "", 12, 500, "risk", icon="ph.wind")
        words = row(self._circle, 12, column(self._what, self._how, self._drift))
        words.setStretch(2, 1)
        self.later = self._act("later", self.tr("Later"), "", "ph.caret-down")
        done = self._act("done", self.tr("Done, then…"), "ph.check")
        hand_over = self._act("hand_over", self.tr("Hand over"), "ph.arrow-bend-up-right")
        self.add(words)
        self.add(flow(done, self.later, hand_over), gap=12)

    def tell(self, file: CaseFile) -> None:
        """Show what is next."""
        row_ = file.agenda
        self.setVisible(row_ is not None)
        if row_ is None:
            return
        formats, now = self._formats, self._formats.now()
        late = row_.is_overdue(now)
        self._late.setVisible(late)
        if late:
            words = self.tr("{length} late").format(length=formats.length(now - row_.due_at))
            self._late.tell(words, Tone.OVER, "ph.clock-counter-clockwise")
        self._circle.tell(channel_icon(row_.channel))
        self._what.setText(row_.step)
        about = self.tr("about {length}").format(length=formats.length(row_.effort))
        self._how.setText(", ".join((channel_name(row_.channel), formats.moment(row_.due_at), about)))
        drifting = row_.put_offs >= 2
        self._drift.setVisible(drifting)
        self._drift.setText(self.tr("Put off {count} times").format(count=row_.put_offs) if drifting else "")

    def _act(self, key: str, text: str, icon: str, tail: str = "") -> Button:
        button = Button(self._theme, text, size=Size.SMALL, icon=icon, tail=tail)
        button.setProperty("action", key)
        button.clicked.connect(self._on_act)
        return button

    def _on_act(self) -> None:
        self.acted.emit(self.sender().property("action"))

    def _on_why(self) -> None:
        self.why_requested.emit("step")
