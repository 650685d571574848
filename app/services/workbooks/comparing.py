"""A linked workbook and the cases side by side, at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.workbooks.links import Stamp, WorkbookLink, seen, unsettled
from app.domain.workbooks.merging import SheetRow, Sides, Values, compare
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.reviews import Review
from app.domain.workbooks.rows import values_of, values_of_gone
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.workbooks.ports import LinkedFile, Reading


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides at one moment.

    Attributes:
        stamp: How the file was before it was read.
        rows: As they stand in the file.
        born: By row, cases that the store took from it already.
        cases: Every case of the workbook as it is now, whatever became of it.
    """

    link: WorkbookLink
    stamp: Stamp
    reading: Reading
    rows: Sequence[SheetRow] = field(hash=False)
    born: Mapping[int, UUID] = field(hash=False)
    base: Mapping[UUID, Values] = field(hash=False)
    cases: Mapping[UUID, Values] = field(hash=False)
    review: Review


def compared(desk: Desk, file: LinkedFile, link: WorkbookLink) -> Compared:
    """Read the file and compare it.

    Raises:
        WorkbookProblem: It cannot be read, or is another workbook.
        WorkbookOpen: Another program has it open.
    """
    file.refuse_open(link.path, desk.clock())
    stamp = file.stamp(link.path)
    reading = file.read(link.path)
    if reading.export_id != link.export_id:
        raise WorkbookProblem(link.path.name, "other_workbook")
    rows, born = seen(reading.rows, link.pending)
    with desk.reading() as unit:
        base = unsettled(unit.workbooks.bases(link.id), link.pending, stamp)
        app, gone = sides_now(unit, link, base)
    review = compare(Sides(base, app, rows, gone, reading.columns))
    return Compared(link, stamp, reading, reading.rows, born, base, {**gone, **app}, review)


def sides_now(
    unit: UnitOfWork, link: WorkbookLink, base: Mapping[UUID, Values]
) -> tuple[Mapping[UUID, Values], Mapping[UUID, Values]]:
    """The open cases of the workbook's owner, and what became of those that were in it and are not any more."""
    zone = ZoneInfo(link.zone)
    app = {row.case_id: values_of(row, zone) for row in unit.agenda.rows(link.owner_id)}
    cases = unit.cases.many(case_id for case_id in base if case_id not in app)
    people = {person.id: person.name for person in unit.people.all()}
    gone = {
        case.id: values_of_gone(case, people.get(case.owner_id, ""), base[case.id]) for case in cases.values()
    }
    return app, gone
