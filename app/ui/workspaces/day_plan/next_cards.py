"""What comes next: who, what, the checklist, and one main act in words."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.domain.checklists import ChecklistItem
from app.domain.day_plans import BlockKind, PlanBlock
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, emptied, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.cards import Card

_MOST_ITEMS = 6


class StepBox(CheckBox):
    """A line of the checklist, struck through once it is done.

    Signals:
        ticked: It was ticked or opened again; carries the item's id and whether it is done.
    """

    ticked = Signal(object, bool)

    def __init__(self, theme: Theme, item: ChecklistItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item.text, parent)
        self._item_id = item.id
        self.setChecked(item.done_at is not None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.scaled(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        size, is_done = theme.scaled(16), self.isChecked()
        box = QRectF(0, (self.height() - size) / 2, size, size)
        if is_done:
            shapes.rounded(painter, box, 4, tokens["acc"])
            draw_icon(painter, box, "ph.check-bold", tokens["on-acc"], theme.scaled(12))
        else:
            shapes.rounded(painter, box, 4, tokens["surface"], tokens["ink3"], 1)
        area = QRectF(size + 10, 0, self.width() - size - 10, self.height())
        colour = "ink3" if is_done else "ink"
        used = draw_text(painter, theme, area, self.text(), theme.text(13), colour, quoted=True)
        if is_done:
            painter.fillRect(QRectF(area.x(), round(self.height() / 2), used, 1), tokens["ink3"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()), 5, None, tokens["acc-t"], 2)

    def _on_clicked(self) -> None:
        self.ticked.emit(self._item_id, self.isChecked())


class _Line(QFrame):
    """A hairline between parts of a card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(19)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 12, self.width(), 1), self._theme.tokens["cline"])


class ActButton(Button):
    """The one loud button; its words and picture follow the step."""

    def tell(self, text: str, icon: str) -> None:
        """Show another act."""
        self._icon = icon
        self.rename(text)
        self.update()


class NextCard(Card):
    """The next block.

    Signals:
        acted: The main act, or moving, is wanted; carries the action's key, the case, the button.
        ticked: An item of the checklist; carries its id and whether it is done.
    """

    acted = Signal(str, object, object)
    ticked = Signal(object, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, line="acc-line")
        self._case_id: UUID | None = None
        self._key = ""
        self._when = PlainLabel(theme, "", 12, 600, "acc-t")
        self._length = PlainLabel(theme, "", 12, 400, "ink3")
        self._picture = Avatar(theme, 40)
        self._name = PlainLabel(theme, "", 15, 600, quoted=True)
        self._line = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self._step = PlainLabel(theme, "", 13, 400, most=3, quoted=True)
        self._rule = _Line(theme)
        self._items = QVBoxLayout()
        self._items.setSpacing(0)
        self.main = ActButton(theme, "", look=Look.PRIMARY)
        self.main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.move_button = Button(theme, self.tr("Move"))
        self.main.clicked.connect(self._on_main)
        self.move_button.clicked.connect(self._on_move)
        who = row(self._picture, column(self._name, self._line), gap=12)
        who.setStretch(1, 1)
        self.body.addLayout(row(self._when, None, self._length))
        self.body.addSpacing(10)
        self.body.addLayout(who)
        self.body.addSpacing(10)
        self.body.addWidget(self._step)
        self.body.addWidget(self._rule)
        self.body.addLayout(self._items)
        self.body.addSpacing(10)
        self.body.addLayout(row(self.main, self.move_button, gap=8))

    def show_block(
        self, block: PlanBlock | None, checklist: Sequence[ChecklistItem], formats: Formats
    ) -> None:
        """Show what comes next; nothing hides the card."""
        self.setVisible(block is not None and block.row is not None)
        if block is None or block.row is None:
            return
        self._case_id = block.case_id
        self._when.setText(self._when_words(block, formats))
        self._length.setText(formats.length(block.length))
        self._picture.tell(block.title, block.title)
        self._name.setText(block.title)
        self._line.setText(self._news(block, formats))
        self._step.setText(words.detail(block))
        self.setAccessibleName(f"{self._when.text()}, {words.spoken(block, formats)}")
        self._key, said, icon = words.main_act(block)
        self.main.tell(said, icon)
        self._show_items(checklist)

    def _show_items(self, checklist: Sequence[ChecklistItem]) -> None:
        focused = next((n for n, box in enumerate(self.boxes) if box.hasFocus()), None)
        emptied(self._items)
        self._rule.setVisible(bool(checklist))
        for item in checklist[:_MOST_ITEMS]:
            box = StepBox(self.theme, item, self)
            box.ticked.connect(self.ticked)
            self._items.addWidget(box)
            box.show()
        more = len(checklist) - _MOST_ITEMS
        if more > 0:
            said = self.tr("and {count} more").format(count=more)
            self._items.addWidget(PlainLabel(self.theme, said, 12, 400, "ink3"))
        if focused is not None and focused < len(self.boxes):
            self.boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def boxes(self) -> list[StepBox]:
        """Lines of the checklist."""
        widgets = [item.widget() for n in range(self._items.count()) if (item := self._items.itemAt(n))]
        return [widget for widget in widgets if isinstance(widget, StepBox)]

    def _when_words(self, block: PlanBlock, formats: Formats) -> str:
        if block.kind is BlockKind.SUGGESTION:
            return self.tr("Next, fits at {time}").format(time=formats.time(block.start_at))
        if block.start_at <= formats.now():
            return self.tr("Now, since {time}").format(time=formats.time(block.start_at))
        return self.tr("Next, at {time}").format(time=formats.time(block.start_at))

    def _news(self, block: PlanBlock, formats: Formats) -> str:
        one = block.row
        if one is None:
            return ""
        is_late = one.news_due_at < formats.now()
        said = (
            self.tr("{customer}, waiting since {when}")
            if is_late
            else self.tr("{customer}, update due {when}")
        )
        return said.format(customer=one.customer, when=formats.when(one.news_due_at))

    def _on_main(self) -> None:
        self.acted.emit(self._key, self._case_id, self.main)

    def _on_move(self) -> None:
        self.acted.emit("later", self._case_id, self.move_button)
