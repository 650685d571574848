"""How and when one person can be reached."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.domain.moments import zone_named
from app.domain.occurrences import RETURN_AFTER, ObligationKind, Occurrence
from app.domain.promises import AT_RISK
from app.domain.styles import DEFAULT_VALUE_LIMIT, Quiet, Style
from app.domain.working_time import Week, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Attention:
    """How and when one person can be reached.

    Attributes:
        style: The person's way of working.
        calendar: The person's own working time.
        quiet: The person's quiet hours.
        protected: Blocks that the person protects, in the zone of the calendar, or None.
        quiet_until_at: The person asked for quiet until then, or None.
        lets_waiting_knock: Customers who wait for news come through quiet time.
        value_limit: Above this value, in the company's currency, a case may speak louder.
    """

    style: Style
    calendar: WorkingCalendar
    quiet: Quiet = field(default_factory=Quiet)
    protected: Week | None = None
    value_limit: Decimal = DEFAULT_VALUE_LIMIT
    quiet_until_at: datetime | None = None
    lets_waiting_knock: bool = False

    def is_quiet(self, now: datetime) -> bool:
        """Whether quiet time or a protected block runs."""
        return self.is_resting(now) or self._is_protected(now)

    def is_resting(self, now: datetime) -> bool:
        """Whether quiet time runs: the hours of each day, or what the person asked for."""
        if self.quiet_until_at is not None and now < self.quiet_until_at:
            return True
        return self.quiet.holds(now, self.calendar.zone)

    def is_held(self, occurrence: Occurrence, now: datetime) -> bool:
        """Whether an occurrence has to wait; a promise about to break never does, nor a customer who may knock."""
        if not self.is_quiet(now) or is_about_to_break(occurrence, now, self.calendar):
            return False
        return not (self.lets_waiting_knock and is_customer_waiting(occurrence, now))

    def _is_protected(self, now: datetime) -> bool:
        if self.protected is None:
            return False
        wall = now.astimezone(zone_named(self.calendar.zone))
        minute = wall.hour * 60 + wall.minute
        return any(start <= minute < end for start, end in self.protected.minutes(wall.weekday()))


def is_about_to_break(occurrence: Occurrence, now: datetime, calendar: WorkingCalendar) -> bool:
    """Whether a promise has 2 business hours or less left; one that broke within 5 minutes still counts."""
    if not occurrence.is_promise or now > occurrence.deadline_at + RETURN_AFTER:
        return False
    return calendar.between(now, occurrence.deadline_at) <= AT_RISK


def is_customer_waiting(occurrence: Occurrence, now: datetime) -> bool:
    """Whether it reminds of news that a customer should have had by now."""
    return occurrence.obligation_kind is ObligationKind.NEWS and occurrence.deadline_at <= now
