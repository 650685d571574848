"""A case at work: loaded together with all that its rules need."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from app.domain import cadences
from app.domain.cadences import Proposal
from app.domain.cases import Case
from app.domain.errors import NeedsDate, NotFound, Unclear
from app.domain.interactions import SUMMARY_LIMIT, Direction, Interaction, Said
from app.domain.kinds import Channel
from app.domain.meanwhile import Overtaken, Sight, differences, sight_of
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.people import Person
from app.domain.promise_book import entry_of
from app.domain.promises import TEXT_LIMIT, Promise, PromiseState
from app.domain.standards import ServiceBook, Standard
from app.domain.steps import (
    CHOSEN,
    DEFAULT_EFFORT,
    WHAT_LIMIT,
    Basis,
    FinishedStep,
    PlannedStep,
    Reason,
    StepState,
)
from app.domain.text_hygiene import clean
from app.domain.wishes import NO_WISHES, REACHES, Wishes, wishes_of
from app.domain.working_time import WorkingCalendar
from app.services.changes import Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork

_FROM_CADENCE = frozenset({Reason.CADENCE, Reason.VALIDITY})


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step that a person named; what is left out follows from the rules.

    Attributes:
        assumed_hour: The person named a day; the end of the working day is assumed.
    """

    what: str = ""
    channel: Channel | None = None
    due: Moment | None = None
    effort: timedelta | None = None
    assumed_hour: bool = False

    @property
    def basis(self) -> Basis:
        """Why the moment is what it is."""
        return Basis(Reason.ASSUMED_CLOSE) if self.assumed_hour else CHOSEN


