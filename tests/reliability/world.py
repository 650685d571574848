"""Three desks at one store under a clock of our own, with the oracle beside them."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from app import bootstrap
from app.bootstrap import IN_MEMORY, House, Services
from app.domain.history import Action, Deed, Source
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.people import Company, Person
from app.domain.quick_entry.drafts import Draft, NameRef, PromiseDraft
from app.domain.working_time import Week
from app.paths import Paths, find_paths
from app.services.reminders import Pass, ReminderService
from app.services.work import StepDraft
from tests.reliability.places import MADE_UP, PLACES
from tests.reliability.reminder_oracle import Oracle

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class World:
    """Three desks at one store, with the oracle beside them."""

    def __init__(
        self,
        store: Path | str,
        home: Path,
        seed: int,
        spoil: Callable[[ReminderService], object] | None = None,
    ) -> None:
        """Set up the store.

        Args:
            spoil: Puts a bug into the engine: called with the real one, answers what is ticked instead.
        """
        self.now = START
        self.chance = random.Random(seed)
        self._store, self._spoil = store, spoil
        self.paths: Paths = find_paths({"KEEPWORD_HOME": str(home)}).ensure()
        styles = self.paths.data / "styles"
        styles.mkdir(exist_ok=True)
        (styles / "night_owl.toml").write_text(MADE_UP, "utf-8")
        self.house: House = bootstrap.open_house(self.paths, store, self.clock)
        self.people = [place.person(self.new_id()) for place in PLACES]
        self.house.set_up.set_up(
            Company(self.new_id(), "Halden Tools", "Europe/Dublin", Week.of("09:00-17:30"), "IE"),
            self.people[0],
        )
        deed = Deed(Action.SET_UP, self.people[0].id, self.now, Source.DESK)
        with self.house.transactions.acting(deed) as unit:
            for person in self.people[1:]:
                unit.people.save(person)
            unit.commit()
        self.oracle = Oracle(
            {person.id: place.hours for person, place in zip(self.people, PLACES, strict=True)}
        )
        self.desks: dict[UUID, Services] = {}
        self.engines: dict[UUID, object] = {}
        self.cases: list[UUID] = []
        self.passes = self.restarts = self.odd_moments = 0
        self.sit_down()
        for person, style in zip(self.people, self.styles, strict=False):
            self.choose(person, style)

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(self.house.loaded.styles)

    def clock(self) -> datetime:
        return self.now

    def new_id(self) -> UUID:
        return self.house.transactions.ids()

    def sit_down(self) -> None:
        """Services as after a start of the program."""
        for person in self.people:
            desk = bootstrap.services_at(self.house, person.id)
            self.desks[person.id] = desk
            self.engines[person.id] = self._spoil(desk.reminders) if self._spoil else desk.reminders

    def restart(self) -> None:
        """The program ends and starts again."""
        self.restarts += 1
        if self._store != IN_MEMORY:
            self.house.close()
            self.house = bootstrap.open_house(self.paths, self._store, self.clock)
        self.sit_down()

    def leave(self) -> None:
        self.house.close()

    # -- passes -------------------------------------------------------------------------------

    def tick(self, person: Person) -> Pass:
        """One pass of the engine at one desk, compared with what it should show."""
        self.passes += 1
        done: Pass = self.engines[person.id].tick()  # type: ignore[attr-defined]
        style = self.desks[person.id].styles.current()
        for case_id in done.changes.case_ids:  # an offer that nobody answered went back
            self.look_at(case_id)
        self.oracle.check(person.id, style, self.now, done)
        return done

    def look_at(self, case_id: UUID) -> None:
        """Tell the oracle how a case stands."""
        with self.house.transactions.reading() as unit:
            self.oracle.see(unit.cases.get(case_id), unit.promises.of_case(case_id))

    def dismiss(self, person: Person) -> None:
        """Close some of the reminders on the screen, without acting."""
        listed = self.desks[person.id].reminders.reachable()
        chosen = [one.occurrence for one in listed if self.chance.random() < 0.4]
        self.desks[person.id].reminders.close(o.id for o in chosen)
        for occurrence in chosen:
            self.oracle.closed(occurrence, self.now)

    def choose(self, person: Person, style: str) -> None:
        """Work another way from now."""
        desk = self.desks[person.id]
        desk.styles.choose(style, desk.reminders)
        with self.house.transactions.reading() as unit:
            open_ids = [row.case_id for row in unit.agenda.rows(person.id)]
        self.oracle.restyled(person.id, open_ids)

    # -- acts ---------------------------------------------------------------------------------

    def moment(self, person: Person) -> Moment:
        """Some moment to come: mostly in working time, now and then in a changed hour."""
        chance = self.chance
        place = PLACES[self.people.index(person)]
        odd = [wall for wall in place.odd_walls if Moment(wall, place.zone).at > self.now]
        if odd and chance.random() < 0.05:
            self.odd_moments += 1
            return Moment(chance.choice(odd) + timedelta(minutes=chance.randrange(0, 30)), place.zone)
        at = self.now + timedelta(minutes=5 + chance.expovariate(1 / (60 * 24 * 6)))
        moment = Moment.of(at, place.zone)
        if chance.random() < 0.7:
            minute = chance.randrange(*place.working)
            wall = moment.wall.replace(hour=minute // 60, minute=minute % 60)
            return Moment(wall, place.zone) if Moment(wall, place.zone).at > self.now else moment
        return moment

    def open_case(self, person: Person) -> None:
        """Quick entry, already read."""
        chance = self.chance
        promise = PromiseDraft("the drawing", self.moment(person)) if chance.random() < 0.3 else None
        draft = Draft(
            line="a line",
            kind=chance.choice(list(Kind)),
            customer=NameRef(None, f"Customer {len(self.cases)}"),
            subject="a matter",
            step="call them",
            due=self.moment(person) if chance.random() < 0.9 else None,
            value=Decimal(chance.choice((500, 20_000))),
            promise=promise,
        )
        for case_id in self.desks[person.id].opening.add(draft).case_ids:
            self.cases.append(case_id)
            self.look_at(case_id)

    def step_draft(self, person: Person) -> StepDraft:
        return StepDraft("write to them", Channel.EMAIL, self.moment(person))
