"""The reminder ledger as rows; its index answers 'what is due and not yet shown'."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
)

from app.adapters.database import tables
from app.adapters.database.rows import reader, to_values
from app.adapters.database.stores import parts
from app.domain.occurrences import OPEN_STATES, Occurrence, OccurrenceState
from app.domain.rungs import Rung

_O, _M, _C = tables.occurrences.c, tables.reminder_marks.c, tables.cases.c
_read = reader(Occurrence)

# Written out, not bound: only then does the planner see that a partial index fits.
_PLANNED = _O.state == literal_column(f"'{OccurrenceState.PLANNED.value}'")
_SHOWN = _O.state == literal_column(f"'{OccurrenceState.SHOWN.value}'")

_DUE = (
    select(tables.occurrences)
    .where(_O.owner_id == bindparam("owner_id"), _PLANNED)
    .where(_O.planned_at <= bindparam("now"))
    .order_by(_O.planned_at)
)
_NEXT = select(func.min(_O.planned_at)).where(_O.owner_id == bindparam("owner_id"), _PLANNED)
_NEXT_AFTER = _NEXT.where(_O.planned_at > bindparam("after"))
_UPDATE = tables.occurrences.update().where(_O.id == bindparam("row_id"))


class SqlLedger:
    """Fulfils :class:`app.services.record_ports.Ledger`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def marked(self, owner_id: UUID, limit: int) -> Sequence[UUID]:
        """Cases to plan again: the owner's own, or with open rows of theirs."""
        open_rows = exists().where(
            _O.case_id == _M.case_id, _O.owner_id == owner_id, _O.state.in_(OPEN_STATES)
        )
        query = (
            select(_M.case_id)
            .join_from(tables.reminder_marks, tables.cases, _C.id == _M.case_id)
            .where(or_(_C.owner_id == owner_id, open_rows))
            .limit(limit)
        )
        return list(self._connection.scalars(query))

    def unmark(self, case_ids: Sequence[UUID]) -> None:
        """These are planned now."""
        for part in parts(case_ids):
            self._connection.execute(tables.reminder_marks.delete().where(_M.case_id.in_(part)))

    def mark_all(self, owner_id: UUID) -> None:
        """Plan every open case of the owner again."""
        self._connection.execute(tables.reminder_marks.delete().where(_M.case_id.in_(_open_cases(owner_id))))
        self._connection.execute(
            insert(tables.reminder_marks).from_select(["case_id"], _open_cases(owner_id))
        )

    def of_cases(self, case_ids: Sequence[UUID]) -> Sequence[Occurrence]:
        """Every occurrence of these cases."""
        found: list[Occurrence] = []
        for part in parts(case_ids):
            query = select(tables.occurrences).where(_O.case_id.in_(part)).order_by(_O.planned_at)
            found += [_occurrence(row) for row in self._connection.execute(query).mappings()]
        return found

    def save_all(self, occurrences: Sequence[Occurrence]) -> None:
        """Insert new ones (version 0), update the others."""
        new = [to_values(replace(o, version=1)) for o in occurrences if o.version == 0]
        if new:
            self._connection.execute(tables.occurrences.insert(), new)
        changed = [to_values(replace(o, version=o.version + 1)) for o in occurrences if o.version]
        if changed:
            self._connection.execute(_UPDATE, [{**values, "row_id": values["id"]} for values in changed])

    def due(self, owner_id: UUID, now: datetime) -> Sequence[Occurrence]:
        """Due and not yet shown; however long ago."""
        rows = self._connection.execute(_DUE, {"owner_id": owner_id, "now": now}).mappings()
        return [_occurrence(row) for row in rows]

    def next_at(self, owner_id: UUID, after: datetime | None = None) -> datetime | None:
        """When the next one not yet shown is due, or None."""
        query, values = _NEXT, dict[str, object](owner_id=owner_id)
        if after is not None:
            query, values = _NEXT_AFTER, {"owner_id": owner_id, "after": after}
        at: datetime | None = self._connection.scalar(query, values)
        return at

    def shown(self, owner_id: UUID) -> Sequence[Occurrence]:
        """Shown and not acted on, oldest deadline first."""
        query = select(tables.occurrences).where(_O.owner_id == owner_id, _SHOWN).order_by(_O.deadline_at)
        return [_occurrence(row) for row in self._connection.execute(query).mappings()]


def _open_cases(owner_id: UUID) -> Select[tuple[UUID]]:
    return select(_C.id).where(_C.owner_id == owner_id, tables.OPEN_CASE)


def _occurrence(row: RowMapping) -> Occurrence:
    occurrence: Occurrence = _read({**row, "rung": Rung(row["rung"])})
    return occurrence
