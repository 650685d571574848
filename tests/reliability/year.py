"""A year at three desks: acts, passes, closings, sleeps, wrong clocks, restarts, told by one seed.

Everything goes through the real services and a real store; the oracle looks on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from app.services.reminders import Pass, ReminderService
from tests.reliability.acts import act_on_any
from tests.reliability.world import START, World

END = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)


@dataclass
class Year:
    """What one year held."""

    world: World
    sleeps: int = 0
    closings: int = 0
    jumps: int = 0
    jumps_back: int = 0
    acts: int = 0

    def live(self, reminders: int, until: datetime = END) -> "Year":
        """Live until the end of the year; the pace follows the number of reminders wanted, shown or merged."""
        world, chance = self.world, self.world.chance
        while world.now < until:
            wanted = reminders * 1.15 - world.oracle.announced - world.oracle.merged
            pace = max((until - world.now) / max(wanted, 100), timedelta(minutes=5))
            self._event(pace * chance.expovariate(1.0))
        for _ in range(12):  # each desk has time outside its quiet hours
            world.now += timedelta(hours=2)
            for person in world.people:
                world.tick(person)
        return self

    def _event(self, gap: timedelta) -> None:
        world, chance = self.world, self.world.chance
        happens = [chance.random() < times * (gap / (END - START)) for times in (10, 100, 60, 40, 30)]
        is_closed, is_asleep, is_wrong, is_restarted, is_restyled = happens
        if is_closed:
            self.closings += 1
            world.now += timedelta(hours=chance.choice((3, 14, 60, 24 * 7, 24 * 16)))
        if is_asleep:
            self.sleeps += 1
            world.now += timedelta(hours=chance.choice((1, 8, 14, 64, 90)))
        if is_wrong:
            leap = timedelta(hours=chance.uniform(-30, 30))
            self.jumps, self.jumps_back = self.jumps + 1, self.jumps_back + (leap < timedelta())
            world.now += leap
        if is_restarted:
            world.restart()
        if is_restyled:
            world.choose(chance.choice(world.people), chance.choice(world.styles))
        luck = chance.random()
        if luck < 0.08:
            world.dismiss(chance.choice(world.people))
        elif luck < 0.5:
            self.acts += 1
            act_on_any(world, chance.choice(world.people))
        self._run_on(world.now + gap)

    def _run_on(self, until: datetime) -> None:
        """The program runs: it ticks when its own next moment has come, and at odd times besides."""
        world, chance = self.world, self.world.chance
        person = chance.choice(world.people)
        done = world.tick(person)
        for _ in range(3):
            if done.next_at is None or done.next_at >= until or chance.random() < 0.3:
                break
            world.now = max(world.now, done.next_at)
            done = world.tick(person)
        world.now = max(world.now, until)


def spoiled(reminders: ReminderService, filtered: Callable[[Pass], Pass]) -> object:
    """An engine with a bug in what it shows."""

    class _Spoiled:
        def tick(self) -> Pass:
            return filtered(reminders.tick())

    return _Spoiled()


def without(done: Pass, drop: Callable[[object], bool]) -> Pass:
    """A pass without some reminders."""
    shown = tuple(one for one in done.shown if not drop(one))
    catch_up = tuple(one for one in done.catch_up if not drop(one))
    return replace(done, shown=shown, catch_up=catch_up)