@dataclass(slots=True)
class Work:
    """One case inside a unit of work. Methods change ``case``; ``keep`` saves it once."""

    desk: Desk
    unit: UnitOfWork
    case: Case
    book: ServiceBook
    calendar: WorkingCalendar
    now: datetime

    @property
    def standard(self) -> Standard:
        """The service standard of the present phase."""
        return self.book.of(self.case.kind, self.case.phase)

    @property
    def wishes(self) -> Wishes:
        """What the case's contact wishes of us."""
        return wishes_in(self.unit, self.case)

    def as_wished(self, news: NewsClock) -> NewsClock:
        """The news clock by how often they wish to hear."""
        return cadences.as_wished(news, self.wishes.often, self.standard, self.calendar)

    def outside_hours(self, at: datetime, way: Channel) -> tuple[Remark, ...]:
        """A hint where a letter or call would reach them outside the hours they wish; by the company's clock."""
        hours, contact_id = self.wishes.hours, self.case.contact_id
        if hours is None or contact_id is None or way not in REACHES:
            return ()
        if hours.holds(Moment.of(at, self.calendar.zone).wall.time()):
            return ()
        name = self.unit.contacts.get(contact_id).name
        return (Remark("outside_wished_hours", {"name": name, "hours": str(hours)}),)

    def step_outside_hours(self) -> tuple[Remark, ...]:
        """The same for the planned step."""
        step = self.case.planned
        return self.outside_hours(step.due_at, step.channel)

    @property
    def owner(self) -> Person:
        """Who must do it."""
        return self.unit.people.get(self.case.owner_id)

    def keep(self) -> Case:
        """Save the case."""
        self.case = self.unit.cases.save(self.case)
        return self.case

    # -- steps --------------------------------------------------------------------------------

    def planned(self, proposal: Proposal) -> PlannedStep:
        """A step as proposed."""
        return self.drafted(StepDraft(), proposal)

    def drafted(self, draft: StepDraft, proposal: Proposal) -> PlannedStep:
        """A step as a person named it; the proposal fills what was not named."""
        reached = self.case.step.cadence_no if self.case.step is not None else None
        return drafted(self.desk.ids(), draft, proposal, self.now, reached)

    def proposal(self) -> Proposal:
        """What comes after the present step."""
        proposal = cadences.next_step(self.case, self.standard, self.calendar, self.now)
        return cadences.by_way(proposal, self.wishes.channel)

    def plan(self, step: PlannedStep) -> None:
        """Let this be the planned step; a check-back that comes next is the news date (ruling 4)."""
        self.case = self.case.with_step(step)
        if self.standard.is_check_back and step.basis.reason is Reason.CADENCE:
            base = cadences.check_back_basis(step.basis)
            self.case = self.case.with_news(self.case.clock.rebased(step.due_at, base))

    def finish(self, state: StepState, outcome: str, actual: timedelta | None = None) -> FinishedStep:
        """File the planned step among the finished ones; the caller plans the next or closes.

        Waiting on somebody ends with the step that was to chase them (ruling 10).

        Args:
            actual: How long it took, where somebody said.
        """
        step = self.case.planned
        self.case = replace(self.case, waiting_on="", waiting_until_at=None)
        finished = FinishedStep(
            id=step.id,
            case_id=self.case.id,
            owner_id=self.case.owner_id,
            author_id=self.desk.person_id,
            what=step.what,
            channel=step.channel,
            due_at=step.due_at,
            due_zone=step.due.zone,
            planned_at=step.planned_at,
            effort=step.effort,
            put_offs=step.put_offs,
            state=state,
            finished_at=self.now,
            outcome=clean(outcome, SUMMARY_LIMIT, "outcome"),
            cadence_no=step.cadence_no if step.basis.reason in _FROM_CADENCE else None,
            actual=actual,
            kind=self.case.kind,
            phase=self.case.phase,
        )
        return self.unit.steps.save(finished)

    # -- contact ------------------------------------------------------------------------------

    def log(
        self,
        summary: str | Said,
        channel: Channel,
        direction: Direction = Direction.OUT,
        *,
        told_status: bool = False,
        is_quote_sent: bool = False,
        is_reached: bool = True,
    ) -> Interaction:
        """File one touch with the customer."""
        touch = replace(
            self.touch(summary, channel, direction),
            told_status=told_status,
            is_quote_sent=is_quote_sent,
            is_reached=is_reached,
        )
        return self.unit.interactions.save(touch)

    def touch(
        self, summary: str | Said, channel: Channel, direction: Direction = Direction.OUT
    ) -> Interaction:
        """One touch with the customer, now, not filed yet."""
        said = Said.of(summary)
        return Interaction(
            id=self.desk.ids(),
            case_id=self.case.id,
            contact_id=self.case.contact_id,
            owner_id=self.case.owner_id,
            author_id=self.desk.person_id,
            direction=direction,
            channel=Channel.EMAIL if channel is Channel.TASK else channel,
            at=self.now,
            summary=clean(said.text, SUMMARY_LIMIT, "summary"),
            kept=said.kept,
        )

    def tell(
        self,
        summary: str | Said,
        channel: Channel,
        *,
        is_quote_sent: bool = False,
        is_reached: bool = True,
        is_step_done: bool = False,
        is_new_phase: bool = False,
    ) -> None:
        """The customer heard where it stands: file it, keep a promised next word, start the clocks again."""
        self.log(summary, channel, told_status=True, is_quote_sent=is_quote_sent, is_reached=is_reached)
        self.news_told(is_step_done=is_step_done, is_new_phase=is_new_phase)

    def news_told(self, *, is_step_done: bool = False, is_new_phase: bool = False) -> None:
        """The clocks start again, now; the contact that told is filed by the caller."""
        self.settle_next_word()
        news = cadences.news_after_telling(
            self.case,
            self.standard,
            self.calendar,
            self.now,
            is_step_done=is_step_done,
            is_new_phase=is_new_phase,
        )
        self.case = self.case.with_news(self.as_wished(news))

    def settle_next_word(self) -> None:
        """The promised next word was given: kept, or late."""
        promise_id = self.case.clock.promise_id
        if promise_id is not None:
            self.unit.promises.save(self.unit.promises.get(promise_id).kept(self.now))
            self.case = self.case.with_news(self.case.clock.released())

    def release_next_word(self, reason: str) -> None:
        """The promised next word will not be given, with the reason."""
        self._replace_next_word(reason)
        self.case = self.case.with_news(self.case.clock.released())

    def agree(self, due: Moment, summary: str) -> None:
        """The customer agreed to a date: that is a word to them, and the news date from now on."""
        self.log(summary, self.case.planned.channel, told_status=True)
        for promise in self.open_promises():
            if promise.due_at < due.at or promise.id == self.case.clock.promise_id:
                self.unit.promises.save(promise.released(self.now, summary))
        news = self.case.clock.told(self.now, due.at, Basis(Reason.AGREED, "", self.now))
        self.case = self.case.with_news(news)

    def _replace_next_word(self, text: str) -> None:
        """Another date for the next word was promised before the first was given."""
        promise_id = self.case.clock.promise_id
        if promise_id is not None:
            self.unit.promises.save(self.unit.promises.get(promise_id).released(self.now, text))

    def open_promises(self) -> list[Promise]:
        """The case's promises that still bind."""
        return [p for p in self.unit.promises.of_case(self.case.id) if p.state is PromiseState.OPEN]

    def promise(
        self,
        text: str,
        due: Moment,
        *,
        is_next_word: bool = False,
        entry: str | None = None,
        beyond: str = "",
    ) -> Promise:
        """Commit to something; a promised next word becomes the news date's.

        Args:
            entry: The entry of the promise book that it is given by; None for the one it speaks of by its words.
            beyond: Why it goes further than that.
        """
        promise = Promise(
            self.desk.ids(),
            self.case.id,
            self.case.owner_id,
            self.desk.person_id,
            clean(text, TEXT_LIMIT, "promise"),
            due,
            self.now,
            is_next_word=is_next_word,
            entry=self._entry_for(text) if entry is None and not is_next_word else entry or "",
            beyond=beyond,
        )
        saved = self.unit.promises.save(promise)
        if is_next_word:
            self._replace_next_word(text)
            self.case = self.case.with_news(self.case.clock.promised(due.at, saved.id))
        return saved

    def _entry_for(self, text: str) -> str:
        today = self.calendar.day_of(self.now)
        giveable = (one for one in self.unit.book_entries.all() if one.may_be_given(today))
        found = entry_of(text, giveable)
        return found.key if found is not None else ""


