"""The bars around the grid: what is shown, how it is arranged, and what an edit does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.buttons import Button, Look, PaintedButton, Size
from app.ui.widgets.chips import Chip, KeyHint, Tone
from app.ui.widgets.labels import PlainLabel
from app.ui.work.desks import CapacityLook
from app.ui.workspaces.sheet.desks import Digests

if TYPE_CHECKING:
    from app.ui.workbooks.marks import Mark

TOOLS, FACETS, EDIT_LINE = 48, 40, 28
NARROW = 1_180


class Bar(QWidget):
    """A strip of the sheet's own ground with a hairline at its foot or head."""

    def __init__(self, theme: Theme, *, line_below: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._line_below = theme, line_below

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens["surface"])
        draw_line = shapes.foot_line if self._line_below else shapes.head_line
        draw_line(painter, self.rect(), tokens["line"])


class Facet(PaintedButton):
    """A small box that says one thing about the arrangement: a quiet name and its value."""

    def __init__(
        self, theme: Theme, name: str, tail: str = "", *, is_dashed: bool = False, icon: str = ""
    ) -> None:
        super().__init__(theme, name)
        self._name, self._value, self._tail = name, "", tail
        self._is_dashed, self._icon, self._is_warning = is_dashed, icon, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, value: str) -> None:
        """Say the value."""
        self._value = value
        self.setAccessibleName(f"{self._name}, {value}" if value else self._name)
        self.updateGeometry()
        self.update()

    def warn(self, name: str, *, is_warning: bool) -> None:
        """Call it by another name, and say whether it needs somebody."""
        self._name, self._is_warning = name, is_warning

    def sizeHint(self) -> QSize:
        text = self.theme.text(12, 500)
        width = 18 + self.theme.text(12).room(self._name)
        width += 5 + text.room(self._value) if self._value else 0
        width += 5 + self.theme.scaled(10) if self._tail else 0
        return QSize(width + (self.theme.scaled(12) + 5 if self._icon else 0), self.theme.scaled(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, key = QRectF(self.rect()), shapes.has_key_focus(self)
        ground = "hover" if self.underMouse() else "risk-soft" if self._is_warning else "surface"
        line = tokens["acc-t" if key else "risk-line" if self._is_warning else "line3"]
        loud = "risk" if self._is_warning else "ink"
        radius = tokens.control_radius
        shapes.rounded(
            painter, area, radius, tokens[ground], None if self._is_dashed else line, 2 if key else 1
        )
        if self._is_dashed:
            pen = QPen(line, 2 if key else 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        x, size = 9.0, theme.scaled(12)
        if self._icon:
            icon_colour = tokens["risk" if self._is_warning else "ink2"]
            draw_icon(painter, QRectF(x, 0, size, area.height()), self._icon, icon_colour, size)
            x += size + 5
        rest = area.adjusted(x, 0, -4, 0)
        quiet = "risk" if self._is_warning else "ink2" if self._value else "ink"
        x += draw_text(painter, theme, rest, self._name, theme.text(12), quiet, on=ground)
        if self._value:
            rest = area.adjusted(x + 5, 0, -4, 0)
            x += 5 + draw_text(
                painter, theme, rest, self._value, theme.text(12, 500), loud, on=ground, quoted=True
            )
        if self._tail:
            size = theme.scaled(10)
            draw_icon(painter, QRectF(x + 5, 0, size, area.height()), self._tail, tokens["ink3"], size)


class ToolBar(Bar):
    """The title, the view in use, whether the work fits, and when reminders gather.

    Signals:
        capacity_requested: More about hours needed and free is wanted.
        workbook_requested: The review of a linked workbook is wanted, or to link the first.
    """

    capacity_requested = Signal()
    workbook_requested = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._formats = formats
        self.title = PlainLabel(theme, self.tr("Sheet"), 20, 600)
        self.view = Button(theme, self.tr("My open cases"), size=Size.SMALL, tail="ph.caret-down")
        self.new = Button(theme, self.tr("New case"), look=Look.PRIMARY, size=Size.SMALL, icon="ph.plus")
        self.capacity = Facet(theme, self.tr("Week"), icon="ph.hourglass-medium")
        self.capacity.clicked.connect(self.capacity_requested)
        self.capacity.hide()
        self.workbook = Facet(theme, self.tr("Link a workbook"), icon="mdi6.microsoft-excel")
        self.workbook.clicked.connect(self.workbook_requested)
        self.workbook.hide()
        self._mark: Mark | None = None
        self._words = PlainLabel(theme, self.tr("Digests"), 12, 400, "ink2", icon="ph.tray", icon_px=16)
        self._chips = row(gap=6)
        self._digests = holder(row(self._words, self._chips, gap=8))
        self.setFixedHeight(theme.scaled(TOOLS))
        self.setLayout(
            row(
                self.title,
                16,
                self.view,
                12,
                self.capacity,
                8,
                self.workbook,
                None,
                self._digests,
                16,
                self.new,
                margins=(16, 0, 16, 1),
            )
        )

    def tell_capacity(self, look: CapacityLook | None) -> None:
        """Hours needed and free, or what is at stake; nothing where nobody asks for it."""
        self.capacity.setVisible(look is not None)
        if look is not None:
            name = self.tr("At stake") if look.is_warning else self.tr("Week")
            self.capacity.warn(name, is_warning=look.is_warning)
            self.capacity.tell(look.short)

    def tell_workbook(self, mark: "Mark | None") -> None:
        """How the linked workbook stands, or that one can be linked."""
        self._mark = mark
        self.workbook.setToolTip(mark.more or mark.line if mark is not None else "")
        self.workbook.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a small window the chip leaves its file's name, and the digests, to the status bar."""
        mark, is_small = self._mark, self.width() < self._theme.scaled(NARROW)
        has_chip = not self.workbook.isHidden()
        name = mark.name if mark is not None else self.tr("Link a workbook")
        self.workbook.warn(
            "" if mark is not None and is_small else name, is_warning=mark is not None and mark.rank > 0
        )
        self.workbook.tell(mark.text if mark is not None else "")
        self.workbook.setAccessibleName(f"{name}, {mark.text}" if mark is not None else name)
        self._digests.setVisible(self._chips.count() > 0 and not (is_small and has_chip))

    def tell_digests(self, digests: Digests) -> None:
        """When reminders gather; nothing where they come at once."""
        emptied(self._chips)
        now = self._formats.now()
        for at in digests.times:
            text = self._formats.time(at)
            if at == digests.next_at:
                chip = Chip(self._theme, text, Tone.ACCENT)
                chip.setAccessibleName(self.tr("Next digest {time}").format(time=text))
            else:
                chip = Chip(self._theme, text, Tone.QUIET, "ph.check" if at < now else "")
            self._chips.addWidget(chip)
        self._fit()


class FacetBar(Bar):
    """Whose cases, filters, groups, order; columns and export."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.owner = Facet(theme, self.tr("Owner is"), "ph.caret-down")
        self.filter = Facet(theme, self.tr("Filter"), is_dashed=True, icon="ph.plus")
        self.group = Facet(theme, self.tr("Group"), "ph.caret-down")
        self.sort = Facet(theme, self.tr("Sort"), "ph.caret-down")
        self.clear = Button(theme, self.tr("Clear filters"), look=Look.LINK, size=Size.LINK, icon="ph.x")
        self.columns = Button(theme, "", look=Look.GHOST, size=Size.TINY, icon="ph.columns")
        self.export = Button(theme, self.tr("Export"), look=Look.GHOST, size=Size.TINY, icon="ph.export")
        self.setFixedHeight(theme.scaled(FACETS))
        left = row(self.owner, self.filter, self.clear, 1, _divider(theme), 1, self.group, self.sort, gap=8)
        self.setLayout(row(left, None, self.columns, self.export, gap=8, margins=(16, 0, 12, 1)))


class EditLine(Bar):
    """What an edit will do, did, or why not, with the ways on.

    Signals:
        chosen: A way on; carries its name.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, line_below=False, parent=parent)
        self._chip = Chip(theme)
        self._subject = PlainLabel(theme, "", 12, 600, quoted=True)
        self._effect = PlainLabel(theme, "", 12, 400, "ink2", most=2, quoted=True)
        self._right = row(gap=8)
        line = row(self._chip, self._subject, self._effect, self._right, gap=10, margins=(16, 1, 16, 0))
        line.setStretch(2, 1)
        line.setAlignment(self._effect, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line))
        self.rest("")

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(part for part in (self._subject.text(), self._effect.text()) if part)

    def rest(self, words: str) -> None:
        """Nothing is under way."""
        self._say("", Tone.QUIET, "", words)

    def edit(self, subject: str, effect: str, keeps: str) -> None:
        """Somebody types."""
        self._say(self.tr("Editing"), Tone.ACCENT, subject, effect)
        hints = (("Enter", self.tr("saves")), ("Esc", self.tr("keeps {value}").format(value=keeps)))
        for key, text in hints:
            self._right.addWidget(KeyHint(self._theme, key))
            self._right.addWidget(PlainLabel(self._theme, text, 12, 400, "ink2", quoted=True))

    def saved(self, subject: str, effect: str) -> None:
        """It is saved."""
        self._say(self.tr("Saved"), Tone.OK, subject, effect, "ph.check")
        self._right.addWidget(KeyHint(self._theme, "Ctrl", "Z"))
        self._right.addWidget(PlainLabel(self._theme, self.tr("takes it back"), 12, 400, "ink2"))

    def refuse(self, sentence: str, ways: Sequence[tuple[str, str]]) -> None:
        """It is not saved: why, and what one can do instead."""
        self._say(self.tr("Not saved"), Tone.OVER, "", sentence, "ph.warning-circle", lines=2)
        for name, words in ways:
            button = Button(self._theme, words, size=Size.TINY)
            button.setProperty("way", name)
            button.clicked.connect(self._on_way)
            self._right.addWidget(button)

    def first_way(self) -> QWidget | None:
        """The first button, for the keyboard."""
        item = self._right.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, Button) else None

    def _say(
        self, chip: str, tone: Tone, subject: str, effect: str, icon: str = "", *, lines: int = 1
    ) -> None:
        emptied(self._right)
        self._chip.tell(chip, tone, icon)
        self._chip.setVisible(bool(chip))
        self._subject.setText(subject)
        self._subject.setVisible(bool(subject))
        self._effect.setText(effect)
        self.setAccessibleName(" ".join(part for part in (chip, subject, effect) if part))
        room = EDIT_LINE if lines == 1 else EDIT_LINE + 16
        self.setFixedHeight(self._theme.scaled(room))

    def _on_way(self) -> None:
        self.chosen.emit(str(self.sender().property("way")))


class _Divider(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(1, theme.scaled(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shapes.side_line(painter, QPointF(0, 0).x(), self.rect(), self._theme.tokens["line3"])


def _divider(theme: Theme) -> QWidget:
    return _Divider(theme)
