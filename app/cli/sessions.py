"""One run of a command at an open store."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app import bootstrap, erasures
from app.cli.answers import Answer
from app.cli.records import agenda_record, closed_record, remark_records
from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.history import Source
from app.domain.kinds import State
from app.paths import Paths
from app.services.changes import Changes
from app.services.ports import Clock
from app.services.today import CaseView
from app.ui.plain_formats import PlainFormats
from app.ui.remarks import Sentences


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands before the command.

    Attributes:
        acting: A name, or empty for the desk's own person.
    """

    paths: Paths
    store: Path | str
    clock: Clock
    acting: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """An open store, the acting person's services, and the words for them."""

    wanted: Wanted
    house: bootstrap.House
    services: bootstrap.Services
    formats: PlainFormats

    @property
    def sentences(self) -> Sentences:
        """What was done and why, in words."""
        return Sentences(self.formats)

    def case(self, reference: str) -> Case:
        """The case of a reference. Raises NotFound."""
        return self.services.cases.find(reference)

    def rows_of(self, case_ids: Iterable[UUID]) -> Sequence[AgendaRow]:
        """Open cases as rows."""
        with self.services.desk.reading() as unit:
            return unit.agenda.of_cases(list(case_ids))

    def record(self, view: CaseView) -> dict[str, object]:
        """A case as JSON, whether it is open or closed."""
        if view.case.state is State.CLOSED:
            contact = view.contact.name if view.contact else ""
            return closed_record(view.case, view.customer.name, contact, view.owner.name)
        return agenda_record(self.rows_of([view.case.id])[0], self.services.today.now())

    def changed(self, changes: Changes, *before: str) -> Answer:
        """The answer of a command that wrote: what was said about it, and the case as it is now."""
        said = [text for remark in changes.remarks if (text := self.sentences.remark(remark))]
        live = self._live(changes.case_ids)
        case = self.record(self.services.today.case(live[0].id)) if len(live) == 1 else {"ref": None}
        data = case | {
            "refs": [one.reference for one in live],
            "remarks": remark_records(changes.remarks, self.sentences),
        }
        head = [live[0].reference + ": " + said[0], *said[1:]] if len(live) == 1 and said else said
        return Answer((*before, *head), data)

    def _live(self, case_ids: Iterable[UUID]) -> list[Case]:
        with self.services.desk.reading() as unit:
            found = [unit.cases.find(case_id) for case_id in case_ids]
        return sorted(
            (case for case in found if case and not case.is_withdrawn), key=lambda case: case.number
        )


@contextmanager
def open_session(wanted: Wanted) -> Iterator[Session]:
    """Open the store and sit down at it; a new store is set up first. Raises StoreError, NotFound."""
    house = bootstrap.open_house(wanted.paths, wanted.store, wanted.clock)
    try:
        bootstrap.set_up_if_new(house)
        erasures.finish(house)
        yield _seated(wanted, house)
    finally:
        house.close()


def _seated(wanted: Wanted, house: bootstrap.House) -> Session:
    """Sit down as the desk's person, or as the one named. Raises NotFound, Ambiguous."""
    person_id = house.set_up.person_named(wanted.acting).id if wanted.acting else house.set_up.desk_person()
    services = bootstrap.services_at(house, person_id, Source.COMMAND_LINE)
    with services.desk.reading() as unit:
        zone = services.desk.person(unit).zone
    return Session(wanted, house, services, PlainFormats(zone, wanted.clock))
