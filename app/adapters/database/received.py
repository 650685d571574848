"""Letters that came, as rows."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from app.adapters.database import tables
from app.adapters.database.stores import OfCaseStore
from app.domain.incoming import ReceivedLetter

_OF = tables.received_letters.c


class SqlReceivedLetters(OfCaseStore[ReceivedLetter]):
    """Fulfils :class:`app.services.record_ports.ReceivedLetters`."""

    def of_keys(self, keys: Iterable[str]) -> Sequence[ReceivedLetter]:
        """Those with one of the keys, whose cases are here, the oldest first."""
        here = select(tables.cases.c.id).where(tables.cases.c.is_withdrawn.is_(False))
        return self.select(_OF.key.in_(list(keys)), _OF.case_id.in_(here), order=(_OF.created_at, _OF.id))

    def of_contact(self, contact_id: UUID) -> Sequence[ReceivedLetter]:
        """Those of one contact, the oldest first."""
        return self.select(_OF.contact_id == contact_id, order=(_OF.created_at, _OF.id))

    def digests(self, but_of: UUID | None = None) -> frozenset[str]:
        """What living letters keep beside the store; without those of one contact, if named."""
        query = select(_OF.attachments).where(_OF.is_withdrawn.is_(False))
        if but_of is not None:
            query = query.where(_OF.contact_id.is_distinct_from(but_of))
        found = self._connection.execute(query)
        return frozenset(one.digest for (files,) in found for one in files if one.digest)
