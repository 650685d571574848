"""What the customer heard, and what we heard from them: all that the news clock listens to (R2)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.domain import cadences
from app.domain.errors import BrokenRule
from app.domain.history import Action
from app.domain.interactions import Direction
from app.domain.kinds import Channel, State
from app.domain.moments import Moment
from app.domain.steps import Basis, PlannedStep, Reason, StepState
from app.services.changes import Changes, Remark, case_changed
from app.services.desks import Desk
from app.services.steps import said
from app.services.work import Work, at_work

ANSWER_NAME = "Answer {name}"


@dataclass(frozen=True, slots=True)
class TellingService:
    """Commands on the contact with the customer."""

    desk: Desk

    def told(
        self,
        case_id: UUID,
        text: str,
        *,
        channel: Channel | None = None,
        is_step_done: bool = False,
        next_word: Moment | None = None,
    ) -> Changes:
        """The customer heard where the matter stands: the news clock starts again.

        Args:
            channel: How; the step's own unless named.
            is_step_done: The planned step is done with it, and the next is proposed.
            next_word: When the customer was promised to hear again.

        Raises:
            CaseClosed: Nothing is running.
            BrokenRule: Nothing was said.
        """
        if not text.strip():
            raise BrokenRule("R2", "what the customer heard is kept in words")
        with self.desk.acting(Action.TELL) as unit:
            work = at_work(self.desk, unit, case_id)
            remarks: list[Remark] = []
            told_by = channel or work.case.planned.channel
            if is_step_done:
                work.finish(StepState.DONE, text)
            work.tell(text, told_by)
            if next_word is not None:
                work.promise(text, next_word, is_next_word=True)
            if is_step_done:
                step = work.planned(work.proposal())
                work.plan(step)
                remarks.append(said("proposed_next", step))
            work.keep()
            unit.commit()
        news = work.case.clock
        return case_changed(
            case_id, Remark("told", {"news_due_at": news.due_at, "zone": work.calendar.zone}), *remarks
        )

    def logged(self, case_id: UUID, text: str, channel: Channel, *, is_reached: bool = True) -> Changes:
        """A contact that did not tell the status: filed, and no clock moves."""
        with self.desk.acting(Action.TELL) as unit:
            work = at_work(self.desk, unit, case_id)
            interaction = work.log(text, channel)
            if not is_reached:
                unit.interactions.save(replace(interaction, is_reached=False))
            unit.commit()
        return case_changed(case_id)

    def answered(self, case_id: UUID, text: str = "", *, keep_step: bool = False) -> Changes:
        """The customer wrote or called: the silence cadence stops, the answer clock runs (ruling 9).

        Args:
            text: What they said.
            keep_step: Leave the planned step and its date as they are.
        """
        with self.desk.acting(Action.ANSWERED) as unit:
            work = at_work(self.desk, unit, case_id)
            if work.case.state is State.CLOSED:
                self._reopen(work)
                remarks = [Remark("reopened", {})]
                step = work.case.planned
            else:
                remarks = []
                step = self._listen(work, keep_step=keep_step)
            work.log(text or "–", _heard_by(step.channel), Direction.IN)
            work.keep()
            unit.commit()
        answer_at = work.case.clock.answer_at
        heard = Remark("answer_due", {"at": answer_at, "zone": work.calendar.zone})
        return case_changed(case_id, *remarks, said("planned_next", work.case.planned), heard)

    def _listen(self, work: Work, *, keep_step: bool) -> PlannedStep:
        old = work.case.planned
        news = cadences.with_answer_due(work.case.clock, work.standard, work.calendar, work.now)
        work.case = work.case.with_news(news)
        if not keep_step and old.basis.reason is not Reason.ANSWER:
            work.finish(StepState.DROPPED, "they_answered")
            work.case = work.case.with_step(self._answer_step(work, old.channel))
            work.case = replace(work.case, waiting_on="", waiting_until_at=None)
        return old

    def _reopen(self, work: Work) -> None:
        first = cadences.first_news(work.standard, work.calendar, work.now)
        news = cadences.with_answer_due(first, work.standard, work.calendar, work.now)
        step = self._answer_step(work, Channel.CALL, answer_at=news.due_at)
        last_told = [i.at for i in work.unit.interactions.of_case(work.case.id) if i.told_status]
        news = replace(news, last_told_at=max(last_told, default=None))
        work.case = work.case.reopened(step, news, work.now)

    def _answer_step(self, work: Work, channel: Channel, answer_at: datetime | None = None) -> PlannedStep:
        news = work.case.news
        due_at = news.answer_at if news is not None and news.answer_at is not None else answer_at
        due = Moment.of(due_at or work.now, work.calendar.zone)
        basis = Basis(Reason.ANSWER, str(work.standard.first_word), work.now)
        what = ANSWER_NAME.format(name=self._name(work))
        reached = work.case.step.cadence_no if work.case.step is not None else None
        by = _heard_by(channel)
        return PlannedStep(self.desk.ids(), what, by, due, due.at, work.now, basis=basis, cadence_no=reached)

    def _name(self, work: Work) -> str:
        if work.case.contact_id is not None:
            return work.unit.contacts.get(work.case.contact_id).first_name
        return work.unit.customers.get(work.case.customer_id).name


def _heard_by(channel: Channel) -> Channel:
    return Channel.EMAIL if channel is Channel.TASK else channel
