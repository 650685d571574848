"""Inviting a customer to a visit: a draft for the person's own mail program, filed once they sent it (R5)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import SHORTEST
from app.domain.errors import NotFound
from app.domain.invitations import Invitation, NotAVisit
from app.domain.kinds import Channel
from app.domain.letters import Letter, address_of
from app.domain.moments import Moment
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.drafting import DraftService
from app.services.ports import UnitOfWork
from app.services.telling import TellingService

_KEY: Final = "{step}-visit"


@dataclass(frozen=True, slots=True)
class Invite:
    """A letter and the meeting that it asks to."""

    reference: str
    letter: Letter
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class InvitationService:
    """Invitations to visits."""

    desk: Desk
    drafts: DraftService
    telling: TellingService

    def invite(self, case_id: UUID) -> Invite:
        """The invitation to the visit that is planned; nothing is filed and nothing leaves.

        Raises:
            CaseClosed: Nothing is running.
            NotAVisit: Something else is planned.
            NoAddress: One of the two has no address.
        """
        with self.desk.reading() as unit:
            row = self._visit(unit, case_id)
            case = unit.cases.get(case_id)
            place = unit.customers.get(case.customer_id).place
        begins = Moment.of(row.slot_at, row.due_zone)
        letter = self.drafts.meeting(case_id, begins, place)
        invitation = Invitation(
            key=_KEY.format(step=row.step_id),
            sequence=row.step_version,
            made_at=self.desk.clock(),
            start_at=row.slot_at,
            end_at=row.slot_at + self._length(row),
            title=letter.subject,
            place=place,
            text=letter.text,
            organizer_name=letter.sender,
            organizer=address_of(letter.sender, letter.sender_address),
            attendee_name=letter.to_name,
            attendee=letter.address(),
        )
        return Invite(row.reference, letter, invitation)

    def sent(self, case_id: UUID, words: str) -> Changes:
        """A person sent it: filed as a mail to the customer; no clock moves, since it tells no status."""
        with self.desk.reading() as unit:
            self._visit(unit, case_id)
        return self.telling.logged(case_id, words, Channel.EMAIL)

    def _visit(self, unit: UnitOfWork, case_id: UUID) -> AgendaRow:
        case = unit.cases.get(case_id)
        row = next(iter(unit.agenda.of_cases([case_id])), None)
        if case.planned.channel is not Channel.VISIT:
            raise NotAVisit(case.reference)
        if row is None:
            raise NotFound("case", case.reference)
        return row

    def _length(self, row: AgendaRow) -> timedelta:
        return max(row.effort, SHORTEST)
