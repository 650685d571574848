"""Asking and being asked: what the guards of colleagues' time, and of one's own, work on."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from app.domain.requests import Request
from app.rehearsals.customers import request_draft
from app.rehearsals.desks import PersonaDesk, Task
from app.rehearsals.worlds import World
from app.services.deliveries import Delivered

_NEEDED_WITHIN = (3, 30)
_ANSWER_MINUTES = 120


class Asking:
    """Requests between the persona and the colleagues."""

    def __init__(self, world: World, desk: PersonaDesk) -> None:
        self.world, self.desk = world, desk

    def ask(self) -> None:
        """The persona asks a colleague for something; a refused urgent one is asked again, in the ordinary way."""
        world = self.world
        is_urgent = world.happens(world.persona.colleagues.urgent)
        colleague = world.chance.choice(world.colleagues)
        case_ids = world.mine()
        if not case_ids:
            return
        case_id, to_id = world.chance.choice(case_ids), world.person_id(colleague)
        world.tally.asks += 1
        for urgent in (True, False) if is_urgent else (False,):
            hours = world.chance.randint(*_NEEDED_WITHIN)
            draft = request_draft(world, to_id, is_urgent=urgent, hours=hours)
            if world.act("asked", partial(world.me.requests.ask, case_id, draft)):
                self._sent(case_id, to_id)
                return

    def be_asked(self) -> None:
        """A colleague asks the persona for something."""
        world = self.world
        case_ids = world.mine()
        if case_ids:
            case_id, colleague = world.chance.choice(case_ids), world.chance.choice(world.colleagues)
            hours = world.chance.randint(*_NEEDED_WITHIN)
            draft = request_draft(world, world.person_id(world.me), is_urgent=False, hours=hours)
            world.act("was asked", lambda: colleague.requests.ask(case_id, draft))

    def meet(self, delivered: Iterable[Delivered]) -> None:
        """What colleagues ask has come: the persona helps, now or at the next round, or says no."""
        questions = [one.request for one in delivered if not one.is_outcome]
        for request in questions:
            if self._is_willing():
                self._say_when(request)
            else:
                decline = partial(self.world.me.requests.decline, request.id, "Not today")
                self.desk.put(Task(1, partial(self.world.act, "said no", decline)))

    # -- helping ------------------------------------------------------------------------------

    def _is_on(self, guard: str) -> bool:
        """Whether a guard watches over them."""
        active = self.world.me.styles.guards()
        return guard in active

    def _is_willing(self) -> bool:
        """Whether they say yes; a budget that is spent, and names an own word at stake, may stop them."""
        world = self.world
        if not world.happens(world.persona.colleagues.helps):
            return False
        if not self._is_on("help_budget"):
            return True
        is_spent = any(one.guard == "help_budget" and one.is_warning for one in world.me.guards.figures())
        is_heeded = is_spent and world.happens(world.persona.heeds)
        world.tally.heeded["help_budget"] += is_heeded
        return not is_heeded

    def _say_when(self, request: Request) -> None:
        """At the next round where the tray is parked, as a ready answer says it; else at once, before all else."""
        world, requests = self.world, self.world.me.requests
        if not self._is_on("parked_tray") or not world.happens(world.persona.heeds):
            left = self.desk.in_hand
            world.act("began to help", lambda: requests.start_help(request.id, left))
            self._put(request, is_first=True)
            return
        world.tally.heeded["parked_tray"] += 1
        soon = world.queue.now + timedelta(minutes=1)
        at = world.me.styles.current().batch.next_from(soon, world.calendar)
        world.act("booked help", lambda: requests.answer(request.id, "At my next round", at))
        world.queue.at(at, lambda: self._put(request))

    def _put(self, request: Request, *, is_first: bool = False) -> None:
        minutes = self.world.persona.colleagues.minutes
        self.desk.put(Task(minutes, lambda: self._helped(request.id)), is_first=is_first)

    def _helped(self, request_id: UUID) -> None:
        world, requests = self.world, self.world.me.requests
        with world.house.transactions.reading() as unit:
            request = unit.requests.get(request_id)
        if request.is_waiting:
            world.act("answered a colleague", lambda: requests.answer(request_id, "Here it is"))
        if request.is_being_helped:
            world.act("ended help", lambda: requests.end_help(request_id))
        world.tally.helped_minutes += world.persona.colleagues.minutes
        if request.left_case_id is not None and self._is_on("return_ticket"):
            world.tally.heeded["return_ticket"] += 1
            self.desk.turn_to(request.left_case_id, is_first=True)

    # -- asking -------------------------------------------------------------------------------

    def _sent(self, case_id: UUID, to_id: UUID) -> None:
        world = self.world
        with world.house.transactions.reading() as unit:
            requests = [one for one in unit.requests.of_case(case_id) if one.to_id == to_id]
        request = max(requests, key=lambda one: (one.asked_at, one.id))
        world.tally.deliveries.add((to_id.hex, request.deliver_at))
        world.queue.at(self._answered_at(request), lambda: self._answers(request))

    def _answered_at(self, request: Request) -> datetime:
        return self.world.calendar.add(request.deliver_at, timedelta(minutes=_ANSWER_MINUTES)).at

    def _answers(self, request: Request) -> None:
        world = self.world
        colleague = next(one for one in world.colleagues if world.person_id(one) == request.to_id)
        world.act("was answered", lambda: colleague.requests.answer(request.id, "As you like"))
