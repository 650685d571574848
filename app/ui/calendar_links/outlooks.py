"""How a connected calendar stands, in the few words of a bar and in whole sentences."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain.errors import AppError
from app.services.calendars.syncing import CalendarReport
from app.ui.calendar_links.desks import LinkStanding
from app.ui.formats import Formats
from app.ui.sentences import filled
from app.ui.translations import QT_TRANSLATE_NOOP

_tr = partial(QCoreApplication.translate, "Calendar")


def needs_somebody(standing: LinkStanding) -> bool:
    """Whether it stands still until the person does something."""
    return bool(standing.questions) or standing.is_password_needed


class State(Enum):
    """The one thing that matters most; its words in a bar, and where it is plain that a calendar is meant."""

    SYNCING = (QT_TRANSLATE_NOOP("Calendar", "Calendar: syncing…"), QT_TRANSLATE_NOOP("Calendar", "Syncing…"))
    PASSWORD = (
        QT_TRANSLATE_NOOP("Calendar", "Calendar: password needed"),
        QT_TRANSLATE_NOOP("Calendar", "Password needed"),
    )
    ASKED = (
        QT_TRANSLATE_NOOP("Calendar", "Calendar: {asked} to answer"),
        QT_TRANSLATE_NOOP("Calendar", "{asked} to answer"),
    )
    AWAY = (
        QT_TRANSLATE_NOOP("Calendar", "Calendar: cannot be reached now"),
        QT_TRANSLATE_NOOP("Calendar", "Cannot be reached now"),
    )
    WAITING = (
        QT_TRANSLATE_NOOP("Calendar", "Calendar: {waiting} to go out"),
        QT_TRANSLATE_NOOP("Calendar", "{waiting} to go out"),
    )
    NOT_YET = (
        QT_TRANSLATE_NOOP("Calendar", "Calendar: not synced yet"),
        QT_TRANSLATE_NOOP("Calendar", "Not synced yet"),
    )
    SYNCED = (
        QT_TRANSLATE_NOOP("Calendar", "Calendar: synced {at}"),
        QT_TRANSLATE_NOOP("Calendar", "Synced {at}"),
    )


def state_of(standing: LinkStanding, *, is_under_way: bool = False) -> State:
    """How it stands."""
    states = (
        (is_under_way, State.SYNCING),
        (standing.is_password_needed, State.PASSWORD),
        (bool(standing.questions), State.ASKED),
        (standing.problem is not None, State.AWAY),
        (bool(standing.waiting), State.WAITING),
        (standing.synced_at is None, State.NOT_YET),
        (True, State.SYNCED),
    )
    return next(state for is_so, state in states if is_so)


def bar_words(standing: LinkStanding, formats: Formats, *, is_under_way: bool = False) -> str:
    """What the status bar says."""
    return _said(state_of(standing, is_under_way=is_under_way).value[0], standing, formats)


def state_words(standing: LinkStanding, formats: Formats, *, is_under_way: bool = False) -> str:
    """The same beside its name."""
    return _said(state_of(standing, is_under_way=is_under_way).value[1], standing, formats)


def _said(words: str, standing: LinkStanding, formats: Formats) -> str:
    at = formats.when(standing.synced_at) if standing.synced_at is not None else ""
    facts = {"asked": len(standing.questions), "waiting": standing.waiting, "at": at}
    return filled(_tr(words), facts)


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
