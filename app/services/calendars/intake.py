"""What a calendar says, taken into the steps: by the same calls as on the screen, all in one unit of work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from app.domain.calendars.events import Event, StepEvent, words_of
from app.domain.calendars.links import Entry
from app.domain.calendars.merging import What
from app.domain.calendars.problems import TitleVeiled
from app.domain.errors import AppError, Unclear
from app.domain.steps import WHAT_LIMIT
from app.domain.text_hygiene import clean
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.steps import Postponement, StepService, refuse_odd_length
from app.services.work import Work, at_work

HowToPutOff = Callable[[timedelta | None], Postponement]
"""How the person's way of working puts a step off, to where an event begins that lasts so long."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a rule refused, with the sentence's facts; the calendar is told how it stands."""

    step: StepEvent
    what: What
    problem: AppError


@dataclass(slots=True)
class Intake:
    """Takes in one change after the other, each as a whole or not at all.

    Attributes:
        done: What was taken, of which step.
        following: By step that was done, the words of the next.
    """

    desk: Desk
    unit: UnitOfWork
    how: HowToPutOff
    done: list[tuple[StepEvent, What]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    following: dict[UUID, str] = field(default_factory=dict)

    def take(self, entry: Entry, step: StepEvent, what: What) -> bool:
        """One change; whether the rules let it in."""
        try:
            with self.unit.trying():
                work = at_work(self.desk, self.unit, step.case_id)
                _TAKERS[what](self, work, entry, step)
                work.keep()
        except AppError as problem:
            self.refusals.append(Refusal(step, what, problem))
            return False
        self.done.append((step, what))
        return True

    @property
    def touched(self) -> frozenset[UUID]:
        """Every case that changed."""
        return frozenset(step.case_id for step, _ in self.done)

    def move(self, work: Work, entry: Entry, step: StepEvent) -> None:
        """Where the event begins now, the step stands; beyond its due moment that is postponing."""
        says = _said(entry)
        StepService(self.desk).placed(work, says.start_at, self.how(says.length or step.event.length))

    def resize(self, work: Work, entry: Entry, _: StepEvent) -> None:
        """It takes as long as the event lasts."""
        length = _said(entry).length
        refuse_odd_length(length)
        if length is not None:
            work.case = work.case.with_step(replace(work.case.planned, effort=length))

    def rename(self, work: Work, entry: Entry, step: StepEvent) -> None:
        """Other words for the same step. Raises TitleVeiled where the title was none of its words."""
        if step.is_veiled and not _said(entry).title.startswith(step.prefix):
            raise TitleVeiled(step.reference)
        words = clean(words_of(_said(entry).title, step.prefix), WHAT_LIMIT, "step")
        if not words:
            raise Unclear("", "empty")
        work.case = work.case.with_step(replace(work.case.planned, what=words))

    def finish(self, work: Work, _: Entry, step: StepEvent) -> None:
        """It is done, and the next one is planned as proposed."""
        self.following[step.step_id] = StepService(self.desk).finished(work).what


def _said(entry: Entry) -> Event:
    if not isinstance(entry.theirs, Event):
        raise Unclear("", "empty")
    return entry.theirs


_TAKERS: Final[Mapping[What, Callable[[Intake, Work, Entry, StepEvent], None]]] = MappingProxyType(
    {
        What.MOVED: Intake.move,
        What.RESIZED: Intake.resize,
        What.RENAMED: Intake.rename,
        What.DONE: Intake.finish,
    }
)