def drafted(
    step_id: UUID, draft: StepDraft, proposal: Proposal, now: datetime, reached: int | None = None
) -> PlannedStep:
    """A step as a person named it; the proposal fills what was not named.

    Args:
        reached: The place in the cadence so far; a step of one's own does not begin it again.
    """
    due, basis = (draft.due, draft.basis) if draft.due is not None else (proposal.due, proposal.basis)
    named = draft.channel or (Channel.TASK if draft.what else proposal.channel)
    return PlannedStep(
        id=step_id,
        what=clean(draft.what, WHAT_LIMIT, "step") or proposal.what,
        channel=named,
        due=due,
        slot_at=due.at,
        planned_at=now,
        effort=draft.effort or DEFAULT_EFFORT,
        basis=basis,
        cadence_no=reached if draft.what else proposal.cadence_no,
    )


def refuse_past(due: Moment | None, now: datetime, what: str = "until") -> None:
    """A moment agreed, promised or waited for lies ahead. Raises NeedsDate, Unclear."""
    if due is None:
        raise NeedsDate(what)
    if due.at <= now:
        raise Unclear(due.wall.isoformat(sep=" ", timespec="minutes"), "past")


def wishes_in(unit: UnitOfWork, case: Case) -> Wishes:
    """What the contact of a case wishes of us."""
    return NO_WISHES if case.contact_id is None else wishes_of(unit.wishes.of_contact(case.contact_id))


def at_work(desk: Desk, unit: UnitOfWork, case_id: UUID) -> Work:
    """Load a case for work. Raises NotFound, Overtaken."""
    case = unit.cases.get(case_id)
    if case_id in desk.sights:
        _refuse_overtaken(unit, case, desk.sights[case_id])
    return with_case(desk, unit, case)


def _refuse_overtaken(unit: UnitOfWork, case: Case, sight: Sight) -> None:
    now = sight_of(case)
    if all(now[name] == seen for name, seen in sight.items()):
        return
    names = {person.id: person.name for person in unit.people.all()}
    raise Overtaken(case.reference, differences(sight, now, unit.history.of_case(case.id), names))


def with_case(desk: Desk, unit: UnitOfWork, case: Case) -> Work:
    """Work on a case that is at hand. Raises NotFound for one that was taken back."""
    if case.is_withdrawn:
        raise NotFound("case", case.reference)
    return Work(desk, unit, case, desk.book(unit), desk.company_calendar(unit), desk.clock())
