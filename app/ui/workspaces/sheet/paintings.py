"""The rows of the sheet as a picture: slack bars, previews with a corner mark, headings."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QTableView

from app.domain.grids import Column, GridHeading, GridRow
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import LEFT, RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.words import channel_icon
from app.ui.workspaces.sheet.columns import ON_THE_RIGHT, QUOTED
from app.ui.workspaces.sheet.tables import Preview, SheetTable

LEFT_EDGE, RIGHT_EDGE = 7, 8
BAR = 54
"""Room of the bar before the figure of slack."""
_AXIS, _FULL, _FULL_MINUTES = 12, 34, 480
_SHORT = 60


class Band(NamedTuple):
    """A row that can be seen."""

    number: int
    top: int
    height: int
    is_selected: bool


class Stripe(NamedTuple):
    """A column that can be seen."""

    column: Column
    left: int
    width: int


class RowsPainter:
    """Paints all that can be seen in one go: Qt asks Python five times for a cell, and each cell drew its own lines (``0102``)."""

    def __init__(self, theme: Theme, table: SheetTable, view: QTableView) -> None:
        self._theme, self._table, self._view = theme, table, view

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Paint what lies in this part of the viewport."""
        bands, stripes = self._bands(dirty), self._stripes(dirty)
        if not bands or not stripes:
            return
        wide = float(self._view.horizontalHeader().length())
        start = float(self._view.columnViewportPosition(0))
        line, top = self._theme.tokens["line2"], bands[0].top
        areas = [QRectF(start, band.top, wide, band.height) for band in bands]
        for band, area in zip(bands, areas, strict=True):
            if band.is_selected:
                painter.fillRect(area, self._theme.tokens["sel"])
            shapes.foot_line(painter, area, line)
        high = QRectF(0, top, 1, bands[-1].top + bands[-1].height - top)
        for stripe in stripes:
            shapes.side_line(painter, stripe.left + stripe.width - 1, high, line)
        for band, area in zip(bands, areas, strict=True):
            entry = self._table.entries[band.number]
            if isinstance(entry, GridHeading):
                self._heading(painter, area, entry)
            else:
                self._row(painter, band, stripes, entry)
        if self._view.hasFocus():
            self._mark_current(painter, start, wide)

    def _bands(self, dirty: QRect) -> list[Band]:
        view, chosen = self._view, self._view.selectionModel()
        first, last = view.rowAt(max(dirty.top(), 0)), view.rowAt(dirty.bottom())
        if first < 0:
            return []
        last = len(self._table.entries) - 1 if last < 0 else last
        return [
            Band(
                number,
                view.rowViewportPosition(number),
                view.rowHeight(number),
                chosen.isSelected(self._table.index(number, 0)),
            )
            for number in range(first, last + 1)
        ]

    def _stripes(self, dirty: QRect) -> list[Stripe]:
        found = []
        for number, column in enumerate(self._table.columns):
            left, width = self._view.columnViewportPosition(number), self._view.columnWidth(number)
            if left <= dirty.right() and left + width > dirty.left():
                found.append(Stripe(column, left, width))
        return found

    def _mark_current(self, painter: QPainter, start: float, wide: float) -> None:
        """The frame around what the keys act on."""
        index, tokens = self._view.currentIndex(), self._theme.tokens
        if not index.isValid():
            return
        area = QRectF(self._view.visualRect(index))
        if self._table.heading_at(index.row()) is not None:
            area = QRectF(start, area.y(), wide, area.height())
            shapes.rounded(painter, area.adjusted(-4, 0, 0, -1), 0, None, tokens["acc-t"], 2)
        else:
            shapes.rounded(painter, area.adjusted(0, 0, -1, -1), 0, None, tokens["acc"], 2)

    def _row(self, painter: QPainter, band: Band, stripes: Sequence[Stripe], row: GridRow) -> None:
        on = "sel" if band.is_selected else "surface"
        for stripe in stripes:
            cell = QRectF(stripe.left, band.top, stripe.width, band.height)
            self._cell(painter, cell, row, stripe.column, on)

    def _heading(self, painter: QPainter, area: QRectF, heading: GridHeading) -> None:
        theme, table = self._theme, self._table
        painter.fillRect(area, theme.tokens["canvas"])
        shapes.foot_line(painter, area, theme.tokens["cline"])
        hot = heading.key == "overdue"
        inner = area.adjusted(0, 0, -RIGHT_EDGE, -1)
        colour, title = "over" if hot else "ink", table.title(heading)
        used = 8 + draw_text(
            painter, theme, inner, title, theme.text(12, 600), colour, on="canvas", quoted=True
        )
        rest, sums = inner.adjusted(used, 0, 0, 0), table.sums(heading.total)
        draw_text(painter, theme, rest, sums, theme.text(12), "ink2", on="canvas")

    def _cell(self, painter: QPainter, area: QRectF, row: GridRow, column: Column, on: str) -> None:
        theme, preview = self._theme, self._table.preview_of(row, column)
        text = preview.text if preview else self._table.cells.text(row, column)
        inner = area.adjusted(LEFT_EDGE, 0, -RIGHT_EDGE, -1)
        minutes = 0
        if preview is not None:
            self._corner(painter, area)
        if column is Column.STEP:
            size = theme.scaled(14)
            icon = QRectF(inner.x(), inner.y(), size, inner.height())
            draw_icon(painter, icon, channel_icon(row.case.channel), theme.tokens["ink3"], size)
            inner.adjust(size + 6, 0, 0, 0)
        elif column is Column.SLACK:
            minutes = preview.slack_min if preview else self._table.cells.slack_min(row)
            paint_slack(painter, theme, inner.x(), inner.center().y(), minutes)
            inner.adjust(BAR, 0, 0, 0)
        colour, weight = self._dress(row, column, minutes, preview)
        style = theme.text(12, weight, italic=preview is not None)
        align = RIGHT if column in ON_THE_RIGHT else LEFT
        draw_text(painter, theme, inner, text, style, colour, on=on, align=align, quoted=column in QUOTED)

    def _dress(self, row: GridRow, column: Column, minutes: int, preview: Preview | None) -> tuple[str, int]:
        """Colour and weight of a cell's words."""
        if column is Column.SLACK:
            return "over" if minutes < 0 else "risk" if minutes < _SHORT else "ink", 400
        if preview is not None:
            return "acc-t", 400
        if column is Column.CUSTOMER:
            return "ink", 500
        late = self._table.cells.is_late(row, column)
        if column is Column.NEWS:
            return ("over", 500) if late else ("ink", 400)
        return "over" if late else "ink2" if column is Column.KIND else "ink", 400

    def _corner(self, painter: QPainter, area: QRectF) -> None:
        right, top = area.right() - 1, area.y()
        _polygon(
            painter,
            [QPointF(right - 8, top), QPointF(right, top), QPointF(right, top + 8)],
            self._theme.tokens["acc"],
        )


