"""The linked workbooks in the settings: made, linked, found, kept in step, let go."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.workbooks.links import WorkbookLink
from app.services.workbooks.standings import Standing
from app.ui.frame.sheets import Sheet
from app.ui.system_files import open_path
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import Item, column, emptied, framed, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.switches import Switch
from app.ui.workbenches import Workbench
from app.ui.workbooks.asking import FileAsks
from app.ui.workbooks.desks import LAYOUTS
from app.ui.workbooks.marks import mark_of
from app.ui.workbooks.values import tr

_WIDTH, _MOST_HEIGHT = 620, 400
_NAMES: Mapping[str, str] = {
    "call_list": QT_TRANSLATE_NOOP("Workbooks", "Call list"),
    "one_page_summary": QT_TRANSLATE_NOOP("Workbooks", "One-page summary"),
    "sync_workbook": QT_TRANSLATE_NOOP("Workbooks", "Everything, both ways"),
    "checklist": QT_TRANSLATE_NOOP("Workbooks", "Checklist with a status column"),
}
_COLOURS = ("ink2", "risk", "over")


class WorkbooksSheet(Sheet):
    """Which workbooks follow my cases.

    Signals:
        review_requested: The review of one shall open; carries the link's id.
    """

    review_requested = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench.theme, tr("Linked workbooks"), parent)
        self._bench, self._desk = bench, bench.desk.workbooks()
        self.open_path = open_path
        self.asks = FileAsks(bench, self._desk, self)
        self.asks.done.connect(self._on_done)
        self.asks.refused.connect(self._on_refused)
        self.rows: list[QWidget] = []
        self.unlink_buttons: list[Button] = []
        self.switches: list[Switch] = []
        self._make()
        self.read()

    def read(self) -> None:
        """Look at each anew."""
        self._bench.run(self._desk.standings, self.show_standings, self._on_refused)
        self._bench.run(self._desk.usual_layout, self._show_layout, self._on_refused)

    def _make(self) -> None:
        theme = self.theme
        self.setFixedWidth(theme.scaled(_WIDTH))
        title = PlainLabel(theme, self.windowTitle(), 15, 600)
        hint = tr(
            "Work in Excel, and Keepword follows; or the other way round. Nothing is overwritten unseen."
        )
        self._list = column(gap=8)
        self._area = QScrollArea()
        self._area.setObjectName("clear")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.windowTitle())
        self._area.setWidget(holder(column(self._list, None)))
        self.note = PlainLabel(theme, "", 12, 500, "ink", most=3, quoted=True)
        self.note.hide()
        self.layout_box = ChoiceBox(theme)
        self.layout_box.setAccessibleName(tr("What a new workbook shows"))
        for key in LAYOUTS:
            self.layout_box.addItem(tr(_NAMES[key]), key)
        self.new = Button(theme, tr("New workbook…"), look=Look.PRIMARY, icon="ph.plus")
        self.link = Button(theme, tr("Link a workbook…"), icon="ph.link")
        self.shut = Button(theme, tr("Close"))
        self.new.clicked.connect(self._create)
        self.link.clicked.connect(self.asks.link)
        self.shut.clicked.connect(self.accept)
        shows = PlainLabel(theme, tr("A new workbook shows"), 13)
        kind = row(shows, self.layout_box, gap=8)
        kind.setStretch(1, 1)
        foot = row(self.new, self.link, None, self.shut, gap=8)
        lines = PlainLabel(theme, hint, 12, 400, "ink2", most=2)
        self.fill(
            column(title, 2, lines, 10, self._area, 8, self.note, 8, kind, 10, foot, margins=(16, 14, 16, 14))
        )
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_layout(self, layout: str) -> None:
        self.layout_box.setCurrentIndex(max(self.layout_box.findData(layout), 0))

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these, or that none is linked."""
        emptied(self._list)
        self.rows, self.unlink_buttons, self.switches = [], [], []
        for standing in standings:
            self.rows.append(self._row(standing))
            self._list.addWidget(self.rows[-1])
        if not standings:
            self._list.addWidget(PlainLabel(self.theme, tr("No workbook is linked yet."), 13, 400, "ink2"))
        height = sum(one.sizeHint().height() + 8 for one in self.rows) if standings else self.theme.scaled(28)
        self._area.setFixedHeight(min(height, self.theme.scaled(_MOST_HEIGHT)))
        self.adjustSize()
        self.place()

    def _row(self, standing: Standing) -> QWidget:
        theme, link = self.theme, standing.link
        mark = mark_of(standing, self._bench.formats, self._bench.sentence)
        name = PlainLabel(theme, mark.name, 13, 600, icon="mdi6.microsoft-excel", icon_px=16, quoted=True)
        state = PlainLabel(theme, mark.text, 12, 500, _COLOURS[mark.rank], quoted=True)
        folder = PlainLabel(theme, str(link.path.parent), 12, 400, "ink2", quoted=True)
        review = Button(theme, tr("Review"), size=Size.SMALL)
        review.clicked.connect(partial(self._review, link))
        where = IconButton(theme, tr("Open the folder of {name}").format(name=mark.name), "ph.folder-open", size=Size.SMALL)  # fmt: skip
        where.clicked.connect(partial(self._open_folder, link.path))
        unlink = Button(theme, tr("Unlink"), size=Size.SMALL, icon="ph.link-break")
        unlink.setAccessibleName(tr("Unlink {name}").format(name=mark.name))
        unlink.clicked.connect(partial(self._unlink, link))
        by_itself = Switch(theme, tr("Keep {name} in step by itself").format(name=mark.name))
        by_itself.setChecked(link.is_automatic)
        by_itself.clicked.connect(partial(self._switch, link, by_itself))
        self.unlink_buttons.append(unlink)
        self.switches.append(by_itself)
        first = row(name, state, None, gap=12)
        words = PlainLabel(theme, tr("Apply what is clear by itself"), 12)
        second = row(by_itself, words, None, review, where, unlink, gap=8)
        lines: list[Item] = [first, folder]
        if mark.more:
            lines.append(PlainLabel(theme, mark.more, 12, 400, "ink2", most=3, quoted=True))
        return framed(column(*lines, 8, second, margins=(12, 10, 12, 10)), "card")

    def _create(self) -> None:
        self.asks.create(str(self.layout_box.currentData()))

    def _review(self, link: WorkbookLink) -> None:
        self.accept()
        self.review_requested.emit(link.id)

    def _open_folder(self, path: Path) -> None:
        self.open_path(path.parent)

    def _unlink(self, link: WorkbookLink) -> None:
        words = tr("{name} goes its own way now; the file stays as it is.").format(name=link.path.name)
        self._do(partial(self._desk.unlink, link.id), words)

    def _switch(self, link: WorkbookLink, by_itself: Switch) -> None:
        is_on = by_itself.isChecked()
        words = tr("What is clear is applied by itself now.") if is_on else tr("Everything is shown before it is applied now.")  # fmt: skip
        self._do(partial(self._desk.apply_by_itself, link.id, is_on=is_on), words)

    def _do(self, work: Callable[[], object], words: str) -> None:
        self._bench.run(work, lambda _answer: self._on_done(words), self._on_refused)

    def _on_done(self, words: str) -> None:
        self._tell(words, "ink")
        self.read()

    def _on_refused(self, sentence: str) -> None:
        self._tell(sentence, "over")

    def _tell(self, words: str, colour: str) -> None:
        self.note.dress(colour)
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.adjustSize()
        self.place()
