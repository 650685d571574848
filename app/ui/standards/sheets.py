"""The service standard: every figure, what another one would move, and then it moves, or all stays as it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.spans import InvalidSpan, Span
from app.services.standards import Figure, Preview
from app.ui.frame.sheets import Sheet
from app.ui.standards.desks import StandardDesk
from app.ui.standards.lines import FigureList, MovedList
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

WIDTH, FIGURES, MOVED = 720, 276, 152


class StandardSheet(Sheet):
    """What every customer gets, whatever way of working serves them.

    Signals:
        changed: Other figures hold now; carries the answer.
    """

    changed = Signal(object)
    TOP = 0.2

    def __init__(self, bench: Workbench, desk: StandardDesk, parent: QWidget) -> None:
        super().__init__(bench.theme, parent.tr("Service standard"), parent)
        self._bench, self._desk = bench, desk
        self._preview: Preview | None = None
        self._make_parts()
        self._lay_out()
        self.list.edited.connect(self._on_edited)
        self.button.clicked.connect(self._apply)
        self.keep.clicked.connect(self._keep)
        self._show_preview(None)
        bench.run(lambda: (desk.figures(), desk.may_change()), self._on_read, self.refuse)

    def _make_parts(self) -> None:
        theme = self.theme
        self.note = PlainLabel(theme, "", 12, 400, "ink2")
        self.list = FigureList(theme, self)
        self.list.setFixedHeight(theme.scaled(FIGURES))
        self.about = PlainLabel(theme, "", 13, 600)
        self.moved = MovedList(theme, self._bench.formats, self)
        self.moved.setFixedHeight(theme.scaled(MOVED))
        self.problem = PlainLabel(theme, "", 12, 500, "over", most=4, icon="ph.warning-circle", quoted=True)
        self.keep = Button(theme, self.tr("Keep as it is"))
        self.button = Button(theme, self.tr("Apply"), look=Look.PRIMARY)

    def _lay_out(self) -> None:
        title = PlainLabel(self.theme, self.tr("Service standard"), 15, 600)
        units = self.tr("bh: business hours, bd: working days, cd: days of the calendar.")
        about_units = PlainLabel(self.theme, units, 12, 400, "ink2")
        foot = row(None, self.keep, self.button, gap=8)
        self.fill(
            column(
                title, 4, self.note, 2, about_units, 8, self.list, 8, self.about, 4, self.moved, self.problem, 8, foot,
                margins=(16, 14, 16, 12),
            )
        )  # fmt: skip
        self.setFixedWidth(self.theme.scaled(WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.focusWidget() is self.button:
                self._apply()
            elif self.focusWidget() is self.keep:
                self._keep()
            elif self._preview is not None:
                self.button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def refuse(self, sentence: str) -> None:
        """Say why not; everything typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self._fit()

    def _on_read(self, answer: tuple[Sequence[Figure], bool]) -> None:
        figures, may_change = answer
        self.list.show_figures(figures, may_change=may_change)
        self.note.setText(self._hint(may_change=may_change))
        self.keep.setVisible(may_change)
        self.button.setVisible(may_change)
        first: Field = next(iter(self.list.fields.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self._fit()

    def _hint(self, *, may_change: bool) -> str:
        if not may_change:
            return self.tr("Leads and administrators change the standard.")
        return self.tr("Enter shows what would move, before it moves. Promises and agreed dates stay.")

    # What would move.

    def _on_edited(self, key: str) -> None:
        """Some words were left: they count only once they are a length of time."""
        edits, field = self.list.edits, self.list.fields[key]
        if self._preview is not None and self._preview.edits == edits:
            return
        field.refuse("")
        if not edits:
            self._show_preview(None)
            return
        desk = self._desk
        self._bench.run(lambda: desk.preview(edits), self._show_preview, self._on_refused)

    def _on_refused(self, sentence: str) -> None:
        self._show_preview(None)
        for key, text in self.list.edits.items():
            if not _is_span(text):
                self.list.fields[key].refuse(sentence)
        self.refuse(sentence)

    def _show_preview(self, preview: Preview | None) -> None:
        self._preview = preview
        self.problem.setText("")
        self.problem.hide()
        moved = preview.moved if preview is not None else ()
        if preview is not None:
            now = self._bench.formats.now()
            self.moved.show_moved(preview, now)
            late = sum(one.is_late_at_once(now) for one in moved)
            self.about.setText(self._counted(len(moved), late))
        self.about.setVisible(preview is not None)
        self.moved.setVisible(bool(moved))
        self.keep.setEnabled(preview is not None)
        self.button.setEnabled(preview is not None)
        self._fit()

    def _counted(self, moved: int, late: int) -> str:
        if not moved:
            return self.tr("No open case moves.")
        if not late:
            return self.tr("Open cases that would move: {count}").format(count=moved)
        return self.tr("Open cases that would move: {count}. Late at once: {late}").format(
            count=moved, late=late
        )

    def _fit(self) -> None:
        self.adjustSize()
        self.place()

    # Acting.

    def _apply(self) -> None:
        """Only what was shown is done."""
        if self._preview is None or not self.button.isEnabled():
            return
        edits, desk = self._preview.edits, self._desk
        if edits == self.list.edits:
            self.button.setEnabled(False)
            self._bench.run(lambda: desk.change(edits), self._on_changed, self._on_refused)

    def _on_changed(self, answer: object) -> None:
        self.accept()
        self.changed.emit(answer)

    def _keep(self) -> None:
        key = next(iter(self._preview.edits)) if self._preview is not None else ""
        self.list.put_back()
        self._show_preview(None)
        if key:
            self.list.go_to(self.list.fields[key])


def _is_span(text: str) -> bool:
    try:
        Span.parse(text)
    except InvalidSpan:
        return False
    return True
