"""Effort: how long steps take, what one's own history suggests, and the latest moment to begin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from app.domain.kinds import Channel, Kind

ENOUGH = 5
"""Below so many finished steps of a kind the history suggests nothing: too few to tell."""

MOST = 20
"""So many of the newest count: how one works changes."""

_STEP = 5
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a finished step was estimated at, and what it took."""

    estimate: timedelta
    actual: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How long such a step takes, by one's own history.

    Attributes:
        effort: Rounded to five minutes; None where there are too few to tell.
        count: Out of how many finished steps of this kind and channel.
        measured: Of how many of them it is known what they took.
        overrun: Own time over own estimate, 1.0 where nothing is known.
    """

    kind: Kind
    channel: Channel
    count: int
    measured: int = 0
    effort: timedelta | None = None
    overrun: float = 1.0

    @property
    def is_enough(self) -> bool:
        """Whether the history is long enough to say something."""
        return self.effort is not None


def overrun_of(spent: Sequence[Spent]) -> float:
    """Own time over own estimate, the one in the middle; 1.0 below five that are known.

    >>> quarter = timedelta(minutes=15)
    >>> overrun_of([Spent(quarter, quarter * 2)] * 5), overrun_of([Spent(quarter)] * 9)
    (2.0, 1.0)
    """
    known = [one.actual / one.estimate for one in spent if one.actual is not None and one.estimate]
    return median(known) if len(known) >= ENOUGH else 1.0


def suggestion(kind: Kind, channel: Channel, such: Sequence[Spent], own: Sequence[Spent]) -> Suggestion:
    """The middle one of the last steps of this kind and channel.

    What a step took counts; where nobody said, its estimate times the own overrun.

    Args:
        such: One's finished steps of this kind and channel, the newest first.
        own: One's finished steps of any kind, the newest first: the overrun comes from them.
    """
    newest, overrun = such[:MOST], overrun_of(own)
    measured = sum(one.actual is not None for one in newest)
    if len(newest) < ENOUGH:
        return Suggestion(kind, channel, len(newest), measured, overrun=overrun)
    lengths = [(one.actual if one.actual is not None else one.estimate * overrun) / _MINUTE for one in newest]
    return Suggestion(kind, channel, len(newest), measured, _rounded(median(lengths)), overrun)


def _rounded(minutes: float) -> timedelta:
    """To whole five minutes, at least five."""
    return max(round(minutes / _STEP), 1) * _STEP * _MINUTE


CountBack = Callable[[datetime, timedelta], datetime]
"""The latest instant from which so much working time is left until an end: of a calendar, or of a ruler."""


def latest_start(
    due_at: datetime, effort: timedelta, count_back: CountBack, buffer: timedelta = timedelta()
) -> datetime:
    """The latest moment to begin: the deadline less effort and buffer, in the owner's working time.

    The sheet, the plan of the day and the guards all ask here; the sheet's column keeps no buffer.
    """
    return count_back(due_at, effort + buffer)
