"""What one can do with the next step of a case."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from app.domain import cadences
from app.domain.errors import NeedsEffort, PastPromise, PutOffTooOften, Unclear
from app.domain.history import Action
from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.steps import CHOSEN, MOST_EFFORT, WHAT_LIMIT, Basis, PlannedStep, Reason, StepState
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Remark, case_changed
from app.services.desks import Desk
from app.services.work import StepDraft, Work, at_work, refuse_past

NO_STEP = StepDraft()
CHASE_NAME = "Chase {name}"


@dataclass(frozen=True, slots=True)
class Postponement:
    """How a step is put off, and what makes it right to pass a promise or news date (ruling 21).

    Attributes:
        is_agreed: The customer agreed to the new date: it becomes the news date.
        reason: Knowingly without a word: the clock stays red, the lead sees the reason.
        limit: How often this way of working lets a step be put off without a word to the customer; None
            for as often as one likes.
        assumed_hour: The person named a day; the end of the working day is assumed.
        effort: The time it needs from the new start on; the moment given is that start, not the end.
        asks_effort: This way of working does not put a step off without both.
    """

    is_agreed: bool = False
    reason: str = ""
    limit: int | None = None
    assumed_hour: bool = False
    effort: timedelta | None = None
    asks_effort: bool = False

    @property
    def basis(self) -> Basis:
        """Why the moment is what it is, where nobody agreed to it."""
        return Basis(Reason.ASSUMED_CLOSE) if self.assumed_hour else CHOSEN

    @property
    def is_accounted_for(self) -> bool:
        """Whether passing a promise is agreed or has a reason."""
        return self.is_agreed or bool(self.reason.strip())


PLAINLY = Postponement()


@dataclass(frozen=True, slots=True)
class StepService:
    """Commands on the planned step."""

    desk: Desk

    def done(
        self,
        case_id: UUID,
        *,
        outcome: str = "",
        following: StepDraft = NO_STEP,
        is_told: bool = False,
        actual: timedelta | None = None,
    ) -> Changes:
        """It is done; then comes the next: the one named, or what the cadence proposes.

        Args:
            outcome: What came of it, in a sentence.
            following: The next step; what it leaves out is proposed.
            is_told: The customer heard where the matter stands.
            actual: How long it took; never needed.

        Raises:
            CaseClosed: There is no step.
            Unclear: It took no time at all, or longer than a week.
        """
        refuse_odd_length(actual)
        with self.desk.acting(Action.DONE) as unit:
            work = at_work(self.desk, unit, case_id)
            step = self.finished(work, outcome, following, is_told=is_told, actual=actual)
            work.keep()
            outside = work.step_outside_hours()
            unit.commit()
        remark = "planned_next" if following.what or following.due else "proposed_next"
        return case_changed(case_id, said(remark, step), *outside)

    def later(self, case_id: UUID, due: Moment, how: Postponement) -> Changes:
        """Move the step. Earlier is never a put-off; later past a promise or news date needs a word.

        Raises:
            CaseClosed: There is no step.
            Unclear: The moment has passed.
            PastPromise: It would pass a promise or the news date, unseen by the customer.
            PutOffTooOften: This way of working asks to act, tell, hand over or close instead.
            NeedsEffort: This way of working asks for a new start and the time needed.
        """
        with self.desk.acting(Action.LATER, note=how.reason) as unit:
            work = at_work(self.desk, unit, case_id)
            moved = self.moved(work, due, how)
            work.keep()
            outside = work.step_outside_hours()
            unit.commit()
        return case_changed(case_id, said("moved", moved, times=moved.put_offs), *outside)

    def ends_at(self, case_id: UUID, start_at: datetime, effort: timedelta) -> datetime:
        """When the step would be done if it began then and took so much of its owner's working time."""
        with self.desk.reading() as unit:
            work = at_work(self.desk, unit, case_id)
            start = Moment.of(start_at, work.case.planned.due.zone)
            return self._with_time_needed(work, start, effort or None).at

    def replace(self, case_id: UUID, draft: StepDraft) -> Changes:
        """Let another step take the place of the planned one, which is dropped with that reason.

        No clock moves: replacing a step tells the customer nothing (R2).
        """
        with self.desk.acting(Action.REPLACE_STEP) as unit:
            work = at_work(self.desk, unit, case_id)
            old = work.case.planned
            step = self.replaced(work, draft)
            work.keep()
            outside = work.step_outside_hours()
            unit.commit()
        remarks = (Remark("replaced_step", {"old": old.what}), said("planned_next", step), *outside)
        return case_changed(case_id, *remarks)

    def replaced(self, work: Work, draft: StepDraft) -> PlannedStep:
        """The same inside a unit of work that is open already."""
        step = work.drafted(draft, work.proposal())
        work.finish(StepState.DROPPED, "replaced")
        work.case = work.case.with_step(step)
        return step

    def estimate(self, case_id: UUID, effort: timedelta) -> Changes:
        """Say how long the step takes; it moves no date. Raises CaseClosed, Unclear for no time at all."""
        refuse_odd_length(effort)
        with self.desk.acting(Action.EDIT) as unit:
            work = at_work(self.desk, unit, case_id)
            work.case = work.case.with_step(replace(work.case.planned, effort=effort))
            work.keep()
            unit.commit()
        return case_changed(case_id)

    def reword(self, case_id: UUID, what: str) -> Changes:
        """Say the same step in other words: its date, put-offs and reminders stay (ruling 22).

        Raises:
            CaseClosed: There is no step.
            Unclear: There are no words.
            TooLong: More than a step holds.
        """
        words = clean(" ".join(what.split()), WHAT_LIMIT, "step")
        if not words:
            raise Unclear(what, "empty")
        with self.desk.acting(Action.EDIT) as unit:
            work = at_work(self.desk, unit, case_id)
            work.case = work.case.with_step(replace(work.case.planned, what=words))
            work.keep()
            unit.commit()
        return case_changed(case_id)

    def place(self, case_id: UUID, slot_at: datetime, how: Postponement = PLAINLY) -> Changes:
        """Put the step elsewhere in the day plan; beyond its due moment that is postponing (ruling 15).

        Raises:
            CaseClosed: There is no step.
            Unclear: The slot has passed.
            PastPromise, PutOffTooOften: As ``later``, where the slot lies after the due moment.
        """
        with self.desk.acting(Action.PLACE, note=how.reason) as unit:
            work = at_work(self.desk, unit, case_id)
            self.placed(work, slot_at, how)
            work.keep()
            unit.commit()
        return case_changed(case_id)

    def wait(self, case_id: UUID, who: str, until: Moment) -> Changes:
        """Wait on somebody: the step is to chase, at half that time; the news clock runs on (ruling 10).

        Raises:
            CaseClosed: There is no step.
            Unclear: Nobody is named, or the moment has passed.
        """
        who = clean(who, WHAT_LIMIT - len(CHASE_NAME), "step")
        if not who:
            raise Unclear(who, "nobody")
        with self.desk.acting(Action.WAIT) as unit:
            work = at_work(self.desk, unit, case_id)
            refuse_past(until, work.now)
            chase = self._chase(work, who, until)
            work.finish(StepState.DROPPED, "waiting")
            work.case = work.case.waiting(who, until.at, chase)
            work.keep()
            unit.commit()
        return case_changed(case_id, said("planned_next", chase))

    def finished(
        self,
        work: Work,
        outcome: str = "",
        following: StepDraft = NO_STEP,
        *,
        is_told: bool = False,
        actual: timedelta | None = None,
    ) -> PlannedStep:
        """The step is done and the next planned, inside a unit of work that is open already."""
        done = work.case.planned
        work.finish(StepState.DONE, outcome, actual)
        summary = outcome or done.what
        if is_told:
            work.tell(summary, done.channel, is_step_done=True)
        elif done.channel is not Channel.TASK:
            work.log(summary, done.channel)
        step = self._following(work, following)
        work.plan(step)
        return step

    def placed(self, work: Work, slot_at: datetime, how: Postponement) -> None:
        """Put the step there inside a unit of work that is open already; refuses as ``place`` does."""
        step = work.case.planned
        slot = Moment.of(slot_at, step.due.zone)
        refuse_past(slot, work.now)
        if slot.at > step.due_at:
            self.moved(work, slot, how)
        else:
            work.case = work.case.with_step(step.placed(slot.at))

    def moved(self, work: Work, due: Moment, how: Postponement) -> PlannedStep:
        """Move it inside a unit of work that is open already; refuses as ``later`` does."""
        step = work.case.planned
        refuse_past(due, work.now)
        start_at, due = due.at, self._with_time_needed(work, due, how.effort)
        if due.at > step.due_at:
            self._refuse_if_unaccounted(work, due, how)
        basis = Basis(Reason.AGREED, "", work.now) if how.is_agreed else how.basis
        moved = replace(step.moved(due, work.now), basis=basis)
        if how.effort is not None:
            moved = replace(moved, effort=how.effort, slot_at=start_at)
        work.case = work.case.with_step(moved)
        if how.is_agreed:
            work.agree(due, how.reason.strip() or step.what)
        return moved

    def _with_time_needed(self, work: Work, start: Moment, effort: timedelta | None) -> Moment:
        """When it is done, where it begins then and needs so much working time."""
        if effort is None:
            return start
        if not timedelta() < effort <= MOST_EFFORT:
            raise Unclear(f"{effort.total_seconds() / 60:g} min", "effort")
        return Moment.of(self.desk.calendar_of(work.owner).add(start.at, effort).at, start.zone)

    def _chase(self, work: Work, who: str, until: Moment) -> PlannedStep:
        at = cadences.chase_at(work.now, until.at, self.desk.calendar_of(work.owner)).at
        due = Moment.of(at, until.zone)
        return PlannedStep(
            self.desk.ids(),
            CHASE_NAME.format(name=who),
            Channel.CALL,
            due,
            due.at,
            work.now,
            basis=Basis(Reason.CHASE, "", work.now),
            cadence_no=work.case.planned.cadence_no,
        )

    def _following(self, work: Work, draft: StepDraft) -> PlannedStep:
        return work.drafted(draft, work.proposal())

    def _refuse_if_unaccounted(self, work: Work, due: Moment, how: Postponement) -> None:
        if how.is_agreed:
            return
        case, step = work.case, work.case.planned
        if how.limit is not None and step.put_offs >= how.limit:
            raise PutOffTooOften(case.reference, step.put_offs)
        if how.asks_effort and how.effort is None:
            raise NeedsEffort(case.reference)
        if how.is_accounted_for:
            return
        passed = [("promise", p.due_at) for p in work.open_promises() if p.due_at < due.at]
        if case.clock.due_at < due.at:
            passed.append(("news", case.clock.due_at))
        if passed:
            what, at = min(passed, key=lambda one: one[1])
            raise PastPromise(case.reference, what, at, due.zone)


def refuse_odd_length(length: timedelta | None) -> None:
    """A step takes some time, and no more than a week; None says nothing. Raises Unclear."""
    if length is not None and not timedelta() < length <= MOST_EFFORT:
        raise Unclear(f"{length.total_seconds() / 60:g} min", "effort")


def said(key: str, step: PlannedStep, **values: object) -> Remark:
    """A remark on a step that was planned or moved."""
    facts = {"step": step.what, "channel": step.channel, "due": step.due, "reason": step.basis.reason}
    return Remark(key, facts | values)
