"""What stands in the way between this program and others: calendars on servers, invitations, links."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain import app_links, invitations
from app.domain.calendars import problems
from app.domain.errors import AppError
from app.ui.translations import QT_TRANSLATE_NOOP

# fmt: off
SENTENCES: Final[Mapping[type[AppError], str]] = MappingProxyType(
    {
        app_links.NotOurLink: QT_TRANSLATE_NOOP("Messages", "“{said}” is no address that Keepword opens, so nothing was opened. Search for the case by its number."),
        app_links.LinksNeedBundle: QT_TRANSLATE_NOOP("Messages", "On this system links come only to a program that is installed as a bundle. Nothing was changed; search for the case by its number."),
        invitations.NotAVisit: QT_TRANSLATE_NOOP("Messages", "{reference} has no visit planned. Plan one, and the invitation says where and when."),
        problems.CalendarProblem: QT_TRANSLATE_NOOP("Messages", "The calendar on {where} cannot be used now. Your steps are safe; we try again with the next sync."),
        problems.EventChanged: QT_TRANSLATE_NOOP("Messages", "Somebody changed the event a moment ago. Nothing was written over; the next sync compares it again."),
        problems.TitleVeiled: QT_TRANSLATE_NOOP("Messages", "The calendar shows {reference} only as busy, so words typed there are not taken for the step's. Change them here, or let the calendar show more."),
        problems.NothingAsked: QT_TRANSLATE_NOOP("Messages", "The calendar asks nothing of that kind about {reference}. “keepword calendar status” lists what it asks."),
    }
)
# fmt: on
