"""Fit: how each way of working worked for the acting person. Read by nobody else, and kept in no store."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.fit import Advice, Fit, advice, fits
from app.services.desks import Desk
from app.services.styles import StyleService

_BEGINNING = datetime(1990, 1, 1, tzinfo=UTC)
_MOST_PROMISES = 5_000


@dataclass(frozen=True, slots=True)
class FitReport:
    """What the person sees.

    Attributes:
        fits: One for each way of working in which something was done, and the one in force.
        current: The key of the one in force.
        advice: Another way that worked better, or None.
    """

    fits: tuple[Fit, ...]
    current: str
    advice: Advice | None


@dataclass(frozen=True, slots=True)
class FitService:
    """Looking at one's own ways of working: which one was used when stands in the person's private file only."""

    desk: Desk
    styles: StyleService

    def report(self) -> FitReport:
        """Steps on time, words kept and postponements, by way of working."""
        periods, current = self.styles.periods(), self.styles.current().key
        me = self.desk.person_id
        with self.desk.reading() as unit:
            steps = unit.steps.finished_since(me, _BEGINNING)
            promises = unit.promises.settled(me, _MOST_PROMISES)
        found = fits(periods, steps, promises)
        used = tuple(fit for fit in found if fit.steps or fit.words or fit.style == current)
        return FitReport(used, current, advice(found, current))
