"""The one thread of a case: every contact with the customer, of every team, and where wanted of all their cases."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.cases.files import CaseFile, TouchLine
from app.ui.cases.sections import TitledSection, Touch
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.pills import FilterPill
from app.ui.widgets.segments import Segments
from app.ui.words import channel_icon, channel_name

_SHOWN = 12
_TEAMS = {"sales": "h0", "service": "h1"}
_TEAM_NAMES = {
    "sales": QT_TRANSLATE_NOOP("ThreadSection", "Sales"),
    "service": QT_TRANSLATE_NOOP("ThreadSection", "Service"),
    "marketing": QT_TRANSLATE_NOOP("ThreadSection", "Marketing"),
}


class ThreadSection(TitledSection):
    """Who said what, the newest first.

    Attributes:
        everything: Contacts of the customer's other cases stand among those of this one while it is on.

    Signals:
        thread_wanted: What was said on the customer's other cases shall be read; carries the id of this one.
        everything_turned: They shall stand there, or no longer; carries which.
        case_requested: Another case of this customer shall open; carries its id.
        idea_requested: What was said in a contact is an idea; carries the ids of the case and of the contact.
    """

    thread_wanted = Signal(object)
    everything_turned = Signal(bool)
    case_requested = Signal(object)
    idea_requested = Signal(object, object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        self._teams = Segments(theme, "")
        super().__init__(theme, "", "", self._teams, parent=parent)
        self._formats, self._shown = formats, _SHOWN
        self._file: CaseFile | None = None
        self._others: Sequence[TouchLine] = ()
        self._teams.setAccessibleName(self.tr("Contact of"))
        self._teams.chosen.connect(self._fill)
        self.title.setText(self.tr("All contact"))
        self.setAccessibleName(self.title.text())
        self._empty.setText(self.tr("Nothing yet. The first word is the next step."))
        self.everything = FilterPill(theme, self.tr("All of this customer"), self)
        self.everything.toggled.connect(self._on_everything)
        self._whole = holder(row(self.everything, None, margins=(0, 8, 0, 0)))
        self.body.insertWidget(0, self._whole)

    def show_file(self, file: CaseFile) -> None:
        """Show this case; what else was said to the customer comes a moment later, where it is wanted."""
        if self._file is None or self._file.case_id != file.case_id:
            self._shown, self._others = _SHOWN, ()
        self._file = file
        self._whole.setVisible(file.other_cases > 0)
        self.everything.tell(file.other_cases + 1)
        self._show()
        self._want()

    def show_thread(self, case_id: UUID, lines: Sequence[TouchLine]) -> None:
        """What was said on the other cases of that case's customer; kept only if it is still shown."""
        if self._file is not None and self._file.case_id == case_id:
            self._others = lines
            self._show()

    def _lines(self) -> Sequence[TouchLine]:
        own = self._file.touches if self._file is not None else ()
        if not self._shows_everything or not self._others:
            return own
        return sorted((*own, *self._others), key=lambda line: line.at, reverse=True)

    @property
    def _shows_everything(self) -> bool:
        return self.everything.isChecked() and self._file is not None and self._file.other_cases > 0

    def _want(self) -> None:
        if self._shows_everything and self._file is not None:
            self.thread_wanted.emit(self._file.case_id)

    def _show(self) -> None:
        self._offer_teams(self._lines())
        self._fill()

    def _offer_teams(self, lines: Sequence[TouchLine]) -> None:
        """Filters by team, where more than one has spoken."""
        teams = [team for team in _TEAM_NAMES if any(item.team == team for item in lines)]
        self._teams.setVisible(len(teams) > 1)
        everything = self.tr("All {count}").format(count=len(lines))
        self._teams.offer([("", everything), *((team, self.tr(_TEAM_NAMES[team])) for team in teams)])

    def _fill(self, _team: str = "") -> None:
        team = self._teams.key
        lines = [item for item in self._lines() if not team or item.team == team]
        shown = lines[: self._shown]
        items: list[QWidget] = [
            self._touch(item, is_last=number == len(shown) - 1) for number, item in enumerate(shown)
        ]
        if len(lines) > len(shown):
            more = Button(self._theme, self.tr("Show earlier"), look=Look.GHOST, size=Size.SMALL)
            more.clicked.connect(self._on_earlier)
            items.append(holder(row(more, None)))
        self.refill(items, gap=0)

    def _touch(self, item: TouchLine, *, is_last: bool) -> Touch:
        title = item.title or (self.tr("They answered") if item.is_incoming else channel_name(item.channel))
        if item.reference:
            title = self.tr("{title}, {reference}").format(title=title, reference=item.reference)
        icon = item.icon or channel_icon(item.channel)
        if icon == "ph.phone":
            icon = "ph.phone-incoming" if item.is_incoming else "ph.phone-outgoing"
        touch = Touch(
            self._theme,
            title,
            self._formats.moment(item.at),
            text=item.text,
            who=item.who,
            icon=icon,
            tone=_TEAMS.get(item.team, ""),
            is_last=is_last,
        )
        if item.case_id is not None:
            touch.offer_case(item.case_id, item.reference)
            touch.case_requested.connect(self.case_requested)
        elif item.interaction_id is not None:
            touch.offer_idea(item.interaction_id)
            touch.idea_requested.connect(self._on_idea)
        return touch

    def _on_idea(self, interaction_id: object) -> None:
        if self._file is not None:
            self.idea_requested.emit(self._file.case_id, interaction_id)

    def _on_everything(self, is_on: bool) -> None:  # noqa: FBT001  # as the signal carries it
        self._show()
        self._want()
        self.everything_turned.emit(is_on)

    def _on_earlier(self) -> None:
        self._shown += 50
        self._fill()
