"""The change history as rows."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, exists, func, literal, or_, select

from app.adapters.database import tables
from app.adapters.database.needs import POINTED_TO
from app.adapters.database.recording import Recorder
from app.adapters.database.rows import plain_row, revived
from app.adapters.database.stores import SqlStore
from app.domain.errors import NotFound
from app.domain.history import NOT_UNDONE, Action, Change, ChangedNoun

_ITEMS = tables.change_items
_CHANGES = tables.changes
_UNDOES = _CHANGES.alias("undoes")
_REDOES = _CHANGES.alias("redoes")
_IS_UNDONE = exists().where(
    _UNDOES.c.undoes_id == _CHANGES.c.id, ~exists().where(_REDOES.c.undoes_id == _UNDOES.c.id)
)
_OUTSIDE_UNDO = tuple(NOT_UNDONE)


class SqlHistory:
    """Fulfils :class:`app.services.record_ports.History`."""

    def __init__(
        self, connection: Connection, recorder: Recorder, stores: Mapping[str, SqlStore[Any]]
    ) -> None:
        self._connection = connection
        self._recorder = recorder
        self._stores = stores

    def of_case(self, case_id: UUID) -> Sequence[Change]:
        """Every change of one case, newest first."""
        touched = select(_ITEMS.c.change_id).where(_ITEMS.c.case_id == case_id)
        return self._changes(_CHANGES.c.id.in_(touched), only_case=case_id)

    def of_noun(self, noun_id: UUID) -> Sequence[Change]:
        """Every change of one row of any noun, newest first."""
        touched = select(_ITEMS.c.change_id).where(_ITEMS.c.noun_id == noun_id)
        return self._changes(_CHANGES.c.id.in_(touched))

    def of_batch(self, batch_id: UUID) -> Sequence[Change]:
        """Every change of one import, newest first."""
        return self._changes(_CHANGES.c.batch_id == batch_id, _CHANGES.c.action == Action.IMPORT)

    def change(self, change_id: UUID) -> Change:
        """One change. Raises NotFound."""
        found = self._changes(_CHANGES.c.id == change_id)
        if not found:
            raise NotFound("change", str(change_id))
        return found[0]

    def newest(self) -> int:
        """The number of the newest change."""
        return self._connection.scalar(select(func.max(_CHANGES.c.seq))) or 0

    def last_to_undo(self, actor_id: UUID) -> Change | None:
        """The person's newest change that is not taken back."""
        return self._newest(
            _CHANGES.c.actor_id == actor_id,
            _CHANGES.c.action.not_in(_OUTSIDE_UNDO),
            _CHANGES.c.batch_id.is_(None),
            ~_IS_UNDONE,
        )

    def last_to_redo(self, actor_id: UUID) -> Change | None:
        """The person's newest undo that is not done again, unless the person did something or anybody was erased since."""
        own = _CHANGES.c.actor_id == actor_id
        undo = self._newest(own, _CHANGES.c.action == Action.UNDO, ~_IS_UNDONE)
        if undo is None:
            return None
        acted = or_(and_(own, _CHANGES.c.action.not_in(_OUTSIDE_UNDO)), _CHANGES.c.action == Action.ERASE)
        later = select(_CHANGES.c.id).where(acted, _CHANGES.c.seq > self._seq(undo.id))
        return None if self._connection.execute(later.limit(1)).first() else undo

    def present(self, noun: str, noun_id: UUID) -> Mapping[str, Any]:
        """The row as JSON values."""
        row = self._stores[noun].row(noun_id)
        if row is None:
            raise NotFound(noun, str(noun_id))
        return plain_row(_table(noun), row)

    def put_back(self, item: ChangedNoun, values: Mapping[str, Any]) -> None:
        """Write JSON values into the row, recorded as a change of its own."""
        row = self._stores[item.noun].row(item.noun_id)
        if row is None:
            raise NotFound(item.noun, str(item.noun_id))
        self._stores[item.noun].write(row, revived(_table(item.noun), values))

    def presents(self, noun: str, noun_ids: Collection[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
        """Many rows as JSON values, by id."""
        table = _table(noun)
        return {found: plain_row(table, row) for found, row in self._stores[noun].rows(noun_ids).items()}

    def put_back_all(self, noun: str, backs: Mapping[UUID, Mapping[str, Any]]) -> None:
        """Write JSON values into many rows of one noun, by id, recorded as changes of their own."""
        if not backs:
            return
        store, table = self._stores[noun], _table(noun)
        rows = store.rows(backs)
        store.write_all([(rows[found], revived(table, values)) for found, values in backs.items()])

    def pointed_to(self, noun: str) -> frozenset[UUID]:
        """The rows of a noun that live rows point to."""
        return frozenset(self._connection.scalars(POINTED_TO[noun])) if noun in POINTED_TO else frozenset()

    def beside_batch(self, batch_id: UUID, passed_over: Collection[Action]) -> Mapping[UUID, Change]:
        """By case that an import touched: the newest change outside of it that stands, without its rows."""
        touched = (
            select(_ITEMS.c.case_id)
            .join_from(_ITEMS, _CHANGES, _CHANGES.c.id == _ITEMS.c.change_id)
            .where(_CHANGES.c.batch_id == batch_id, _ITEMS.c.case_id.is_not(None))
        )
        query = (
            select(_ITEMS.c.case_id, _CHANGES, literal(value=False).label("is_undone"))
            .join_from(_ITEMS, _CHANGES, _CHANGES.c.id == _ITEMS.c.change_id)
            .where(
                _ITEMS.c.case_id.in_(touched),
                _CHANGES.c.batch_id.is_distinct_from(batch_id),
                _CHANGES.c.action.not_in(list(passed_over)),
                ~_IS_UNDONE,
            )
            .order_by(_CHANGES.c.seq)
        )
        return {row["case_id"]: _change(row) for row in self._connection.execute(query).mappings()}

    def last_writer(self, item: ChangedNoun) -> Change | None:
        """Who changed the row after the item's change, if anybody; without its rows."""
        later = (
            select(_ITEMS.c.change_id)
            .where(_ITEMS.c.noun_id == item.noun_id, _ITEMS.c.version > item.version)
            .order_by(_ITEMS.c.version.desc())
            .limit(1)
        )
        change_id = self._connection.scalar(later)
        return None if change_id is None else self._head(change_id)

    def _head(self, change_id: UUID) -> Change:
        """A change without its rows: who, when and what."""
        return self._changes(_CHANGES.c.id == change_id, with_items=False)[0]

    def _seq(self, change_id: UUID) -> int:
        return self._connection.scalar(select(_CHANGES.c.seq).where(_CHANGES.c.id == change_id)) or 0

    def _newest(self, *where: Any) -> Change | None:
        found = self._changes(and_(*where), limit=1)
        return found[0] if found else None

    def _changes(
        self, *where: Any, limit: int | None = None, only_case: UUID | None = None, with_items: bool = True
    ) -> list[Change]:
        query = select(_CHANGES, _IS_UNDONE.label("is_undone")).where(*where).order_by(_CHANGES.c.seq.desc())
        heads = list(self._connection.execute(query.limit(limit)).mappings())
        items = self._items([head["id"] for head in heads], only_case) if with_items else {}
        return [_change(head, items.get(head["id"], ())) for head in heads]

    def _items(self, change_ids: Sequence[UUID], only_case: UUID | None) -> dict[UUID, list[ChangedNoun]]:
        query = select(_ITEMS).where(_ITEMS.c.change_id.in_(change_ids)).order_by(_ITEMS.c.seq)
        if only_case is not None:
            query = query.where(_ITEMS.c.case_id == only_case)
        found: dict[UUID, list[ChangedNoun]] = {}
        for row in self._connection.execute(query).mappings():
            found.setdefault(row["change_id"], []).append(
                ChangedNoun(
                    row["noun"], row["noun_id"], row["case_id"], row["before"], row["after"], row["version"]
                )
            )
        return found


def _change(head: Mapping[Any, Any], items: Sequence[ChangedNoun] = ()) -> Change:
    return Change(
        id=head["id"],
        action=head["action"],
        actor_id=head["actor_id"],
        at=head["at"],
        source=head["source"],
        items=tuple(items),
        batch_id=head["batch_id"],
        undoes_id=head["undoes_id"],
        note=head["note"],
        is_undone=bool(head["is_undone"]),
    )


def _table(noun: str) -> Any:
    return tables.metadata.tables[noun]
