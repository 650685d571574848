"""What a store remembers of linked workbooks and connected calendars, without the person who is erased.

Both lie outside. What is remembered is left so that the next sync writes over what they still say, or takes it away.
"""

import json
import re
import sqlite3
from collections.abc import Collection, Mapping
from typing import Any, Final

from app.adapters.database.erasing_schema import Schema, dumped
from app.domain.erasure import Marks
from app.domain.workbooks.links import ANY_TEXT
from app.domain.workbooks.values import ERASED, as_json

_ABOUT_PERSON: Final = frozenset({"contact", "phone", "email"})
_FOLDED: Final = re.compile(r"\r?\n[ \t]")


def steps_of(raw: sqlite3.Connection, cases: Collection[str]) -> tuple[set[str], set[str]]:
    """The steps that these cases have now, and those that they had before."""
    now, past = set[str](), set[str]()
    for step, case_id in raw.execute("select step_id, id from cases where step_id is not null"):
        if case_id in cases:
            now.add(step)
    for step, case_id in raw.execute("select id, case_id from steps"):
        if case_id in cases:
            past.add(step)
    for noun_id, *sides in raw.execute(
        "select noun_id, before, after from change_items where noun = 'cases'"
    ):
        if noun_id in cases:
            past.update(step for side in map(json.loads, sides) if (step := side.get("step_id")) is not None)
    return now, past - now


class LinkErasing:
    """One person, what one store remembers of its links.

    Args:
        marks: What names the person in their own cases, and anywhere else.
    """

    def __init__(
        self, raw: sqlite3.Connection, schema: Schema, cases: Collection[str], marks: tuple[Marks, Marks]
    ) -> None:
        self._raw, self._schema, self._cases = raw, schema, cases
        self._within, self._everywhere = marks

    def run(self) -> None:
        """Workbooks, calendars on servers, and the names of those that are only read."""
        if "workbook_bases" in self._schema.all_tables:
            self._workbooks()
        if "calendar_events" in self._schema.all_tables:
            self._own_events()
            self._events_of_others()
        if "busy_sources" in self._schema.all_tables:
            self._busy_sources()

    # -- workbooks ----------------------------------------------------------------------------

    def _workbooks(self) -> None:
        """What a workbook still says is not what comes in: the next sync writes over it."""
        query = "select link_id, case_id, cells from workbook_bases"
        for link, case_id, text in self._raw.execute(query).fetchall():
            cells = json.loads(text)
            clean = {key: self._cell(key, value, case_id) for key, value in cells.items()}
            if clean != cells:
                set_cells = "update workbook_bases set cells = ? where link_id = ? and case_id = ?"
                self._raw.execute(set_cells, (dumped(clean), link, case_id))
        set_pending = "update workbook_links set pending = ? where id = ?"
        for link, text in self._raw.execute("select id, pending from workbook_links").fetchall():
            pending = json.loads(text)
            left = self._pending(pending)
            if left != pending:
                self._raw.execute(set_pending, (dumped(left), link))

    def _cell(self, key: str, value: Any, case_id: str) -> Any:
        mine = case_id in self._cases
        marks = self._within if mine else self._everywhere
        if not isinstance(value, str) or not value:
            return value
        return as_json(ERASED) if (mine and key in _ABOUT_PERSON) or marks.is_in(value) else value

    def _pending(self, pending: Mapping[str, Any]) -> Mapping[str, Any]:
        if not pending:
            return pending
        updates = {
            case: ANY_TEXT if case in self._cases or self._everywhere.is_in(text) else text
            for case, text in pending["updates"].items()
        }
        newborn = [
            {**one, "cells": {} if self._names_person(one) else one["cells"]} for one in pending["newborn"]
        ]
        return {**pending, "updates": updates, "newborn": newborn}

    def _names_person(self, newborn: Mapping[str, Any]) -> bool:
        return newborn["case_id"] in self._cases or self._everywhere.is_in(json.dumps(newborn["cells"]))

    # -- calendars ----------------------------------------------------------------------------

    def _own_events(self) -> None:
        """Of an event nothing is remembered but its time, so that the next sync writes it anew, without the name.

        What belongs to a step that is over counts as not ticked: a ticked one would stay there for good.
        """
        now, past = steps_of(self._raw, self._cases)
        query = "select rowid, step_id, base, theirs, sent, content from calendar_events where step_id is not null"
        for place, step, *texts in self._raw.execute(query).fetchall():
            if step in now | past or any(self._everywhere.is_in(text) for text in texts):
                base, theirs = (_bare(json.loads(text), is_over=step in past) for text in texts[:2])
                sets = "update calendar_events set base = ?, theirs = ?, sent = '{}', content = '' where rowid = ?"
                self._raw.execute(sets, (dumped(base), dumped(theirs), place))

    def _events_of_others(self) -> None:
        """They stay there as they are, and busy here without the name; one that lies under the name is forgotten."""
        query = "select rowid, href, uid, content from calendar_events where step_id is null"
        for place, href, uid, content in self._raw.execute(query).fetchall():
            if self._everywhere.is_in(href):
                self._raw.execute("delete from calendar_events where rowid = ?", (place,))
                continue
            whole = _FOLDED.sub("", content)
            clean = (self._everywhere.without(uid), self._everywhere.without(whole))
            if clean != (uid, whole):
                sets = "update calendar_events set uid = ?, content = ? where rowid = ?"
                self._raw.execute(sets, (*clean, place))

    def _busy_sources(self) -> None:
        """What a calendar is called and what it said; its place stays, for another would lead nowhere."""
        query = "select id, name, said from busy_sources"
        for row_id, name, said in self._raw.execute(query).fetchall():
            clean = (self._everywhere.without(name), self._everywhere.without(said))
            if clean != (name, said):
                self._raw.execute("update busy_sources set name = ?, said = ? where id = ?", (*clean, row_id))


def _bare(event: dict[str, Any], *, is_over: bool) -> dict[str, Any]:
    if "title" not in event:
        return event
    return {**event, "title": "", "notes": "", "done": event["done"] and not is_over}
