"""What is said of a connected calendar: what stands in its way, what became of events, what is asked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.calendars.links import Answer
from app.domain.calendars.merging import What
from app.ui.translations import QT_TRANSLATE_NOOP

# fmt: off
PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "password": QT_TRANSLATE_NOOP("Messages", "{where} does not take this name and password. Your steps are safe; type the password again, or make one for programs there."),
        "no_password": QT_TRANSLATE_NOOP("Messages", "The password of {where} is not kept on this computer. Type it, and the sync goes on."),
        "no_server": QT_TRANSLATE_NOOP("Messages", "{where} cannot be reached now. Your steps are safe; what waits goes out with the next sync."),
        "too_slow": QT_TRANSLATE_NOOP("Messages", "{where} takes too long to answer. Your steps are safe; what waits goes out with the next sync."),
        "certificate": QT_TRANSLATE_NOOP("Messages", "{where} cannot prove that it is {where}: its certificate is not valid. Nothing was sent. Ask whoever runs it to renew it; if it is yours, let this computer trust it."),
        "unencrypted": QT_TRANSLATE_NOOP("Messages", "{where} would be reached without encryption, and everybody on the way could read your password. Use https, or say that it is meant."),
        "redirected": QT_TRANSLATE_NOOP("Messages", "{where} sends us on to {said}. Your password goes nowhere that you did not name; use that address if it is yours."),
        "not_an_address": QT_TRANSLATE_NOOP("Messages", "“{where}” is no address of a server. It begins with https://, and has no password in it."),
        "not_a_calendar_server": QT_TRANSLATE_NOOP("Messages", "{where} answers, but not as a calendar server does (CalDAV). Look for the CalDAV address in the settings of your calendar."),
        "no_such_calendar": QT_TRANSLATE_NOOP("Messages", "There is no calendar “{said}” of yours on {where}. Name another, or none for one of our own."),
        "several_calendars": QT_TRANSLATE_NOOP("Messages", "You have several calendars “{said}” on {where}. Name another, or rename one of them there."),
        "wrong_kind": QT_TRANSLATE_NOOP("Messages", "“{said}” on {where} takes no entries of this kind. Name another, or choose between events and tasks anew."),
        "connected_already": QT_TRANSLATE_NOOP("Messages", "A calendar is connected already. Disconnect it first; what lies there stays."),
        "gone": QT_TRANSLATE_NOOP("Messages", "The calendar is no longer on {where}. Your steps are safe; disconnect it, and connect another."),
        "read_only": QT_TRANSLATE_NOOP("Messages", "{where} does not let you write to this calendar. Your steps are safe; choose one of your own."),
        "too_large": QT_TRANSLATE_NOOP("Messages", "{where} answers with more than {said} MB. Nothing was changed; use a calendar of its own for your steps."),
        "busy": QT_TRANSLATE_NOOP("Messages", "{where} is too busy to answer. Your steps are safe; what waits goes out with the next sync."),
        "cut": QT_TRANSLATE_NOOP("Messages", "{where} broke off in the middle of its answer. Your steps are safe; we try again with the next sync."),
        "answered": QT_TRANSLATE_NOOP("Messages", "{where} answered with number {said}, which we do not expect. Your steps are safe; we try again with the next sync."),
    }
)

WHATS: Final[Mapping[What, str]] = MappingProxyType(
    {
        What.ADDED: QT_TRANSLATE_NOOP("Calendar", "“{title}” is in the calendar"),
        What.PUSHED: QT_TRANSLATE_NOOP("Calendar", "“{title}” is brought up to date in the calendar"),
        What.DROPPED: QT_TRANSLATE_NOOP("Calendar", "“{title}” is over and leaves the calendar"),
        What.MOVED: QT_TRANSLATE_NOOP("Calendar", "“{title}” was moved in the calendar"),
        What.RESIZED: QT_TRANSLATE_NOOP("Calendar", "“{title}” was made longer or shorter in the calendar"),
        What.RENAMED: QT_TRANSLATE_NOOP("Calendar", "“{title}” was renamed in the calendar"),
        What.DONE: QT_TRANSLATE_NOOP("Calendar", "“{title}” was marked done in the calendar. Next: {next}"),
    }
)

UNREAD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "damaged": QT_TRANSLATE_NOOP("Calendar", "The event cannot be read, and is left as it is."),
        "too_large": QT_TRANSLATE_NOOP("Calendar", "The event is too large to be read, and is left as it is."),
        "no_start": QT_TRANSLATE_NOOP("Calendar", "The event says no time, and is left as it is."),
        "zone": QT_TRANSLATE_NOOP("Calendar", "The event's time is in a zone that nobody knows, and is left as it is."),
        "year": QT_TRANSLATE_NOOP("Calendar", "The event's year cannot be meant, and is left as it is."),
    }
)

ANSWERS: Final[Mapping[Answer, str]] = MappingProxyType(
    {
        Answer.KEEPWORD: QT_TRANSLATE_NOOP("Calendar", "The calendar takes what Keepword says."),
        Answer.CALENDAR: QT_TRANSLATE_NOOP("Calendar", "The step takes what the calendar says."),
        Answer.BACK: QT_TRANSLATE_NOOP("Calendar", "The event comes back."),
        Answer.LEAVE: QT_TRANSLATE_NOOP("Calendar", "The step stays, and is left out of the calendar."),
        Answer.DONE: QT_TRANSLATE_NOOP("Calendar", "The step is done."),
    }
)

SHORT_ANSWERS: Final[Mapping[Answer, str]] = MappingProxyType(
    {
        Answer.KEEPWORD: QT_TRANSLATE_NOOP("Calendar", "As Keepword says"),
        Answer.CALENDAR: QT_TRANSLATE_NOOP("Calendar", "As the calendar says"),
        Answer.BACK: QT_TRANSLATE_NOOP("Calendar", "Put the event back"),
        Answer.LEAVE: QT_TRANSLATE_NOOP("Calendar", "Keep the step only"),
        Answer.DONE: QT_TRANSLATE_NOOP("Calendar", "The step is done"),
    }
)
"""The same on buttons."""

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "start_at": QT_TRANSLATE_NOOP("Calendar", "Time"),
        "length": QT_TRANSLATE_NOOP("Calendar", "Length"),
        "title": QT_TRANSLATE_NOOP("Calendar", "Words"),
        "is_done": QT_TRANSLATE_NOOP("Calendar", "Done"),
    }
)
