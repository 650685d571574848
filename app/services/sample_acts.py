"""How one act of the sample company's story changes its case: by the same rules as at a desk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from app.domain import cadences
from app.domain.cadences import Proposal
from app.domain.checklists import ChecklistItem
from app.domain.errors import NotFound
from app.domain.handovers import HandoverKind, HandoverState
from app.domain.interactions import Direction
from app.domain.samples import SampleAct, SampleStep, Shift
from app.domain.steps import CHOSEN, Basis, PlannedStep, Reason, StepState
from app.services.handovers import HandoverService
from app.services.work import StepDraft, Work, drafted

_CENT = Decimal("0.01")


def planned(
    step_id: UUID, step: SampleStep | None, proposal: Proposal, shift: Shift, at: datetime
) -> PlannedStep:
    """The step that the story names, or the one that the standard proposes."""
    if step is None:
        return drafted(step_id, StepDraft(), proposal, at)
    draft = StepDraft(step.what, step.channel, shift.moment(step.due), step.effort)
    found = drafted(step_id, draft, proposal, at)
    return replace(found, basis=Basis(Reason.AGREED)) if step.is_agreed else found


@dataclass(slots=True)
class ActedOut:
    """One act on one case, inside its unit of work."""

    work: Work
    act_: SampleAct
    shift: Shift
    people: Mapping[str, UUID]

    def act(self) -> None:
        """Change the case and all that hangs on it, then save the case."""
        self._pass_on()
        self._change()
        self._listen()
        self._step()
        self._tell()
        self._promise()
        self._list()
        self._close()
        self.work.keep()

    def _pass_on(self) -> None:
        work, act = self.work, self.act_
        if act.offers_to:
            service = HandoverService(work.desk)
            service.offer_in(work, self.people[act.offers_to], HandoverKind.HANDOVER, act.note)
        if act.is_accepted and work.case.offer is not None:
            handover = work.unit.handovers.get(work.case.offer.handover_id)
            work.unit.handovers.save(handover.answered(HandoverState.ACCEPTED, work.now))
            work.case = work.case.owned_by(work.desk.person_id)

    def _change(self) -> None:
        work, changes = self.work, dict(self.act_.changes or {})
        kind, phase = changes.pop("kind", work.case.kind), changes.pop("phase", work.case.phase)
        if (kind, phase) != (work.case.kind, work.case.phase):
            case = work.case
            work.case = case.in_phase(kind, phase, case.planned, case.clock, work.now)  # type: ignore[arg-type]
        value, until = changes.get("value"), changes.get("valid_until_on")
        if isinstance(value, Decimal):
            changes["value"] = value.quantize(_CENT)
        if isinstance(until, date):
            changes["valid_until_on"] = self.shift.day(until)
        work.case = replace(work.case, **changes)  # type: ignore[arg-type]

    def _listen(self) -> None:
        work, act = self.work, self.act_
        if act.heard:
            work.log(act.heard, act.channel, Direction.IN)
            news = cadences.with_answer_due(work.case.clock, work.standard, work.calendar, work.now)
            work.case = work.case.with_news(news)

    def _step(self) -> None:
        work, act = self.work, self.act_
        if act.effort is not None:
            work.case = work.case.with_step(replace(work.case.planned, effort=act.effort))
        if act.reworded:
            work.case = work.case.with_step(replace(work.case.planned, what=act.reworded))
        if act.later is not None:
            moved = work.case.planned.moved(self.shift.moment(act.later), work.now, CHOSEN)
            work.case = work.case.with_step(moved)
        if act.done or act.dropped:
            work.finish(StepState.DONE if act.done else StepState.DROPPED, act.done or act.dropped)

    def _tell(self) -> None:
        work, act = self.work, self.act_
        if act.said and not act.is_told:
            now, work.now = work.now, self.shift.moment(act.was).at if act.was else work.now
            work.log(act.said, act.channel)
            work.now = now
        elif act.said and act.agreed is not None:
            work.log(act.said, act.channel, told_status=True, is_quote_sent=act.is_quote_sent)
            work.settle_next_word()
            until = self.shift.moment(act.agreed).at
            work.case = work.case.with_news(work.case.clock.told(work.now, until, Basis(Reason.AGREED)))
        elif act.said:
            work.tell(act.said, act.channel, is_quote_sent=act.is_quote_sent)
        if (act.done or act.dropped) and not act.closes:
            step = planned(work.desk.ids(), act.step, work.proposal(), self.shift, work.now)
            work.plan(step)

    def _promise(self) -> None:
        work = self.work
        for promise in self.act_.promises:
            due = self.shift.moment(promise.due)
            work.promise(promise.text, due, is_next_word=promise.is_next_word)
        if self.act_.kept:
            found = [one for one in work.open_promises() if one.text == self.act_.kept]
            if not found:
                raise NotFound("promise", self.act_.kept)
            work.unit.promises.save(found[0].kept(work.now))

    def _list(self) -> None:
        work, act = self.work, self.act_
        items = [
            ChecklistItem(
                work.desk.ids(),
                work.case.id,
                work.case.owner_id,
                work.desk.person_id,
                place,
                text,
                work.now if place <= act.ticked else None,
            )
            for place, text in enumerate(act.checklist, start=1)
        ]
        work.unit.checklists.add_all(items)

    def _close(self) -> None:
        if self.act_.closes:
            self.work.case = self.work.case.closed(self.act_.closes, self.act_.said, self.work.now)
