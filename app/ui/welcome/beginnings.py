"""What the first start asks, and what it answers with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.choosing import Question
from app.domain.working_time import Country


@dataclass(frozen=True, slots=True)
class You:
    """Who begins, and for whom; as typed.

    Attributes:
        hours: Working hours of a weekday, such as '09:00-17:30'.
        country: Whose public holidays count (ISO 3166, two letters).
        voice: ``personal`` or ``formal``: how the company speaks to customers.
    """

    name: str = ""
    function: str = ""
    company: str = ""
    zone: str = "UTC"
    hours: str = "09:00-17:30"
    country: str = "IE"
    voice: str = "personal"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was chosen.

    Attributes:
        way: Key of the way of working; empty where everything was skipped.
        brings_list: The first thing wanted is to bring a list.
    """

    way: str
    you: You
    brings_list: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the first start needs to know; read when it is wanted."""

    questions: Callable[[], Sequence[Question]]
    countries: Callable[[], Sequence[Country]]
