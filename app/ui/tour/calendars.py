"""Scenes of a connected calendar: as if the sample company had one. No server is asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.domain.calendars.events import Event, StepEvent
from app.domain.calendars.links import Account, Answer, Place
from app.domain.calendars.merging import What
from app.domain.calendars.problems import CalendarProblem, NothingAsked
from app.services.calendars.syncing import CalendarReport, Question
from app.ui.acts.step_files import InvitedForm, LeftFileSheet
from app.ui.calendar_links.desks import LinkStanding
from app.ui.calendar_links.following import show_in_bar
from app.ui.calendar_links.set_ups import ASKING
from app.ui.calendar_links.sheets import CalendarSheet
from app.ui.calendar_writing.sheets import WritingSheet
from app.ui.tour.scenery import Opening, Scene, acting, row_of
from app.ui.tour.stages import Stage
from app.ui.translations import QT_TRANSLATE_NOOP

ADDRESS, USER, NAME = "https://dav.alder.example/maya", "maya", "Follow-ups"
LEFT = Path("/Documents/Keepword/drafts/Q-4127.ics")
_NO_PROGRAM = QT_TRANSLATE_NOOP("StepFileActs", "No calendar program opened.")
_LATER = timedelta(hours=2)
_OTHER = "Lunch with Eimear"
_PLACES = (Place(ADDRESS, "Personal"), Place(ADDRESS, NAME), Place(ADDRESS, "To do", frozenset({"VTODO"})))


def calendars() -> Iterator[Scene]:
    """All of them."""
    yield Scene("calendar-none", "No calendar is connected", opens=_sheet(_none))
    yield Scene("calendar-typed", "No calendar is connected: the account", opens=_sheet(_none, _type))
    yield Scene("calendar-asking", "The server is asked", opens=_sheet(_none, _ask))
    yield Scene("calendar-choose", "Which calendar", opens=_sheet(_none, _choose))
    yield Scene("calendar-connected", "A connected calendar", opens=_sheet(_synced))
    yield Scene("calendar-leave", "A calendar is let go", opens=_sheet(_synced, _leave))
    yield Scene("calendar-away", "Its server does not answer", opens=_sheet(_away))
    yield Scene("calendar-password", "Its password is asked for", opens=_sheet(_password))
    yield Scene("calendar-asked", "What it asks", opens=_sheet(_asked))
    yield Scene("calendar-writing", "What a calendar gets", opens=acting("open_writing"))
    yield Scene("calendar-writing-two", "What a calendar gets: two kinds", opens=_writing)
    yield Scene("calendar-left", "No program opened the file", opens=_left)
    yield Scene("calendar-invited", "Is the invitation sent?", opens=_invited)
    for key, title, standing in (
        ("synced", "synced", _synced),
        ("waiting", "changes wait", _waiting),
        ("away", "its server does not answer", _away),
        ("asked", "something is to be answered", _asked),
        ("password", "its password is asked for", _password),
    ):
        yield Scene(f"calendar-bar-{key}", f"The calendar in the bar: {title}", opens=_bar(standing))


@dataclass(frozen=True, slots=True)
class ShownCalendar:
    """Fulfils ``CalendarLinkDesk`` with one standing; nothing that is asked of it does anything."""

    shown: LinkStanding | None

    def standing(self) -> LinkStanding | None:
        return self.shown

    def keeps_passwords(self) -> bool:
        return True

    def places(self, account: Account, password: str) -> Sequence[Place]:  # noqa: ARG002 - nobody is told on a tour
        return _PLACES

    def connect(
        self,
        account: Account,
        password: str,  # noqa: ARG002 - nobody is told on a tour
        name: str = "",  # noqa: ARG002 - as above
        *,
        is_tasks: bool = False,  # noqa: ARG002 - as above
    ) -> LinkStanding:
        raise CalendarProblem(account.url, "no_server")

    def sync(self, password: str | None = None) -> CalendarReport:  # noqa: ARG002 - as above
        return CalendarReport()

    def answer(self, reference: str, answer: Answer) -> object:
        raise NothingAsked(f"{reference} {answer}")

    def disconnect(self) -> object:
        """Leave it."""


def _sheet(
    shown: Callable[[Stage], LinkStanding | None], then: Callable[[CalendarSheet], object] | None = None
) -> Opening:
    def opens(stage: Stage) -> None:
        bench = stage.window.workspace.bench
        sheet = CalendarSheet(bench, ShownCalendar(shown(stage)), stage.window)
        sheet.open()
        stage.settle()
        if then is not None:
            then(sheet)

    return opens


def _bar(shown: Callable[[Stage], LinkStanding | None]) -> Opening:
    def opens(stage: Stage) -> None:
        show_in_bar(stage.window.status.calendar, shown(stage), stage.window.workspace.bench)

    return opens


def _none(_stage: Stage) -> LinkStanding | None:
    return None


def _synced(stage: Stage) -> LinkStanding:
    at = stage.company.clock() - timedelta(minutes=4)
    return LinkStanding(NAME, Account(ADDRESS, USER), is_tasks=False, synced_at=at)


def _waiting(stage: Stage) -> LinkStanding:
    return replace(_synced(stage), waiting=3)


def _away(stage: Stage) -> LinkStanding:
    return replace(_waiting(stage), problem=CalendarProblem(NAME, "no_server"))


def _password(stage: Stage) -> LinkStanding:
    return replace(_waiting(stage), problem=CalendarProblem(NAME, "no_password"))


def _asked(stage: Stage) -> LinkStanding:
    """One event was deleted there; of another both sides moved the time, of a third both changed the words."""
    gone, moved, renamed = (_step(stage, number) for number in (4127, 4119, 4122))
    questions = (
        Question(gone, What.DELETED, gone.event, None),
        Question(
            moved,
            What.CLASH,
            moved.event,
            replace(moved.event, start_at=moved.event.start_at + _LATER),
            ("start_at",),
        ),
        Question(renamed, What.CLASH, renamed.event, replace(renamed.event, title=_OTHER), ("title",)),
    )
    return replace(_synced(stage), questions=questions)


def _step(stage: Stage, number: int) -> StepEvent:
    row = row_of(stage, number)
    event = Event(row.due_at, row.effort or _LATER, f"{row.customer}: {row.step}")
    now = stage.company.clock()
    return StepEvent(row.step_id, row.case_id, row.reference, event, event.title, "", (), 1, now)


def _type(sheet: CalendarSheet) -> None:
    if sheet.form is not None:
        sheet.form.address.setText(ADDRESS)
        sheet.form.user.setText(USER)
        sheet.form.password.setText(USER)


def _ask(sheet: CalendarSheet) -> None:
    """As long as the server does not answer."""
    _type(sheet)
    if sheet.form is not None:
        sheet.form.wait(QCoreApplication.translate("Calendar", ASKING))


def _choose(sheet: CalendarSheet) -> None:
    _type(sheet)
    if sheet.form is not None:
        sheet.form.ask()


def _leave(sheet: CalendarSheet) -> None:
    sheet.leave.click()


def _left(stage: Stage) -> None:
    bench, window = stage.window.workspace.bench, stage.window
    LeftFileSheet(
        bench, LEFT, QCoreApplication.translate("StepFileActs", _NO_PROGRAM), _opened, window
    ).open()


def _invited(stage: Stage) -> None:
    bench = stage.window.workspace.bench
    file = bench.desk.case(row_of(stage, 4127).case_id)
    InvitedForm(bench, file, stage.window, file.contact).open()


def _opened(_path: Path) -> bool:
    """Nothing opens on a tour."""
    return True


def _writing(stage: Stage) -> None:
    """Two kinds at once."""
    stage.window.act("open_writing")
    stage.settle()
    sheet = next(one for one in stage.shown() if isinstance(one, WritingSheet))
    for key in ("promises_and_deadlines", "needed_time"):
        sheet.kinds[key].setChecked(True)
