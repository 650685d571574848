"""Taking everything about one person out of one store, of any schema we ever had.

The guards refuse to let history be rewritten, which is what the law asks for here; so they are taken off and put back
within the one transaction. What is found by its name, its id or its kind is not listed table by table: a column that
comes later is covered too.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final
from uuid import uuid4

from app.adapters.database.column_types import instant_text
from app.adapters.database.erasing_links import LinkErasing, steps_of
from app.adapters.database.erasing_rows import OwnRows, Row, identity_in
from app.adapters.database.erasing_schema import Schema, dumped, sql
from app.domain.erasure import Erasure, Identity, Marks, everywhere_in, removed_words
from app.services.erasures import Outside

_OF_CONTACT: Final = {"function": "", "phone": "", "email": ""}
_OF_CUSTOMER: Final = {"phone": "", "email": "", "place": "", "sector": "", "note": "", "source_key": ""}
_CONNECTIONS: Final = frozenset({"workbook_links", "calendar_links", "busy_sources"})
"""Where files and calendars lie: another path or address would lead nowhere."""

_LETTERS: Final = "received_letters"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def cases_of(raw: sqlite3.Connection, erasure: Erasure) -> set[str]:
    """The cases that are or ever were the person's."""
    return OwnRows(raw, erasure, identity_in(raw, erasure)).cases


def kept_files_of(raw: sqlite3.Connection, erasure: Erasure) -> set[str]:
    """Names of the files that came with the person's letters and with nobody else's."""
    schema = Schema(raw)
    if _LETTERS not in schema.all_tables:
        return set()
    whose = OwnRows(raw, erasure, identity_in(raw, erasure))
    own, others = set[str](), set[str]()
    for case_id, contact, text in raw.execute(
        "select case_id, contact_id, attachments from received_letters"
    ):
        of = own if contact in whose.contacts or (contact is None and case_id in whose.cases) else others
        of.update(_DIGEST.findall(text))
    return own - others


def outside_of(raw: sqlite3.Connection, erasure: Erasure) -> Outside:
    """The calendars that show the person."""
    identity = identity_in(raw, erasure)
    marks = Marks(identity)
    now, past = steps_of(raw, OwnRows(raw, erasure, identity).cases)
    events = raw.execute("""select l.name, e.step_id, e.base, e.theirs from calendar_links l
        join calendar_events e on e.link_id = l.id where e.step_id is not null and e.etag <> ''""")
    connected = {name for name, step, *texts in events if step in now | past or any(map(marks.is_in, texts))}
    titles = raw.execute("select s.name, t.title from busy_sources s join busy_times t on t.source_id = s.id")
    read = {name for name, title in titles if marks.is_in(title)}
    return Outside(tuple(sorted(connected)), tuple(sorted(read)))


def erase(raw: sqlite3.Connection, erasure: Erasure, known: Identity) -> bool:
    """Take the person out, within the transaction that is open; whether there was anything.

    Args:
        known: Names, addresses and numbers that other copies of the store have; texts here may hold them too.
    """
    identity = known | identity_in(raw, erasure)
    if identity.is_empty:
        return False
    schema = Schema(raw)
    guards = schema.guards()
    for name, _ in guards:
        raw.execute(sql("drop trigger {}", name))
    _Erasing(raw, schema, erasure, identity).run()
    for index in schema.indexes:
        raw.execute(sql("insert into {0} ({0}) values ('rebuild')", index))
    for _, made in guards:
        raw.execute(made)
    return True


