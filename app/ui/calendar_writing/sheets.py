"""What a calendar gets: several kinds at once, how much they tell, and the next events as they would be written."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.calendar_writing.desks import EventLine, WritingDesk, WritingLook
from app.ui.calendar_writing.words import KINDS, PRIVACIES
from app.ui.frame.sheets import Sheet
from app.ui.widgets.boxes import column, emptied, framed, holder, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH, LEFT, WHEN = 820, 320, 124
_tr = partial(QCoreApplication.translate, "Settings")


class WritingSheet(Sheet):
    """Tick and look; it holds once it is kept.

    Signals:
        changed: Calendars get something else now; carries the answer.
    """

    changed = Signal(object)
    TOP = 0.2

    def __init__(self, bench: Workbench, desk: WritingDesk, parent: QWidget) -> None:
        super().__init__(bench.theme, parent.tr("What a calendar gets"), parent)
        self._bench, self._desk, self._asked = bench, desk, 0
        self._kept: WritingLook | None = None
        self._make_parts()
        self._lay_out()
        self.privacy.activated.connect(self.look)
        self.keep.clicked.connect(self._keep)
        self.shut.clicked.connect(self.reject)
        bench.run(desk.kept, self._on_kept, self.refuse)

    def _make_parts(self) -> None:
        theme = self.theme
        self.kinds = {key: CheckBox(theme, _tr(words)) for key, words in KINDS.items()}
        for box in self.kinds.values():
            box.toggled.connect(self.look)
        self.usual = PlainLabel(theme, "", 12, 400, "ink2", most=3)
        self.privacy = ChoiceBox(theme)
        self.privacy.setAccessibleName(_tr("What its events tell"))
        for key, words in PRIVACIES.items():
            self.privacy.addItem(_tr(words), key)
        self.count = PlainLabel(theme, "", 13, 600)
        self._list = column(gap=4)
        self.problem = PlainLabel(theme, "", 12, 500, "over", most=4, icon="ph.warning-circle", quoted=True)
        self.problem.hide()
        self.shut = Button(theme, self.tr("Close"))
        self.keep = Button(theme, self.tr("Write this"), look=Look.PRIMARY)

    def _lay_out(self) -> None:
        theme = self.theme
        title = PlainLabel(theme, self.windowTitle(), 15, 600)
        hint = self.tr("Files, the published calendar and the feed hold the same.")
        tells = PlainLabel(theme, _tr("What its events tell"), 12, 600, "ink2")
        left = holder(column(*self.kinds.values(), self.usual, 8, tells, self.privacy, None, gap=6))
        left.setFixedWidth(theme.scaled(LEFT))
        card = framed(column(self.count, 4, self._list, None, gap=4, margins=(12, 10, 12, 10)), "card")
        body = row(left, card, gap=16)
        body.setStretch(1, 1)
        foot = row(None, self.shut, self.keep, gap=8)
        self.fill(
            column(
                title, 4, PlainLabel(theme, hint, 12, 400, "ink2"), 12, body, 8, self.problem, 8, foot,
                margins=(16, 14, 16, 12),
            )
        )  # fmt: skip
        self.setFixedWidth(theme.scaled(WIDTH))

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(key for key, box in self.kinds.items() if box.isChecked())

    def look(self, _what: object = None) -> None:
        """Show what this would write; an answer about an older choice is not shown."""
        if self._kept is None:
            return
        self._asked += 1
        desk, whats, privacy = self._desk, self.chosen, str(self.privacy.currentData())
        self._bench.run(
            lambda: desk.preview(whats, privacy), partial(self._on_look, self._asked), self.refuse
        )

    def refuse(self, sentence: str) -> None:
        """Say why not; what was ticked stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self._fit()

    def _on_kept(self, look: WritingLook) -> None:
        for key, box in self.kinds.items():
            box.setChecked(key in look.whats)
        self.privacy.setCurrentIndex(max(self.privacy.findData(look.privacy), 0))
        usual = _tr(KINDS[look.usual]) if look.usual in KINDS else look.usual
        self.usual.setText(self.tr("None ticked: as I work, “{what}”.").format(what=usual))
        self._kept = look
        self._on_look(self._asked, look)
        next(iter(self.kinds.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_look(self, asked: int, look: WritingLook) -> None:
        if asked != self._asked:
            return
        number = self._bench.formats.number(look.total)
        words = (
            self.tr("{count} events; the next:") if look.next else self.tr("{count} events, none to come.")
        )
        self.count.setText(words.format(count=number))
        emptied(self._list)
        for line in look.next:
            self._list.addWidget(self._line(line))
        kept = self._kept
        self.keep.setEnabled(kept is not None and (look.whats, look.privacy) != (kept.whats, kept.privacy))
        self.refuse("")

    def _line(self, line: EventLine) -> QWidget:
        theme, formats = self.theme, self._bench.formats
        when = PlainLabel(
            theme, f"{formats.when(line.start_at)}–{formats.time(line.end_at)}", 12, 400, "ink2"
        )
        when.setFixedWidth(max(theme.scaled(WHEN), when.sizeHint().width()))
        title = PlainLabel(theme, line.title, 12, 500, quoted=True)
        parts = row(when, title, gap=8)
        parts.setStretch(1, 1)
        return holder(parts)

    def _fit(self) -> None:
        self.fit_height(self.theme.scaled(WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._keep()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.keep.isEnabled():
            desk, whats, privacy = self._desk, self.chosen, str(self.privacy.currentData())
            self.keep.setEnabled(False)
            self._bench.run(lambda: desk.choose(whats, privacy), self._on_chosen, self.refuse)

    def _on_chosen(self, answer: object) -> None:
        self.accept()
        self.changed.emit(answer)
