"""Sits a window down at an open store."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.errors import AppError
from app.domain.moments import zone_named
from app.services.changes import Changes
from app.ui.acts.case_acts import OpenUrl
from app.ui.formats import Formats
from app.ui.frame.memories import Memory
from app.ui.main_window import MainWindow
from app.ui.seats.exports import Export, ExportTable, OpenTables
from app.ui.seats.seats import Seat
from app.ui.seats.services import Services
from app.ui.tasks import Hub, Tasks
from app.ui.theme.looks import Theme
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Homes

if TYPE_CHECKING:
    from app.services.upkeep import Upkeep
    from app.ui.calendar_links.following import CalendarFollower
    from app.ui.seats.calendar_links import CalendarParts
    from app.ui.seats.calendar_settings import MakeCalendars
    from app.ui.seats.cards import OpenCards
    from app.ui.seats.composer import Writing
    from app.ui.seats.incoming import OpenLetters
    from app.ui.seats.workbooks import Linked
    from app.ui.workbooks.following import Workbooks


def said_with(formats: Formats) -> Callable[[object], str]:
    """Puts what a service remarked about its work into words, for one reader."""

    def said(answer: object) -> str:
        from app.ui.remarks import Sentences  # noqa: PLC0415 - there is nothing to remark at a start

        sentences = Sentences(formats, partial(QCoreApplication.translate, "Remarks"))
        remarks = answer.remarks if isinstance(answer, Changes) else ()
        return " ".join(text for text in map(sentences.remark, remarks) if text)

    return said


def follow_workbooks(bench: Workbench, window: MainWindow) -> "Workbooks":
    """Watch the linked workbooks of a window, once it stands."""
    from app.ui.workbooks.following import Workbooks  # noqa: PLC0415 - after the first picture

    workbooks = Workbooks(bench, window)
    workbooks.follow()
    return workbooks


def follow_calendar(
    bench: Workbench, window: MainWindow, sync: "Callable[[str | None], None]"
) -> "CalendarFollower":
    """Tell how a calendar on a server stands, once the window stands."""
    from app.ui.calendar_links.following import CalendarFollower  # noqa: PLC0415 - after the first picture

    follower = CalendarFollower(bench, window, sync)
    follower.follow()
    return follower


def _let_follow(bench: Workbench, window: MainWindow, *, has_workbooks: bool) -> None:
    """What outside the store follows the cases is watched once the window stands."""
    if has_workbooks:
        window.small.follow_workbooks = partial(follow_workbooks, bench, window)
    window.small.follow_calendar = partial(follow_calendar, bench, window)


def open_window(  # noqa: PLR0913  # what a window is made of, by name
    theme: Theme,
    services: Services,
    zone: str,
    clock: Callable[[], datetime],
    tasks: Tasks,
    memory: Memory,
    *,
    calendar: Export | None = None,
    workbook: Export | None = None,
    upkeep: "Upkeep | None" = None,
    list_file: ExportTable | None = None,
    linked: "Callable[[], Linked] | None" = None,
    tables: OpenTables | None = None,
    letters: "OpenLetters | None" = None,
    writing: "Callable[[], Writing] | None" = None,
    cards: "OpenCards | None" = None,
    calendars: "Callable[[], CalendarParts] | None" = None,
    calendar_settings: "MakeCalendars | None" = None,
    homes: Homes | None = None,
    open_url: OpenUrl | None = None,
) -> MainWindow:
    """Make the window of one person.

    Args:
        theme: Already made for the application.
        services: Of that person.
        zone, clock: Of the person, in which times are shown; the present, aware UTC.
        tasks: The hub; its ``changed`` refreshes the window.
        memory: The person's private settings.
        calendar, workbook, list_file: Write a file with progress and say how many entries.
        upkeep: What is known of the store's file.
        linked: Makes what is behind linked workbooks.
        tables, letters, writing, cards, calendars, calendar_settings: Make what is behind each, when it is first asked for.
        homes: Workspaces by the names that style files use.
        open_url: Opens ``tel:`` and ``mailto:``; None for the system's way.
    """
    with services.desk.reading() as unit:
        working = services.desk.company_calendar(unit)
    formats = Formats(zone_named(zone), clock, calendar=working)
    files = (calendar, workbook, upkeep, list_file, linked, tables, letters, writing, cards, calendars)
    seat = Seat(services, formats, *files, calendar_settings=calendar_settings)
    translate = partial(QCoreApplication.translate, "Messages")

    def problem(error: AppError) -> str:
        from app.ui.messages import sentence  # noqa: PLC0415 - most starts meet no problem

        return sentence(error, translate, formats.moment)

    bench = Workbench(theme, formats, seat, tasks, problem, said_with(formats))
    more = {} if open_url is None else {"open_url": open_url}
    window = MainWindow(bench, seat.me(), seat.style(), memory, homes, **more)
    if isinstance(tasks, Hub):
        tasks.changed.connect(window.refresh)
    _let_follow(bench, window, has_workbooks=linked is not None)
    if services.styles.problems:  # the other ways of working are there
        window.refuse(" ".join(map(problem, services.styles.problems)))
    return window
