"""How values of the domain stand in columns.

Lists and imports are long, so types read and write through ``result_processor`` and ``bind_processor``: one call for each
value, without the decorator's own.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Integer, Numeric, String, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.domain.gate.findings import KeptFinding
from app.domain.incoming import Attachment
from app.domain.spans import Span
from app.domain.working_time import Week

Read = Callable[[Any], Any]
"""Makes a value of the domain from what the driver gives."""

Write = Callable[[Any], Any]
"""Makes what the driver takes from a value of the domain."""


@lru_cache(maxsize=16_384)
def _id(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


class Id(Uuid[UUID]):
    """An id: 32 hexadecimal digits on SQLite, ``uuid`` on PostgreSQL. Making one costs, so they are kept."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return None if dialect.supports_native_uuid else _id


def instant_text(at: datetime) -> str:
    """An instant as SQLite keeps it: fixed width, so that text order is time order."""
    there = at if at.tzinfo is UTC else at.astimezone(UTC)
    return there.isoformat(timespec="microseconds")[:26] + "Z"


class Instant(TypeDecorator[datetime]):
    """An aware instant in UTC; text with a Z on SQLite, ``timestamptz`` on PostgreSQL."""

    impl = String(27)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(27))

    def bind_processor(self, dialect: Dialect) -> Write | None:
        return None if dialect.name == "postgresql" else _text

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        return _utc if dialect.name == "postgresql" else _time


def _text(value: datetime | None) -> str | None:
    return None if value is None else instant_text(value)


def _utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


@lru_cache(maxsize=32_768)
def _time(value: str | None) -> datetime | None:
    """Kept: a list is read anew after each act, and its moments are the same but for a few."""
    return None if value is None else datetime.fromisoformat(value)


class Wall(TypeDecorator[datetime]):
    """A wall time without its zone, to the minute: ``2026-11-24T09:30``."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat(timespec="minutes")

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        return _time


class Amount(TypeDecorator[Decimal]):
    """A sum of money, exact: text on SQLite, ``numeric`` on PostgreSQL."""

    impl = String(40)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric(20, 4))
        return dialect.type_descriptor(String(40))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        return None if value is None else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        return _decimal


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


class Minutes(TypeDecorator[timedelta]):
    """A length in whole minutes."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.total_seconds() // 60)

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        return _minutes


@lru_cache(maxsize=1_024)
def _minutes(value: int | None) -> timedelta | None:
    return None if value is None else timedelta(minutes=value)


class OneOf(TypeDecorator[StrEnum]):
    """One of a fixed set of words."""

    impl = String(20)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self._by_value: Mapping[str | None, StrEnum | None] = {None: None} | {
            word.value: word for word in words
        }

    def bind_processor(self, dialect: Dialect) -> Write:
        return _word

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        return self._by_value.__getitem__


class Grade(TypeDecorator[IntEnum]):
    """One of a few that are counted up, as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, grades: type[IntEnum]) -> None:
        super().__init__()
        self.grades = grades
        self._by_value: Mapping[int, IntEnum] = {grade.value: grade for grade in grades}

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        return self._by_value.__getitem__


def _word(value: StrEnum | None) -> str | None:
    return None if value is None else value.value


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


class Json(TypeDecorator[Any]):
    """A small structure as JSON text; ``read`` and ``write`` turn it into a value of the domain."""

    impl = Text
    cache_ok = True

    def __init__(
        self,
        write: Callable[[Any], Any] = lambda value: value,
        read: Callable[[Any], Any] = lambda value: value,
    ) -> None:
        super().__init__()
        self.write, self.read = write, read

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _JSON.encode(self.write(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.read(json.loads(value))


class Length(TypeDecorator[Span]):
    """A length of business or calendar time, as people write it: ``10 bd``."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: Span | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Span | None:
        return None if value is None else Span.parse(value)


def terms() -> Json:
    """Words by language."""
    return Json(
        lambda found: {language: list(words) for language, words in found.items()},
        lambda kept: MappingProxyType({language: tuple(words) for language, words in kept.items()}),
    )


def hours() -> Json:
    """Working hours of a week."""
    return Json(Week.to_list, _week)


def _week(days: Sequence[Sequence[str]]) -> Week:
    return _kept_week(tuple(map(tuple, days)))


@lru_cache(maxsize=256)
def _kept_week(days: tuple[tuple[str, ...], ...]) -> Week:
    """Kept: the hours of company and people are read at every beat, and there are few."""
    return Week.from_list(days)


def words() -> Json:
    """A tuple of texts."""
    return Json(list, tuple)


def kept_findings() -> Json:
    """What the gate found and the writer let stand."""
    return Json(
        lambda kept: [asdict(one) for one in kept], lambda kept: tuple(KeptFinding(**one) for one in kept)
    )


def attachments() -> Json:
    """What came with a letter, by name."""
    return Json(
        lambda found: [asdict(one) for one in found], lambda found: tuple(Attachment(**one) for one in found)
    )
