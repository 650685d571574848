"""What one can do with a whole case: open, move to another phase, close, reopen."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from app.domain import cadences
from app.domain.cases import NOTE_LIMIT, SUBJECT_LIMIT, Case
from app.domain.checklists import ChecklistItem
from app.domain.errors import Ambiguous, CaseOpen, NotFound, Unclear, UnknownOutcome, UnknownPhase
from app.domain.history import Action
from app.domain.kinds import AGREED_DATE_PHASES, PHASES, Kind, Phase, State, number_of
from app.domain.moments import Moment
from app.domain.spans import Span
from app.domain.steps import Basis, Reason, StepState
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Nouns, Remark, case_changed
from app.services.desks import Desk
from app.services.handovers import withdraw_offer
from app.services.steps import said
from app.services.stranded_requests import settle_with_case
from app.services.work import StepDraft, Work, at_work, refuse_past

OTHER_OUTCOME = "other"
_AFTER_OUTCOME = re.compile(r"(?s)(?:\s*[:,;.]|\s+[-–—])\s*(.*)")
"""A sign between the outcome and the last word; without one the whole sentence is the word."""

_SAID_IN_PHASE = {
    Phase.SENT: "Quote sent",
    Phase.RESTING: "Agreed to rest until then",
    Phase.PLANNED: "Plan agreed",
    Phase.CHECK_BACK: "Settled; we check back",
    Phase.DELIVERED: "Delivered",
}
"""Phases that begin with a word to the customer, and that word where none is given."""


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    """What is said about a change of phase.

    Attributes:
        until: The date agreed with the customer, for a phase that rests.
        text: The word to the customer.
    """

    until: Moment | None = None
    text: str = ""
    value: Decimal | None = None
    valid_until_on: date | None = None


NOTHING_SAID = PhaseDraft()


@dataclass(frozen=True, slots=True)
class CaseService:
    """Commands on cases."""

    desk: Desk

    def find(self, asked: str) -> Case:
        """The case of a reference, with or without its letter. Raises NotFound."""
        number = number_of(asked)
        if number is None:
            raise NotFound("case", asked)
        with self.desk.reading() as unit:
            return unit.cases.numbered(number)

    def one_of_customer(self, name: str) -> Case:
        """The one open case of a customer whose name is given. Raises NotFound, Ambiguous."""
        with self.desk.reading() as unit:
            found = [c for c in unit.search.cases(name, 50) if unit.cases.get(c).state is State.OPEN]
            cases = [unit.cases.get(case_id) for case_id in found]
        if not cases:
            raise NotFound("case", name)
        if len(cases) > 1:
            raise Ambiguous("case", name, tuple(f"{case.reference} {case.subject}" for case in cases))
        return cases[0]

    def change_phase(
        self, case_id: UUID, phase: Phase, *, kind: Kind | None = None, said_so: PhaseDraft = NOTHING_SAID
    ) -> Changes:
        """Move to another phase (and kind): its standard and cadence hold from now.

        A phase that begins with a word to the customer files that word and starts the news clock again;
        for any other the clock runs on, sooner if the new standard asks for it.

        Raises:
            CaseClosed: It is over.
            UnknownPhase: The kind has no such phase.
            NeedsDate: A resting phase needs the date agreed.
            Unclear: That date has passed.
        """
        with self.desk.acting(Action.PHASE) as unit:
            work = at_work(self.desk, unit, case_id)
            kind = kind or work.case.kind
            self.enter_in(work, kind, phase, said_so)
            work.keep()
            unit.commit()
        return case_changed(
            case_id, Remark("phase", {"kind": kind, "phase": phase}), said("planned_next", work.case.planned)
        )

    def close(self, case_id: UUID, outcome_text: str, *, no_word_reason: str = "") -> Changes:
        """End it with an outcome, which is the last word to the customer too unless a reason is given for none.

        Args:
            outcome_text: One of the kind's outcomes, then what the customer hears: ``won: starts in May``.

        Raises:
            Unanswered: A message of the customer waits.
            UnknownOutcome: No outcome is named.
            CaseClosed: It is closed already.
        """
        with self.desk.acting(Action.CLOSE, note=no_word_reason) as unit:
            work = at_work(self.desk, unit, case_id)
            outcome, text = self._outcome(work, outcome_text)
            _ = work.case.closed(
                outcome, text, work.now
            )  # an unanswered message refuses before anything is filed
            withdraw_offer(work)
            settle_with_case(work)
            if not no_word_reason.strip():
                work.tell(text, work.case.planned.channel)
            else:
                work.release_next_word(no_word_reason.strip())
            work.finish(StepState.DROPPED, "closed")
            work.case = work.case.closed(outcome, text, work.now)
            work.keep()
            left = work.open_promises()
            unit.commit()
        remarks = [Remark("promise_left", {"text": p.text, "due": p.due}) for p in left]
        return case_changed(case_id, Remark("closed", {"outcome": outcome}), *remarks)

    def reopen(self, case_id: UUID, draft: StepDraft) -> Changes:
        """Open it again under the same number, with a step; the answer clock runs from now (ruling 8).

        Raises:
            CaseOpen: It is open.
        """
        with self.desk.acting(Action.REOPEN) as unit:
            work = at_work(self.desk, unit, case_id)
            if work.case.state is State.OPEN:
                raise CaseOpen(work.case.reference)
            news = cadences.first_news(work.standard, work.calendar, work.now)
            told = [i.at for i in unit.interactions.of_case(case_id) if i.told_status]
            news = cadences.with_answer_due(news, work.standard, work.calendar, work.now)
            news = replace(news, last_told_at=max(told, default=None))
            proposal = cadences.first_step(work.standard, work.calendar, work.now)
            step = work.drafted(draft, proposal)
            work.case = work.case.reopened(step, news, work.now)
            work.keep()
            unit.commit()
        return case_changed(case_id, Remark("reopened", {}), said("planned_next", step))

    def tick_item(self, item_id: UUID, *, is_done: bool) -> Changes:
        """Tick an item of the checklist, or open it again."""
        with self.desk.acting(Action.TICK_ITEM) as unit:
            item = unit.checklists.get(item_id)
            unit.checklists.save(item.ticked(self.desk.clock() if is_done else None))
            unit.commit()
        return case_changed(item.case_id)

    def mark_out_of_ordinary(self, case_id: UUID) -> Changes:
        """No form covers this: a checklist is proposed, and an acknowledging word by the day's close."""
        with self.desk.acting(Action.EDIT) as unit:
            work = at_work(self.desk, unit, case_id)
            if not work.case.is_out_of_ordinary:
                work.case = replace(work.case, is_out_of_ordinary=True)
                add_checklist(work)
                work.keep()
            by = Moment.of(work.calendar.after(work.now, Span.same_day()).at, work.calendar.zone)
            unit.commit()
        return case_changed(case_id, Remark("acknowledge", {"due": by}))

    def edit(self, case_id: UUID, **fields: object) -> Changes:
        """Change plain facts of a case: subject, value, currency, valid_until_on, contact_id.

        Internal edits move no clock (R2).

        Raises:
            Unclear: A field that cannot be edited this way.
        """
        wrong = set(fields) - {"subject", "value", "currency", "valid_until_on", "contact_id"}
        if wrong:
            raise Unclear(", ".join(sorted(wrong)), "field")
        if "subject" in fields:
            fields["subject"] = clean(str(fields["subject"]), SUBJECT_LIMIT, "subject")
        with self.desk.acting(Action.EDIT) as unit:
            work = at_work(self.desk, unit, case_id)
            work.case = replace(work.case, **fields)  # type: ignore[arg-type]
            work.keep()
            unit.commit()
        return Changes(Nouns.CASES, frozenset({case_id}))

    def enter_in(
        self, work: Work, kind: Kind, phase: Phase | None, said_so: PhaseDraft = NOTHING_SAID
    ) -> None:
        """The same as ``change_phase`` inside a unit of work that is open already.

        Args:
            phase: None for the kind's first, unless the kind knows the present one.
        """
        if phase is None:
            phase = work.case.phase if work.case.phase in PHASES[kind] else PHASES[kind][0]
        if phase not in PHASES[kind]:
            raise UnknownPhase(kind, phase, PHASES[kind])
        _ = work.case.planned
        if phase in AGREED_DATE_PHASES:
            refuse_past(said_so.until, work.now)
        self._enter(work, kind, phase, said_so)

    def _enter(self, work: Work, kind: Kind, phase: Phase, said_so: PhaseDraft) -> None:
        case = work.case
        word, is_new_kind = _SAID_IN_PHASE.get(phase, ""), kind is not case.kind
        if word:
            work.finish(StepState.DONE, said_so.text or word)
            case = work.case
        work.case = replace(
            case,
            value=said_so.value if said_so.value is not None else case.value,
            valid_until_on=said_so.valid_until_on or case.valid_until_on,
        )
        work.case = work.case.in_phase(kind, phase, case.planned, case.clock, work.now)
        if not word:
            news = cadences.news_in_phase(
                work.case.clock, work.standard, work.calendar, work.now, is_new_kind=is_new_kind
            )
            work.case = work.case.with_news(news)
            return
        if said_so.until is not None and phase in AGREED_DATE_PHASES:
            status = work.standard.status_step
            step = work.drafted(
                StepDraft(status.what, status.channel, said_so.until),
                cadences.first_step(work.standard, work.calendar, work.now),
            )
            work.case = work.case.with_step(replace(step, basis=Basis(Reason.AGREED, "", work.now)))
            work.agree(said_so.until, said_so.text or word)
            return
        word, is_quote = said_so.text or word, phase is Phase.SENT
        work.tell(word, case.planned.channel, is_quote_sent=is_quote, is_new_phase=True)
        work.plan(work.planned(cadences.start_of_phase(work.case, work.standard, work.calendar, work.now)))

    def _outcome(self, work: Work, asked: str) -> tuple[str, str]:
        """``won: starts in May`` -> ("won", "starts in May"); ``lost to a colleague's cousin`` stays whole.

        Free words end as 'other'.
        """
        known = work.book.outcomes[work.case.kind]
        text = " ".join(clean(asked, NOTE_LIMIT, "outcome").split())
        if not text:
            raise UnknownOutcome(work.case.kind, asked, known)
        folded = text.casefold().replace("-", "_").replace(" ", "_")
        for outcome in sorted(known, key=len, reverse=True):
            rest = folded[len(outcome) :]
            if folded.startswith(outcome) and not rest[:1].isalnum():
                said_more = _AFTER_OUTCOME.match(text[len(outcome) :])
                return outcome, (said_more.group(1) if said_more else "") or text
        return OTHER_OUTCOME, text


def add_checklist(work: Work) -> None:
    """The proposed checklist of an out-of-the-ordinary case."""
    items = [
        ChecklistItem(work.desk.ids(), work.case.id, work.case.owner_id, work.desk.person_id, position, text)
        for position, text in enumerate(work.book.checklist, start=1)
    ]
    work.unit.checklists.add_all(items)