def paint_slack(painter: QPainter, theme: Theme, x: float, middle: float, minutes: int) -> None:
    """A bar from an axis: late to the left, slack to the right, an arrow where it goes on."""
    tokens, top = theme.tokens, middle - 3
    painter.fillRect(QRectF(x + _AXIS - 1, middle - 6, 1, 12), tokens["line3"])
    if minutes < 0:
        width = min(_AXIS - 1, max(1.0, -minutes / 16))
        painter.fillRect(QRectF(x + _AXIS - 1 - width, top, width, 6), tokens["over"])
    elif minutes < _FULL_MINUTES:
        colour = tokens["risk-fill" if minutes < _SHORT else "acc"]
        painter.fillRect(QRectF(x + _AXIS, top, max(3, minutes * _FULL / _FULL_MINUTES), 6), colour)
    else:
        pale = QColor(tokens["acc"])
        pale.setAlphaF(0.55)
        painter.fillRect(QRectF(x + _AXIS, top, _FULL, 6), pale)
        tip = [QPointF(x + 45, top), QPointF(x + 48, middle), QPointF(x + 45, top + 6)]
        _polygon(painter, tip, pale)


def _polygon(painter: QPainter, points: list[QPointF], colour: QColor) -> None:
    shapes.smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))
    shapes.smooth(painter, on=False)
