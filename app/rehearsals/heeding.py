"""What the persona does when a guard warns: a part of the warnings is followed, as the persona heeds them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.guards.figures import Figure
from app.domain.personas import Habit
from app.rehearsals.desks import PersonaDesk
from app.rehearsals.worlds import World

_MOST_AT_ONCE = 6


def heed(world: World, desk: PersonaDesk) -> None:
    """Look at the figures of the guards in force, and follow what they say, or not."""
    for figure in world.me.guards.figures():
        follow = _FOLLOWED.get(figure.guard)
        if follow is not None and figure.case_ids and world.happens(world.persona.heeds):
            world.tally.heeded[figure.guard] += 1
            follow(desk, figure)


def _turn_to(desk: PersonaDesk, figure: Figure) -> None:
    for case_id in reversed(figure.case_ids[:_MOST_AT_ONCE]):
        desk.turn_to(case_id, is_first=True)


def _give_word(desk: PersonaDesk, figure: Figure) -> None:
    """A word to each customer the guard names: what is known, what is open."""
    for case_id in reversed(figure.case_ids):
        desk.do(Habit.TELL, case_id, is_first=True)


def _agree_later(desk: PersonaDesk, figure: Figure) -> None:
    """What would break is told before it breaks; the earliest two at a time."""
    for case_id in reversed(figure.case_ids[:2]):
        desk.agree_later(case_id)


_FOLLOWED: Mapping[str, Callable[[PersonaDesk, Figure], None]] = MappingProxyType(
    {
        "old_promise_first": _turn_to,
        "ladder": _turn_to,
        "day_not_finished": _give_word,
        "capacity_warning": _agree_later,
        "interim_word": _give_word,
        "help_budget": _turn_to,
    }
)
"""Guards whose figure names cases. The others work by themselves: they refuse, gather, order or hold back."""
