"""The message: plain text with numbered marks beside it and a line under what they mean."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.letters import BODY_LIMIT
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes

GUTTER, LINE, NUMBER = 44, 24, 20
_BETWEEN = 22
_KEPT_KEYS = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y})
"""With Ctrl these are the editor's; the others are the window's, whatever a platform's editors do with them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a check means; characters as Python counts them."""

    number: int
    start: int
    end: int


def paint_number(painter: QPainter, theme: Theme, corner: QPointF, number: int) -> None:
    """A number in a circle."""
    size = theme.scaled(NUMBER)
    area = QRectF(corner.x(), corner.y(), size, size)
    shapes.rounded(painter, area, size / 2, theme.tokens["risk-soft"], theme.tokens["risk-line"])
    style = theme.text(11, 600)
    draw_text(painter, theme, area, str(number), style, "risk", on="risk-soft", align=CENTRE)


class MarkGutter(QWidget):
    """The numbers beside the lines, like line numbers of a code editor."""

    def __init__(self, editor: "MessageEdit") -> None:
        super().__init__(editor)
        self._editor = editor
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, top in self._editor.tops():
            paint_number(painter, self._editor.theme, QPointF(12, top), number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        reach = self._editor.theme.scaled(LINE)
        for number, top in self._editor.tops():
            if top <= event.position().y() < top + reach:
                self._editor.mark_chosen.emit(number)


class MessageEdit(QTextEdit):
    """As tall as its text; the page around it scrolls. Plain text comes in and goes out, as far as a letter goes.

    Signals:
        mark_chosen: A number in the gutter was pressed.
        refused: What came was no text.
        brought: Files were dropped or pasted; carries their paths.
        left_out: More came than a letter holds; the rest was left out.
    """

    mark_chosen = Signal(int)
    refused = Signal()
    brought = Signal(list)
    left_out = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._marks: list[tuple[int, QTextCursor]] = []
        self._gutter = MarkGutter(self)
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.text(15).font)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(theme.scaled(GUTTER), 0, 0, 0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._show_marks)

    # Text.

    def write(self, text: str) -> None:
        """Let this be the text; undo starts afterwards."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        shape = QTextBlockFormat()
        shape.setLineHeight(self.theme.scaled(LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(shape)
        self.document().setUndoRedoEnabled(True)
        self._fit()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text, cursor = self.toPlainText(), QTextCursor(self.document())
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # What comes in.

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text as far as a letter goes; never markup or pictures. Files go with the letter."""
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            if len(files) == len(source.urls()) and all(file.is_file() for file in files):
                self.brought.emit([str(file) for file in files])
            else:
                self.refused.emit()
            return
        if not source.hasText():
            self.refused.emit()
            return
        room = BODY_LIMIT - self.document().characterCount() + len(self.textCursor().selectedText())
        text = source.text()
        if len(text) > max(room, 0):
            self.left_out.emit()
        self.textCursor().insertText(_plain(text[: max(room, 0)]))
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Keys of the window stay the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
            if letter and held & Qt.KeyboardModifier.ControlModifier and event.key() not in _KEPT_KEYS:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An empty line is a line: Qt would only take its form off at the second press."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    # Marks.

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show these places; they move with what is typed before them."""
        self._marks = [(one.number, self._cursor(one.start, one.end)) for one in marks]
        spoken = ", ".join(self.tr("marked, check {number}").format(number=one.number) for one in marks)
        self.setAccessibleDescription(spoken)
        self._show_marks()

    def put(self, number: int, was: str, words: str) -> None:
        """Other words in the place of a mark, as one step of undo; not where something else stands by now."""
        cursor = self._place(number)
        if cursor is not None and cursor.selectedText().replace("\u2029", "\n") == was:
            cursor.insertText(words)

    def put_in(self, words: str) -> None:
        """Words where the cursor is, as one step of undo; a blank keeps them from the word before."""
        cursor = self.textCursor()
        before = str(self.document().characterAt(cursor.selectionStart() - 1)).strip("\0")
        blank = " " if before and not before.isspace() else ""
        room = BODY_LIMIT - self.document().characterCount()
        if len(blank + words) > room:
            self.left_out.emit()
            return
        cursor.insertText(blank + words)
        self.ensureCursorVisible()

    def show_mark(self, number: int) -> None:
        """Go to the place of a mark."""
        cursor = self._place(number)
        if cursor is not None:
            self.setTextCursor(cursor)

    def _place(self, number: int) -> QTextCursor | None:
        return next((QTextCursor(cursor) for one, cursor in self._marks if one == number), None)

    def tops(self) -> list[tuple[int, int]]:
        """Top of the line of each mark; marks on one line step down."""
        found: list[tuple[int, int]] = []
        for number, cursor in self._marks:
            top = self._top(cursor.selectionStart())
            while any(abs(top - taken) < _BETWEEN for _, taken in found):
                top += self.theme.scaled(LINE)
            found.append((number, top))
        return found

    def _show_marks(self) -> None:
        """Only the ground is Qt's: its underline can neither be two pixels nor lie lower."""
        selections = []
        for _, cursor in self._marks:
            selection = QTextEdit.ExtraSelection()
            shown = QTextCharFormat()
            shown.setBackground(self.theme.tokens["risk-soft"])
            selection.cursor, selection.format = cursor, shown
            selections.append(selection)
        self.setExtraSelections(selections)
        self._gutter.update()
        self.viewport().update()

    def _top(self, at: int) -> int:
        block = self.document().findBlock(at)
        line = block.layout().lineForTextPosition(at - block.position())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return round(top + (line.y() if line.isValid() else 0)) - 1

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for _, cursor in self._marks:
            for bar in self._bars(cursor.selectionStart(), cursor.selectionEnd()):
                painter.fillRect(bar, self.theme.tokens["risk-fill"])

    def _bars(self, start: int, end: int) -> Iterator[QRectF]:
        """Two pixels below each line that a mark touches."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout, base = block.layout(), block.position()
            origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start - base, line.textStart())
                last = min(end - base, line.textStart() + line.textLength())
                if first < last:
                    left, right = (cast("tuple[float, int]", line.cursorToX(at))[0] for at in (first, last))
                    top = round(origin.y() + line.y() + line.ascent()) + 5
                    yield QRectF(origin.x() + left, top, right - left, 2)
            block = block.next()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 2)
        self._gutter.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._gutter.setGeometry(0, 0, self.theme.scaled(GUTTER), self.height())


def _units(text: str, place: int) -> int:
    """A place as Qt counts it: what lies beyond the first plane counts twice."""
    return place + sum(sign > "\uffff" for sign in text[:place])


def _plain(text: str) -> str:
    """Line ends as such, and nothing that only steers a screen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
