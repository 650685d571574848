"""Writing the history: each row that changes is recorded before it is written (R4).

The triggers refuse a row whose version has no entry here, so no path around this module exists.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from app.adapters.database import tables
from app.domain.history import Deed
from app.domain.ids import Ids


class Recorder:
    """Records the changes of one unit of work under its deed.

    Attributes:
        begun: The change whose head is written, or None before the first row.
    """

    def __init__(self, connection: Connection, deed: Deed | None, ids: Ids) -> None:
        self._connection = connection
        self._deed = deed
        self._ids = ids
        self.begun: UUID | None = None

    @property
    def deed(self) -> Deed:
        """The deed all of this belongs to."""
        if self._deed is None:
            raise RuntimeError("this unit of work was opened to look only")
        return self._deed

    def record(self, items: Sequence[Mapping[str, Any]]) -> None:
        """Note rows about to be written: ``noun noun_id case_id before after version``."""
        if not items:
            return
        change_id = self._begun()
        self._connection.execute(
            tables.change_items.insert(), [{**item, "change_id": change_id} for item in items]
        )

    def _begun(self) -> UUID:
        """The head of the change, written with its first row: a deed that changes nothing leaves none."""
        if self.begun is None:
            deed, self.begun = self.deed, self._ids()
            self._connection.execute(
                tables.changes.insert().values(
                    id=self.begun,
                    action=deed.action,
                    actor_id=deed.actor_id,
                    at=deed.at,
                    source=deed.source,
                    batch_id=deed.batch_id,
                    undoes_id=deed.undoes_id,
                    note=deed.note,
                )
            )
        return self.begun
