"""The line one types into: what was understood gets a ground of its own while typing."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.desk import Span
from app.ui.theme.fonts import one_line
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes

_HUES = {
    "customer": "h2",
    "contact": "h2",
    "case_number": "h2",
    "due": "h0",
    "valid_until_on": "h0",
    "value": "h3",
    "promise": "h1",
    "owner": "h5",
    "effort": "h4",
    "urgent": "h3",
}


def span_tokens(field: str) -> tuple[str, str]:
    """Ground and letters of an understood part."""
    hue = _HUES.get(field)
    return (f"{hue}b", f"{hue}f") if hue else ("acc-soft", "acc-t")


class EntryLine(QTextEdit):
    """One line of text; Enter, Up and Down belong to the palette.

    Signals:
        edited: The text is another; carries it.
        submitted: Enter; carries whether Ctrl was held.
        moved: Up or Down; carries -1 or 1.
    """

    edited = Signal(str)
    submitted = Signal(bool)
    moved = Signal(int)

    def __init__(self, theme: Theme, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: Sequence[Span] = ()
        self.setObjectName("bare")
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = theme.text.font(20, 400)
        font.setLetterSpacing(font.letterSpacingType(), 0)
        self.setFont(font)
        self.document().setDocumentMargin(4)
        self.setFixedHeight(round(self.document().size().height()) + 2)
        self.textChanged.connect(self._on_changed)

    @property
    def line(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def write(self, line: str) -> None:
        """Put a line there, with the cursor at its end."""
        self.setPlainText(one_line(line))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def mark(self, spans: Sequence[Span]) -> None:
        """Give these parts their ground."""
        self._spans = [span for span in spans if 0 <= span.start < span.end <= len(self.line)]
        selections = []
        for span in self._spans:
            selection = QTextEdit.ExtraSelection()
            letters = QTextCharFormat()
            letters.setForeground(self._theme.tokens[span_tokens(span.field)[1]])
            selection.format = letters
            cursor = self._cursor_at(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selections.append(selection)
        self.setExtraSelections(selections)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes in as one plain line."""
        if source.hasText():
            self.insertPlainText(one_line(source.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for span in self._spans:
            first, last = (
                self.cursorRect(self._cursor_at(span.start)),
                self.cursorRect(self._cursor_at(span.end)),
            )
            ground = QRectF(first.x() - 2, first.y() - 2, last.x() - first.x() + 4, first.height() + 4)
            shapes.rounded(painter, ground, 4, self._theme.tokens[span_tokens(span.field)[0]])
        painter.end()
        super().paintEvent(event)

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    def _on_changed(self) -> None:
        self._spans = ()
        self.edited.emit(self.line)
