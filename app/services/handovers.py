"""Passing cases between people: offered, accepted or declined, never ownerless in between (ruling 14)."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.cases import NOTE_LIMIT, Offer
from app.domain.errors import NoOffer, NotFound, NotYours
from app.domain.handovers import ANSWER_SPAN, Handover, HandoverKind, HandoverState
from app.domain.history import Action, Deed, Source
from app.domain.people import Role
from app.domain.spans import Span
from app.domain.text_hygiene import clean
from app.services.away import away
from app.services.changes import Changes, Nouns, Remark, case_changed
from app.services.desks import Desk
from app.services.work import Work, at_work


@dataclass(frozen=True, slots=True)
class HandoverService:
    """Commands on who owns a case."""

    desk: Desk

    def hand_over(self, case_id: UUID, to_id: UUID, note: str = "") -> Changes:
        """Offer the case to a colleague; the owner stays until they accept.

        Raises:
            NotYours: Only its owner hands a case over.
            CaseClosed: It is over.
        """
        return self._offer(case_id, to_id, HandoverKind.HANDOVER, note)

    def reassign(self, case_id: UUID, to_id: UUID, note: str = "") -> Changes:
        """As a lead, or as its owner, offer the case to somebody; accepted by them.

        Raises:
            NotYours: Neither the owner nor a lead.
        """
        return self._offer(case_id, to_id, HandoverKind.REASSIGNMENT, note)

    def accept(self, case_id: UUID) -> Changes:
        """Take what was offered: step, promises and news date come along unmoved.

        Raises:
            NoOffer: It was not offered to this person, or they let a business day pass.
        """
        with self.desk.acting(Action.ACCEPT) as unit:
            work = at_work(self.desk, unit, case_id)
            self._answer(work, HandoverState.ACCEPTED)
            work.case = work.case.owned_by(self.desk.person_id)
            work.keep()
            unit.commit()
        return case_changed(case_id, Remark("accepted", {}))

    def decline(self, case_id: UUID, note: str = "") -> Changes:
        """Leave it with the giver. Raises NoOffer."""
        with self.desk.acting(Action.DECLINE, note=note) as unit:
            work = at_work(self.desk, unit, case_id)
            self._answer(work, HandoverState.DECLINED)
            work.case = work.case.offered(None)
            work.keep()
            unit.commit()
        return case_changed(case_id, Remark("declined", {}))

    def take(self, case_id: UUID) -> Changes:
        """As a lead, take a case at once; nobody has to accept. Raises NotYours."""
        with self.desk.acting(Action.TAKE) as unit:
            work = at_work(self.desk, unit, case_id)
            me = self.desk.person(unit)
            if me.role is not Role.LEAD:
                raise NotYours(work.case.reference, work.owner.name)
            _ = work.case.planned
            if work.case.owner_id == me.id:
                return case_changed(case_id, Remark("already_theirs", {"name": me.name}))
            withdraw_offer(work)
            taken = Handover(
                self.desk.ids(),
                case_id,
                work.case.owner_id,
                me.id,
                me.id,
                HandoverKind.TAKEN,
                work.now,
                work.now,
                HandoverState.ACCEPTED,
                work.now,
            )
            unit.handovers.save(taken)
            work.case = work.case.owned_by(me.id)
            work.keep()
            unit.commit()
        return case_changed(case_id, Remark("taken", {}))

    def return_expired(self) -> Changes:
        """Give back what nobody answered within a business day; one pass of the engine calls this."""
        now = self.desk.clock()
        with self.desk.reading() as unit:
            expired = [case.id for case in unit.cases.offers_expired(now)]
        changes = Changes()
        for case_id in expired:
            changes |= self._return(case_id)
        return changes

    def offer_in(self, work: Work, to_id: UUID, kind: HandoverKind, note: str) -> str:
        """Offer inside an open unit of work; answers with the receiver's name.

        Who covers somebody gets what is offered to them meanwhile; where nobody covers it comes back in time.

        Raises:
            NotFound: Nobody of that id works here any more.
        """
        covering_id = away(self.desk, work.unit).responsible(to_id)
        to_id = covering_id if covering_id != work.case.owner_id else to_id
        receiver = work.unit.people.get(to_id)
        if not receiver.is_active:
            raise NotFound("person", receiver.name)
        withdraw_offer(work)
        expires_at = work.calendar.after(work.now, Span.parse(ANSWER_SPAN)).at
        handover = Handover(
            self.desk.ids(),
            work.case.id,
            work.case.owner_id,
            self.desk.person_id,
            to_id,
            kind,
            work.now,
            expires_at,
            note=clean(note, NOTE_LIMIT, "note"),
        )
        work.unit.handovers.save(handover)
        work.case = work.case.offered(Offer(handover.id, to_id, expires_at))
        return receiver.name

    def refuse_stranger(self, work: Work, kind: HandoverKind) -> None:
        """Only its owner passes an open case on, whoever covers, or a lead who reassigns it.

        Raises:
            NotYours, CaseClosed: As it says.
        """
        me, owner_id = self.desk.person(work.unit), work.case.owner_id
        _ = work.case.planned
        may = owner_id == me.id or (kind is HandoverKind.REASSIGNMENT and me.role is Role.LEAD)
        if not may and not away(self.desk, work.unit).covers(me.id, owner_id):
            raise NotYours(work.case.reference, work.owner.name)

    def _offer(self, case_id: UUID, to_id: UUID, kind: HandoverKind, note: str) -> Changes:
        action = Action.HAND_OVER if kind is HandoverKind.HANDOVER else Action.REASSIGN
        with self.desk.acting(action, note=note) as unit:
            work = at_work(self.desk, unit, case_id)
            self.refuse_stranger(work, kind)
            if to_id == work.case.owner_id:
                return case_changed(case_id, Remark("already_theirs", {"name": work.owner.name}))
            name = self.offer_in(work, to_id, kind, note)
            work.keep()
            unit.commit()
        offer = work.case.offer
        expires = offer.expires_at if offer else work.now
        said = Remark("offered", {"name": name, "until": expires, "zone": work.calendar.zone})
        return case_changed(case_id, said, *self._about_absence(to_id, name))

    def _about_absence(self, to_id: UUID, name: str) -> list[Remark]:
        """Where the colleague is away: who got it instead, or that nobody reads it before it comes back."""
        with self.desk.reading() as unit:
            absence = away(self.desk, unit).of(to_id)
            if absence is None:
                return []
            asked = unit.people.get(to_id).name
        if asked == name:
            return [Remark("receiver_away", {"name": name, "until": absence.until})]
        return [Remark("offered_to_cover", {"name": asked, "cover": name, "until": absence.until})]

    def _answer(self, work: Work, state: HandoverState) -> None:
        offer = work.case.offer
        if offer is None or offer.expires_at <= work.now or not self._is_for_me(work, offer.to_id):
            raise NoOffer(work.case.reference)
        handover = work.unit.handovers.get(offer.handover_id)
        work.unit.handovers.save(handover.answered(state, work.now))

    def _is_for_me(self, work: Work, to_id: UUID) -> bool:
        """Whether the offer is made to the person, or to somebody the person covers."""
        me = self.desk.person_id
        return to_id == me or away(self.desk, work.unit).covers(me, to_id)

    def _return(self, case_id: UUID) -> Changes:
        deed = Deed(Action.RETURN_OFFER, self.desk.person_id, self.desk.clock(), Source.RULE)
        with self.desk.transactions.acting(deed) as unit:
            work = at_work(self.desk, unit, case_id)
            offer = work.case.offer
            if offer is None or offer.expires_at > work.now:
                return Changes()
            handover = unit.handovers.get(offer.handover_id)
            unit.handovers.save(handover.answered(HandoverState.RETURNED, work.now))
            name = unit.people.get(offer.to_id).name
            work.case = work.case.offered(None)
            work.keep()
            unit.commit()
        remark = Remark("offer_returned", {"reference": work.case.reference, "name": name})
        return Changes(Nouns.CASES, frozenset({case_id}), (remark,))


def withdraw_offer(work: Work) -> None:
    """An offer that is no longer open, because the case was closed, taken or offered elsewhere."""
    if work.case.offer is not None:
        handover = work.unit.handovers.get(work.case.offer.handover_id)
        work.unit.handovers.save(handover.answered(HandoverState.WITHDRAWN, work.now))
        work.case = work.case.offered(None)
