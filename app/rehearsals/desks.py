"""The persona's desk: what is turned to, in which order, how long it takes, and what is done about it."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from app.domain.cases import Case
from app.domain.kinds import State
from app.domain.moments import Moment
from app.domain.personas import Habit
from app.domain.promises import Promise, PromiseState
from app.domain.spans import Span
from app.rehearsals.customers import Surroundings
from app.rehearsals.worlds import ZONE, World
from app.services.steps import Postponement
from app.services.work import StepDraft

_SOON = timedelta(hours=16)
"""A promise that is due within so much business time is kept with the next step on its case."""

_ENOUGH_STEPS = 2
_CLOSES = 30
_GIVES_REASON = 50
_NEXT_WORD = 30
_BRIEFLY = 2


@dataclass(frozen=True, slots=True)
class Task:
    """Something the persona means to do."""

    minutes: int
    do: Callable[[], object]
    case_id: UUID | None = None


class PersonaDesk:
    """Works on one thing after another; what the day has no room for is forgotten when it ends."""

    def __init__(self, world: World, surroundings: Surroundings) -> None:
        self.world, self.surroundings = world, surroundings
        self._todo: deque[Task] = deque()
        self._in_hand: Task | None = None
        self._steps: dict[UUID, int] = {}
        self._ways: Mapping[Habit, Callable[[Case, list[Promise]], None]] = {
            Habit.ACT: self._act,
            Habit.TELL: self._tell,
            Habit.POSTPONE: self._postpone,
            Habit.HAND_OVER: self._hand_over,
        }

    # -- one thing after another -----------------------------------------------------------------

    @property
    def is_crowded(self) -> bool:
        """Whether enough is waiting already."""
        return len(self._todo) > 3

    @property
    def in_hand(self) -> UUID | None:
        """The case that is worked on at this moment."""
        return self._in_hand.case_id if self._in_hand is not None else None

    def put(self, task: Task, *, is_first: bool = False) -> None:
        """Mean to do something; before everything else, if so."""
        if is_first:
            self._todo.appendleft(task)
        else:
            self._todo.append(task)
        self._next()

    def forget(self) -> None:
        """The day is over."""
        self._todo.clear()

    def turn_to(self, case_id: UUID, *, is_first: bool = False) -> None:
        """Turn to a case, unless it is meant to be done already; the persona's habits say how."""
        waiting = (self._in_hand, *self._todo)
        if any(task is not None and task.case_id == case_id for task in waiting):
            return
        does = self.world.persona.does
        habit = self.world.chance.choices(list(does), list(does.values()))[0]
        self.do(habit, case_id, is_first=is_first)

    def do(self, habit: Habit, case_id: UUID, *, is_first: bool = False) -> None:
        """Do a certain thing about a case."""
        persona = self.world.persona
        minutes = {Habit.ACT: persona.act_minutes, Habit.TELL: persona.tell_minutes}.get(habit, _BRIEFLY)
        self.put(Task(minutes, lambda: self._do(habit, case_id), case_id), is_first=is_first)

    def agree_later(self, case_id: UUID) -> None:
        """Call the customer before a promise breaks, and agree on a later date for it."""
        self.put(Task(self.world.persona.tell_minutes, lambda: self._agree_later(case_id)), is_first=True)

    def take_from_list(self) -> None:
        """Take the first of the day's list, as the way of working arranges it."""
        if self.is_crowded:
            return
        first = self.world.me.today.today().first
        if first is not None:
            self.turn_to(first.row.case_id)

    def _next(self) -> None:
        if self._in_hand is not None or not self._todo:
            return
        self._in_hand = task = self._todo.popleft()
        done_at = self.world.calendar.add(self.world.queue.now, timedelta(minutes=max(1, task.minutes))).at
        self.world.queue.at(done_at, self._finish)

    def _finish(self) -> None:
        task, self._in_hand = self._in_hand, None
        if task is not None:
            task.do()
        self._next()

    # -- what is done about a case ----------------------------------------------------------------

    def _do(self, habit: Habit, case_id: UUID) -> None:
        case, promises = self.world.case(case_id)
        if case.state is State.OPEN and case.owner_id == self.world.person_id(self.world.me):
            open_ones = [one for one in promises if one.state is PromiseState.OPEN]
            self._ways[habit](case, sorted(open_ones, key=lambda one: one.due_at))

    def _act(self, case: Case, promises: list[Promise]) -> None:
        world, me, now = self.world, self.world.me, self.world.queue.now
        for promise in promises:
            if world.calendar.between(now, promise.due_at) <= _SOON:
                world.act("kept", partial(me.promises.keep, promise.id))
        steps = self._steps[case.id] = self._steps.get(case.id, 0) + 1
        following = StepDraft(effort=timedelta(minutes=world.persona.act_minutes))
        is_told = world.happens(world.persona.tells)
        if is_told and steps > _ENOUGH_STEPS and world.happens(_CLOSES) and self._close(case):
            return
        world.act(
            "done", lambda: me.steps.done(case.id, outcome="Spoken", following=following, is_told=is_told)
        )
        self._promise(case)

    def _close(self, case: Case) -> bool:
        world, me = self.world, self.world.me
        _, promises = world.case(case.id)
        for promise in promises:
            if promise.state is PromiseState.OPEN:
                world.act("kept", partial(me.promises.keep, promise.id))
        world.act("told", lambda: me.telling.told(case.id, "That settles it"))
        is_closed = world.act("close", lambda: me.cases.close(case.id, "other: settled"))
        world.tally.closed += is_closed
        return is_closed

    def _tell(self, case: Case, _promises: list[Promise]) -> None:
        world = self.world
        world.act("told", lambda: world.me.telling.told(case.id, "It is on its way"))
        self._promise(case)

    def _promise(self, case: Case) -> None:
        world, persona = self.world, self.world.persona
        if not world.happens(persona.promises):
            return
        hours = timedelta(hours=world.chance.randint(*persona.promise_hours))
        due = Moment.of(world.calendar.add(world.queue.now, hours).at.replace(second=0, microsecond=0), ZONE)
        is_next_word = world.happens(_NEXT_WORD)
        make = world.me.promises.make
        world.act("promise", lambda: make(case.id, "What was asked for", due, is_next_word=is_next_word))

    def _agree_later(self, case_id: UUID) -> None:
        world, me = self.world, self.world.me
        case, promises = world.case(case_id)
        ahead = [p for p in promises if p.state is PromiseState.OPEN and p.due_at > world.queue.now]
        if case.state is not State.OPEN or case.owner_id != world.person_id(me):
            return
        for promise in ahead:
            due = Moment.of(world.calendar.after(promise.due_at, Span.parse("2 bd")).at, ZONE)
            world.act("released", partial(me.promises.release, promise.id, "Agreed on another date"))
            world.act("promise", partial(me.promises.make, case_id, promise.text, due))
        if ahead:
            world.act("told", lambda: me.telling.told(case_id, "It takes longer, and you get it by then"))

    def _postpone(self, case: Case, promises: list[Promise]) -> None:
        world = self.world
        days = world.chance.randint(1, 3)
        closes_at = world.calendar.after(world.queue.now, Span.parse(f"{days} bd")).at
        reason = "No time today" if world.happens(_GIVES_REASON) else ""
        how = Postponement(reason=reason, limit=world.me.styles.current().put_off_limit)
        due = Moment.of(closes_at, ZONE)
        if not world.act("later", lambda: world.me.steps.later(case.id, due, how)):
            self._act(case, promises)

    def _hand_over(self, case: Case, _promises: list[Promise]) -> None:
        world = self.world
        colleague = world.chance.choice(world.colleagues)
        to_id = world.person_id(colleague)
        if world.act("handed over", lambda: world.me.handovers.hand_over(case.id, to_id)):
            self.surroundings.take_over(case.id, colleague)
