"""The world of a rehearsal: a store in memory, a company, one persona and three colleagues at the real services."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from uuid import UUID

from app import bootstrap
from app.bootstrap import IN_MEMORY, House, Services
from app.domain.cases import Case
from app.domain.errors import AppError
from app.domain.history import Action, Deed, Source
from app.domain.ids import uuid7
from app.domain.people import Company, Person
from app.domain.personas import Persona
from app.domain.promises import Promise
from app.domain.working_time import Week
from app.paths import Paths
from app.rehearsals.diaries import Diary
from app.rehearsals.queues import Queue
from app.rehearsals.results import Script, Tally
from app.services.changes import Changes
from app.services.reminders import Pass

ZONE, COUNTRY = "Europe/Dublin", "IE"
COMPANY_HOURS = Week.of("09:00-17:30")
_NOTHING_PROTECTED = Week(((),) * 7)
_FOCUS, _READS_AT = Week.of("09:30-12:00, 14:00-16:00"), ("12:00", "16:00")
"""Colleagues protect two blocks a day and read what they are asked after each, as everybody may know."""

_COLLEAGUES = 3


class World:
    """Everything around the persona: whoever acts does it through ``act``, which keeps the diary."""

    def __init__(self, paths: Paths, script: Script) -> None:
        """Set up the store.

        Args:
            paths: With settings of their own: those of the people here are written there.
        """
        self.script = script
        self.persona: Persona = script.persona
        self.queue = Queue(script.begins_at)
        self.chance = Random(script.seed)  # noqa: S311 - a rehearsal, to be repeated by its seed
        self.tally = Tally()
        self._ids = 0
        self.house: House = bootstrap.open_house(paths, IN_MEMORY, self.queue, self.new_id)
        people = [self._person("Persona", script.persona.hours)]
        people += [
            replace(self._person(f"Colleague {n}", COMPANY_HOURS), protected=_FOCUS, reading_slots=_READS_AT)
            for n in range(1, _COLLEAGUES + 1)
        ]
        self.house.set_up.set_up(Company(self.new_id(), "Rehearsal", ZONE, COMPANY_HOURS, COUNTRY), people[0])
        deed = Deed(Action.SET_UP, people[0].id, self.queue.now, Source.DESK)
        with self.house.transactions.acting(deed) as unit:
            unit.people.add_all(people[1:])
            unit.commit()
        self.me, *self.colleagues = (bootstrap.services_at(self.house, one.id) for one in people)
        self.calendar = self.me.desk.calendar_of(people[0])
        self.diary = Diary(people[0].id)
        self.cases: dict[UUID, Case] = {}
        self.on_change: Callable[[], None] = _nobody
        self._choose()

    def close(self) -> None:
        """Let go of the store."""
        self.house.close()

    def new_id(self) -> UUID:
        """An id that another run of the same rehearsal makes again."""
        self._ids += 1
        return uuid7(self.queue.now, self._ids.to_bytes(10, "big"))

    def person_id(self, services: Services) -> UUID:
        """Whose services these are."""
        return services.desk.person_id

    # -- acts ---------------------------------------------------------------------------------

    def act(self, name: str, do: Callable[[], Changes]) -> bool:
        """Do something through the services; whether they took it. A refusal is counted by its name."""
        try:
            changes = do()
        except AppError as refusal:
            self.tally.refused[type(refusal).__name__] += 1
            return False
        self.tally.acts[name] += 1
        self.on_change()
        for case_id in sorted(changes.case_ids):
            self.look_at(case_id)
        return True

    def look_at(self, case_id: UUID) -> Case:
        """Take note of how a case stands."""
        with self.house.transactions.reading() as unit:
            case, promises = unit.cases.get(case_id), unit.promises.of_case(case_id)
        self.diary.see(case, promises, self.queue.now)
        if case.step is not None:
            self.cases[case_id] = case
        else:
            self.cases.pop(case_id, None)
        return case

    def case(self, case_id: UUID) -> tuple[Case, tuple[Promise, ...]]:
        """A case as it stands, with its promises."""
        with self.house.transactions.reading() as unit:
            return unit.cases.get(case_id), tuple(unit.promises.of_case(case_id))

    def tick(self) -> Pass:
        """One pass of the engine at the persona's desk."""
        done = self.me.reminders.tick()
        for case_id in sorted(done.changes.case_ids):
            self.look_at(case_id)
        came_up = (*done.shown, *done.catch_up)
        self.diary.hear(came_up, self.queue.now)
        for reminder in came_up:
            self.tally.shown[reminder.occurrence.rung.name.lower()] += 1
        return done

    def mine(self) -> list[UUID]:
        """The persona's open cases."""
        me = self.person_id(self.me)
        return [case_id for case_id, case in self.cases.items() if case.owner_id == me]

    def happens(self, percent: float) -> bool:
        """Whether something with that chance happens."""
        return self.chance.random() * 100 < percent

    # -- setting up ---------------------------------------------------------------------------

    def _person(self, name: str, hours: Week) -> Person:
        return Person(self.new_id(), name, "", ZONE, hours, _NOTHING_PROTECTED, COUNTRY)

    def _choose(self) -> None:
        """The way of working that is rehearsed, with its guards or without."""
        styles, reminders = self.me.styles, self.me.reminders
        styles.choose(self.script.style, reminders)
        for name in sorted(styles.chosen().guards):
            styles.switch_guard(name, reminders, on=self.script.has_guards)


def _nobody() -> None:
    """Nobody waits to hear of a change yet."""
