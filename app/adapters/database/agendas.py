"""Open cases with names resolved, in one query that follows the agenda index."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Result, Row, Select, bindparam, func, select

from app.adapters.database import tables
from app.adapters.database.kept_lists import KeptLists
from app.adapters.database.rows import CASES
from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.steps import Reason

_C, _P = tables.cases.c, tables.promises.c
_IN_ONE_QUERY = 500

_OPEN_PROMISES = (
    select(
        _P.case_id,
        _P.due_at,
        _P.made_at,
        _P.text,
        func.row_number().over(partition_by=_P.case_id, order_by=_P.due_at).label("place"),
    )
    .where(tables.OPEN_PROMISE)
    .subquery("open_promises")
)
_FIRST_PROMISE = select(_OPEN_PROMISES).where(_OPEN_PROMISES.c.place == 1).subquery("first_promise")
_COLUMNS = (
    _C.id,
    _C.number,
    _C.kind,
    _C.phase,
    _C.state,
    _C.subject,
    tables.customers.c.name,
    func.coalesce(tables.contacts.c.name, ""),
    func.coalesce(tables.contacts.c.phone, tables.customers.c.phone),
    func.coalesce(tables.contacts.c.email, tables.customers.c.email),
    _C.owner_id,
    tables.people.c.name,
    _C.step_id,
    _C.step_what,
    _C.step_channel,
    _C.step_due_at,
    _C.step_due_zone,
    _C.step_slot_at,
    _C.step_planned_at,
    _C.step_effort,
    _C.step_put_offs,
    _C.step_basis_reason,
    _C.value,
    _C.currency,
    _C.valid_until_on,
    _C.opened_at,
    _C.news_last_told_at,
    _C.news_due_at,
    _C.news_base_reason,
    _C.news_answer_from_at,
    _C.news_answer_at,
    _C.news_promised_at,
    _FIRST_PROMISE.c.due_at,
    _FIRST_PROMISE.c.made_at,
    _FIRST_PROMISE.c.text,
    _C.offer_to_id,
    _C.version,
    _C.changed_at,
)


def agenda_query() -> Select[Any]:
    """Every open, live case with its names."""
    return (
        select(*_COLUMNS)
        .join_from(tables.cases, tables.customers, tables.customers.c.id == _C.customer_id)
        .join(tables.people, tables.people.c.id == _C.owner_id)
        .outerjoin(tables.contacts, tables.contacts.c.id == _C.contact_id)
        .outerjoin(_FIRST_PROMISE, _FIRST_PROMISE.c.case_id == _C.id)
        .where(tables.OPEN_CASE)
        .order_by(_C.step_due_at, _C.number)
    )


_ALL = agenda_query()
_OF_OWNER = _ALL.where(_C.owner_id == bindparam("owner_id"))


class SqlAgenda:
    """Fulfils :class:`app.services.ports.Agenda`."""

    def __init__(self, connection: Connection, kept: KeptLists | None = None) -> None:
        self._connection = connection
        self._kept = kept or KeptLists()

    def rows(self, owner_id: UUID | None = None) -> Sequence[AgendaRow]:
        """Open cases by due moment; of everybody if no owner is named."""
        return list(self._kept.get(("agenda", owner_id), lambda: self._read(owner_id)))

    def _read(self, owner_id: UUID | None) -> list[AgendaRow]:
        if owner_id is None:
            return _agenda_rows(self._connection.execute(_ALL))
        return _agenda_rows(self._connection.execute(_OF_OWNER, {"owner_id": owner_id}))

    def of_cases(self, case_ids: Iterable[UUID]) -> Sequence[AgendaRow]:
        """These open cases."""
        wanted = list(case_ids)
        rows: list[AgendaRow] = []
        for start in range(0, len(wanted), _IN_ONE_QUERY):
            part = wanted[start : start + _IN_ONE_QUERY]
            rows += _agenda_rows(self._connection.execute(_ALL.where(_C.id.in_(part))))
        return rows

    def closed(self, limit: int) -> Sequence[Case]:
        """Closed cases, the newest first."""
        query = (
            select(tables.cases)
            .where(_C.closed_at.is_not(None), _C.is_withdrawn.is_(False))
            .order_by(_C.closed_at.desc())
            .limit(limit)
        )
        return [CASES.read(row) for row in self._connection.execute(query).mappings()]


_OWN = 28
"""So many columns stand in the order of the row's first fields; the news date is the last of them."""


def _agenda_rows(found: Result[Any]) -> list[AgendaRow]:
    return [_agenda_row(row) for row in found.all()]


def _agenda_row(row: Row[Any]) -> AgendaRow:
    values: tuple[Any, ...] = tuple(row)
    reason, answer_from_at, answer_at, promised_at = values[_OWN : _OWN + 4]
    promise_due_at, promise_made_at, promise_text, offer_to_id, version, changed_at = values[_OWN + 4 :]
    last_told_at, news_due_at = values[_OWN - 2 : _OWN]
    computed = (
        _news_reason(news_due_at, reason, answer_at, promised_at),
        answer_from_at if answer_at == news_due_at else last_told_at,
        answer_from_at is not None,
        promise_due_at,
        promise_made_at,
        promise_text or "",
        offer_to_id is not None,
        version,
        changed_at,
    )
    return AgendaRow(*(values[:_OWN] + computed))


def _news_reason(due_at: datetime, base: Reason, answer_at: Any, promised_at: Any) -> Reason:
    if answer_at == due_at:
        return Reason.ANSWER
    return Reason.PROMISED if promised_at == due_at else base
