"""One case beside the list: who it is, when they hear from us, what is next, and everything that was said."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.ui.cases.asked import RequestsSection
from app.ui.cases.complaints import ComplaintSection
from app.ui.cases.details import ChecklistSection, DetailsSection
from app.ui.cases.files import CaseFile, ChangeNote, PromiseLine
from app.ui.cases.heads import CaseHead
from app.ui.cases.ideas import IdeasSection
from app.ui.cases.news import NewsSection
from app.ui.cases.offers import OfferBanner
from app.ui.cases.sections import ChangeLine, TitledSection
from app.ui.cases.steps import StepSection
from app.ui.cases.threads import ThreadSection
from app.ui.cases.wishes import WishesSection
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.labels import PlainLabel

WIDTH, LEAST = 400, 360
_SHOWN = 12
_PROMISES = {
    "open": (QT_TRANSLATE_NOOP("CasePanel", "Running"), Tone.QUIET, "ph.clock"),
    "at_risk": (QT_TRANSLATE_NOOP("CasePanel", "At risk"), Tone.RISK, "ph.warning-circle"),
    "broken": (QT_TRANSLATE_NOOP("CasePanel", "Broken"), Tone.OVER, "ph.x-circle"),
    "kept": (QT_TRANSLATE_NOOP("CasePanel", "Kept"), Tone.OK, "ph.check-circle"),
    "released": (QT_TRANSLATE_NOOP("CasePanel", "Released"), Tone.QUIET, "ph.circle"),
}


class CasePanel(QScrollArea):
    """Shows a case file; knows no service.

    Signals:
        acted: A button was pressed; carries the action's key.
        why_requested: The reason of a date is wanted; carries ``step`` or ``news``.
        promise_chosen: Something shall be done about a promise; carries it and the button.
        item_ticked: An item of the checklist; carries its id and whether it is done.
        idea_requested: What was said in a contact is an idea; carries the ids of the case and of the contact.
        undo_requested: A change shall be taken back; carries its id.
        closed: The panel shall go.
    """

    acted = Signal(str)
    why_requested = Signal(str)
    promise_chosen = Signal(object, object)
    item_ticked = Signal(object, bool)
    idea_requested = Signal(object, object)
    undo_requested = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._file: CaseFile | None = None
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Case"))
        self.setWidgetResizable(True)
        self.setMinimumWidth(theme.scaled(LEAST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head = CaseHead(theme, formats)
        self.news = NewsSection(theme, formats)
        self.step = StepSection(theme, formats)
        self.offer = OfferBanner(theme, formats)
        self.complaint = ComplaintSection(theme, formats)
        self.checklist = ChecklistSection(theme)
        self.details = DetailsSection(theme, formats)
        self.requests = RequestsSection(theme, formats)
        self.ideas = IdeasSection(theme, formats)
        self.wishes = WishesSection(theme, formats)
        self.talk = ThreadSection(theme, formats)
        self._promises, self._changes = self._make_lists()
        sections = (
            self.offer,
            self.head,
            self.news,
            self.step,
            self.complaint,
            self.checklist,
            self._promises,
            self.requests,
            self.wishes,
            self.talk,
            self.ideas,
            self.details,
            self._changes,
        )
        body = holder(column(*sections, None), "panel-body")
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(body)
        self._connect()

    def _connect(self) -> None:
        acting = (self.offer, self.head, self.news, self.step, self.complaint, self.requests, self.ideas)
        for part in (*acting, self.wishes):
            part.acted.connect(self.acted)
        self.checklist.ticked.connect(self.item_ticked)
        for dated in (self.news, self.step):
            dated.why_requested.connect(self.why_requested)
        self.head.closed.connect(self.closed)
        self.talk.idea_requested.connect(self.idea_requested)

    @property
    def case_id(self) -> UUID | None:
        """The case that is shown."""
        return self._file.case_id if self._file else None

    @property
    def file(self) -> CaseFile | None:
        """What is shown."""
        return self._file

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard enters: what waits for an answer comes first."""
        is_asked = self._file is not None and self._file.is_offered_to_me and self._file.is_open
        return self.offer.accept if is_asked else self.step.later

    def show_file(self, file: CaseFile) -> None:
        """Show this case; the same case keeps its scroll position."""
        if self._file is None or self._file.case_id != file.case_id:
            self.verticalScrollBar().setValue(0)
        self._file = file
        self.setAccessibleName(f"{file.reference}, {file.customer}")
        self.tick()
        self._add_promise.setVisible(file.is_open)
        self._fill_promises(file.promises)
        self.requests.show_requests(file.requests, is_open=file.is_open)
        self.ideas.show_ideas(file.ideas)
        self.wishes.show_file(file)
        self.talk.show_file(file)
        self._fill_changes(file.changes)

    def tick(self) -> None:
        """Time went on."""
        if self._file is not None:
            for part in (
                self.offer,
                self.head,
                self.news,
                self.step,
                self.complaint,
                self.checklist,
                self.details,
            ):
                part.tell(self._file)

    def anchor(self, key: str) -> QWidget | None:
        """Below which button the menu of that action opens."""
        if not self.isVisible():
            return None
        return {"later": self.step.later, "case_menu": self.head.more, "change_phase": self.head.more}.get(
            key
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _make_lists(self) -> tuple[TitledSection, TitledSection]:
        theme = self._theme
        self._add_promise = add = Button(
            theme, self.tr("Promise"), look=Look.LINK, size=Size.LINK, icon="ph.plus"
        )
        add.setAccessibleName(self.tr("Add a promise"))
        add.setProperty("action", "add_promise")
        add.clicked.connect(self._on_promise)
        promises = TitledSection(theme, self.tr("Promises"), self.tr("None yet."), add)
        changes = TitledSection(
            theme, self.tr("History"), self.tr("Nothing has changed since it was opened.")
        )
        return promises, changes

    def _fill_promises(self, promises: tuple[PromiseLine, ...]) -> None:
        binding_first = sorted(promises, key=lambda item: (not item.is_binding, item.due_at))
        self._promises.refill([self._promise(item) for item in binding_first], gap=4)

    def _promise(self, item: PromiseLine) -> QWidget:
        theme = self._theme
        name, tone, icon = _PROMISES[item.view.value]
        chip = Chip(theme, self.tr(name), tone, icon, width=79)
        text = PlainLabel(theme, item.text, most=3, quoted=True)
        when = PlainLabel(theme, self._formats.until(item.due_at), 12, 400, "ink3")
        line = row(chip, text, when, gap=8)
        line.setStretch(1, 1_000)
        if item.is_binding:
            name = self.tr("What became of it: {text}").format(text=item.text)
            more = IconButton(theme, name, "ph.dots-three", look=Look.GHOST, size=Size.TINY)
            more.setProperty("promise", item)
            more.clicked.connect(self._on_chosen)
            line.addWidget(more)
        return holder(line)

    def _fill_changes(self, changes: tuple[ChangeNote, ...]) -> None:
        self._changes.refill([self._change(item) for item in changes[:_SHOWN]])

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

    def _on_chosen(self) -> None:
        self.promise_chosen.emit(self.sender().property("promise"), self.sender())

    def _on_undo(self) -> None:
        self.undo_requested.emit(self.sender().property("change"))
