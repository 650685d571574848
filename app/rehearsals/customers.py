"""Customers and colleagues: what comes towards the persona on a working day."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from app.bootstrap import Services
from app.domain.kinds import Channel, Kind, State
from app.domain.moments import Moment
from app.domain.promises import PromiseState
from app.domain.quick_entry.drafts import Draft, NameRef
from app.rehearsals.worlds import ZONE, World
from app.services.changes import Changes
from app.services.requests import RequestDraft

_KINDS = {Kind.QUERY: 30, Kind.QUOTE: 25, Kind.LEAD: 15, Kind.ORDER: 12, Kind.COMPLAINT: 10, Kind.RETURN: 8}
_VALUES = (400, 1_800, 6_000, 9_500, 14_000, 32_000)
_ANSWERS_A_DAY = 15
"""Percent of the open cases whose customer writes or calls on a working day."""
_BEGINNING_DAYS = 5
_ACCEPTS = 80
_HARM = "The customer stands still until this is answered"


class Surroundings:
    """Plans each working day of customers and colleagues; the persona's desk hears of what matters to it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def plan_day(self, day: date) -> None:
        """Put what comes on that day into the queue."""
        world = self.world
        for _ in range(self._new_matters()):
            world.queue.at(self._moment(day), self._new_matter)
        for case_id in world.mine():
            if world.happens(_ANSWERS_A_DAY):
                world.queue.at(self._moment(day), partial(self._answers, case_id))

    def take_over(self, case_id: UUID, colleague: Services) -> None:
        """A colleague was offered a case: they take it and see to it, or give it back."""
        self.world.queue.after(60, lambda: self._take(case_id, colleague))

    def _new_matters(self) -> int:
        """As many as the desk lacks; in the beginning they come over the first days."""
        lacking = self.world.script.cases - len(self.world.mine())
        most = max(1, -(-self.world.script.cases // _BEGINNING_DAYS))
        return max(0, min(lacking, most))

    def _moment(self, day: date) -> datetime:
        """Some moment of the persona's working hours."""
        blocks = self.world.calendar.blocks_on(day)
        lengths = [end - start for start, end in blocks]
        at = self.world.chance.random() * sum(lengths, timedelta())
        for (start, _), length in zip(blocks, lengths, strict=True):
            if at <= length:
                return _whole_minute(start + at)
            at -= length
        return blocks[-1][1]

    def _new_matter(self) -> None:
        world = self.world
        number = world.tally.opened = world.tally.opened + 1
        draft = Draft(
            line=f"matter {number}",
            kind=world.chance.choices(list(_KINDS), list(_KINDS.values()))[0],
            customer=NameRef(None, f"Customer {number}"),
            subject=f"Matter {number}",
            value=Decimal(world.chance.choice(_VALUES)),
            effort=timedelta(minutes=world.persona.act_minutes),
        )
        world.act("open", lambda: world.me.opening.add(draft, is_new=True))

    def _answers(self, case_id: UUID) -> None:
        world = self.world
        case, _ = world.case(case_id)
        if case.state is State.OPEN and case.owner_id == world.person_id(world.me):
            channel = world.chance.choice((Channel.EMAIL, Channel.CALL))
            world.act(
                "answered",
                lambda: world.me.telling.answered(case_id, "Where does it stand?", channel=channel),
            )

    def _take(self, case_id: UUID, colleague: Services) -> None:
        world = self.world
        if not world.happens(_ACCEPTS):
            world.act("declined", lambda: colleague.handovers.decline(case_id))
        elif world.act("accepted", lambda: colleague.handovers.accept(case_id)):
            world.act("closed by a colleague", lambda: self._settle(case_id, colleague))

    def _settle(self, case_id: UUID, colleague: Services) -> Changes:
        _, promises = self.world.case(case_id)
        for promise in promises:
            if promise.state is PromiseState.OPEN:
                colleague.promises.keep(promise.id)
        colleague.telling.told(case_id, "A colleague looks after it now")
        return colleague.cases.close(case_id, "other: settled")


def request_draft(world: World, to_id: UUID, *, is_urgent: bool, hours: float) -> RequestDraft:
    """A request about a case, needed after so many hours."""
    needed_by = Moment.of(_whole_minute(world.queue.now + timedelta(hours=hours)), ZONE)
    effort = timedelta(minutes=world.persona.colleagues.minutes)
    return RequestDraft(to_id, "What can we say to this?", needed_by, _HARM if is_urgent else "", effort)


def _whole_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
