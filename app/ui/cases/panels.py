"""One case beside the list: who it is, when they hear from us, what is next, and everything that was said."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.ui.cases.asked import RequestsSection
from app.ui.cases.complaints import ComplaintSection
from app.ui.cases.details import ChecklistSection, DetailsSection
from app.ui.cases.files import CaseFile, ChangeNote, PromiseLine, TouchLine
from app.ui.cases.heads import CaseHead
from app.ui.cases.ideas import IdeasSection
from app.ui.cases.news import NewsSection
from app.ui.cases.offers import OfferBanner
from app.ui.cases.sections import ChangeLine, TitledSection, Touch
from app.ui.cases.steps import StepSection
from app.ui.cases.wishes import WishesSection
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.segments import Segments
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
_TEAM_NAMES = {
    "sales": QT_TRANSLATE_NOOP("CasePanel", "Sales"),
    "service": QT_TRANSLATE_NOOP("CasePanel", "Service"),
    "marketing": QT_TRANSLATE_NOOP("CasePanel", "Marketing"),
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
        self._shown = _SHOWN
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
        self._promises, self._touches, self._changes = self._make_lists()
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
            self._touches,
            self.ideas,
            self.details,
            self._changes,
        )
        body = holder(column(*sections, None), "panel-body")
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(body)
        acting = (self.offer, self.head, self.news, self.step, self.complaint, self.requests, self.ideas)
        for part in (*acting, self.wishes):
            part.acted.connect(self.acted)
        self.checklist.ticked.connect(self.item_ticked)
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
        self._add_promise.setVisible(file.is_open)
        self._fill_promises(file.promises)
        self.requests.show_requests(file.requests, is_open=file.is_open)
        self.ideas.show_ideas(file.ideas)
        self.wishes.show_file(file)
        self._offer_teams(file.touches)
        self._fill_touches(file.touches)
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

    def _make_lists(self) -> tuple[TitledSection, TitledSection, TitledSection]:
        theme = self._theme
        self._add_promise = add = Button(
            theme, self.tr("Promise"), look=Look.LINK, size=Size.LINK, icon="ph.plus"
        )
        add.setAccessibleName(self.tr("Add a promise"))
        add.setProperty("action", "add_promise")
        add.clicked.connect(self._on_promise)
        promises = TitledSection(theme, self.tr("Promises"), self.tr("None yet."), add)
        self._teams = Segments(theme, self.tr("Contact of"))
        self._teams.chosen.connect(self._on_team)
        touches = TitledSection(
            theme,
            self.tr("All contact"),
            self.tr("Nothing yet. The first word is the next step."),
            self._teams,
        )
        changes = TitledSection(
            theme, self.tr("History"), self.tr("Nothing has changed since it was opened.")
        )
        return promises, touches, changes

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

    def _offer_teams(self, touches: tuple[TouchLine, ...]) -> None:
        """Filters by team, where more than one has spoken."""
        teams = [team for team in _TEAM_NAMES if any(item.team == team for item in touches)]
        self._teams.setVisible(len(teams) > 1)
        everything = self.tr("All {count}").format(count=len(touches))
        self._teams.offer([("", everything), *((team, self.tr(_TEAM_NAMES[team])) for team in teams)])

    def _fill_touches(self, touches: tuple[TouchLine, ...]) -> None:
        team = self._teams.key
        touches = tuple(item for item in touches if not team or item.team == team)
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
        icon = item.icon or channel_icon(item.channel)
        if icon == "ph.phone":
            icon = "ph.phone-incoming" if item.is_incoming else "ph.phone-outgoing"
        tone = _TEAMS.get(item.team, "")
        touch = Touch(
            self._theme, title, when, text=item.text, who=item.who, icon=icon, tone=tone, is_last=is_last
        )
        if item.interaction_id is not None:
            touch.offer_idea(item.interaction_id)
            touch.idea_requested.connect(self._on_idea)
        return touch

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

    def _on_idea(self, interaction_id: object) -> None:
        if self._file is not None:
            self.idea_requested.emit(self._file.case_id, interaction_id)

    def _on_chosen(self) -> None:
        self.promise_chosen.emit(self.sender().property("promise"), self.sender())

    def _on_team(self, _team: str) -> None:
        if self._file is not None:
            self._fill_touches(self._file.touches)

    def _on_undo(self) -> None:
        self.undo_requested.emit(self.sender().property("change"))

    def _on_earlier(self) -> None:
        self._shown += 50
        if self._file is not None:
            self._fill_touches(self._file.touches)
