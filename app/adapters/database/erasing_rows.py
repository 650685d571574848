"""Whose a row is: the person's own card, their cases, and what was spoken with them or about them."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from app.adapters.database.erasing_schema import Schema, sql
from app.domain.erasure import Erasure, Identity, Whose, identity_of

Row = dict[str, Any]


def identity_in(raw: sqlite3.Connection, erasure: Erasure) -> Identity:
    """How this store names the person, now and in its history; empty where it does not, or not any more."""
    return identity_of(_past(raw, erasure.noun_id.hex, erasure.whose.value))


def _past(raw: sqlite3.Connection, row_id: str, noun: str) -> Iterator[Row]:
    found = raw.execute(sql("select name, phone, email from {} where id = ?", noun), (row_id,)).fetchone()
    if found is not None:
        yield dict(zip(("name", "phone", "email"), found, strict=True))
    for sides in raw.execute("select before, after from change_items where noun_id = ?", (row_id,)):
        yield from map(json.loads, sides)


class OwnRows:
    """Which rows are one person's.

    Attributes:
        contacts: Their row, and that of the same name where a private customer has one.
        customers: The private customer they are; empty where they are one of an organisation.
        cases: Cases that are or ever were theirs.
    """

    def __init__(self, raw: sqlite3.Connection, erasure: Erasure, identity: Identity) -> None:
        self._raw, self._erasure = raw, erasure
        self.contacts, self.customers = self._of_person(identity)
        self.cases = self._own()

    def _of_person(self, identity: Identity) -> tuple[set[str], set[str]]:
        """The person's row, and that of the private customer who has no other contact, or the other way round."""
        row_id, names = self._erasure.noun_id.hex, {name.casefold() for name in identity.names}
        links = self._raw.execute("select id, customer_id, name from contacts").fetchall()
        if self._erasure.whose is Whose.CUSTOMER:
            same = {one for one, of, name in links if of == row_id and name.casefold() in names}
            return same, {row_id}
        at = {of for one, of, _ in links if one == row_id}
        shared = {of for one, of, _ in links if of in at and one != row_id}
        customers = self._raw.execute("select id, name from customers").fetchall()
        alone = {one for one, name in customers if one in at - shared and name.casefold() in names}
        return {row_id}, alone

    def _own(self) -> set[str]:
        """Cases that are or ever were the person's, by the case itself, its history or a talk."""
        found = {
            case_id
            for case_id, contact, customer in self._raw.execute(
                "select id, contact_id, customer_id from cases"
            )
            if contact in self.contacts or customer in self.customers
        }
        for row_id in self.contacts:
            like = f'%"contact_id": "{row_id}"%'
            query = "select case_id from change_items where case_id is not null and (before like ? or after like ?)"
            found |= {case_id for (case_id,) in self._raw.execute(query, (like, like))}
            query = "select case_id from interactions where contact_id = ?"
            found |= {case_id for (case_id,) in self._raw.execute(query, (row_id,))}
        return found

    def rows(self, schema: Schema, noun: str) -> Iterator[str]:
        """The rows whose words were spoken with the person or about them."""
        if noun == "cases":
            yield from self.cases
        elif schema.has(noun, "id", "case_id"):
            contact = "contact_id" if schema.has(noun, "contact_id") else "null"
            query = sql("select id, case_id, {} from {}", contact, noun)
            for row_id, case_id, with_whom in self._raw.execute(query):
                if with_whom in self.contacts or (with_whom is None and case_id in self.cases):
                    yield row_id
        elif schema.has(noun, "id", "contact_id"):
            for row_id, whose in self._raw.execute(sql("select id, contact_id from {}", noun)):
                if whose in self.contacts:
                    yield row_id