class _Erasing:
    """One person, one store."""

    def __init__(self, raw: sqlite3.Connection, schema: Schema, erasure: Erasure, identity: Identity) -> None:
        self._raw, self._schema, self._erasure = raw, schema, erasure
        self._removed = removed_words(erasure.at.date())
        whose = OwnRows(raw, erasure, identity)
        self._contacts, self._customers, self._cases = whose.contacts, whose.customers, whose.cases
        self._own = {row for noun in schema.tables for row in whose.rows(schema, noun)}
        self._everywhere, self._within = Marks(identity), Marks(identity, own=True)

    def run(self) -> None:
        """Unsent letters go; then rows, what the history says of them, and what is remembered of links."""
        if "letters" in self._schema.all_tables:
            unsent = [(case_id,) for case_id in self._cases]
            self._raw.executemany("delete from letters where case_id = ?", unsent)
        for noun in self._schema.tables:
            if noun in _CONNECTIONS:
                continue
            if self._schema.has_id(noun):
                self._rows(noun)
            else:
                self._plain_rows(noun)
        self._history()
        self._notes()
        LinkErasing(self._raw, self._schema, self._cases, (self._within, self._everywhere)).run()
        self._record()

    # -- rows ---------------------------------------------------------------------------------

    def _rows(self, noun: str) -> None:
        columns = self._schema.texts(noun)
        if not columns:
            return
        names = ", ".join(columns)
        case_id = "case_id" if self._schema.has(noun, "case_id") else "null"
        for row_id, of_case, *texts in self._raw.execute(
            sql("select id, {}, {} from {}", case_id, names, noun)
        ).fetchall():
            old = dict(zip(columns, texts, strict=True))
            self._write(noun, old, self._clean(noun, row_id, of_case, old), "id", row_id)

    def _plain_rows(self, noun: str) -> None:
        """Registers that are no nouns: by their place."""
        columns = self._schema.texts(noun)
        if columns and not noun.startswith(("workbook_", "calendar_")):
            query = sql("select rowid, {} from {}", ", ".join(columns), noun)
            for place, *texts in self._raw.execute(query).fetchall():
                old = dict(zip(columns, texts, strict=True))
                self._write(noun, old, self._cleaned(noun, old, self._everywhere), "rowid", place)

    def _write(self, noun: str, old: Row, new: Row, key: str, value: object) -> None:
        changed = {name: text for name, text in new.items() if text != old[name]}
        if changed:
            sets = ", ".join(f"{name} = ?" for name in changed)
            self._raw.execute(
                sql("update {} set {} where {} = ?", noun, sets, key), (*changed.values(), value)
            )

    def _clean(self, noun: str, row_id: str, case_id: str | None, values: Row) -> Row:
        """A row's values, or those that the history kept of it."""
        if row_id in self._contacts or row_id in self._customers:
            empty = _OF_CONTACT if row_id in self._contacts else _OF_CUSTOMER
            gone = {"name": self._erasure.words, **empty}
            return {key: gone.get(key, value) if value else value for key, value in values.items()}
        if row_id in self._own:
            spoken: Row = {key: self._removed for key in self._schema.spoken(noun) if values.get(key)}
            if noun == _LETTERS:  # a name of a file tells as much as what is in it
                spoken |= {"sender_address": "", "attachments": _none_like(values.get("attachments"))}
                spoken = {key: value for key, value in spoken.items() if key in values}
            return {**self._cleaned(noun, values, self._within), **spoken}
        return self._cleaned(noun, values, self._within if case_id in self._cases else self._everywhere)

    def _cleaned(self, noun: str, values: Row, marks: Marks) -> Row:
        return {key: self._text(noun, key, value, marks) for key, value in values.items()}

    def _text(self, noun: str, key: str, value: Any, marks: Marks) -> Any:
        """One value; texts of JSON are changed within, and fit into their column afterwards."""
        is_json = self._schema.is_json(noun, key)
        if is_json and isinstance(value, str):
            found = json.loads(value)
            clean = everywhere_in(found, self._changing(key, marks))
            return value if clean == found else dumped(clean)
        clean = everywhere_in(value, self._changing(key, marks), key)
        return clean[: self._schema.room(noun, key)] if isinstance(clean, str) else clean

    def _changing(self, column: str, marks: Marks) -> Callable[[str, str], str]:
        if column != "kept":
            return lambda key, text: marks.without(text, key)
        # What went out is the person's; the rule and the writer's reason for keeping it stay.
        return lambda key, text: (
            self._removed if key == "words" and marks is self._within else marks.without(text, key)
        )

    # -- history ------------------------------------------------------------------------------

    def _history(self) -> None:
        query = "select seq, noun, noun_id, case_id, before, after from change_items"
        for seq, noun, noun_id, case_id, *sides in self._raw.execute(query).fetchall():
            if noun in self._schema.left_alone:
                continue
            read = [json.loads(side) for side in sides]
            clean = [self._clean(noun, noun_id, case_id, side) for side in read]
            if clean != read:
                told = tuple(map(dumped, clean))
                self._raw.execute("update change_items set before = ?, after = ? where seq = ?", (*told, seq))

    def _notes(self) -> None:
        """Reasons given with an act: of an act on the person's cases alone, nothing stays."""
        touched: dict[str, set[str | None]] = {}
        for change, case_id in self._raw.execute("select change_id, case_id from change_items"):
            touched.setdefault(change, set()).add(case_id)
        for change, note in self._raw.execute("select id, note from changes where note <> ''").fetchall():
            cases = touched.get(change, {None})
            mine = cases & self._cases
            clean = (
                self._removed if cases == mine else (self._within if mine else self._everywhere).without(note)
            )
            if clean != note:
                self._raw.execute("update changes set note = ? where id = ?", (clean, change))

    # -- the act itself -----------------------------------------------------------------------

    def _record(self) -> None:
        """One change that tells of it (R4): the person is withdrawn, and no case leads to them."""
        items: list[tuple[Any, ...]] = []
        for noun, row_ids in (("contacts", self._contacts), ("customers", self._customers)):
            for row_id in sorted(row_ids):
                items += self._withdrawn(noun, row_id)
        for case_id in sorted(self._cases):
            items += self._let_go(case_id)
        if not items:
            return
        change, at = uuid4().hex, instant_text(self._erasure.at)
        head = "insert into changes (id, action, actor_id, at, source, note) values (?, 'erase', ?, ?, 'desk', '')"
        self._raw.execute(head, (change, self._erasure.actor_id.hex, at))
        line = """insert into change_items (change_id, noun, noun_id, case_id, before, after, version)
            values (?, ?, ?, ?, ?, ?, ?)"""
        self._raw.executemany(line, [(change, *item) for item in items])

    def _withdrawn(self, noun: str, row_id: str) -> Iterator[tuple[Any, ...]]:
        """A card goes, if an undo has not taken it back before; a private customer keeps the cases."""
        query = sql("select is_withdrawn from {} where id = ?", noun)
        for (old,) in self._raw.execute(query, (row_id,)).fetchall():
            yield self._written(
                noun, row_id, None, "is_withdrawn", (bool(old), noun == "contacts" or bool(old))
            )

    def _let_go(self, case_id: str) -> Iterator[tuple[Any, ...]]:
        """A case leads to them no more."""
        query = "select contact_id from cases where id = ?"
        for (old,) in self._raw.execute(query, (case_id,)).fetchall():
            if old in self._contacts:
                yield self._written("cases", case_id, case_id, "contact_id", (old, None))

    def _written(
        self, noun: str, row_id: str, case_id: str | None, name: str, sides: tuple[Any, Any]
    ) -> tuple[Any, ...]:
        """Change one column of a row; the line of history for it."""
        (version,) = self._raw.execute(
            sql("select version + 1 from {} where id = ?", noun), (row_id,)
        ).fetchone()
        self._raw.execute(
            sql("update {} set {} = ?, version = ?, changed_at = ? where id = ?", noun, name),
            (sides[1], version, instant_text(self._erasure.at), row_id),
        )
        before, after = (dumped({name: side}) for side in sides)
        return noun, row_id, case_id, before, after, version


def _none_like(kept: Any) -> Any:
    """No files, as the row or the history writes it."""
    return "[]" if isinstance(kept, str) else []
