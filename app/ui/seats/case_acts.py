"""The rarer acts on a case, over the services."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from app.domain.errors import NotFound, Unclear
from app.domain.kinds import Channel
from app.domain.meanwhile import Sight
from app.domain.moments import Moment
from app.services.cases import CaseService, PhaseDraft
from app.services.changes import Changes
from app.services.complaints import ComplaintService
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.handovers import HandoverService
from app.services.promises import PromiseService
from app.services.requests import RequestDraft, RequestService
from app.services.steps import StepService
from app.services.telling import TellingService
from app.services.today import TodayService
from app.ui import words
from app.ui.cases.desks import Facts, PhaseWish
from app.ui.cases.files import TouchLine
from app.ui.seats.threads import thread_of


class CaseServices(Protocol):
    """What this side needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def today(self) -> TodayService: ...
    @property
    def entries(self) -> EntryService: ...
    @property
    def cases(self) -> CaseService: ...
    @property
    def steps(self) -> StepService: ...
    @property
    def telling(self) -> TellingService: ...
    @property
    def promises(self) -> PromiseService: ...
    @property
    def handovers(self) -> HandoverService: ...
    @property
    def requests(self) -> RequestService: ...


@dataclass(frozen=True, slots=True)
class CaseSeat:
    """Fulfils ``app.ui.cases.desks.CaseDesk``."""

    services: CaseServices

    def thread(self, case_id: UUID) -> Sequence[TouchLine]:
        view = self.services.today.thread(case_id)
        with self.services.desk.reading() as unit:
            people = {person.name: person for person in unit.people.all()}
        return thread_of(view, people)

    def logged(self, case_id: UUID, text: str, channel: Channel, *, reached: bool = True) -> Changes:
        said = text or words.channel_name(channel)
        return self.services.telling.logged(case_id, said, channel, is_reached=reached)

    def heard(self, case_id: UUID, text: str, channel: Channel, *, told: bool = False) -> Changes:
        return self.services.telling.answered(case_id, text, channel=channel, is_told=told)

    def answered(self, case_id: UUID, *, keep_date: bool = False) -> Changes:
        return self.services.telling.answered(case_id, keep_step=keep_date)

    def note_cause(self, case_id: UUID, words: str) -> Changes:
        return ComplaintService(self.services.desk).prevented_by(case_id, words)

    def change_phase(self, case_id: UUID, wish: PhaseWish) -> Changes:
        draft = PhaseDraft(
            until=self.services.entries.moment(wish.until) if wish.until else None,
            text=wish.text,
            value=self._amount(wish.value),
            valid_until_on=self._day(wish.valid_until),
        )
        return self.services.cases.change_phase(case_id, wish.phase, kind=wish.kind, said_so=draft)

    def wait_on(self, case_id: UUID, who: str, until: str) -> Changes:
        return self.services.steps.wait(case_id, who, self.services.entries.moment(until))

    def correct(self, case_id: UUID, facts: Facts, seen: Sight) -> Changes:
        fields: dict[str, object] = {}
        if facts.subject is not None:
            fields["subject"] = facts.subject
        if facts.value is not None:
            fields["value"] = self._amount(facts.value)
        if facts.valid_until_on is not None:
            fields["valid_until_on"] = self._day(facts.valid_until_on)
        cases = replace(self.services.cases, desk=self.services.desk.having_seen({case_id: seen}))
        return cases.edit(case_id, **fields)

    def mark_unusual(self, case_id: UUID) -> Changes:
        return self.services.cases.mark_out_of_ordinary(case_id)

    def tick_item(self, item_id: UUID, *, is_done: bool) -> Changes:
        return self.services.cases.tick_item(item_id, is_done=is_done)

    def answer_request(self, request_id: UUID, text: str) -> Changes:
        return self.services.requests.answer(request_id, text)

    def withdraw_request(self, request_id: UUID) -> Changes:
        return self.services.requests.withdraw(request_id)

    def release_promise(self, promise_id: UUID, reason: str) -> Changes:
        return self.services.promises.release(promise_id, reason)

    def decline(self, case_id: UUID, note: str) -> Changes:
        return self.services.handovers.decline(case_id, note)

    def ask_giver(self, case_id: UUID, question: str) -> Changes:
        """A request to the owner, wanted before the offer runs out."""
        with self.services.desk.reading() as unit:
            case = unit.cases.get(case_id)
            zone = self.services.desk.person(unit).zone
        if case.offer is None:
            raise NotFound("offer", case.reference)
        needed_by = Moment.of(case.offer.expires_at, zone)
        return self.services.requests.ask(case_id, RequestDraft(case.owner_id, question, needed_by))

    def _amount(self, typed: str) -> Decimal | None:
        """``18,640``, ``€18.640``, ``18k``; None where nothing is typed."""
        text = typed.strip()
        if not text:
            return None
        if text.replace(".", "", 1).isdecimal() and text.isascii():
            return Decimal(text)
        draft = self.services.entries.read(text if not text[0].isdecimal() else f"€{text}")
        if draft.value is None:
            raise Unclear(typed, "value")
        return draft.value

    def _day(self, typed: str) -> date | None:
        return self.services.entries.moment(typed).wall.date() if typed.strip() else None
