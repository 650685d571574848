"""How a step is put off: what the desk offers, and what is said beside the moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.meanwhile import Sight


@dataclass(frozen=True, slots=True)
class LaterChoice:
    """A later moment, already reckoned; the window shows the clock time."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LaterHow:
    """What is said beside the moment when a step is put off.

    Attributes:
        is_agreed: The customer agreed.
        reason: Why, where the customer does not know.
        takes: How long it takes from then on, as typed.
        asks: Whether the way of working may ask how long it takes.
        seen: How the step looked when this was said; None asks nobody whether it changed meanwhile.
    """

    is_agreed: bool = False
    reason: str = ""
    takes: str = ""
    asks: bool = True
    seen: Sight | None = None


PLAINLY = LaterHow()


@dataclass(frozen=True, slots=True)
class LaterAsk:
    """How a step is put off in this way of working.

    Attributes:
        choices: Later moments that make sense, the one to take first in front.
        put_offs: How often the step was put off.
        is_used_up: It was put off as often as it may be: something else is to be done.
        effort: How long the step takes by now; None where nobody asks.
    """

    choices: tuple[LaterChoice, ...]
    put_offs: int = 0
    is_used_up: bool = False
    effort: timedelta | None = None
