"""The ledger of requests as rows: due and not yet shown is a question to it, however long ago (R6)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from app.adapters.database import tables
from app.adapters.database.rows import REQUESTS
from app.domain.requests import Request, RequestState

_R, _D = tables.requests.c, tables.deliveries.c
_ENDED = (RequestState.ANSWERED, RequestState.WITHDRAWN)


class SqlDeliveries:
    """Fulfils :class:`app.services.ports.Deliveries`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def asked_of(self, person_id: UUID, now: datetime) -> Sequence[Request]:
        """Due and not yet shown; however long ago."""
        return self._found(_ASKED_OF, person_id=person_id, now=now)

    def outcomes_for(self, person_id: UUID) -> Sequence[Request]:
        """Settled, and the end not yet shown."""
        return self._found(_OUTCOMES_FOR, person_id=person_id)

    def next_at(self, person_id: UUID, after: datetime) -> datetime | None:
        """The next slot at which something waits."""
        at: datetime | None = self._connection.scalar(_NEXT, {"person_id": person_id, "after": after})
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

    def _found(self, query: Select[Any], **values: Any) -> list[Request]:
        return [REQUESTS.read(row) for row in self._connection.execute(query, values).mappings()]


def _was_shown(of_at: Any) -> ColumnElement[bool]:
    return exists().where(_D.request_id == _R.id, _D.person_id == _ME, _D.of_at == of_at)


# Asked at every beat, so made once and bound.

_ME: BindParameter[UUID] = bindparam("person_id")
_WAITING = (_R.to_id == _ME, _R.owner_id == _ME, _R.state == RequestState.ASKED)
_ASKED_OF = REQUESTS.live.where(*_WAITING, _R.deliver_at <= bindparam("now"))
_ASKED_OF = _ASKED_OF.where(~_was_shown(_R.deliver_at)).order_by(_R.needed_by_at, _R.id)
# A no is for whoever has it now, any other end for the asker; the others' would be read at every beat for ever.
_ENDED_FOR_ME = or_(
    and_(_R.state == RequestState.DECLINED, _R.owner_id == _ME),
    and_(_R.state.in_(_ENDED), _R.author_id == _ME),
)
_OUTCOMES_FOR = (
    REQUESTS.live.where(_ENDED_FOR_ME).where(~_was_shown(_R.answered_at)).order_by(_R.needed_by_at, _R.id)
)
_NEXT = select(func.min(_R.deliver_at)).where(
    *_WAITING, _R.deliver_at > bindparam("after"), _R.is_withdrawn.is_(False)
)
