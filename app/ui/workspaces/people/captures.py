"""Just say it: a line that becomes a follow-up, said back while it is typed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.desk import Reading
from app.ui.quick_entry.entry_lines import EntryLine
from app.ui.quick_entry.palettes import EchoRows
from app.ui.quick_entry.view_models import EntryModel
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.chips import KeyHint
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

HEIGHT, RADIUS = 56, 14


class Capture(QWidget):
    """The same reading as in the palette, in the page itself.

    Signals:
        added: The line was filed; carries Changes.
        left: Escape on an empty line, or the line was filed: the keyboard may go on.
    """

    added = Signal(object)
    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = bench.theme
        self._model = EntryModel(bench, None, self)
        name = self.tr("Just say it, add a follow-up in your own words")
        self.entry = EntryLine(theme, name, "", self)
        self._echo = EchoRows(theme, self)
        self._echo.hide()
        self._refused = PlainLabel(theme, "", 12, 500, "over", most=3, icon="ph.warning-circle", quoted=True)
        self._refused_row = holder(row(self._refused, margins=(20, 0, 20, 12)))
        self._refused_row.hide()
        icon = PlainLabel(theme, "", 20, 400, "acc-t", icon="ph.plus-circle", icon_px=22)
        icon.setFixedWidth(theme.scaled(22))
        icon.setFixedHeight(theme.text(20).line)
        hint = KeyHint(theme, self.tr("Ctrl N"))
        head = holder(row(icon, self.entry, hint, gap=10, margins=(21, 0, 20, 0)))
        head.setFixedHeight(theme.scaled(HEIGHT))
        self.setLayout(column(head, self._echo, self._refused_row))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entry.edited.connect(self._on_edited)
        self.entry.submitted.connect(self._on_submitted)
        self._model.read.connect(self._on_read)
        self._model.added.connect(self._on_added)
        self._model.refused.connect(self._on_refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line; once more, and the keyboard is back with the people."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.entry.line:
            self.entry.write("")
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The example goes where it would not fit."""
        super().resizeEvent(event)
        words = self.tr("Just say it… “Eimear wants to start before Christmas”")
        fits = self.entry.fontMetrics().horizontalAdvance(words) <= self.entry.width() - 16
        self.entry.setPlaceholderText(words if fits else self.tr("Just say it…"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        line = tokens["acc" if self.entry.hasFocus() else "acc-line"]
        shapes.rounded(QPainter(self), QRectF(self.rect()), RADIUS, tokens["surface"], line)

    def _on_edited(self, text: str) -> None:
        self._refused_row.hide()
        self._model.type(text, searches=False)

    def _on_submitted(self, with_ctrl: bool) -> None:  # noqa: FBT001  # a signal's argument
        self._model.submit(self.entry.line, as_new=with_ctrl)

    def _on_read(self, reading: Reading) -> None:
        self._echo.tell(reading.fields)
        self.entry.mark(reading.spans)

    def _on_added(self, changes: object) -> None:
        self.entry.write("")
        self.added.emit(changes)
        self.left.emit()

    def _on_refused(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused_row.show()
