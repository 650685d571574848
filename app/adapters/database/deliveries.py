"""The ledger of requests as rows: due and not yet shown is a question to it, however long ago (R6)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, false, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from app.adapters.database import tables
from app.adapters.database.rows import REQUESTS
from app.domain.requests import Request, RequestState

_R, _D = tables.requests.c, tables.deliveries.c
_SETTLED = (RequestState.ANSWERED, RequestState.DECLINED, RequestState.WITHDRAWN)


class SqlDeliveries:
    """Fulfils :class:`app.services.ports.Deliveries`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def asked_of(self, person_id: UUID, now: datetime) -> Sequence[Request]:
        """Due and not yet shown; however long ago."""
        due = (_waits_for(person_id), _R.deliver_at <= now, ~_was_shown(person_id, _R.deliver_at))
        return self._found(*due)

    def outcomes_for(self, person_id: UUID) -> Sequence[Request]:
        """Settled, and the end not yet shown."""
        concerned = or_(_R.author_id == person_id, _R.owner_id == person_id)
        return self._found(concerned, _R.state.in_(_SETTLED), ~_was_shown(person_id, _R.answered_at))

    def next_at(self, person_id: UUID, after: datetime) -> datetime | None:
        """The next slot at which something waits."""
        query = select(func.min(_R.deliver_at)).where(_waits_for(person_id), _R.deliver_at > after)
        at: datetime | None = self._connection.scalar(query)
        return at

    def note(self, requests: Sequence[Request], person_id: UUID, now: datetime) -> None:
        """Each question under its slot, each end under its moment; noted twice is noted once."""
        rows = [
            {
                "request_id": one.id,
                "person_id": person_id,
                "of_at": one.deliver_at if one.is_with_receiver else one.answered_at,
                "shown_at": now,
            }
            for one in requests
        ]
        if rows:
            self._connection.execute(insert(tables.deliveries).on_conflict_do_nothing(), rows)

    def _found(self, *where: Any) -> list[Request]:
        query = select(tables.requests).where(_R.is_withdrawn == false(), *where)
        query = query.order_by(_R.needed_by_at, _R.id)
        return [REQUESTS.read(row) for row in self._connection.execute(query).mappings()]


def _waits_for(person_id: UUID) -> ColumnElement[bool]:
    asked = _R.state == RequestState.ASKED
    return (_R.to_id == person_id) & (_R.owner_id == person_id) & asked & (_R.is_withdrawn == false())


def _was_shown(person_id: UUID, of_at: Any) -> ColumnElement[bool]:
    return exists().where(_D.request_id == _R.id, _D.person_id == person_id, _D.of_at == of_at)
