"""The reminder ledger as rows; its index answers 'what is due and not yet shown'."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Connection,
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
from app.adapters.database.rows import to_values
from app.adapters.database.stores import parts
from app.domain.occurrences import OPEN_STATES, Occurrence, OccurrenceState

_O, _M, _C = tables.occurrences.c, tables.reminder_marks.c, tables.cases.c
_COLUMNS = [_O[field.name] for field in fields(Occurrence)]
"""In the order of the occurrence: it is read as it comes, since every beat reads all that was shown."""

# Written out, not bound: only then does the planner see that a partial index fits.
_PLANNED = _O.state == literal_column(f"'{OccurrenceState.PLANNED.value}'")
_SHOWN = _O.state == literal_column(f"'{OccurrenceState.SHOWN.value}'")

_OWNER: BindParameter[UUID] = bindparam("owner_id")
_ROWS = select(*_COLUMNS)
_DUE = (
    _ROWS.where(_O.owner_id == _OWNER, _PLANNED)
    .where(_O.planned_at <= bindparam("now"))
    .order_by(_O.planned_at)
)
_STANDING = _ROWS.where(_O.owner_id == _OWNER, _SHOWN).order_by(_O.deadline_at)
_OF_CASES = _ROWS.where(_O.case_id.in_(bindparam("case_ids", expanding=True))).order_by(_O.planned_at)
_HAS_OPEN = exists().where(_O.case_id == _M.case_id, _O.owner_id == _OWNER, _O.state.in_(OPEN_STATES))
_MARKED = (
    select(_M.case_id)
    .join_from(tables.reminder_marks, tables.cases, _C.id == _M.case_id)
    .where(or_(_C.owner_id == _OWNER, _HAS_OPEN))
    .limit(bindparam("limit"))
)
_UNMARK = tables.reminder_marks.delete().where(_M.case_id.in_(bindparam("case_ids", expanding=True)))
_NEXT = select(func.min(_O.planned_at)).where(_O.owner_id == _OWNER, _PLANNED)
_NEXT_AFTER = _NEXT.where(_O.planned_at > bindparam("after"))
_UPDATE = tables.occurrences.update().where(_O.id == bindparam("row_id"))


class SqlLedger:
    """Fulfils :class:`app.services.record_ports.Ledger`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def marked(self, owner_id: UUID, limit: int) -> Sequence[UUID]:
        """Cases to plan again: the owner's own, or with open rows of theirs."""
        return list(self._connection.scalars(_MARKED, {"owner_id": owner_id, "limit": limit}))

    def unmark(self, case_ids: Sequence[UUID]) -> None:
        """These are planned now."""
        for part in parts(case_ids):
            self._connection.execute(_UNMARK, {"case_ids": part})

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
            found += self._found(_OF_CASES, case_ids=part)
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
        return self._found(_DUE, owner_id=owner_id, now=now)

    def next_at(self, owner_id: UUID, after: datetime | None = None) -> datetime | None:
        """When the next one not yet shown is due, or None."""
        query, values = _NEXT, dict[str, object](owner_id=owner_id)
        if after is not None:
            query, values = _NEXT_AFTER, {"owner_id": owner_id, "after": after}
        at: datetime | None = self._connection.scalar(query, values)
        return at

    def shown(self, owner_id: UUID) -> Sequence[Occurrence]:
        """Shown and not acted on, oldest deadline first."""
        return self._found(_STANDING, owner_id=owner_id)

    def _found(self, query: Select[Any], **values: object) -> list[Occurrence]:
        return [Occurrence(*row) for row in self._connection.execute(query, values)]


def _open_cases(owner_id: UUID) -> Select[tuple[UUID]]:
    return select(_C.id).where(_C.owner_id == owner_id, tables.OPEN_CASE)
