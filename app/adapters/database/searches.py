"""Full-text search (FTS5) over cases, customers, contacts and interactions."""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, text

from app.domain.kinds import number_of

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_MOST_CHARACTERS = 200
_DEPTH = 5
"""So many times the results asked for are looked at, the newest first, before open cases go to the front."""

_CASES_BY_WORDS = text(
    """
    select id from (
      select c.* from (select rowid from cases_search where cases_search match :words
                       order by rowid desc limit :deep) s
        join cases c on c.seq = s.rowid
      union
      select c.* from (select rowid from customers_search where customers_search match :words
                       order by rowid desc limit :most) s
        join customers u on u.seq = s.rowid join cases c on c.customer_id = u.id
      union
      select c.* from (select rowid from contacts_search where contacts_search match :words
                       order by rowid desc limit :most) s
        join contacts k on k.seq = s.rowid join cases c on c.customer_id = k.customer_id and c.contact_id = k.id
    ) where is_withdrawn = 0
    order by state desc, seq desc limit :most
    """.replace("c.*", "c.id, c.seq, c.state, c.is_withdrawn")
)
_CASES_BY_TALK = text(
    """
    select distinct c.id from
      (select rowid from interactions_search where interactions_search match :words
       order by rowid desc limit :deep) s
      join interactions i on i.seq = s.rowid
      join cases c on c.id = i.case_id
    where c.is_withdrawn = 0 and i.is_withdrawn = 0 limit :most
    """
)
_CUSTOMERS = text(
    """
    select id from (
      select u.id, u.name from customers_search s join customers u on u.seq = s.rowid
        where customers_search match :words and u.is_withdrawn = 0
      union
      select u.id, u.name from contacts_search s join contacts k on k.seq = s.rowid
        join customers u on u.id = k.customer_id
        where contacts_search match :words and k.is_withdrawn = 0 and u.is_withdrawn = 0
    ) order by name limit :most
    """
)
_BY_NUMBER = text("select id from cases where number = :number and is_withdrawn = 0")


def match_phrase(words: str) -> str:
    """What a person typed as an FTS5 query: every word quoted, the beginning of a word is enough.

    >>> match_phrase('quote "Ruth* NEAR(')
    '"quote"* "ruth"* "near"*'
    """
    return " ".join(f'"{word}"*' for word in _words(words))


def talk_phrases(words: str) -> tuple[str, ...]:
    """The same for a million interactions, cheapest first: whole words, then with the last one unfinished.

    >>> talk_phrases("grinder le")
    ('"grinder" "le"', '"grinder" "le"*')
    >>> talk_phrases("g")  # A single letter stands in nearly all of them.
    ()
    """
    found = [word for word in _words(words) if len(word) > 1]
    whole = " ".join(f'"{word}"' for word in found)
    return (whole, f"{whole}*") if whole else ()


def _words(typed: str) -> list[str]:
    return _WORD.findall(typed[:_MOST_CHARACTERS].lower())[:_MOST_WORDS]


class SqlSearch:
    """Fulfils :class:`app.services.ports.Search`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cases(self, words: str, limit: int) -> Sequence[UUID]:
        """By number first, then by what stands in the case, then by what was said."""
        ids: dict[str, None] = {}
        number = number_of(words)
        if number is not None:
            ids |= dict.fromkeys(self._ids(_BY_NUMBER, number=number))
        if phrase := match_phrase(words):
            ids |= dict.fromkeys(self._ids(_CASES_BY_WORDS, words=phrase, most=limit, deep=limit * _DEPTH))
        for phrase in talk_phrases(words):
            if len(ids) < limit:
                ids |= dict.fromkeys(self._ids(_CASES_BY_TALK, words=phrase, most=limit, deep=limit * _DEPTH))
        return [UUID(found) for found in list(ids)[:limit]]

    def customers(self, words: str, limit: int) -> Sequence[UUID]:
        """Customers by their own name or that of a contact."""
        phrase = match_phrase(words)
        return [UUID(i) for i in self._ids(_CUSTOMERS, words=phrase, most=limit)] if phrase else []

    def _ids(self, query: object, **values: object) -> list[str]:
        return [row[0] for row in self._connection.execute(query, values)]  # type: ignore[call-overload]
