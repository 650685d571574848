"""Everything that one store keeps about one person; found by kind, so that a table that comes later is in it too."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Engine

from app.adapters.database.column_types import instant_text
from app.adapters.database.erasing_links import steps_of
from app.adapters.database.erasing_rows import OwnRows, identity_in
from app.adapters.database.erasing_schema import Schema, sql
from app.domain.erasure import Erasure, Marks, card_mark
from app.domain.kinds import Kind, reference
from app.domain.person_data import Mention, PastValue, PersonData, Record, Source
from app.domain.safe_names import safe_name
from app.services.ports import Progress

_FIRST: Final = ("contacts", "customers", "cases", "interactions", "received_letters", "promises")
_LETTERS: Final = "received_letters"


class StorePersonData:
    """Fulfils :class:`app.services.person_exports.PersonStore`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self, who: Erasure, name: str, customer: str, progress: Progress) -> PersonData:
        """Everything about the person. Raises Cancelled."""
        with self._engine.connect().execution_options(ro=True) as connection:
            return _Collecting(_raw(connection), who).run(name, customer, progress)


class _Collecting:
    def __init__(self, raw: sqlite3.Connection, who: Erasure) -> None:
        self._raw, self._who, self._schema = raw, who, Schema(raw)
        identity = identity_in(raw, who)
        self._marks, self._whose = Marks(identity), OwnRows(raw, who, identity)
        self._people = dict(raw.execute("select id, name from people"))
        self._references = {
            case_id: reference(Kind(kind), number)
            for case_id, kind, number in raw.execute("select id, kind, number from cases")
        }

    def run(self, name: str, customer: str, progress: Progress) -> PersonData:
        nouns = sorted(self._schema.tables, key=lambda noun: (_place(noun), noun))
        own: list[Record] = []
        mentions: list[Mention] = []
        for number, noun in enumerate(nouns):
            progress(number, len(nouns) + 1)
            found = list(self._records(noun))
            own += found
            mentions += self._mentions(noun, {one.id for one in found})
        own += self._in_links()
        mentions += self._busy()
        past = list(self._past({one.id for one in own}))
        progress(len(nouns) + 1, len(nouns) + 1)
        made_at = instant_text(self._who.at)
        return PersonData(
            card_mark(self._who.noun_id), name, customer, made_at, own, past, mentions, _files(own)
        )

    def _records(self, noun: str) -> Iterator[Record]:
        ids = set(self._whose.rows(self._schema, noun))
        ids |= {"contacts": self._whose.contacts, "customers": self._whose.customers}.get(noun, set())
        for row_id in sorted(ids):
            cursor = self._raw.execute(sql("select * from {} where id = ?", noun), (row_id,))
            row = cursor.fetchone()
            if row is not None:
                names = [about[0] for about in cursor.description]
                values = dict(zip(names, row, strict=True))
                of = self._references.get(row_id if noun == "cases" else values.get("case_id"), "")
                yield Record(noun, row_id, self._read(noun, values), self._source(row_id, values), of)

    def _read(self, noun: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {
            key: json.loads(value) if isinstance(value, str) and self._schema.is_json(noun, key) else value
            for key, value in values.items()
            if key != "id"
        }

    def _source(self, row_id: str, values: Mapping[str, Any]) -> Source:
        query = """select c.at, c.actor_id, c.source from change_items i join changes c on c.id = i.change_id
            where i.noun_id = ? order by i.version limit 1"""
        found = self._raw.execute(query, (row_id,)).fetchone()
        if found is None:
            author = self._people.get(values.get("author_id"), "")
            return Source(values.get("saved_at") or "", author, "desk")
        return Source(found[0], self._people.get(found[1], ""), found[2])

    def _mentions(self, noun: str, own: set[str]) -> Iterator[Mention]:
        """Texts of others that name the person."""
        columns = self._schema.texts(noun)
        if not columns or not self._schema.has_id(noun) or noun.startswith("workbook_"):
            return
        case_id = "case_id" if self._schema.has(noun, "case_id") else "null"
        query = sql("select id, {}, {} from {}", case_id, ", ".join(columns), noun)
        for row_id, of_case, *texts in self._raw.execute(query):
            if row_id in own:
                continue
            of = self._references.get(row_id if noun == "cases" else of_case, "")
            for column, text in zip(columns, texts, strict=True):
                if text and self._marks.is_in(text):
                    yield Mention(noun, row_id, column, text, of)

    def _in_links(self) -> Iterator[Record]:
        """What is remembered of their cases in linked workbooks and connected calendars."""
        if "workbook_bases" in self._schema.all_tables:
            query = "select b.link_id, b.case_id, b.cells, l.path from workbook_bases b join workbook_links l on l.id = b.link_id"
            for link, case_id, cells, path in self._raw.execute(query):
                if case_id in self._whose.cases:
                    values = {"workbook": path, "cells": json.loads(cells)}
                    yield Record("workbook_bases", link, values, Source(), self._references.get(case_id, ""))
        if "calendar_events" in self._schema.all_tables:
            now, past = steps_of(self._raw, self._whose.cases)
            query = """select e.uid, e.step_id, e.base, e.theirs, e.content, l.name from calendar_events e
                join calendar_links l on l.id = e.link_id"""
            for uid, step, base, theirs, content, name in self._raw.execute(query):
                if step in now | past or self._marks.is_in(content):
                    read = {"agreed": json.loads(base), "last_read": json.loads(theirs)}
                    values = {"calendar": name, "step_id": step, **read, "content": content}
                    yield Record("calendar_events", uid, values, Source())

    def _busy(self) -> Iterator[Mention]:
        """Other calendars that name them."""
        if "busy_times" in self._schema.all_tables:
            query = (
                "select t.uid, t.title, s.name from busy_times t join busy_sources s on s.id = t.source_id"
            )
            for uid, title, name in self._raw.execute(query):
                if self._marks.is_in(title):
                    yield Mention("busy_times", uid, "title", title, name)

    def _past(self, own: set[str]) -> Iterator[PastValue]:
        query = """select c.at, c.actor_id, c.source, c.action, c.note, i.noun, i.noun_id, i.before, i.after
            from change_items i join changes c on c.id = i.change_id order by i.seq"""
        for at, actor, way, action, note, noun, row_id, before, after in self._raw.execute(query):
            if row_id not in own:
                continue
            source, old, new = (
                Source(at, self._people.get(actor, ""), way),
                json.loads(before),
                json.loads(after),
            )
            for key in new:
                if old.get(key) != new[key]:
                    yield PastValue(source, action, noun, row_id, key, old.get(key), new[key], note)


def _place(noun: str) -> int:
    return _FIRST.index(noun) if noun in _FIRST else len(_FIRST)


def _files(own: list[Record]) -> Mapping[str, str]:
    """The files that came with their letters, by harmless names, each once."""
    found: dict[str, str] = {}
    for one in own:
        for number, file in enumerate(one.values.get("attachments") or () if one.noun == _LETTERS else ()):
            if file.get("digest"):
                found[f"{one.of}-{one.id[:8]}-{number}-{safe_name(file['name'])}"] = file["digest"]
    return found


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("collecting is done in files of SQLite")
    return raw
