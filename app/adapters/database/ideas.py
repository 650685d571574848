"""Ideas as rows."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app.adapters.database import tables
from app.adapters.database.stores import OfCaseStore
from app.domain.ideas import Idea

_OF = tables.ideas.c
_NEWEST_FIRST = (_OF.noted_at.desc(), _OF.id.desc())


class SqlIdeas(OfCaseStore[Idea]):
    """Fulfils :class:`app.services.idea_ports.Ideas`."""

    def since(self, at: datetime | None = None) -> Sequence[Idea]:
        """Every one noted since that moment, or ever; the newest first."""
        where = () if at is None else (_OF.noted_at >= at,)
        return self.select(*where, order=_NEWEST_FIRST)

    def of_customer(self, customer_id: UUID) -> Sequence[Idea]:
        """All of one customer, the newest first."""
        return self.select(_OF.customer_id == customer_id, order=_NEWEST_FIRST)

    def themed(self, theme: str) -> Sequence[Idea]:
        """All under one theme, the oldest first."""
        return self.select(_OF.theme == theme, order=(_OF.noted_at, _OF.id))
