"""A bench for simulations of guards: the real services, a clock that leaps to whatever comes next, and habits."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from app.bootstrap import Services
from app.domain.moments import Moment
from app.domain.occurrences import ObligationKind, Occurrence
from app.domain.promises import PromiseState
from app.domain.reminders import IN_SILENCE
from app.domain.rungs import Rung
from app.services.reminders import Pass, Reminder
from tests.data.houses import TestHouse, open_test_house

Habit = Callable[["Bench", Services, Pass], None]
"""What somebody does when something is put before them."""


class Bench:
    """Somebody works here for some days; every beat comes at its moment."""

    def __init__(self) -> None:
        self.house: TestHouse = open_test_house()
        self.clock = self.house.clock
        self.due: dict[UUID, tuple[UUID, datetime]] = {}

    def work(self, who: Services, style: str, *, off: Sequence[str] = ()) -> None:
        """Somebody chooses a way of working, with some of its guards off."""
        who.styles.choose(style, who.reminders)
        for guard in off:
            who.styles.switch_guard(guard, who.reminders, on=False)

    def run(self, until: datetime, people: Sequence[tuple[Services, Habit]]) -> None:
        """Let time pass until then; each person's reminders come up, and they do what they use to do."""
        while True:
            upcoming = []
            for who, habit in people:
                done = who.reminders.tick()
                habit(self, who, done)
                again = who.reminders.tick()
                upcoming += [at for at in (done.next_at, again.next_at) if at is not None]
            at = min((one for one in upcoming if one > self.clock.now), default=until)
            if at >= until:
                self.clock.now = until
                return
            self.clock.now = at

    def promise(self, who: Services, case_id: UUID, text: str, due: Moment) -> UUID:
        """A promise that the bench keeps in mind."""
        who.promises.make(case_id, text, due)
        made = who.promises.of_case(case_id)[-1]
        self.due[made.id] = (case_id, made.due_at)
        return made.id

    # What came of it.

    def passed(self, who: Services) -> list[UUID]:
        """Promises whose moment came before they were kept or let go."""
        broken = []
        for promise_id, (case_id, due_at) in self.due.items():
            promise = next(one for one in who.promises.of_case(case_id) if one.id == promise_id)
            is_open = promise.state is PromiseState.OPEN and due_at <= self.clock.now
            if is_open or promise.state is PromiseState.LATE:
                broken.append(promise_id)
        return broken

    def passed_in_silence(self, who: Services) -> list[UUID]:
        """Of these, those of which nothing above the list was shown an hour of working time before (ruling 41)."""
        return [one for one in self.passed(who) if not self._was_spoken_of(who, one)]

    def _was_spoken_of(self, who: Services, promise_id: UUID) -> bool:
        case_id, due_at = self.due[promise_id]
        with who.desk.reading() as unit:
            rows = unit.ledger.of_cases([case_id])
            calendar = who.desk.calendar_of(who.desk.person(unit))
        last_at = calendar.subtract(due_at, IN_SILENCE)
        return any(_is_loud(row, promise_id) and row.shown_at <= last_at for row in rows if row.shown_at)


def _is_loud(row: Occurrence, promise_id: UUID) -> bool:
    is_it = row.obligation_kind is ObligationKind.PROMISE and row.obligation_id == promise_id
    return is_it and row.rung > Rung.LIST


def notices(done: Pass) -> list[Reminder]:
    """What interrupts: notifications and windows; a badge or a line in the list does not."""
    return [one for one in (*done.shown, *done.catch_up) if one.occurrence.rung >= Rung.NOTIFICATION]


def looks_away(_bench: Bench, _who: Services, _done: Pass) -> None:
    """Does nothing, whatever is shown."""


def ignores_every_first_notification(_bench: Bench, who: Services, done: Pass) -> None:
    """Closes each notification that comes for the first time; deals with it when it comes back."""
    for one in notices(done):
        if one.occurrence.presented_count <= 1:
            who.reminders.close([one.occurrence.id])
        elif one.occurrence.is_promise:
            who.promises.keep(one.occurrence.obligation_id)
        elif one.row is not None:
            who.telling.told(one.row.case_id, "Told where it stands", is_step_done=False)
