"""One rehearsal: the days of a persona, from the first matter to the last reminder."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.rungs import Rung
from app.paths import Paths
from app.rehearsals.colleagues import Asking
from app.rehearsals.customers import Surroundings
from app.rehearsals.desks import PersonaDesk
from app.rehearsals.heeding import heed
from app.rehearsals.results import Result, Script
from app.rehearsals.worlds import World
from app.services.reminders import Reminder

_BEAT = timedelta(seconds=30)
"""The window looks so often; after an act the engine is asked at the next beat."""

_LOOKS = (0.05, 0.5, 0.8)
"""When in the working day somebody looks at what the guards say, as parts of it."""


def rehearse(paths: Paths, script: Script) -> Result:
    """Live through the days of a script, with a store and settings that are gone afterwards.

    Raises:
        NotFound: No way of working has that name.
    """
    with TemporaryDirectory(prefix="keepword-rehearsal-") as name:
        world = World(replace(paths, config=Path(name)), script)
        try:
            return Rehearsal(world).live()
        finally:
            world.close()


class Rehearsal:
    """The days of one persona."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.on_change = lambda: self._knock(world.queue.now + _BEAT)
        self.surroundings = Surroundings(world)
        self.desk = PersonaDesk(world, self.surroundings)
        self.asking = Asking(world, self.desk)
        self._noticed: set[tuple[str, object]] = set()
        self._knocks_at: datetime | None = None
        self._is_there = False

    def live(self) -> Result:
        """From the first day to the last."""
        world, script = self.world, self.world.script
        day = world.calendar.day_of(script.begins_at)
        while day <= world.calendar.day_of(script.ends_at):
            if world.calendar.is_working_day(day):
                self._plan_day(day)
            world.queue.run(min(script.ends_at, _end_of(world, day)))
            self._count_steps()
            day += timedelta(days=1)
        world.diary.close(world.queue.now)
        problems = tuple(world.me.checking.problems())
        return Result(script, world.calendar, tuple(world.diary.owed), world.tally, problems)

    # -- a day ------------------------------------------------------------------------------------

    def _plan_day(self, day: date) -> None:
        world, queue = self.world, self.world.queue
        blocks = world.calendar.blocks_on(day)
        opens_at, closes_at = blocks[0][0], blocks[-1][1]
        queue.run(opens_at)
        self._is_there = True
        queue.at(opens_at, self._tick)
        self.surroundings.plan_day(day)
        hours = sum((end - start for start, end in blocks), timedelta()) / timedelta(hours=1)
        others = world.persona.colleagues
        for pace, event in (
            (world.persona.own_pace, self.desk.take_from_list),
            (others.asks, self.asking.ask),
            (others.asked, self.asking.be_asked),
        ):
            for part in self._times(pace * hours / 100):
                queue.at(opens_at + (closes_at - opens_at) * part, event)
        for part in _LOOKS:
            queue.at(opens_at + (closes_at - opens_at) * part, lambda: heed(self.world, self.desk))
        queue.at(closes_at, self._leave)

    def _times(self, mean: float) -> list[float]:
        """So many moments of the day as that mean makes, as parts of it."""
        chance = self.world.chance
        number = int(mean) + (chance.random() < mean % 1)
        return sorted(chance.random() for _ in range(number))

    def _leave(self) -> None:
        self._tick()
        self._is_there = False
        self.desk.forget()

    def _count_steps(self) -> None:
        """Every case that was opened and not closed has its row, with a step, in somebody's list."""
        rows = {row.case_id for row in self.world.me.today.rows(everybody=True) if row.step}
        self.world.tally.steps_lost += sum(case_id not in rows for case_id in self.world.cases)

    # -- reminders --------------------------------------------------------------------------------

    def _tick(self) -> None:
        """The program runs while the persona is there: a pass, and another when there is something to do again."""
        if not self._is_there:
            return
        self._knocks_at = None
        done = self.world.tick()
        self._meet((*done.shown, *done.catch_up))
        self.asking.meet(done.delivered)
        if done.next_at is not None:
            self._knock(done.next_at)

    def _knock(self, at: datetime) -> None:
        if self._knocks_at is not None and self._knocks_at <= at:
            return
        self._knocks_at = at
        self.world.queue.at(at, lambda: self._tick() if self._knocks_at == at else None)

    def _meet(self, reminders: Iterable[Reminder]) -> None:
        """What the persona does about what came up: turn to it, leave it, or close it unread."""
        closed = []
        for reminder in sorted(reminders, key=_moment):
            occurrence = reminder.occurrence
            if occurrence.rung is Rung.LIST:
                continue
            if self._is_met(reminder):
                minutes = self.world.persona.reaction(occurrence.rung).minutes
                case_id = occurrence.case_id
                self.world.queue.after(minutes, partial(self.desk.turn_to, case_id))
            elif occurrence.rung >= Rung.NOTIFICATION:
                closed.append(occurrence.id)
        if closed:
            self.world.me.reminders.close(closed)
            self.world.tally.closed_unread += len(closed)

    def _is_met(self, reminder: Reminder) -> bool:
        occurrence, persona = reminder.occurrence, self.world.persona
        key = (occurrence.obligation_kind.value, occurrence.obligation_id)
        if persona.closes_first and occurrence.rung >= Rung.NOTIFICATION and key not in self._noticed:
            self._noticed.add(key)
            return False
        return self.world.happens(persona.reaction(occurrence.rung).percent)


def _moment(reminder: Reminder) -> tuple[datetime, str]:
    return reminder.occurrence.deadline_at, str(reminder.occurrence.case_id)


def _end_of(world: World, day: date) -> datetime:
    return world.calendar.close_of(day) or datetime.combine(
        day, datetime.max.time(), tzinfo=world.queue.now.tzinfo
    )
