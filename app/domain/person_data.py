"""Everything that is kept about one person, for handing out to them (GDPR articles 15 and 20)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_UNSAID: Final = frozenset({"seq", "version", "is_withdrawn", "owner_id", "author_id"})
"""What tells a reader nothing; the structured file has it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something came from: who noted it, when, and by which way."""

    at: str = ""
    who: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row that is theirs.

    Attributes:
        noun: What it is: ``contacts``, ``cases``, ``interactions`` ...
        of: The reference of its case; empty where it has none.
    """

    noun: str
    id: str
    values: Mapping[str, Any] = field(hash=False)
    source: Source
    of: str = ""


@dataclass(frozen=True, slots=True)
class PastValue:
    """One field as it was before, and after."""

    source: Source
    action: str
    noun: str
    id: str
    field: str
    before: Any
    after: Any
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text elsewhere that names them."""

    noun: str
    id: str
    field: str
    text: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class PersonData:
    """Everything about one person.

    Attributes:
        mark: Tells an erasure that a file is about this person alone.
        files: Files that came with their letters: by the name to hand out, the name under which they are kept.
    """

    mark: str
    name: str
    customer: str
    made_at: str
    records: Sequence[Record]
    past: Sequence[PastValue]
    mentions: Sequence[Mention]
    files: Mapping[str, str] = field(default_factory=dict, hash=False)


def as_structure(data: PersonData) -> Mapping[str, Any]:
    """Everything, for programs."""
    nouns: dict[str, list[Mapping[str, Any]]] = {}
    for one in data.records:
        nouns.setdefault(one.noun, []).append(
            {**one.values, "id": one.id, "of": one.of, "source": _plain(one.source)}
        )
    return {
        "card": data.mark,
        "person": data.name,
        "customer": data.customer,
        "made_at": data.made_at,
        "data": nouns,
        "history": [{**_plain(one.source), **_changed(one)} for one in data.past],
        "mentioned_in": [
            {"noun": one.noun, "id": one.id, "of": one.of, "field": one.field, "text": one.text}
            for one in data.mentions
        ],
        "files": sorted(data.files),
    }


def _plain(source: Source) -> Mapping[str, str]:
    return {"at": source.at, "who": source.who, "from": source.way}


def _changed(one: PastValue) -> Mapping[str, Any]:
    return {
        "action": one.action,
        "noun": one.noun,
        "id": one.id,
        "field": one.field,
        "before": one.before,
        "after": one.after,
        "note": one.note,
    }


def as_lines(data: PersonData) -> Iterator[str]:
    """Everything, for reading: each thing with where it came from."""
    yield f"What is kept about {data.name}" + (f", {data.customer}" if data.customer else "")
    yield f"As of {_said(data.made_at)}. Moments are in UTC."
    yield f"Number of the card: {data.mark}"
    noun = ""
    for one in data.records:
        if one.noun != noun:
            noun = one.noun
            yield from ("", _title(noun), "-" * len(_title(noun)))
        yield ""
        if one.of and noun != "cases":
            yield f"  case: {one.of}"
        yield from (f"  {_title(key).lower()}: {_said(value)}" for key, value in _told(one.values))
        yield f"  noted: {_said(one.source.at)}, {one.source.who} ({one.source.way})"
    if data.mentions:
        yield from ("", "Named in other texts", "--------------------", "")
        yield from (f"  {one.of or _title(one.noun)}, {one.field}: {one.text}" for one in data.mentions)
    if data.files:
        yield from ("", "Files that came with their letters", "----------------------------------", "")
        yield from (f"  {name}" for name in sorted(data.files))


def as_table(data: PersonData) -> Iterator[Sequence[str]]:
    """Every change of it, who made it and by which way."""
    yield "at", "who", "from", "action", "noun", "id", "field", "before", "after", "note", data.mark
    for one in data.past:
        place = (one.source.at, one.source.who, one.source.way, one.action, one.noun, one.id, one.field)
        yield (*place, _said(one.before), _said(one.after), one.note)


def _told(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if value not in (None, "", [], {}) and key not in _UNSAID and not key.endswith("_id"):
            yield key, value


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"{value[:10]} {value[11:16]}" if _INSTANT.fullmatch(value) else value
    return str(value)
