"""What may stand in the way of a connected calendar, as far as a person can do something about it."""

from dataclasses import dataclass

from app.domain.errors import AppError


@dataclass(eq=False)
class CalendarProblem(AppError):
    """The calendar cannot be read or written now; steps are safe, and what waits goes out later.

    Attributes:
        where: The server as people know it.
        reason: Which rule spoke: ``password``, ``no_password``, ``no_server``, ``too_slow``, ``certificate``,
            ``unencrypted``, ``redirected``, ``not_an_address``, ``not_a_calendar_server``, ``no_such_calendar``,
            ``several_calendars``, ``gone``, ``read_only``, ``too_large``, ``busy``, ``cut``, ``answered``.
        said: What the reason speaks of: a name, a number; may be empty.
    """

    where: str
    reason: str
    said: str = ""


@dataclass(eq=False)
class EventChanged(AppError):
    """Somebody changed the event between reading and writing; it is compared anew."""

    href: str


@dataclass(eq=False)
class TitleVeiled(AppError):
    """The calendar shows only that the time is taken, so words typed there are none of the step's."""

    reference: str


@dataclass(eq=False)
class NothingAsked(AppError):
    """That step has no open question of the calendar."""

    reference: str
