"""Personas: how somebody behaves at their desk, as numbers, so that a way of working can be rehearsed on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.domain.rungs import Rung
from app.domain.working_time import Week


class Habit(StrEnum):
    """What somebody may do about a matter that they turn to."""

    ACT = "act"
    TELL = "tell"
    POSTPONE = "postpone"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Reaction:
    """How somebody meets a reminder on one rung.

    Attributes:
        percent: So often they turn to it; otherwise they close it.
        minutes: After so long.
    """

    percent: int = 0
    minutes: int = 0


IGNORED = Reaction()


@dataclass(frozen=True, slots=True)
class Colleagues:
    """How somebody and the colleagues around them ask each other.

    Attributes:
        asks: Requests to colleagues, for each hundred working hours.
        urgent: Percent of these that are called urgent.
        asked: Requests from colleagues, for each hundred working hours.
        helps: Percent of the requests that they say yes to.
        minutes: Working minutes that a yes costs.
    """

    asks: int = 0
    urgent: int = 0
    asked: int = 0
    helps: int = 50
    minutes: int = 15


@dataclass(frozen=True, slots=True)
class Persona:
    """How somebody behaves; percents are chances, minutes are working time.

    Attributes:
        key: The file's name without its ending.
        tries: The way of working whose guards it puts to the test, unless another is named.
        is_hostile: Whether it is the hardest one for the guards of that way of working.
        notices: How they meet a reminder, by rung.
        closes_first: Whether the first notice about anything is closed unread.
        does: What they do about a matter, by weight.
        own_pace: Matters that they take from their list by themselves, for each hundred working hours.
        act_minutes, tell_minutes: What doing a step, and giving a word, costs.
        tells: Percent of finished steps with which the customer also hears where it stands.
        promises: Percent of talks in which the customer is promised something.
        promise_hours: The fewest and the most business hours given for it.
        heeds: Percent of the warnings of a guard that are followed.
    """

    key: str
    name: str
    summary: str
    tries: str
    hours: Week
    is_hostile: bool = False
    notices: Mapping[Rung, Reaction] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    closes_first: bool = False
    does: Mapping[Habit, int] = field(default_factory=lambda: MappingProxyType({Habit.ACT: 1}), hash=False)
    own_pace: int = 100
    act_minutes: int = 15
    tell_minutes: int = 5
    tells: int = 60
    promises: int = 20
    promise_hours: tuple[int, int] = (4, 40)
    colleagues: Colleagues = Colleagues()
    heeds: int = 80

    def reaction(self, rung: Rung) -> Reaction:
        """How they meet a reminder on a rung; one that is not named is ignored."""
        return self.notices.get(rung, IGNORED)
