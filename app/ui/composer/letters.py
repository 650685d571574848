"""The letter on the desk: to whom, about what, in whose voice, the text, and who signs it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from app.domain.letters import SUBJECT_LIMIT
from app.services.drafting import Block
from app.ui.acts.menus import drop, plain_menu
from app.ui.composer.attached import AttachedRow
from app.ui.composer.desks import Opened
from app.ui.composer.editors import GUTTER, Mark, MessageEdit, paint_number
from app.ui.templates.words import block_name
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel

_VOICES = {
    "personal": QT_TRANSLATE_NOOP("LetterCard", "Personal, set for all of {company}"),
    "formal": QT_TRANSLATE_NOOP("LetterCard", "Formal, set for all of {company}"),
}
_CAPTION = 56


class _Line(QWidget):
    """A caption and what it says, with a hairline at the foot."""

    def __init__(
        self,
        theme: Theme,
        caption: str,
        *items: QWidget,
        sunken: bool = False,
        after: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self._theme, self._sunken = theme, sunken
        ground = "sunken" if sunken else "surface"
        label = PlainLabel(theme, caption, 12, 400, "ink2", on=ground)
        label.setFixedWidth(max(theme.scaled(_CAPTION), label.sizeHint().width()))
        line = row(label, *items, *after, gap=8, margins=(20, 0, 20, 0))
        line.setStretch(len(items), 1)
        self.setLayout(line)
        self.setFixedHeight(theme.scaled(36 if sunken else 40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        if self._sunken:
            painter.fillRect(self.rect(), tokens["sunken"])
        shapes.foot_line(painter, QRectF(self.rect()), tokens["line2"])


class SignatureBlock(QWidget):
    """Who signs, in a dashed frame until it is signed.

    Signals:
        toggled: Signed, or no longer; carries which.
    """

    toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._number, self.is_signed = theme, 0, True
        self._name = PlainLabel(theme, "", 13, 500, "ink2", most=2, quoted=True)
        self._rest = PlainLabel(theme, "", 12, 400, "ink2", most=3, quoted=True)
        self.button = Button(theme, self.tr("Sign it"), look=Look.SOFT, size=Size.SMALL, icon="ph.pen-nib")
        self.button.setToolTip("Ctrl+.")
        self.button.clicked.connect(self.turn)
        line = row(column(self._name, self._rest), self.button, gap=12)
        line.setStretch(0, 1)
        inset = theme.scaled(GUTTER)
        self.setLayout(row(holder(line), margins=(inset + 15, 11, 15, 11)))

    def turn(self) -> None:
        """Sign, or take the name off again."""
        self.sign(is_signed=not self.is_signed)
        self.toggled.emit(self.is_signed)

    def tell(self, signature: str) -> None:
        """Show these lines."""
        lines = [line.strip() for line in signature.splitlines() if line.strip()]
        self._name.setText(", ".join(lines[:2]))
        self._rest.setText(", ".join(lines[2:]))
        self._rest.setVisible(bool(lines[2:]))
        self.setVisible(bool(lines))

    def sign(self, *, is_signed: bool) -> None:
        """Show whether it is signed."""
        self.is_signed = is_signed
        self.button.rename(self.tr("Take the name off") if is_signed else self.tr("Sign it"))
        self.button.dress(Look.GHOST if is_signed else Look.SOFT)
        state = self.tr("Signed") if is_signed else self.tr("Not signed")
        self.setAccessibleName(f"{state}: {self._name.text()}")
        self.update()

    def mark(self, number: int) -> None:
        """Show the number of a check beside it; none for 0."""
        self._number = number
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, left = QPainter(self), self._theme.tokens, self._theme.scaled(GUTTER)
        if self._number:
            paint_number(painter, self._theme, QPointF(12, 12), self._number)
        area = QRectF(left + 0.5, 0.5, self.width() - left - 1, self.height() - 1)
        pen = QPen(tokens["line" if self.is_signed else "line3"], 1)
        if not self.is_signed:
            pen.setDashPattern([3, 2])
        shapes.smooth(painter)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 8, 8)
        shapes.smooth(painter, on=False)


class LetterCard(QFrame):
    """What a writer changes of a letter.

    Signals:
        changed: Something was typed, signed, or taken back.
        mark_chosen: A number beside the text was pressed.
        limited: Something did not come in; carries the sentence.
    """

    changed = Signal()
    mark_chosen = Signal(int)
    limited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("card")
        self._to = PlainLabel(theme, "", 13, 500, quoted=True)
        self._address = PlainLabel(theme, "", 13, 400, "ink2", quoted=True)
        self.subject = QLineEdit(self)
        self.subject.setObjectName("bare")
        self.subject.setMaxLength(SUBJECT_LIMIT)
        self.subject.setTextMargins(-2, 0, 0, 0)  # Qt keeps two pixels free before the text
        self.subject.setAccessibleName(self.tr("Subject"))
        self.subject.setFont(theme.text(13, 500).font)
        self._voice = PlainLabel(theme, "", 12, 400, "ink2", on="sunken", icon="ph.user-circle", icon_px=16, quoted=True)  # fmt: skip
        self.blocks = Button(
            theme, self.tr("Text blocks"), look=Look.GHOST, size=Size.SMALL, icon="ph.text-aa"
        )
        self.blocks.setToolTip("Alt+B")
        self.attach = Button(theme, self.tr("Attach"), look=Look.GHOST, size=Size.SMALL, icon="ph.paperclip")
        self.attach.setToolTip("Alt+A")
        self.attached = AttachedRow(theme, self)
        self._offered: Sequence[Block] = ()
        self.editor = MessageEdit(theme, self.tr("Message"), self)
        self.signature = SignatureBlock(theme, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._theme
        self._page = QScrollArea(self)
        self._page.setObjectName("clear")
        self._page.setWidgetResizable(True)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = column(self.editor, 12, self.signature, None, margins=(0, 16, 24, 12))
        self._page.setWidget(holder(inner))
        self._about = _Line(theme, self.tr("Subject"), self.subject)
        lines = (
            _Line(theme, self.tr("To"), self._to, self._address),
            self._about,
            _Line(theme, self.tr("Voice"), self._voice, sunken=True, after=(self.blocks, self.attach)),
        )
        whole = column(*lines, self.attached, self._page, margins=(1, 1, 1, 1))
        whole.setStretch(len(lines) + 1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.subject.textEdited.connect(self.changed)
        self.editor.textChanged.connect(self.changed)
        self.editor.cursorPositionChanged.connect(self._follow)
        self.editor.mark_chosen.connect(self.mark_chosen)
        self.editor.refused.connect(self._on_refused)
        self.editor.left_out.connect(self._on_left_out)
        self.signature.toggled.connect(self.changed)
        self.blocks.clicked.connect(self.offer_blocks)
        self.attach.clicked.connect(self.attached.ask)
        self.attached.changed.connect(self.changed)
        self.attached.limited.connect(self.limited)
        self.editor.brought.connect(self.attached.add)

    def show_opened(self, opened: Opened) -> None:
        """Show the letter as it was left or drafted."""
        letter, paper = opened.sheet.letter, opened.sheet.paper
        self._to.setText(letter.to_name)
        self._address.setText(letter.to or self.tr("no address yet"))
        self._address.dress("ink2" if letter.to else "over")
        words = _VOICES.get(letter.voice, "")
        self._voice.setText(self.tr(words).format(company=opened.company) if words else letter.voice)
        self.subject.setText(paper.subject)
        self.subject.setCursorPosition(0)
        self.editor.write(paper.body)
        self.attached.show_paths(paper.attached)
        self.signature.tell(opened.sheet.draft.signature)
        self._offered = opened.sheet.draft.blocks
        self.blocks.setVisible(bool(self._offered))
        self.signature.sign(is_signed=paper.is_signed)

    def offer_blocks(self) -> None:
        """Open the company's sentences; the chosen one goes in where the cursor is."""
        if self._offered:
            menu = plain_menu(self.tr("Text blocks"), self)
            menu.setToolTipsVisible(True)
            for block in self._offered:
                action = menu.addAction(block_name(block.key))
                action.setToolTip(block.text)
                action.setData(block.text)
            menu.triggered.connect(lambda action: self._put_in(action.data()))
            drop(menu, self.blocks, self.window())

    def _put_in(self, text: str) -> None:
        self.editor.put_in(text)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_road(self, *, has_subject: bool) -> None:
        """A message has no subject, and no files go with it."""
        self._about.setVisible(has_subject)
        self.attach.setVisible(has_subject)
        self.attached.setVisible(has_subject and bool(self.attached.paths))

    def body(self) -> str:
        """The text without the signature."""
        return self.editor.toPlainText()

    def mark(self, marks: Sequence[Mark], unsigned: int) -> None:
        """Show the numbers of checks; ``unsigned`` stands beside the signature."""
        self.editor.mark(marks)
        self.signature.mark(unsigned)

    def _follow(self) -> None:
        """The cursor stays in sight: the page scrolls, not the editor."""
        page = self._page.widget()
        if self.editor.hasFocus() and page is not None:
            at = self.editor.viewport().mapTo(page, self.editor.cursorRect().center())
            self._page.ensureVisible(at.x(), at.y(), 0, self._theme.scaled(48))

    def _on_refused(self) -> None:
        self.limited.emit(self.tr("Only text goes into a letter, and files with it."))

    def _on_left_out(self) -> None:
        self.limited.emit(
            self.tr("That is longer than any letter. What fits is there, the rest was left out.")
        )
