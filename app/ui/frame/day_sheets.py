"""The sheet that opens or closes a day: a sentence, what the guards see, and the cases that belong to it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.agenda import AgendaRow
from app.ui.frame.day_desks import DayLine, DayView
from app.ui.frame.sheets import Sheet
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH, ROW = 600, 52
_MOST_SHOWN, _MOST_LINES = 6, 40
_EDGE = 17  # of the head's words, on each side

Read = Callable[[], DayView]


class _Row(QWidget):
    """One case, with a hairline at its foot."""

    def __init__(self, bench: Workbench, words: PlainLabel, line: DayLine, *buttons: Button) -> None:
        super().__init__()
        self._theme = bench.theme
        theme = bench.theme
        item = line.row
        who = f"{item.contact}, {item.customer}" if item.contact else item.customer
        name = PlainLabel(theme, who, 13, 500, quoted=True)
        step = PlainLabel(theme, f"{item.reference} · {item.step}", 12, 400, "ink2", quoted=True)
        left = column(None, name, row(words, step, None, gap=8), None)
        layout = row(left, *buttons, gap=4, margins=(16, 0, 16, 0))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(theme.scaled(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.foot_line(QPainter(self), QRectF(self.rect()), self._theme.tokens["line2"])


class DaySheet(Sheet):
    """Stays open while one acts on its cases, and reads itself anew.

    Signals:
        act_chosen: An act on a case is wanted; carries the action's key and the case's id.
        put_off_chosen: A time tomorrow is wanted; carries case, step, its moment and the new one.
        case_chosen: A case shall open; carries its id.
        ended: The day is closed.
    """

    act_chosen = Signal(str, object)
    put_off_chosen = Signal(object, object, object, object)
    case_chosen = Signal(object)
    ended = Signal()

    def __init__(self, bench: Workbench, parent: QWidget, *, closes: bool) -> None:
        title = parent.tr("Close the day") if closes else parent.tr("Start the day")
        super().__init__(bench.theme, title, parent)
        self._bench, self._closes, theme = bench, closes, bench.theme
        self.sentence = PlainLabel(theme, "", 15, 600, most=3, quoted=True)
        self.figures = PlainLabel(theme, "", 12, 400, "ink2", most=8, quoted=True)
        self.verdict = PlainLabel(theme, "", 12, 500, "ink2", most=2)
        self.button = Button(theme, title, look=Look.PRIMARY)
        self.button.clicked.connect(self.accept)
        if closes:
            self.button.clicked.connect(self.ended)
        self._area = QScrollArea()
        self._area.setObjectName("clear")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(title)
        foot = row(self.verdict, self.button, gap=12, margins=(16, 12, 16, 12))
        foot.setStretch(0, 1)
        head = column(
            PlainLabel(theme, title, 12, 500, "ink2"),
            4,
            self.sentence,
            6,
            self.figures,
            margins=(16, 14, 16, 12),
        )
        self.setFixedWidth(theme.scaled(WIDTH))
        self.fill(column(head, self._area, foot, margins=(1, 1, 1, 1)))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, view: DayView) -> None:
        """Show how the day stands."""
        self.sentence.setText(view.sentence)
        self.figures.setText("\n".join(view.figures))
        self.figures.setVisible(bool(view.figures))
        for label in (self.sentence, self.figures):
            label.setFixedHeight(label.heightForWidth(self.width() - 2 * _EDGE))
        self.verdict.dress("ok" if view.is_finished else "over")
        self.verdict.setText(self._verdict(view))
        before = self._area.takeWidget() if self._area.widget() else None
        rows = [self._row(line, view) for line in view.lines[:_MOST_LINES]]
        self._area.setWidget(holder(column(*rows, None)))
        if before is not None:
            before.deleteLater()
        self._area.setFixedHeight(self.theme.scaled(ROW) * min(len(rows), _MOST_SHOWN))
        self.adjustSize()
        self.place()

    def _verdict(self, view: DayView) -> str:
        if not self._closes or view.until_at is None:
            return ""
        if view.is_finished:  # also where nobody watches it, and somebody may still wait
            return "" if view.lines else self.tr("The day is finished.")
        at = self._bench.formats.moment(view.until_at)
        return self.tr("Not finished yet: somebody is to hear by {moment}.").format(moment=at)

    def _row(self, line: DayLine, view: DayView) -> QWidget:
        theme, formats = self.theme, self._bench.formats
        when = formats.when(line.at)
        words = self.tr("start by {time}").format(time=when) if view.has_starts else when
        if line.was_moved:
            words = self.tr("{words}, moved").format(words=words)
        colour = "over" if line.is_late else "ink2"
        label = PlainLabel(theme, words, 12, 500, colour, icon="ph.clock")
        return _Row(self._bench, label, line, *self._buttons(line.row, view))

    def _buttons(self, item: AgendaRow, view: DayView) -> list[Button]:
        buttons = []
        if self._closes:
            buttons.append(self._button(self.tr("Tell them"), item, partial(self._act, "tell", item)))
            at = view.morning_at
            if at is not None:
                words = self._bench.formats.when(at)
                buttons.append(self._button(words, item, partial(self._put_off, item, at)))
        buttons.append(self._button(self.tr("Open"), item, partial(self._open, item), Look.GHOST))
        return buttons

    def _button(
        self, words: str, item: AgendaRow, act: Callable[[], None], look: Look = Look.PLAIN
    ) -> Button:
        button = Button(self.theme, words, look=look, size=Size.SMALL)
        button.setAccessibleName(f"{words}: {item.contact or item.customer}")
        button.clicked.connect(act)
        return button

    def _act(self, key: str, item: AgendaRow) -> None:
        self.act_chosen.emit(key, item.case_id)

    def _put_off(self, item: AgendaRow, at: object) -> None:
        self.put_off_chosen.emit(item.case_id, item.step_id, item.due_at, at)

    def _open(self, item: AgendaRow) -> None:
        self.accept()
        self.case_chosen.emit(item.case_id)
