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
    noun = erasure.whose.value
    found = identity_of(_past(raw, erasure.noun_id.hex, noun))
    for row_id in _made_again(raw, erasure, found):
        found |= identity_of(_past(raw, row_id, noun))
    return found


def _made_again(raw: sqlite3.Connection, erasure: Erasure, identity: Identity) -> set[str]:
    """Cards of the same person: one was taken back, and somebody made another at the same customer."""
    names = {name.casefold() for name in identity.names}
    place = "and other.customer_id = card.customer_id" if erasure.whose is Whose.CONTACT else ""
    query = sql(
        """select other.id, other.name from {0} card join {0} other on other.id <> card.id {1}
        where card.id = ? and (card.is_withdrawn or other.is_withdrawn)""",
        erasure.whose.value,
        place,
    )
    return {one for one, name in raw.execute(query, (erasure.noun_id.hex,)) if name.casefold() in names}


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
        """The person's cards, and that of the private customer who has no other contact, or the other way round."""
        cards = {self._erasure.noun_id.hex} | _made_again(self._raw, self._erasure, identity)
        names = {name.casefold() for name in identity.names}
        links = self._raw.execute("select id, customer_id, name from contacts").fetchall()
        if self._erasure.whose is Whose.CUSTOMER:
            return {one for one, of, name in links if of in cards and name.casefold() in names}, cards
        at = {of for one, of, _ in links if one in cards}
        shared = {of for one, of, _ in links if of in at and one not in cards}
        customers = self._raw.execute("select id, name from customers").fetchall()
        return cards, {one for one, name in customers if one in at - shared and name.casefold() in names}

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
