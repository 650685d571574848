"""Parts of the case panel: a titled section, a promise, one touch in the timeline, one change."""

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_block, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.flows import Spare, flow
from app.ui.widgets.labels import PlainLabel


class Section(QWidget):
    """A part of the panel below a hairline: a quiet title, something on its right, and what belongs to it."""

    def __init__(self, theme: Theme, title: str, *right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(title)
        self.title = PlainLabel(theme, title, 12, 600, "ink2")
        head = flow(self.title, holder(row(*right, gap=8)), spare=Spare.BETWEEN) if right else self.title
        self.body = column()
        self.setLayout(column(head, self.body, margins=(16, 16, 16, 16)))

    def add(self, item: QWidget | QLayout, gap: int = 8) -> None:
        """Put one more below the title."""
        self.body.addSpacing(gap)
        if isinstance(item, QLayout):
            self.body.addLayout(item)
        else:
            self.body.addWidget(item)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.head_line(QPainter(self), self.rect(), self._theme.tokens["line"])


class TitledSection(Section):
    """A section whose list is filled again each time, with words for when it is empty."""

    def __init__(
        self, theme: Theme, title: str, empty: str, *right: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, *right, parent=parent)
        self._empty = PlainLabel(theme, empty, 12, 400, "ink2", most=3)
        self.rows = column()
        self.add(self._empty)
        self.body.addLayout(self.rows)

    def refill(self, items: list[QWidget], gap: int = 8) -> None:
        """Show these instead of what was there."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for widget in items:
            self.rows.addSpacing(gap)
            self.rows.addWidget(widget)
        self.show_empty(is_empty=not items)

    def show_empty(self, *, is_empty: bool) -> None:
        """Show the words for when there is nothing, or no longer."""
        self._empty.setVisible(is_empty)


class Touch(QWidget):
    """One contact in the timeline: a circle, a title with its time, words, and who.

    Args:
        tone: Which team spoke: ``h0`` sales, ``h1`` service, empty for others.
        is_last: No line goes on below it.

    Signals:
        idea_requested: What was said in it is an idea; carries the contact's id.
        case_requested: The other case that it belongs to shall open; carries its id.
    """

    idea_requested = Signal(object)
    case_requested = Signal(object)

    def __init__(  # noqa: PLR0913  # what a touch says, by name
        self,
        theme: Theme,
        title: str,
        when: str,
        *,
        text: str = "",
        who: str = "",
        icon: str = "ph.chat-circle-text",
        tone: str = "",
        is_last: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._title, self._when, self._text, self._who = theme, title, when, text, who
        self._icon, self._tone, self._is_last = icon, tone, is_last
        self._interaction_id: UUID | None = None
        self._case_id: UUID | None = None
        self.setAccessibleName(", ".join(part for part in (title, when, text, who) if part))
        # Not Fixed: that would hold the height of the hint, which knows no width yet.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer_idea(self, interaction_id: UUID) -> None:
        """It can be noted as an idea: by the key I while it has the focus, or by its menu."""
        self._interaction_id = interaction_id
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        note = QAction(self.tr("Note as an idea"), self)
        note.triggered.connect(self._on_idea)
        self.addAction(note)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setToolTip(self.tr("I notes it as an idea"))

    def offer_case(self, case_id: UUID, reference: str) -> None:
        """It belongs to another case: Enter while it has the focus opens that, and so does its menu or a double click."""
        self._case_id = case_id
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        go = QAction(self.tr("Open {reference}").format(reference=reference), self)
        go.triggered.connect(self._on_case)
        self.addAction(go)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setToolTip(self.tr("Enter opens {reference}").format(reference=reference))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._case_id is not None:
            self._on_case()
            return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._case_id is not None:
            self._on_case()
            return
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_I and is_plain and self._interaction_id is not None:
            self._on_idea()
            return
        super().keyPressEvent(event)

    def _on_case(self) -> None:
        self.case_requested.emit(self._case_id)

    def _on_idea(self) -> None:
        self.idea_requested.emit(self._interaction_id)

    @property
    def _left(self) -> int:
        return self._theme.scaled(28) + 12

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._theme.text
        lines = len(text(13).lines(self._text, width - self._left, 6)) if self._text else 0
        who = text(12).line + 2 if self._who else 0
        foot = 0 if self._is_last else 16
        return max(4 + text(13).line * (1 + lines) + who, self._theme.scaled(28)) + foot

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens, text = QPainter(self), self._theme, self._theme.tokens, self._theme.text
        size = theme.scaled(28)
        circle = QRectF(0, 0, size, size)
        if not self._is_last:
            shapes.side_line(painter, size // 2, QRectF(0, size, 1, self.height() - size), tokens["line"])
        ground = tokens[f"{self._tone}b"] if self._tone else tokens["sunken"]
        shapes.rounded(painter, circle, size / 2, ground, None if self._tone else tokens["line"])
        draw_icon(
            painter, circle, self._icon, tokens[f"{self._tone}f" if self._tone else "ink2"], theme.scaled(15)
        )
        left, line = self._left, text(13).line
        area = QRectF(left, 4, self.width() - left, line)
        room = text(12).room(self._when)
        draw_text(painter, theme, area.adjusted(0, 0, -room - 8, 0), self._title, text(13, 600), quoted=True)
        when = QRectF(area.right() - room, 4, room + 1, line)
        draw_text(painter, theme, when, self._when, text(12), "ink3")
        top = 4.0 + line
        if self._text:
            words = QRectF(left, top, self.width() - left, line)
            top += draw_block(painter, theme, words, self._text, text(13), most=6, quoted=True)
        if self._who:
            who = QRectF(left, top + 2, self.width() - left, text(12).line)
            draw_text(painter, theme, who, self._who, text(12), "ink2", quoted=True)
        if shapes.has_key_focus(self):
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            shapes.rounded(painter, ring, 6, None, tokens["acc-t"], 2)


class ChangeLine(QWidget):
    """One change of the history: when and who, which field, the old value struck out, the new one."""

    def __init__(self, theme: Theme, when: str, who: str, what: str, old: str, new: str) -> None:
        super().__init__()
        self._theme, self._when, self._who, self._what, self._old, self._new = (
            theme,
            when,
            who,
            what,
            old,
            new,
        )
        self.setAccessibleName(", ".join(part for part in (when, who, what, old, new) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        text = self._theme.text
        return QSize(240, text(13).line + (text(12).line if self._old or self._new else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, text = QPainter(self), self._theme, self._theme.text
        when = theme.scaled(92)
        first = QRectF(0, 0, self.width(), text(13).line)
        draw_text(
            painter, theme, QRectF(0, 0, when - 8, first.height()), self._when, text(12), "ink2", quoted=True
        )
        words = first.adjusted(when, 0, 0, 0)
        used = draw_text(painter, theme, words, self._what, text(12, 600), quoted=True)
        draw_text(painter, theme, words.adjusted(used + 6, 0, 0, 0), self._who, text(12), "ink2", quoted=True)
        if not (self._old or self._new):
            return
        second = QRectF(when, first.height(), self.width() - when, text(12).line)
        x = self._draw_old(painter, second) if self._old else 0.0
        draw_text(painter, theme, second.adjusted(x, 0, 0, 0), self._new, text(12), quoted=True)

    def _draw_old(self, painter: QPainter, area: QRectF) -> float:
        theme, style = self._theme, self._theme.text(12)
        half = area.adjusted(0, 0, -area.width() / 2, 0)
        used = draw_text(painter, theme, half, self._old, style, "ink3", quoted=True)
        middle = area.y() + area.height() / 2 + 1
        painter.fillRect(QRectF(area.x(), middle, used, 1), theme.tokens["ink3"])
        size = theme.scaled(12)
        arrow = QRectF(area.x() + used + 4, area.y(), size, area.height())
        draw_icon(painter, arrow, "ph.arrow-right", theme.tokens["ink3"], size)
        return used + size + 8


def why_button(theme: Theme, name: str) -> Button:
    """The word that opens the reason of a date."""
    button = Button(theme, "", look=Look.LINK, size=Size.LINK)
    button.rename(button.tr("Why?"))
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
