"""Before it goes: what is worth a look, each with a better wording. The person decides."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.gate import KeptFinding, Rule
from app.ui.composer.editors import NUMBER, paint_number
from app.ui.composer.words import Check, title_of
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel

WIDTH, NARROW = 400, 320


class _Number(QWidget):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.setFixedSize(theme.scaled(NUMBER), theme.scaled(NUMBER))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_number(QPainter(self), self._theme, QPointF(0, 0), self._number)


class _Better(QWidget):
    """The better wording on its own ground."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        label = PlainLabel(theme, words, 13, 400, on="ok-soft", most=8, quoted=True)
        self.setLayout(column(label, margins=(10, 6, 10, 6)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.rounded(QPainter(self), QRectF(self.rect()), 6, self._theme.tokens["ok-soft"])


class CheckCard(QFrame):
    """One check: why in a line, better words, and the choice.

    Signals:
        used: The better wording is wanted.
        kept: The writer's own words stay; carries the reason, which may be empty.
        asked: Whoever answers for the entry shall be asked.
        entered: Somebody looks at this one.
    """

    used = Signal()
    asked = Signal()
    kept = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, check: Check, count: int) -> None:
        super().__init__()
        self._theme, self.check = theme, check
        usable = check.finding.suggestion.strip()
        better = usable or check.instead
        is_unsigned = check.finding.rule is Rule.UNSIGNED
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        spoken = self.tr("Check {number} of {count}: {title}. {why}").format(
            number=check.number, count=count, title=check.title, why=check.why
        )
        if better and not is_unsigned:
            spoken = self.tr("{check} Suggestion: {words}").format(check=spoken, words=better)
        self.setAccessibleName(spoken)
        self.use = Button(
            theme,
            self.tr("Sign it") if is_unsigned else self.tr("Use this"),
            look=Look.SOFT,
            size=Size.SMALL,
        )
        self.use.setToolTip("Alt+U")
        self.use.clicked.connect(self.used)
        self.use.setVisible(bool(usable) or is_unsigned)
        self.keep = Button(
            theme, self.tr("Send without") if is_unsigned else self.tr("Keep mine"), size=Size.SMALL
        )
        self.keep.setToolTip("Alt+K")
        self.keep.clicked.connect(self.ask_reason)
        first = check.owner.split()[0] if check.owner else ""
        self.ask = Button(theme, self.tr("Ask {name} to allow it").format(name=first), size=Size.SMALL)
        self.ask.clicked.connect(self.asked)
        self.ask.setVisible(bool(first))
        for button in (self.use, self.keep, self.ask):
            button.setAccessibleName(f"{button.text()}: {check.title}")
        self._make_reason()
        self._lay_out(better if not is_unsigned else "")
        self._ask.hide()
        self._asked.hide()

    def _make_reason(self) -> None:
        theme = self._theme
        self.reason = Field(theme, self.tr("Why it stays"), self.tr("Why it stays, in a few words"), self)
        self.reason.hint(self.tr("Why it stays, in a few words"), self.tr("Why it stays"), self.tr("Why"))
        self.reason.returnPressed.connect(self._on_reason)
        self._sure = Button(theme, self.tr("Keep it"), look=Look.SOFT, size=Size.SMALL)
        self._sure.clicked.connect(self._on_reason)
        self._asked = PlainLabel(theme, "", 12, 500, "over", most=2)
        self._ask = holder(column(row(self.reason, self._sure, gap=8), self._asked, gap=4))

    def _lay_out(self, better: str) -> None:
        theme, check = self._theme, self.check
        title = PlainLabel(theme, check.title, 13, 600, most=2)
        head = row(_Number(theme, check.number), title, theme.scaled(16), gap=8)
        head.setStretch(1, 1)
        head.setAlignment(title, Qt.AlignmentFlag.AlignVCenter)
        why = PlainLabel(theme, check.why, 12, 400, "ink2", most=5, quoted=True)
        self.buttons = flow(self.use, self.keep, self.ask)
        parts: list[QWidget | int] = [4, why]
        if better:
            parts += [6, _Better(theme, better)]
        inset = theme.scaled(NUMBER) + 8
        body = column(*parts, 8, self.buttons, self._ask, margins=(inset, 0, 0, 0))
        self.setLayout(column(head, body, margins=(16, 12, 16, 12)))

    def ask_reason(self) -> None:
        """Keep it, with a word why."""
        self.buttons.hide()
        self._ask.show()
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_reason(self) -> None:
        reason = self.reason.text().strip()
        if self.check.is_beyond and not reason:
            self._asked.setText(self.tr("More than the book is promised with a reason."))
            self._asked.show()
            self.reason.refuse(self._asked.text())
            return
        self.kept.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ask.isVisible():
            self._ask.hide()
            self.buttons.show()
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hasFocus():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        shapes.head_line(painter, self.rect(), tokens["line"])
        size = self._theme.scaled(16)
        area = QRectF(self.width() - 16 - size, 12, size, self._theme.scaled(20))
        draw_icon(painter, area, self.check.icon, tokens["risk"], size)
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()).adjusted(2, 3, -2, -2), 6, None, tokens["acc-t"], 2)


