"""The weekly sheet for marketing on paper: a PDF of plain text, whatever stands in the words."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from app.services.idea_sheets import KINDS, NO_THEME, STATES, IdeaSheet, ThemeSection
from app.services.ideas import IdeaView
from app.ui.theme.fonts import load_inter

Day = Callable[[date], str]
"""How a day is said to the reader."""

_DOTS_PER_INCH = 300
_MARGIN = 18.0
_BODY, _SMALL, _SECTION, _TITLE = 10.0, 8.5, 13.0, 18.0
_BELOW = 4.0
_FONT = "Inter"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufffc]")
"""What a text document would take for a break, an object or an end."""


def with_fonts() -> QApplication | QCoreApplication:
    """A page is set with an application's fonts: the one that runs, or one of a command, which needs no display."""
    running = QApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _OF_A_COMMAND.append(QApplication([]))
    return _OF_A_COMMAND[-1]


_OF_A_COMMAND: list[QApplication] = []
"""Kept, for it must outlive the page."""


class IdeaPaper:
    """Writes a sheet as a PDF of A4 pages; nothing in it is read as markup.

    Args:
        says: How a day is said; moments are said by their day in the wall time of ``wall``.
    """

    def __init__(self, says: Day, wall: Callable[[datetime], datetime]) -> None:
        self._says, self._wall = says, wall

    def content(self, sheet: IdeaSheet, company: str) -> bytes:
        """The whole file; one page at least, also where nothing was said."""
        written = bytearray()
        for _page in self.pages(sheet, company, written):
            pass
        return bytes(written)

    def pages(self, sheet: IdeaSheet, company: str, written: bytearray) -> Iterator[tuple[int, int]]:
        """Set page after page; the number of each, and how many there are. The file is in ``written`` after the last."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = self._writer(buffer, sheet)
        document = self.document(sheet, company)
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        painter, count = QPainter(writer), document.pageCount()
        try:
            for page in range(count):
                if page:
                    writer.newPage()
                _paint(document, painter, page)
                yield page + 1, count
        finally:
            painter.end()
        written += bytes(buffer.data().data())

    def _writer(self, buffer: QBuffer, sheet: IdeaSheet) -> QPdfWriter:
        writer = QPdfWriter(buffer)
        writer.setResolution(_DOTS_PER_INCH)
        writer.setTitle(_heading(sheet, self._says))
        writer.setCreator("Keepword")
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
                QPageLayout.Unit.Millimeter,
            )
        )
        return writer

    def document(self, sheet: IdeaSheet, company: str) -> QTextDocument:
        """What the pages hold: paragraphs of plain text."""
        family = _family()
        document = QTextDocument()
        document.setDefaultFont(QFont(family, round(_BODY)))
        document.setDocumentMargin(0)
        _Page(document, family).fill(self._lines(sheet, company))
        return document

    def _lines(self, sheet: IdeaSheet, company: str) -> "list[_Line]":
        lines = [
            _Line(_heading(sheet, self._says), _TITLE, is_bold=True),
            _Line(f"{company} · {_total(sheet)}", _SMALL, below=3 * _BELOW),
        ]
        for section in sheet.sections:
            lines += self._section(section)
        return lines

    def _section(self, section: ThemeSection) -> "list[_Line]":
        lines = [
            _Line(section.theme or NO_THEME, _SECTION, is_bold=True, above=2 * _BELOW),
            _Line(_counts(section), _SMALL, below=_BELOW),
        ]
        for view in section.views:
            lines.append(_Line(f"“{view.idea.words}”", _BODY))
            lines.append(_Line(self._about(view), _SMALL, below=2 * _BELOW, left=1))
        return lines

    def _about(self, view: IdeaView) -> str:
        idea = view.idea
        who = f"{view.contact}, {view.customer}" if view.contact else view.customer
        parts = [
            KINDS[idea.kind],
            f"{who} to {view.noted_by}, {self._says(self._wall(idea.said_at).date())}",
            view.reference,
            STATES[idea.state] + (f", with {view.owner}" if idea.state.value != "new" else ""),
        ]
        return " · ".join(parts) + (f": {idea.answer}" if idea.answer else "")


def _paint(document: QTextDocument, painter: QPainter, page: int) -> None:
    """Paint a page in black, whatever colours the window has."""
    size = document.pageSize()
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.palette = palette
    context.clip = QRectF(0, page * size.height(), size.width(), size.height())
    painter.save()
    painter.translate(0, -page * size.height())
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


class _Line:
    """One paragraph."""

    def __init__(
        self,
        text: str,
        size: float,
        *,
        is_bold: bool = False,
        above: float = 0,
        below: float = 0,
        left: int = 0,
    ) -> None:
        self.text, self.size, self.is_bold = _plain(text), size, is_bold
        self.above, self.below, self.left = above, below, left


class _Page:
    """Puts paragraphs into a document."""

    def __init__(self, document: QTextDocument, family: str) -> None:
        self._cursor, self._family, self._is_first = QTextCursor(document), family, True

    def fill(self, lines: list[_Line]) -> None:
        """All of them, below one another; headings stay with what follows."""
        for line in lines:
            block, letters = QTextBlockFormat(), QTextCharFormat()
            scale = _DOTS_PER_INCH / 72
            block.setTopMargin(line.above * scale)
            block.setBottomMargin(line.below * scale)
            block.setLeftMargin(line.left * _BODY * scale)
            letters.setFontFamilies([self._family])
            letters.setFontPointSize(line.size)
            letters.setFontWeight(QFont.Weight.DemiBold if line.is_bold else QFont.Weight.Normal)
            if not self._is_first:
                self._cursor.insertBlock()
            self._is_first = False
            self._cursor.setBlockFormat(block)
            self._cursor.insertText(line.text, letters)


def _family() -> str:
    """The program's own font, which a window has loaded already."""
    family = QGuiApplication.font().family()
    return family if family.startswith(_FONT) else load_inter()


def _plain(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _heading(sheet: IdeaSheet, says: Day) -> str:
    if sheet.starts_on is None or sheet.ends_on is None:
        return "What customers said"
    return f"What customers said, {says(sheet.starts_on)} to {says(sheet.ends_on)}"


def _total(sheet: IdeaSheet) -> str:
    count = len(sheet.views)
    if not count:
        return "nothing was noted"
    waiting = sum(section.waiting for section in sheet.sections)
    return f"{count} noted, {waiting} waiting for an answer"


def _counts(section: ThemeSection) -> str:
    found = [f"{KINDS[kind].lower()} {count}" for kind, count in section.counts().items() if count]
    return f"{len(section.views)} noted: {', '.join(found)}; waiting for an answer: {section.waiting}"
