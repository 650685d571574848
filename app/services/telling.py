"""What the customer heard, and what we heard from them: all that the news clock listens to (R2)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.domain import cadences
from app.domain.errors import BrokenRule
from app.domain.history import Action
from app.domain.interactions import Direction, Interaction, Said
from app.domain.kinds import Channel, State
from app.domain.letters import gist
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.promises import TEXT_LIMIT
from app.domain.steps import Basis, PlannedStep, Reason, StepState
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Remark, case_changed
from app.services.desks import Desk
from app.services.steps import said
from app.services.work import Work, at_work, refuse_past

ANSWER_NAME = "Answer {name}"


@dataclass(frozen=True, slots=True)
class TellingService:
    """Commands on the contact with the customer."""

    desk: Desk

    def told(
        self,
        case_id: UUID,
        text: str | Said,
        *,
        channel: Channel | None = None,
        is_step_done: bool = False,
        next_word: Moment | None = None,
        is_reached: bool = True,
    ) -> Changes:
        """The customer heard where the matter stands: the news clock starts again.

        Args:
            text: What they heard, perhaps with what of it the writer knowingly let stand.
            channel: How; the step's own unless named.
            is_step_done: The planned step is done with it, and the next is proposed.
            next_word: When the customer was promised to hear again.
            is_reached: False for a voicemail that told the status all the same.

        Raises:
            CaseClosed: Nothing is running.
            Unclear: The next word is promised for a moment that has passed.
            BrokenRule: Nothing was said.
        """
        letter = Said.of(text)
        if not clean(letter.text):
            raise BrokenRule("R2", "what the customer heard is kept in words")
        with self.desk.acting(Action.TELL) as unit:
            work = at_work(self.desk, unit, case_id)
            told_by = channel or work.case.planned.channel
            remarks = list(work.outside_hours(work.now, told_by))
            if is_step_done:
                work.finish(StepState.DONE, letter.text)
            work.tell(letter, told_by, is_reached=is_reached, is_step_done=is_step_done)
            if next_word is not None:
                refuse_past(next_word, work.now)
                work.promise(_in_short(gist(letter.text)), next_word, is_next_word=True)
            if is_step_done:
                step = work.planned(work.proposal())
                work.plan(step)
                remarks.append(said("proposed_next", step))
            if letter.is_letter:
                unit.letters.drop(case_id, self.desk.person_id)
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
            work.log(text, channel, is_reached=is_reached)
            unit.commit()
        return case_changed(case_id)

    def answered(
        self,
        case_id: UUID,
        text: str = "",
        *,
        keep_step: bool = False,
        channel: Channel | None = None,
        is_told: bool = False,
    ) -> Changes:
        """The customer wrote or called: the silence cadence stops, the answer clock runs (ruling 9).

        Args:
            text: What they said.
            keep_step: Leave the planned step and its date as they are.
            channel: How; the step's own unless named.
            is_told: They called, or it was a visit, and heard where it stands in the same breath: nothing
                is left to answer, and the news clock starts again.
        """
        with self.desk.acting(Action.ANSWERED) as unit:
            work = at_work(self.desk, unit, case_id)
            by = channel or (work.case.step.channel if work.case.step is not None else Channel.CALL)
            heard = replace(work.touch(text or "–", by, Direction.IN), told_status=is_told)
            remarks = self.hear_in(work, heard, keep_step=keep_step)
            unit.commit()
        return case_changed(case_id, *remarks)

    def hear_in(self, work: Work, heard: Interaction, *, keep_step: bool = False) -> list[Remark]:
        """File what a customer said, inside an open unit of work; answers with what is worth saying about it.

        The answer clock counts from when it was said, as long as that leaves time to answer; else from now.

        Args:
            heard: Not filed yet; one that told the status leaves nothing to answer.
            keep_step: Leave the planned step and its date as they are.
        """
        from_at = self._counts_from(work, heard.at)
        is_back = work.case.state is State.CLOSED
        if is_back:
            self._reopen(work, from_at)
        old = work.case.planned
        work.unit.interactions.save(heard)
        if heard.told_status:
            self._tell_at_once(work, is_left=keep_step)
        elif not is_back:
            self._listen(work, from_at, is_left=keep_step)
        work.keep()
        remarks = [Remark("reopened", {})] if is_back else []
        remarks.append(said("planned_next", work.case.planned))
        if work.case.clock.answer_at is not None:
            remarks.append(
                Remark("answer_due", {"at": work.case.clock.answer_at, "zone": work.calendar.zone})
            )
        if old.put_offs and work.case.planned != old:
            remarks.append(said("was_put_off", old))
        return remarks

    def _counts_from(self, work: Work, said_at: datetime) -> datetime:
        answer_at = work.calendar.after(said_at, work.standard.first_word).at
        return said_at if answer_at > work.now else work.now

    def _tell_at_once(self, work: Work, *, is_left: bool) -> None:
        """They asked and heard in one contact: what the cadence proposes comes next."""
        work.news_told()
        if not is_left:
            work.finish(StepState.DROPPED, "they_answered")
            work.plan(work.planned(work.proposal()))

    def _listen(self, work: Work, from_at: datetime, *, is_left: bool) -> None:
        old = work.case.planned
        news = cadences.with_answer_due(work.case.clock, work.standard, work.calendar, from_at)
        work.case = work.case.with_news(news)
        if not is_left and old.basis.reason is not Reason.ANSWER:
            work.finish(StepState.DROPPED, "they_answered")
            work.case = work.case.with_step(self.answer_step(work, old.channel, news))

    def _reopen(self, work: Work, from_at: datetime) -> None:
        first = cadences.first_news(work.standard, work.calendar, work.now)
        news = cadences.with_answer_due(first, work.standard, work.calendar, from_at)
        step = self.answer_step(work, Channel.CALL, news)
        last_told = [i.at for i in work.unit.interactions.of_case(work.case.id) if i.told_status]
        news = replace(news, last_told_at=max(last_told, default=None))
        work.case = work.case.reopened(step, news, work.now)

    def answer_step(self, work: Work, channel: Channel, news: NewsClock) -> PlannedStep:
        """The step that answers them, due when the answer is."""
        due = Moment.of(news.answer_at or work.now, work.calendar.zone)
        basis = Basis(Reason.ANSWER, news.answer_rule, news.answer_from_at)
        what = ANSWER_NAME.format(name=self._name(work))
        reached = work.case.step.cadence_no if work.case.step is not None else None
        by = _heard_by(channel)
        return PlannedStep(self.desk.ids(), what, by, due, due.at, work.now, basis=basis, cadence_no=reached)

    def _name(self, work: Work) -> str:
        if work.case.contact_id is not None:
            return work.unit.contacts.get(work.case.contact_id).first_name
        return work.unit.customers.get(work.case.customer_id).name


def _in_short(text: str) -> str:
    """What was told, as the words of a promise: the whole of it is in the interaction."""
    text = clean(text)
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1].rstrip() + "…"


def _heard_by(channel: Channel) -> Channel:
    return Channel.EMAIL if channel is Channel.TASK else channel