class ChecksColumn(QFrame):
    """All checks, what is fine, and what the writer keeps.

    Signals:
        used: A check's wording is wanted; carries the check.
        kept: A check's words stay; carries the check and the reason.
        asked: Whoever may allow more shall be asked; carries the check.
        entered: Somebody looks at a check; carries it.
        all_used: Every wording is wanted.
        all_settled: The keyboard was on a check, and there is none left.
        reopened: What was kept shall be looked at again; carries the kept finding.
    """

    used = Signal(object)
    kept = Signal(object, str)
    asked = Signal(object)
    entered = Signal(object)
    all_used = Signal()
    all_settled = Signal()
    reopened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Before it goes"))
        self.cards: list[CheckCard] = []
        self._current = 0
        self.line = PlainLabel(theme, "", 12, 400, "ink2", most=2)
        self.use_all = Button(theme, "", size=Size.SMALL)
        self.use_all.clicked.connect(self.all_used)
        words = holder(column(PlainLabel(theme, self.tr("Before it goes"), 15, 600), self.line))
        head = row(words, self.use_all, gap=8)
        head.setStretch(0, 1)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._area = QScrollArea()
        self._area.setObjectName("clear")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(holder(column(holder(self._rows), None), "panel-body"))
        whole = column(holder(column(head, margins=(16, 10, 16, 12))), self._area, margins=(1, 0, 0, 0))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_checks(self, checks: Sequence[Check], fine: Sequence[str], kept: Sequence[KeptFinding]) -> None:
        """Show these; where the keyboard was on a check, it is on one again."""
        was_here = self.has_keyboard
        emptied(self._rows)
        self.cards = [self._card(check, len(checks)) for check in checks]
        for card in self.cards:
            self._rows.addWidget(card)
            card.show()  # before the keyboard goes to it
        self._rows.addWidget(self._lines(fine, kept))
        words = self.tr("{count} to look at, {fine} are fine. You decide.")
        if not checks:
            words = self.tr("Nothing to look at before it goes.")
        self.line.setText(words.format(count=len(checks), fine=len(fine)))
        usable = [card for card in self.cards if not card.use.isHidden()]
        self.use_all.rename(self.tr("Use all {count}").format(count=len(usable)))
        self.use_all.setVisible(len(usable) > 1)
        self._current = min(self._current, max(len(self.cards) - 1, 0))
        if was_here and self.cards:
            self._focus()
        elif was_here:
            self.all_settled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shapes.side_line(QPainter(self), 0, self.rect(), self._theme.tokens["line"])

    @property
    def has_keyboard(self) -> bool:
        """Whether keys go to a check."""
        return _holds_keyboard(self._area)

    @property
    def current(self) -> CheckCard | None:
        """The check that keys mean."""
        held = [card for card in self.cards if _holds_keyboard(card)]
        if held:
            self._current = self.cards.index(held[0])
        return self.cards[self._current] if self.cards else None

    def step(self) -> CheckCard | None:
        """Go to the next check; after the last comes the first."""
        if not self.cards:
            return None
        here = self.current
        if self.has_keyboard and here is not None:
            self._current = (self.cards.index(here) + 1) % len(self.cards)
        self._focus()
        return self.cards[self._current]

    def go_to(self, number: int) -> None:
        """Go to the check of that number."""
        if 0 < number <= len(self.cards):
            self._current = number - 1
            self._focus()

    def _focus(self) -> None:
        card = self.cards[self._current]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(card)

    def _card(self, check: Check, count: int) -> CheckCard:
        card = CheckCard(self._theme, check, count)
        card.used.connect(lambda: self.used.emit(check))
        card.kept.connect(lambda reason: self.kept.emit(check, reason))
        card.asked.connect(lambda: self.asked.emit(check))
        card.entered.connect(lambda: self.entered.emit(check))
        return card

    def _lines(self, fine: Sequence[str], kept: Sequence[KeptFinding]) -> QWidget:
        theme = self._theme
        lines: list[QWidget] = [_Fine(theme, words) for words in fine]
        for one in kept:
            title = title_of(one.message)
            words = self.tr("You keep yours: {title}").format(title=title)
            label = PlainLabel(theme, words, 12, 400, "ink2", most=2, quoted=True)
            again = Button(theme, self.tr("Look again"), look=Look.LINK, size=Size.LINK)
            again.setAccessibleName(self.tr("Look again: {title}").format(title=title))
            again.setProperty("kept", one)
            again.clicked.connect(self._on_again)
            line = row(label, again, gap=8)
            line.setStretch(0, 1)
            line.setAlignment(label, Qt.AlignmentFlag.AlignVCenter)
            lines.append(holder(line))
        block = _Lines(theme)
        block.setLayout(column(*lines, gap=4, margins=(16, 12, 16, 16)))
        return block

    def _on_again(self) -> None:
        self.reopened.emit(self.sender().property("kept"))


class _Fine(QWidget):
    """A tick, and what is fine."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setLayout(column(PlainLabel(theme, words, most=2), margins=(theme.scaled(16) + 8, 0, 0, 0)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._theme, self._theme.scaled(16)
        area = QRectF(0, 0, size, theme.text(13).line)
        draw_icon(QPainter(self), area, "ph.check-circle-fill", theme.tokens["ok-fill"], size)


class _Lines(QWidget):
    """What is fine, below a hairline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.head_line(QPainter(self), self.rect(), self._theme.tokens["line"])


def _holds_keyboard(widget: QWidget) -> bool:
    return widget.hasFocus() or any(one.hasFocus() for one in widget.findChildren(QWidget))
