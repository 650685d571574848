"""The rows of one noun: found, saved with their history, inserted in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from app.adapters.database.kept_lists import KeptLists
from app.adapters.database.recording import Recorder
from app.adapters.database.rows import NounMap, plain_row, to_values
from app.domain.errors import ChangedMeanwhile, NotFound

T = TypeVar("T")
_IN_ONE_STATEMENT = 500


def parts(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    """Ids in portions that one statement may name."""
    return [ids[start : start + _IN_ONE_STATEMENT] for start in range(0, len(ids), _IN_ONE_STATEMENT)]


class SqlStore(Generic[T]):
    """Fulfils :class:`app.services.ports.Store`."""

    def __init__(
        self, connection: Connection, noun: NounMap, recorder: Recorder, kept: KeptLists | None = None
    ) -> None:
        self._connection = connection
        self._noun = noun
        self._recorder = recorder
        self._kept = kept or KeptLists()

    def find(self, noun_id: UUID) -> T | None:
        """The noun with that id, or None."""
        row = self.row(noun_id)
        return None if row is None else self._noun.read(row)

    def get(self, noun_id: UUID) -> T:
        """The noun with that id. Raises NotFound."""
        noun = self.find(noun_id)
        if noun is None:
            raise NotFound(self._noun.name, str(noun_id))
        return noun

    def many(self, noun_ids: Iterable[UUID]) -> Mapping[UUID, T]:
        """Those of the nouns that are there, by id; taken back or not."""
        read = self._noun.read
        found: dict[UUID, T] = {}
        for part in parts(list(noun_ids)):
            rows = self._connection.execute(self._noun.by_ids, {"noun_ids": part}).mappings()
            found |= {row["id"]: read(row) for row in rows}
        return found

    def row(self, noun_id: UUID) -> Mapping[str, Any] | None:
        """The row itself."""
        found = self._connection.execute(self._noun.by_id, {"noun_id": noun_id}).mappings().first()
        return None if found is None else dict(found)

    def rows(self, noun_ids: Iterable[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
        """The rows themselves, by id."""
        found: dict[UUID, Mapping[str, Any]] = {}
        for part in parts(list(noun_ids)):
            rows = self._connection.execute(self._noun.by_ids, {"noun_ids": part}).mappings()
            found |= {row["id"]: dict(row) for row in rows}
        return found

    def save(self, noun: T) -> T:
        """Insert or update under the unit's deed; a new one whose like was taken back comes in its place.

        Raises:
            ChangedMeanwhile: Somebody saved it after it was read.
        """
        values = to_values(noun)
        old = self.row(values["id"])
        if old is None:
            self._insert([values])
            return replace(noun, version=1)  # type: ignore[type-var]
        if old["is_withdrawn"] and values["version"] == 0:  # a step that is finished again after an undo
            values |= {"version": old["version"], "is_withdrawn": False}
        if old["version"] != values["version"]:
            raise ChangedMeanwhile(self._noun.name)
        changed = {name: value for name, value in values.items() if old[name] != value and name != "version"}
        if not changed:
            return noun
        self.write(old, changed)
        return replace(noun, version=old["version"] + 1)  # type: ignore[type-var]

    def add_all(self, nouns: Sequence[T]) -> None:
        """Insert many new ones at once."""
        if nouns:
            self._insert([to_values(noun) for noun in nouns])

    def write(self, old: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        """Change columns of a row, and record it."""
        table, version = self._noun.table, old["version"] + 1
        self._recorder.record([self._changed(old, changed)])
        self._connection.execute(
            table.update()
            .where(table.c.id == old["id"])
            .values(**changed, version=version, changed_at=self._recorder.deed.at)
        )

    def write_all(self, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
        """Change columns of many rows, each at most once, and record them: a statement for each set of columns."""
        self._recorder.record([self._changed(old, changed) for old, changed in rows])
        alike: dict[frozenset[str], list[dict[str, Any]]] = {}
        for old, changed in rows:
            values = {"noun_id": old["id"], "version": old["version"] + 1, **changed}
            alike.setdefault(frozenset(changed), []).append(values)
        table, at = self._noun.table, self._recorder.deed.at
        for names, found in alike.items():
            bound: dict[str, Any] = {name: bindparam(name) for name in (*sorted(names), "version")}
            update = table.update().where(table.c.id == bindparam("noun_id")).values(**bound, changed_at=at)
            self._connection.execute(update, found)

    def select(self, *where: Any, order: Any = None) -> list[T]:
        """The live nouns that fit."""
        query = self._noun.live.where(*where)
        return self.found(query.order_by(*(order if order is not None else (self._noun.table.c.created_at,))))

    def found(self, query: Select[Any], **values: Any) -> list[T]:
        """What a statement finds; those asked at every beat are made once and bind their values."""
        return [self._noun.read(row) for row in self._connection.execute(query, values).mappings()]

    def _all(self, order: str) -> Sequence[T]:
        """Every live one; read again only once something has changed."""
        return list(self._kept.get(self._noun.name, lambda: self.found(_every(self._noun, order))))

    def _taken_back(self, order: str) -> Sequence[T]:
        table = self._noun.table
        return self.found(select(table).where(table.c.is_withdrawn).order_by(table.c[order]))

    def _insert(self, rows: list[dict[str, Any]]) -> None:
        at = self._recorder.deed.at
        kept = {"version": 1, "created_at": at, "changed_at": at, "is_withdrawn": False}
        rows = [{"author_id": None} | values | kept for values in rows]
        table = self._noun.table
        self._recorder.record([self._item(row, {}, plain_row(table, row), 1) for row in rows])
        self._connection.execute(table.insert(), rows)

    def _changed(self, old: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
        table = self._noun.table
        before = plain_row(table, {name: old[name] for name in changed})
        return self._item({**old, **changed}, before, plain_row(table, changed), old["version"] + 1)

    def _item(
        self, row: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any], version: int
    ) -> dict[str, Any]:
        name = self._noun.name
        case_id = row["id"] if name == "cases" else row.get("case_id")
        return {
            "noun": name,
            "noun_id": row["id"],
            "case_id": case_id,
            "before": before,
            "after": after,
            "version": version,
        }


class OfCaseStore(SqlStore[T]):
    """Fulfils :class:`app.services.ports.OfCase`."""

    def of_case(self, case_id: UUID) -> Sequence[T]:
        """All of one case, oldest first."""
        return self.found(_of_case(self._noun), case_id=case_id)


@cache
def _every(noun: NounMap, order: str) -> Select[Any]:
    return noun.live.order_by(noun.table.c[order])


@cache
def _of_case(noun: NounMap) -> Select[Any]:
    table = noun.table
    order = table.c.at if "at" in table.c else table.c.created_at
    return noun.live.where(table.c.case_id == bindparam("case_id")).order_by(order, table.c.id)
