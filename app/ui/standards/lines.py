"""The figures of the standard as fields below their kinds and phases, and what others would move, one row each."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.domain.kinds import Kind, Phase
from app.domain.recounting import Moved
from app.domain.standards import QUIET
from app.services.standards import Figure, Preview
from app.ui import words
from app.ui.formats import Formats
from app.ui.remarks import Sentences
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel

_FIELD, HEIGHT, _ABOVE = 112, 46, 48
_NAMES = {
    "first_word": QT_TRANSLATE_NOOP("Standards", "First word within"),
    "news": QT_TRANSLATE_NOOP("Standards", "News at least every"),
    "propose": QT_TRANSLATE_NOOP("Standards", "Propose a call after"),
    "red": QT_TRANSLATE_NOOP("Standards", "Too long from"),
}
_STEPS = {
    "cadence": QT_TRANSLATE_NOOP("Standards", "Step {number}: {step}"),
    "before_validity": QT_TRANSLATE_NOOP("Standards", "Step {number}, before the quote runs out: {step}"),
    "closing": QT_TRANSLATE_NOOP("Standards", "At the end: {step}"),
}
_QUIET = QT_TRANSLATE_NOOP("Standards", "Quiet customers")
_NEWS = QT_TRANSLATE_NOOP("Standards", "News: {old} → {new}")
_STEP = QT_TRANSLATE_NOOP("Standards", "Step: {old} → {new}")
_LATE = QT_TRANSLATE_NOOP("Standards", "Late at once")


def tr(text: str) -> str:
    """In the context of the standard."""
    return QCoreApplication.translate("Standards", text)


def head_of(figure: Figure) -> str:
    """The kind and phase it belongs to, in words."""
    part, _, rest = figure.key.partition(".")
    if part == QUIET:
        return tr(_QUIET)
    return words.phase_name(Kind(part), Phase(rest.partition(".")[0]))


def name_of(figure: Figure) -> str:
    """What it says, in words."""
    parts = figure.key.split(".")
    if parts[-1] in _NAMES:
        return tr(_NAMES[parts[-1]])
    shape = parts[-1] if parts[-1] in _STEPS else "cadence"
    number = parts[3] if len(parts) > 3 else ""
    return tr(_STEPS[shape]).format(number=number, step=figure.step)


class FigureList(QScrollArea):
    """All of them. Up and down walk, Page up and Page down go from phase to phase.

    Signals:
        edited: A figure was left with other words in it; carries its key.
    """

    edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures: Sequence[Figure] = ()
        self._firsts: list[Field] = []
        self.fields: dict[str, Field] = {}
        self.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Standards", "The figures of the standard")))

    def show_figures(self, figures: Sequence[Figure], *, may_change: bool) -> None:
        """Lay them out; whoever may not change them walks and reads."""
        self._figures, self.fields, self._firsts = figures, {}, []
        rows: list[Item] = []
        for head, some in groupby(figures, head_of):
            title = PlainLabel(self._theme, head, 13, 600, most=2)
            rows += [title, *self._rows(head, list(some), may_change=may_change), 8]
        self.setWidget(holder(column(*rows, None, gap=4, margins=(0, 2, 12, 2))))

    def _rows(self, head: str, figures: Sequence[Figure], *, may_change: bool) -> Iterator[QWidget]:
        for number, one in enumerate(figures):
            name = name_of(one)
            field = Field(self._theme, f"{head}, {name}")
            field.setText(one.value)
            field.setFixedWidth(self._theme.scaled(_FIELD))
            field.setReadOnly(not may_change)
            field.editingFinished.connect(partial(self.edited.emit, one.key))
            self.fields[one.key] = field
            if number == 0:
                self._firsts.append(field)
            line = row(PlainLabel(self._theme, name, 13, 400, "ink2", quoted=True), field, gap=12)
            line.setStretch(0, 1)
            yield holder(line)

    @property
    def edits(self) -> dict[str, str]:
        """What stands there otherwise than it holds."""
        texts = {one.key: self.fields[one.key].text().strip() for one in self._figures}
        return {one.key: texts[one.key] for one in self._figures if texts[one.key] != one.value}

    def put_back(self) -> None:
        """What holds stands there again."""
        for one in self._figures:
            self.fields[one.key].setText(one.value)
            self.fields[one.key].refuse("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fields, focused = list(self.fields.values()), self.window().focusWidget()
        here = next((number for number, one in enumerate(fields) if one is focused), None)
        if here is None:
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self.go_to(fields[max(0, min(here + by, len(fields) - 1))])
            case Qt.Key.Key_PageDown:
                self.go_to(next((one for one in self._firsts if fields.index(one) > here), fields[-1]))
            case Qt.Key.Key_PageUp:
                before = [one for one in self._firsts if fields.index(one) < here]
                self.go_to(before[-1] if before else fields[0])
            case _:
                event.ignore()

    def go_to(self, field: Field) -> None:
        """Stand in that field, and see it."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        self.ensureWidgetVisible(field, 0, self._theme.scaled(_ABOVE))


