"""Letters that have not gone yet, in the store."""

from collections.abc import Sequence
from dataclasses import fields
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, select

from app.adapters.database import tables
from app.adapters.database.rows import to_values
from app.domain.letters import KeptLetter

_L = tables.letters
_COLUMNS = [_L.c[field.name] for field in fields(KeptLetter)]


class SqlLetters:
    """Fulfils :class:`app.services.record_ports.Letters`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, case_id: UUID, author_id: UUID) -> KeptLetter | None:
        """What somebody wrote on a case, or None."""
        row = self._connection.execute(select(*_COLUMNS).where(_of(case_id, author_id))).first()
        return None if row is None else KeptLetter(*row)

    def of_author(self, author_id: UUID) -> Sequence[KeptLetter]:
        """All that somebody wrote and did not send, the newest first."""
        query = select(*_COLUMNS).where(_L.c.author_id == author_id).order_by(_L.c.saved_at.desc())
        return [KeptLetter(*row) for row in self._connection.execute(query)]

    def keep(self, letter: KeptLetter) -> None:
        """Let this be what its author wrote on its case."""
        values = to_values(letter)
        new = {key: value for key, value in values.items() if key != "id"}
        changed = self._connection.execute(
            _L.update().where(_of(letter.case_id, letter.author_id)).values(**new, version=_L.c.version + 1)
        )
        if not changed.rowcount:
            self._connection.execute(_L.insert().values(**values, version=1))

    def drop(self, case_id: UUID, author_id: UUID) -> None:
        """It has gone, or is not wanted."""
        self._connection.execute(_L.delete().where(_of(case_id, author_id)))


def _of(case_id: UUID, author_id: UUID) -> ColumnElement[bool]:
    return and_(_L.c.case_id == case_id, _L.c.author_id == author_id)
