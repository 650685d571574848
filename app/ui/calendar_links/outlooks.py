"""How a connected calendar stands, in the few words of a bar and in whole sentences."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain.errors import AppError
from app.services.calendars.syncing import CalendarReport
from app.ui.calendar_links.desks import LinkStanding
from app.ui.formats import Formats
from app.ui.sentences import filled

_tr = partial(QCoreApplication.translate, "Calendar")


def needs_somebody(standing: LinkStanding) -> bool:
    """Whether it stands still until the person does something."""
    return bool(standing.questions) or standing.is_password_needed


def bar_words(standing: LinkStanding, formats: Formats, *, is_under_way: bool = False) -> str:
    """What the status bar says: the one thing that matters most."""
    at = formats.when(standing.synced_at) if standing.synced_at is not None else ""
    facts = {"asked": len(standing.questions), "waiting": standing.waiting, "at": at}
    said = (
        (is_under_way, _tr("Calendar: syncing…")),
        (standing.is_password_needed, _tr("Calendar: password needed")),
        (bool(standing.questions), _tr("Calendar: {asked} to answer")),
        (standing.problem is not None, _tr("Calendar: cannot be reached now")),
        (bool(standing.waiting), _tr("Calendar: {waiting} to go out")),
        (not at, _tr("Calendar: not synced yet")),
        (True, _tr("Calendar: synced {at}")),
    )
    return filled(next(words for is_so, words in said if is_so), facts)


def tip_words(standing: LinkStanding, sentence: Callable[[AppError], str]) -> str:
    """The same at more length, and what a click does."""
    more = sentence(standing.problem) if standing.problem is not None else ""
    click = filled(
        _tr("“{name}” follows your steps. A click shows what can be done."), {"name": standing.name}
    )
    return " ".join(filter(None, (more, click)))


def report_words(report: CalendarReport, *, is_asked: bool, sentence: Callable[[AppError], str]) -> str:
    """What somebody should know of a sync; nothing, where it only did its work."""
    came_in = sum(report.counts.get(what, 0) for what in ("moved", "resized", "renamed", "done"))
    words = [filled(_tr("Taken from the calendar: {count}."), {"count": came_in})] if came_in else []
    words += [
        filled(
            _tr("{case} stays where it was, in the calendar too: {problem}"),
            {"case": one.step.reference, "problem": sentence(one.problem)},
        )
        for one in report.refusals
    ]
    if report.questions:
        words.append(filled(_tr("To answer, in the bar below: {count}."), {"count": len(report.questions)}))
    if not words and is_asked:
        words.append(_tr("The calendar and your steps agree."))
    return " ".join(words)