class MovedRow(PaintedButton):
    """One case with its old and its new date, and why."""

    def __init__(self, theme: Theme, texts: tuple[str, str, str], *, is_late: bool, parent: QWidget) -> None:
        self._what, self._why, self._dates = texts
        self._late = tr(_LATE) if is_late else ""
        super().__init__(theme, ", ".join(filter(None, (*texts, self._late))), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.theme.scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), "hover" if self.underMouse() else "surface"
        key = shapes.has_key_focus(self)
        shapes.rounded(painter, area, 6, tokens[on], tokens["acc-t" if key else "line2"], 2 if key else 1)
        small, half, size = theme.text(12), area.height() / 2, theme.scaled(14)
        first, second = 4, half - 2
        dates, late = small.room(self._dates) + 1, 0.0
        if self._late:
            late = small.room(self._late) + theme.scaled(20) + 1
            x = area.right() - 12 - late
            draw_icon(painter, QRectF(x, second, size, half), "ph.warning-circle-fill", tokens["over"], size)
            told = QRectF(x + theme.scaled(20), second, late - theme.scaled(20), half)
            draw_text(painter, theme, told, self._late, small, "over", on=on)
        room = area.width() - 24
        at = QRectF(area.right() - 12 - dates, first, dates, half)
        draw_text(painter, theme, at, self._dates, small, on=on, align=RIGHT)
        what = QRectF(12, first, room - dates - 12, half)
        draw_text(painter, theme, what, self._what, theme.text(13, 500), on=on, quoted=True)
        why = QRectF(12, second, room - (late + 12 if late else 0), half)
        draw_text(painter, theme, why, self._why, small, "ink2", on=on, quoted=True)


class MovedList(QScrollArea):
    """What would move. Up and down walk."""

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._sentences = Sentences(formats, partial(QCoreApplication.translate, "Remarks"))
        self.rows: list[MovedRow] = []
        self.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Standards", "What would move")))

    def show_moved(self, preview: Preview, now: datetime) -> None:
        """Each case, the earliest new date first."""
        body = QWidget()
        self.rows = [
            MovedRow(
                self._theme,
                self._texts(one, preview.names[one.case_id]),
                is_late=one.is_late_at_once(now),
                parent=body,
            )
            for one in preview.moved
        ]
        self.setWidget(holder(column(*self.rows, None, gap=4, margins=(0, 2, 8, 2))))

    def _texts(self, one: Moved, customer: str) -> tuple[str, str, str]:
        old, new = one.before, one.after
        was = old.clock.due_at if one.moves_news else old.planned.due_at
        to = new.clock.due_at if one.moves_news else new.planned.due_at
        moment = self._formats.moment
        shape = tr(_NEWS) if one.moves_news else tr(_STEP)
        dates = shape.format(old=moment(was), new=moment(to))
        why = self._sentences.reason(one.basis, to)
        return f"{old.reference}  {customer}", why[:1].upper() + why[1:], dates

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focused = self.window().focusWidget()
        here = next((number for number, one in enumerate(self.rows) if one is focused), None)
        if not step or here is None:
            event.ignore()
            return
        there = self.rows[max(0, min(here + step, len(self.rows) - 1))]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(there)
