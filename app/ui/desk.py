"""Everything the window may ask or do, as one protocol.

The window knows no service and no store: it is given a desk. Answers are frozen and plain, so they can cross
threads; every call runs on the database thread (``app.ui.tasks``) and may raise an AppError.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.guards.figures import Figure
from app.domain.kinds import Channel, Kind
from app.domain.list_tables import ListTable, Pages
from app.ui.cases.desks import CaseDesk
from app.ui.cases.files import CaseFile, ChangeNote, CheckLine, PromiseLine, TouchLine
from app.ui.laters import PLAINLY, LaterAsk, LaterHow
from app.ui.link_desks import LinkDesk
from app.ui.understood import EchoField, Reading, Span

if TYPE_CHECKING:  # each is loaded with its workspace; the sheet's knows the answers of this module
    from app.ui.away.desks import AwayDesk
    from app.ui.cases.wish_desks import WishDesk
    from app.ui.composer.desks import ComposerDesk
    from app.ui.frame.day_desks import DayDesk
    from app.ui.frame.desks import ViewDesk
    from app.ui.imports.desks import ImportDesk
    from app.ui.incoming.desks import IncomingDesk
    from app.ui.settings.desks import SettingsDesk
    from app.ui.standards.desks import StandardDesk
    from app.ui.templates.desks import TemplateDesk
    from app.ui.work.desks import WorkDesk
    from app.ui.workspaces.day_plan.desks import PlanDesk
    from app.ui.workspaces.lists.book_desks import BookDesk
    from app.ui.workspaces.lists.desks import ListDesk
    from app.ui.workspaces.lists.idea_desks import IdeaDesk
    from app.ui.workspaces.people.days import PeopleDay
    from app.ui.workspaces.priorities.boards import PrioritiesDesk
    from app.ui.workspaces.sheet.desks import SheetDesk
    from app.ui.workspaces.team.desks import TeamDesk

__all__ = ["CaseFile", "ChangeNote", "CheckLine", "EchoField", "PromiseLine", "Reading", "Span", "TouchLine"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Me:
    """Who sits at this desk.

    Attributes:
        is_lead: Looks after the team's obligations too.
    """

    person_id: UUID
    name: str
    function: str
    zone: str
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """A way of working as the window needs it.

    Attributes:
        home: Name of the workspace that Today shows.
        home_word: What the file calls its Today; empty for the program's word.
        accent: Name of the colours.
        shows_keys: Whether key hints stand beside actions all the time.
        manner: How a reminder window speaks.
        quick_entry: In which manner a new follow-up is asked for.
        tabs: Views that stand beside its own.
    """

    key: str
    name: str
    line: str
    home: str
    accent: str
    shows_keys: bool = False
    manner: str = "person"
    quick_entry: str = ""
    tabs: tuple[str, ...] = ()
    home_word: str = ""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Rows of the day below one heading."""

    title: str
    rows: tuple[AgendaRow, ...]
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """Today in the order of the way of working."""

    opening: str
    groups: tuple[DayGroup, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next step that is proposed.

    Attributes:
        line: What would be typed for it; empty where it is taken as it stands.
        is_cadence: The cadence counts it as its own.
    """

    what: str
    channel: Channel
    due_at: datetime
    line: str = ""
    is_cadence: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case of a kind can end."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to hand a case to."""

    person_id: UUID
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """A customer that a search found."""

    customer_id: UUID
    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and how many more there are."""

    rows: tuple[AgendaRow, ...]
    customers: tuple[CustomerHit, ...] = ()
    closed: int = 0


@dataclass(frozen=True, slots=True)
class BellItem:
    """A reminder in the reachable list, a request that waits for me, or an entry of mine that keeps breaking.

    Attributes:
        case_id: The case to open; of an entry its own id.
        is_entry: It stands in the Promise book.
    """

    occurrence_id: UUID
    case_id: UUID
    title: str
    line: str
    at: datetime
    is_new: bool
    is_request: bool = False
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand at this desk, for the bars.

    Attributes:
        next_digest_at: When reminders gather next; None where they come at once.
        quiet_until_at: I asked for quiet until then.
        at_stake: What the work does not fit into time for, in a few words; empty where it fits.
    """

    store: str
    needs_you: bool
    next_at: datetime | None
    next_line: str
    next_case_id: UUID | None
    next_digest_at: datetime | None = None
    quiet_until_at: datetime | None = None
    at_stake: str = ""


class Desk(LinkDesk, Protocol):
    """One person's desk."""

    def me(self) -> Me:
        """Who I am."""

    def styles(self) -> Sequence[StyleChoice]:
        """Ways of working to choose from."""

    def style(self) -> StyleChoice:
        """The one in force."""

    def choose_style(self, key: str) -> object:
        """Work that way from now on."""

    def views(self) -> "ViewDesk":
        """Views beside Today's own."""

    def today(self) -> Day:
        """My day."""

    def people_day(self, now_case_id: UUID | None = None) -> "PeopleDay":
        """My day as conversations; that case comes first, else the most pressing one."""

    def people_figures(self) -> Sequence[Figure]:
        """What my guards warn of, beside my conversations."""

    def day_plan(self) -> "PlanDesk":
        """My day as a timeline."""

    def case_desk(self) -> CaseDesk:
        """The rarer acts on a case."""

    def away(self) -> "AwayDesk":
        """Being away, and covering."""

    def composer(self) -> "ComposerDesk":
        """Letters at work."""

    def lists(self) -> "ListDesk":
        """People, promises, closed cases, searches."""

    def promise_book(self) -> "BookDesk":
        """What may be promised, and changing it."""

    def ideas(self) -> "IdeaDesk":
        """What customers said that others should hear."""

    def wishes(self) -> "WishDesk":
        """What contacts wish of us."""

    def priorities(self) -> "PrioritiesDesk":
        """My cases by rank, and what is asked of others; made once for a screen."""

    def sheet(self) -> "SheetDesk":
        """The sheet's own questions and acts."""

    def settings(self) -> "SettingsDesk":
        """What can be set."""

    def standards(self) -> "StandardDesk":
        """The service standard, read and changed."""

    def templates(self) -> "TemplateDesk":
        """The texts that letters are made of, read and changed."""

    def imports(self) -> "ImportDesk":
        """Tables on their way in."""

    def incoming(self) -> "IncomingDesk":
        """Letters on their way in."""

    def team(self) -> "TeamDesk":
        """A lead's questions and acts."""

    def work(self) -> "WorkDesk":
        """Time needed and free, evidence, and how my ways of working fit."""

    def days(self) -> "DayDesk":
        """How my day begins and ends."""

    def open_cases(self) -> Sequence[AgendaRow]:
        """My open cases by due moment."""

    def case(self, case_id: UUID) -> CaseFile:
        """One case. Raises NotFound."""

    def why(self, case_id: UUID, what: str) -> Sequence[str]:
        """Why a date is what it is, in sentences; ``what`` is ``step``, ``news`` or ``promise``."""

    def search(self, words: str) -> Found:
        """Cases and customers that hold all the words."""

    def read_line(self, line: str, case_id: UUID | None = None) -> Reading:
        """Understand a typed line without saving anything."""

    def add(self, line: str, case_id: UUID | None = None, *, as_new: bool = False) -> object:
        """File a typed line. Raises Unclear, Ambiguous."""

    def proposals(self, case_id: UUID) -> Sequence[Proposal]:
        """What could come next."""

    def done(
        self,
        case_id: UUID,
        following: str | Proposal,
        *,
        outcome: str = "",
        told: bool = False,
        took: timedelta | None = None,
    ) -> object:
        """Finish the step; the next is typed, proposed, or the cadence's where empty; ``took`` where known."""

    def told(
        self,
        case_id: UUID,
        text: str,
        channel: Channel,
        next_word: str,
        *,
        done: bool = False,
        reached: bool = True,
    ) -> object:
        """Log that the customer heard; ``next_word`` is when they hear again, typed, or empty."""

    def answered(self, case_id: UUID, text: str, channel: Channel) -> object:
        """Log that they answered."""

    def later_ask(self, case_id: UUID) -> LaterAsk:
        """How the step is put off, and later moments that make sense."""

    def later(self, case_id: UUID, when: str | datetime, how: LaterHow = PLAINLY) -> object:
        """Put the step off. Raises PastPromise, PutOffTooOften, NeedsEffort, Overtaken."""

    def later_at(self, case_id: UUID, when: str, takes: str = "") -> tuple[datetime, datetime]:
        """When it would begin and be due, for words that are being typed. Raises Unclear."""

    def promise(self, case_id: UUID, text: str, when: str, why: str | None = None) -> object:
        """Note a promise; ``why`` it is more than the promise book, or empty to leave that unsaid.

        Raises:
            MoreThanBook: It is more, and nobody was asked why yet.
        """

    def keep_promise(self, promise_id: UUID) -> object:
        """It is kept."""

    def outcomes(self, kind: Kind) -> Sequence[Outcome]:
        """How such a case can end."""

    def close_case(self, case_id: UUID, outcome: str, text: str) -> object:
        """End it, with a last word."""

    def reopen(self, case_id: UUID, line: str) -> object:
        """Open it again; it needs a step."""

    def colleagues(self) -> Sequence[Colleague]:
        """Whom I can hand a case to."""

    def hand_over(self, case_id: UUID, person_id: UUID, note: str) -> object:
        """Offer it to a colleague."""

    def accept(self, case_id: UUID) -> object:
        """Take what was offered to me."""

    def undo(self) -> object:
        """Take back my last act. Raises NothingToUndo."""

    def redo(self) -> object:
        """Do it again."""

    def undo_change(self, change_id: UUID) -> object:
        """Take back one change."""

    def bell(self) -> Sequence[BellItem]:
        """The reachable list of reminders, newest first."""

    def seen(self, occurrence_ids: Sequence[UUID]) -> object:
        """These have been looked at."""

    def be_quiet(self, length: str) -> object:
        """Quiet for an ``hour``, till the next working ``day``, or ``off``."""

    def standing(self) -> Standing:
        """How things stand."""

    def export_calendar(self, path: Path, progress: Progress) -> int:
        """Write a calendar; how many entries."""

    def export_workbook(self, path: Path, progress: Progress) -> int:
        """Write a workbook; how many rows."""

    def export_list(self, path: Path, table: ListTable | Pages, progress: Progress) -> int:
        """Write a list; the end of the file's name says as what; how many rows. Raises UnknownFileKind."""
