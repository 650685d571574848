"""The bar of keys at the foot, with the filter line in it, and the sheet of all keys of this screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedLayout, QWidget

from app.ui.acts.forms import Form
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button, Look, PaintedButton, Size
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.chips import KeyHint
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.boards import PrioritiesDesk

HEIGHT, EDGE = 36, 24
_SHOWN = (
    (("↑ ↓",), QT_TRANSLATE_NOOP("PriorityKeys", "Move")),
    (("Enter",), QT_TRANSLATE_NOOP("PriorityKeys", "Open case")),
    (("X",), QT_TRANSLATE_NOOP("PriorityKeys", "Select")),
    (("/",), QT_TRANSLATE_NOOP("PriorityKeys", "Filter")),
    (("N",), QT_TRANSLATE_NOOP("PriorityKeys", "New")),
    (("A",), QT_TRANSLATE_NOOP("PriorityKeys", "Ask a colleague")),
    (("Z",), QT_TRANSLATE_NOOP("PriorityKeys", "Undo")),
)
_ALL = (
    (("J", "K"), QT_TRANSLATE_NOOP("PriorityKeys", "Next, previous case")),
    (("Enter",), QT_TRANSLATE_NOOP("PriorityKeys", "Open case")),
    (("C",), QT_TRANSLATE_NOOP("PriorityKeys", "Call")),
    (("E",), QT_TRANSLATE_NOOP("PriorityKeys", "Email")),
    (("D",), QT_TRANSLATE_NOOP("PriorityKeys", "Done, then…")),
    (("S",), QT_TRANSLATE_NOOP("PriorityKeys", "Later")),
    (("H",), QT_TRANSLATE_NOOP("PriorityKeys", "Hand over")),
    (("T",), QT_TRANSLATE_NOOP("PriorityKeys", "Tell the customer")),
    (("L",), QT_TRANSLATE_NOOP("PriorityKeys", "Log an update")),
    (("X",), QT_TRANSLATE_NOOP("PriorityKeys", "Select several, for S and H")),
    (("A",), QT_TRANSLATE_NOOP("PriorityKeys", "Ask a colleague")),
    (("P",), QT_TRANSLATE_NOOP("PriorityKeys", "Asked of you")),
    (("N",), QT_TRANSLATE_NOOP("PriorityKeys", "New follow-up")),
    (("/",), QT_TRANSLATE_NOOP("PriorityKeys", "Filter the list")),
    (("1", "5"), QT_TRANSLATE_NOOP("PriorityKeys", "Saved filters")),
    (("F2",), QT_TRANSLATE_NOOP("PriorityKeys", "Change a filter")),
    (("Z",), QT_TRANSLATE_NOOP("PriorityKeys", "Undo")),
    (("?",), QT_TRANSLATE_NOOP("PriorityKeys", "All keys")),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PriorityKeys", text)


class KeyLegend(QWidget):
    """The keys that work here; those that do not fit are left out, never cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = [f"{' '.join(caps)} {_tr(text)}" for caps, text in _SHOWN]
        self.setAccessibleName(self.tr("Keys: {keys}").format(keys=", ".join(words)))

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.scaled(HEIGHT) - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, x = QPainter(self), self._theme, 0.0
        top, style = (self.height() - theme.scaled(18)) // 2, theme.text(12)
        for caps, source in _SHOWN:
            text = _tr(source)
            width = shapes.key_caps_width(theme, caps) + 5 + style.room(text)
            if x + width > self.width():
                break
            at = x
            for cap in caps:
                at += shapes.key_cap(painter, theme, QPointF(at, top), cap) + 4
            words = QRectF(at + 1, 0, style.room(text) + 1, self.height())
            draw_text(painter, theme, words, text, style, "ink2")
            x += width + 16


class _Line(Field):
    """The filter; Escape empties it and goes back to the list, Enter and Down only go back.

    Signals:
        left: Back to the list.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
            return
        super().keyPressEvent(event)


class KeysBar(QWidget):
    """At the foot: the keys, or what is typed as a filter.

    Signals:
        keys_requested: All keys shall be shown.
        left: The filter line gives the focus back to the list.
    """

    keys_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(theme.scaled(HEIGHT))
        self.filter = _Line(theme, self.tr("Filter"), self.tr("Part of a name, a matter or a number"), self)
        self.filter.setFixedHeight(theme.scaled(28))
        self.filter.setMaximumWidth(theme.scaled(360))
        self.filter.setClearButtonEnabled(True)
        self.filter.left.connect(self._leave)
        self.all_keys = Button(theme, self.tr("All keys"), look=Look.KEY, size=Size.KEY, key="?")
        self.all_keys.clicked.connect(self.keys_requested)
        self.marks = PlainLabel(theme, "", 12, 500, "acc-t")
        self.marks.hide()
        self._stack = QStackedLayout()
        self._stack.addWidget(KeyLegend(theme))
        typed = row(KeyHint(theme, "/"), self.filter, None, gap=8)
        self._stack.addWidget(holder(typed))
        layout = row(self._stack, self.marks, self.all_keys, gap=8, margins=(EDGE, 1, EDGE - 5, 0))
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def add(self, button: PaintedButton | Button) -> None:
        """One more at the right end."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)

    def show_marks(self, count: int) -> None:
        """How many cases are selected."""
        self.marks.setText(self.tr("{count} selected: S or H acts on all").format(count=count))
        self.marks.setVisible(count > 1)

    def type_filter(self) -> None:
        """Take what is typed as a filter."""
        self._stack.setCurrentIndex(1)
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens["surface"])
        shapes.head_line(painter, self.rect(), tokens["cline"])

    def _leave(self) -> None:
        if not self.filter.text():
            self._stack.setCurrentIndex(0)
        self.left.emit()


class PriorityKeys(Form):
    """Every key of this screen, and whether single letters act at all."""

    def __init__(self, bench: Workbench, desk: PrioritiesDesk, parent: QWidget, *, single_keys: bool) -> None:
        super().__init__(bench, parent.tr("Keys in Priorities"), parent.tr("Close"), parent)
        self._desk, self._before, theme = desk, single_keys, bench.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        half = (len(_ALL) + 1) // 2
        for number, (caps, text) in enumerate(_ALL):
            line, side = number % half, 2 * (number // half)
            grid.addWidget(KeyHint(theme, *caps), line, side)
            grid.addWidget(PlainLabel(theme, _tr(text)), line, side + 1)
        self.single = CheckBox(theme, self.tr("Single letters act while the list has the focus"), self)
        self.single.setChecked(single_keys)
        self.compose(grid, 8, self.single)
        self.setFixedWidth(max(theme.scaled(520), grid.minimumSize().width() + 32))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        on = self.single.isChecked()
        if on == self._before:
            self.accept()
            return None
        return partial(self._desk.keep_single_keys, on=on)
