"""How each linked workbook stands: what waits, what is in the way, and what the last syncs did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from app.domain.errors import AppError, NotFound
from app.domain.history import NOT_UNDONE
from app.domain.workbooks.links import Stamp, SyncRecord, WorkbookLink
from app.domain.workbooks.reviews import Review
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.workbooks.links import WorkbookLinkService
from app.services.workbooks.syncing import SyncService

_MOST_EARLIER = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """Which case a line is about."""

    customer: str
    reference: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One workbook at one moment.

    Attributes:
        review: What a sync would do; None where it cannot be compared now.
        problem: Why it cannot.
        subjects: The cases of the review's lines.
        stamp: How the file was; None where it could not be read.
        unread_row: The last filled row far below, which was not read.
        rows: How many rows of ours the sheet has.
        lost: Shared columns that were deleted from the sheet.
    """

    link: WorkbookLink
    review: Review | None = None
    problem: AppError | None = None
    subjects: Mapping[UUID, Subject] = field(default_factory=dict, hash=False)
    stamp: Stamp | None = None
    unread_row: int | None = None
    rows: int = 0
    sheet: str = ""
    lost: frozenset[str] = frozenset()

    @property
    def saved_at(self) -> datetime | None:
        """When the file was saved."""
        return None if self.stamp is None else datetime.fromtimestamp(self.stamp.mtime_ns / 1e9, UTC)

    @property
    def has_file_changed(self) -> bool:
        """Whether the file is another than after the last sync."""
        return self.stamp is not None and self.stamp != self.link.stamp


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sync that was.

    Attributes:
        can_undo: The acting person may take it back.
    """

    record: SyncRecord
    who: str
    is_undone: bool = False
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class StandingService:
    """Looks at linked workbooks; changes nothing."""

    desk: Desk
    links: WorkbookLinkService
    syncs: SyncService

    def all(self) -> tuple[Standing, ...]:
        """Every linked workbook of the acting person."""
        return tuple(self.of(link.id) for link in self.links.all())

    def of(self, link_id: UUID) -> Standing:
        """One of them; what is in the way is part of the answer. Raises NotFound."""
        with self.desk.reading() as unit:
            link = unit.workbooks.get(link_id)
        try:
            sides = self.syncs.look(link_id)
        except AppError as problem:
            return Standing(link, problem=problem)
        review, reading = sides.review, sides.reading
        case_ids = {line.case_id for line in review.lines if line.case_id is not None}
        with self.desk.reading() as unit:
            subjects = self._subjects(unit, case_ids)
        return Standing(
            sides.link,
            review,
            subjects=subjects,
            stamp=sides.stamp,
            unread_row=reading.unread_row,
            rows=len(sides.rows),
            sheet=reading.sheet,
            lost=reading.lost,
        )

    def earlier(self, link_id: UUID) -> tuple[Earlier, ...]:
        """The last syncs, the newest first."""
        records = self.links.syncs(link_id)[:_MOST_EARLIER]
        with self.desk.reading() as unit:
            names = {person.id: person.name for person in unit.people.all()}
            return tuple(self._earlier(unit, one, names.get(one.actor_id, "")) for one in records)

    def copies(self, link_id: UUID) -> Path:
        """The folder of the copies from before its syncs."""
        return self.syncs.copies / link_id.hex

    def _earlier(self, unit: UnitOfWork, record: SyncRecord, who: str) -> Earlier:
        if record.change_id is None:
            return Earlier(record, who)
        try:
            change = unit.history.change(record.change_id)
        except NotFound:
            return Earlier(record, who)
        may = change.actor_id == self.desk.person_id and change.action not in NOT_UNDONE
        return Earlier(record, who, change.is_undone, may and not change.is_undone)

    def _subjects(self, unit: UnitOfWork, case_ids: Iterable[UUID]) -> Mapping[UUID, Subject]:
        wanted = set(case_ids)
        found = {row.case_id: Subject(row.customer, row.reference) for row in unit.agenda.of_cases(wanted)}
        rest = unit.cases.many(wanted - found.keys())
        for case in rest.values():
            customer = unit.customers.get(case.customer_id)
            found[case.id] = Subject(customer.name, case.reference)
        return found
