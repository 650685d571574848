"""Hand-overs that wait for an answer, each with what the receiver must know: promises, the last word, the next one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.cases import Case
from app.domain.interactions import Interaction
from app.domain.promises import Promise, PromiseState
from app.services.away import away
from app.services.desks import Desk
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class HandoverCard:
    """One case on its way to somebody.

    Attributes:
        giver, taker: Who offers it, and who must answer.
        is_mine: Whether the acting person answers it, for themselves or for somebody they cover.
        expires_at: Without an answer it is with its owner again.
        promises: Those that still bind, the earliest first.
        told: What the customer was told last, and who said it.
        news_due_at: When they must hear again.
    """

    case: Case
    customer: str
    contact: str
    giver: str
    taker: str
    is_mine: bool
    note: str
    offered_at: datetime
    expires_at: datetime
    promises: tuple[Promise, ...]
    told: Interaction | None
    told_by: str
    news_due_at: datetime


@dataclass(frozen=True, slots=True)
class HandoverCards:
    """Looks at hand-overs that wait."""

    desk: Desk

    def waiting(self) -> tuple[HandoverCard, ...]:
        """Those that I must answer, and then those that I wait for an answer to; the first to run out first."""
        me = self.desk.person_id
        with self.desk.reading() as unit:
            looks = away(self.desk, unit)
            names = {person.id: person.name for person in unit.people.all()}
            cards = []
            for case in unit.cases.offers_standing(self.desk.clock()):
                offer = case.offer
                if offer is None:
                    continue
                is_mine = offer.to_id == me or looks.covers(me, offer.to_id)
                if is_mine or me in {case.owner_id, unit.handovers.get(offer.handover_id).author_id}:
                    cards.append(_card(unit, case, names, is_mine=is_mine))
        return tuple(sorted(cards, key=lambda card: (not card.is_mine, card.expires_at)))


def last_told(touches: tuple[Interaction, ...]) -> Interaction | None:
    """In which contact the customer heard last how the matter stands."""
    told = [one for one in touches if one.told_status]
    return max(told, key=lambda one: one.at, default=None)


def _card(unit: UnitOfWork, case: Case, names: dict[UUID, str], *, is_mine: bool) -> HandoverCard:
    offer = case.offer
    if offer is None:
        raise ValueError("the case is offered to nobody")
    handover = unit.handovers.get(offer.handover_id)
    told = last_told(tuple(unit.interactions.of_case(case.id)))
    binding = [one for one in unit.promises.of_case(case.id) if one.state is PromiseState.OPEN]
    contact = unit.contacts.find(case.contact_id) if case.contact_id is not None else None
    return HandoverCard(
        case=case,
        customer=unit.customers.get(case.customer_id).name,
        contact=contact.name if contact is not None else "",
        giver=names.get(handover.author_id, ""),
        taker=names.get(offer.to_id, ""),
        is_mine=is_mine,
        note=handover.note,
        offered_at=handover.offered_at,
        expires_at=offer.expires_at,
        promises=tuple(sorted(binding, key=lambda one: one.due_at)),
        told=told,
        told_by=names.get(told.author_id, "") if told is not None else "",
        news_due_at=case.clock.due_at,
    )
