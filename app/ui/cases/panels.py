"""One case beside the list: who it is, when they hear from us, what is next, and everything that was said."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.ui.cases.heads import CaseHead
from app.ui.cases.news import NewsSection
from app.ui.cases.sections import ChangeLine, TitledSection, Touch
from app.ui.cases.steps import StepSection
from app.ui.desk import CaseFile, ChangeNote, PromiseLine, TouchLine
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.labels import PlainLabel
from app.ui.words import channel_icon, channel_name

WIDTH, LEAST = 400, 360
_SHOWN = 12
_PROMISES = {
    "open": (QT_TRANSLATE_NOOP("CasePanel", "Running"), Tone.QUIET, "ph.clock"),
    "at_risk": (QT_TRANSLATE_NOOP("CasePanel", "At risk"), Tone.RISK, "ph.warning-circle"),
    "broken": (QT_TRANSLATE_NOOP("CasePanel", "Broken"), Tone.OVER, "ph.x-circle"),
    "kept": (QT_TRANSLATE_NOOP("CasePanel", "Kept"), Tone.OK, "ph.check-circle"),
    "released": (QT_TRANSLATE_NOOP("CasePanel", "Released"), Tone.QUIET, "ph.circle"),
}
_TEAMS = {"sales": "h0", "service": "h1"}


class CasePanel(QScrollArea):
    """Shows a case file; knows no service.

    Signals:
        acted: A button was pressed; carries the action's key.
        why_requested: The reason of a date is wanted; carries ``step`` or ``news``.
        promise_kept: A promise is kept; carries its id.
        undo_requested: A change shall be taken back; carries its id.
        closed: The panel shall go.
    """

    acted = Signal(str)
    why_requested = Signal(str)
    promise_kept = Signal(object)
    undo_requested = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._file: CaseFile | None = None
        self._shown = _SHOWN
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Case"))
        self.setWidgetResizable(True)
        self.setMinimumWidth(LEAST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head = CaseHead(theme, formats)
        self.news = NewsSection(theme, formats)
        self.step = StepSection(theme, formats)
        self._promises, self._touches, self._changes = self._make_lists()
        sections = (self.head, self.news, self.step, self._promises, self._touches, self._changes)
        body = holder(column(*sections, None), "panel-body")
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(body)
        for part in (self.head, self.news, self.step):
            part.acted.connect(self.acted)
        for dated in (self.news, self.step):
            dated.why_requested.connect(self.why_requested)
        self.head.closed.connect(self.closed)

    @property
    def case_id(self) -> UUID | None:
        """The case that is shown."""
        return self._file.case_id if self._file else None

    @property
    def file(self) -> CaseFile | None:
        """What is shown."""
        return self._file

    def show_file(self, file: CaseFile) -> None:
        """Show this case; the same case keeps its scroll position."""
        if self._file is None or self._file.case_id != file.case_id:
            self.verticalScrollBar().setValue(0)
            self._shown = _SHOWN
        self._file = file
        self.setAccessibleName(f"{file.reference}, {file.customer}")
        self.tick()
        self._fill_promises(file.promises)
        self._fill_touches(file.touches)
        self._fill_changes(file.changes)

    def tick(self) -> None:
        """Time went on."""
        if self._file is not None:
            for part in (self.head, self.news, self.step):
                part.tell(self._file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _make_lists(self) -> tuple[TitledSection, TitledSection, TitledSection]:
        theme = self._theme
        add = Button(theme, self.tr("Promise"), look=Look.LINK, size=Size.LINK, icon="ph.plus")
        add.setAccessibleName(self.tr("Add a promise"))
        add.clicked.connect(self._on_promise)
        promises = TitledSection(theme, self.tr("Promises"), self.tr("None yet."), add)
        touches = TitledSection(
            theme, self.tr("All contact"), self.tr("Nothing yet. The first word is the next step.")
        )
        changes = TitledSection(
            theme, self.tr("History"), self.tr("Nothing has changed since it was opened.")
        )
        return promises, touches, changes

    def _fill_promises(self, promises: tuple[PromiseLine, ...]) -> None:
        self._promises.refill([self._promise(item) for item in promises])

    def _promise(self, item: PromiseLine) -> QWidget:
        theme = self._theme
        name, tone, icon = _PROMISES[item.view.value]
        chip = Chip(theme, self.tr(name), tone, icon, width=76)
        text = PlainLabel(theme, item.text, most=3, quoted=True)
        when = PlainLabel(theme, self._formats.until(item.due_at), 12, 400, "ink3")
        line = row(chip, text, when, gap=8)
        line.setStretch(1, 1_000)
        if item.view.value in {"open", "at_risk", "broken"}:
            keep = IconButton(
                theme, self.tr("Kept: {text}").format(text=item.text), "ph.check", size=Size.TINY
            )
            keep.setProperty("promise", item.promise_id)
            keep.clicked.connect(self._on_kept)
            line.addWidget(keep)
        return holder(line)

    def _fill_touches(self, touches: tuple[TouchLine, ...]) -> None:
        shown = touches[: self._shown]
        items: list[QWidget] = [
            self._touch(item, is_last=number == len(shown) - 1) for number, item in enumerate(shown)
        ]
        if len(touches) > len(shown):
            more = Button(self._theme, self.tr("Show earlier"), look=Look.GHOST, size=Size.SMALL)
            more.clicked.connect(self._on_earlier)
            items.append(holder(row(more, None)))
        self._touches.refill(items, gap=0)

    def _touch(self, item: TouchLine, *, is_last: bool) -> Touch:
        formats = self._formats
        title = item.title or (self.tr("They answered") if item.is_incoming else channel_name(item.channel))
        when = formats.moment(item.at)
        icon = channel_icon(item.channel)
        if icon == "ph.phone":
            icon = "ph.phone-incoming" if item.is_incoming else "ph.phone-outgoing"
        tone = _TEAMS.get(item.team, "")
        return Touch(
            self._theme, title, when, text=item.text, who=item.who, icon=icon, tone=tone, is_last=is_last
        )

    def _fill_changes(self, changes: tuple[ChangeNote, ...]) -> None:
        self._changes.refill([self._change(item) for item in changes[: self._shown]])

    def _change(self, item: ChangeNote) -> QWidget:
        words = ChangeLine(self._theme, self._formats.when(item.at), item.who, item.what, item.old, item.new)
        line = row(words, gap=8)
        if item.can_undo:
            name = self.tr("Undo: {what}").format(what=item.what)
            back = IconButton(
                self._theme, name, "ph.arrow-counter-clockwise", look=Look.GHOST, size=Size.TINY
            )
            back.setProperty("change", item.change_id)
            back.clicked.connect(self._on_undo)
            line.addWidget(back)
        return holder(line)

    def _on_promise(self) -> None:
        self.acted.emit("add_promise")

    def _on_kept(self) -> None:
        self.promise_kept.emit(self.sender().property("promise"))

    def _on_undo(self) -> None:
        self.undo_requested.emit(self.sender().property("change"))

    def _on_earlier(self) -> None:
        self._shown += 50
        if self._file is not None:
            self._fill_touches(self._file.touches)
