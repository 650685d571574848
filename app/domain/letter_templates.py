"""Templates that a company wrote anew: which text of a voice each stands for, and what it must say.

A voice is delivered as a file; a template here stands in the place of one text of it. Its key reads like a place:
``en/personal/greeting``, ``de/formal/status/quote.sent``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid5

from app.domain.errors import AppError
from app.domain.kinds import PHASES, Kind, Phase
from app.domain.voices import ANY, Purpose, RefusedTemplate, Template, Voice

TEXT_LIMIT = 10_000
_PLACES: Final = UUID("6b0f5a52-3d0b-4c86-9f3e-0f6c1d7a9e21")
"""Ids of templates are made within it."""


@dataclass(eq=False)
class BrokenTemplate(AppError):
    """A template cannot be read: something was begun and not ended, or is not of its language."""

    line: int


@dataclass(eq=False)
class NotForTemplate(AppError):
    """A template does more than put facts in, choose and list."""

    line: int
    asked: str


@dataclass(eq=False)
class UnknownFact(AppError):
    """A template names what no letter knows there.

    Attributes:
        known: What it may name.
    """

    line: int
    asked: str
    known: str


@dataclass(eq=False)
class TemplateLacks(AppError):
    """A template does not always say what its place in a letter is for."""

    key: str
    asked: str


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One text of a voice as the company wrote it.

    Attributes:
        id: Follows from the place, so that a place holds one template, whoever writes it first.
        key: Its place.
        owner_id: Who wrote it last, and is asked about it.
    """

    key: str
    text: str
    owner_id: UUID
    id: UUID
    author_id: UUID | None = None
    version: int = 0
    is_withdrawn: bool = False

    @classmethod
    def at(cls, key: str, text: str, person_id: UUID) -> "LetterTemplate":
        """A new one for a place."""
        return cls(key, text, person_id, uuid5(_PLACES, key), person_id)


# -- a voice and its texts --------------------------------------------------------------------------------

BLOCK: Final = "block"
_SUBJECT, _DAY_AND_TIME, _NEXT, _SIGNATURE = "subject", "day_and_time", "next", "signature"
_KNOWN = (
    "case.reference", "case.subject", "case.kind", "contact.name", "contact.first_name", "customer", "company",
    "signer.name", "signer.function", "signer.phone", "told.text", "told.day", "open", "open[]", "promises",
    "promises[].text", "promises[].day", "waiting", "next_word",
)  # fmt: skip
_KNOWN_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {_DAY_AND_TIME: ("day", "time"), _NEXT: ("next_word",)}
)
_LISTS = frozenset({"open", "promises"})
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {_DAY_AND_TIME: ("day", "time"), _NEXT: ("next_word",), _SIGNATURE: ("signer.name", "signer.function")}
)

_NEVER_EMPTY: Mapping[str, str] = MappingProxyType({_SUBJECT: "case.subject", "greeting": "contact.name"})


def texts_of(voice: Voice) -> Mapping[str, Template]:
    """Every text of a voice by its name, in the order of a letter."""
    openings = {
        f"{purpose}/{key}": template
        for purpose, found in voice.openings.items()
        for key, template in found.items()
    }
    blocks = {f"{BLOCK}/{key}": template for key, template in voice.blocks.items()}
    return {_SUBJECT: voice.subject, _DAY_AND_TIME: voice.day_and_time, **voice.parts, **openings, **blocks}


def with_texts(voice: Voice, texts: Mapping[str, Template]) -> Voice:
    """The voice with other texts in these places."""
    openings = {
        purpose: MappingProxyType(
            {key: texts.get(f"{purpose}/{key}", template) for key, template in found.items()}
        )
        for purpose, found in voice.openings.items()
    }
    return replace(
        voice,
        subject=texts.get(_SUBJECT, voice.subject),
        day_and_time=texts.get(_DAY_AND_TIME, voice.day_and_time),
        parts=MappingProxyType({name: texts.get(name, template) for name, template in voice.parts.items()}),
        openings=MappingProxyType(openings),
        blocks=MappingProxyType(
            {key: texts.get(f"{BLOCK}/{key}", template) for key, template in voice.blocks.items()}
        ),
    )


def with_block(voice: Voice, name: str) -> Voice:
    """The voice whose letters have that block before they say when the reader hears again; as it is for other texts."""
    head, _slash, key = name.partition("/")
    if head != BLOCK:
        return voice
    letters = {purpose: _before_next(parts, name) for purpose, parts in voice.letters.items()}
    parts = {**voice.parts, name: voice.blocks[key]}
    return replace(voice, letters=MappingProxyType(letters), parts=MappingProxyType(parts))


def _before_next(parts: tuple[str, ...], name: str) -> tuple[str, ...]:
    place = parts.index(_NEXT)
    return (*parts[:place], name, *parts[place:])


def edited(voice: Voice, templates: Iterable[LetterTemplate]) -> Voice:
    """The voice as the company edited it; what cannot be used in its place is left as delivered."""
    places, found = texts_of(voice), {}
    for one in templates:
        name = one.key.removeprefix(f"{voice.language}/{voice.key}/")
        if name in places:
            try:
                found[name] = checked(name, one.text, places[name])
            except (AppError, RefusedTemplate):
                continue
    return with_texts(voice, found) if found else voice


def checked(name: str, text: str, delivered: Template) -> Template:
    """A template for a place: it can be read, names what is known there and says what the place is for.

    Raises:
        BrokenTemplate, NotForTemplate, UnknownFact, TemplateLacks: It is not.
    """
    try:
        template = delivered.another(text)
    except RefusedTemplate as refused:
        if refused.what:
            raise NotForTemplate(refused.line, refused.what) from refused
        raise BrokenTemplate(refused.line) from refused
    known = _KNOWN_BY.get(name, _KNOWN)
    for fact, line in template.facts:
        if fact not in known:
            raise UnknownFact(line, _shown(fact), ", ".join(_near(fact, known)))
    _say_what_is_needed(name, template)
    return template


def _say_what_is_needed(name: str, template: Template) -> None:
    """A mark for each fact: what a place is for comes out, also where nothing else is known."""
    needed = _NEEDED.get(name, ())
    marks = {one: f"\N{WHITE SQUARE}{place}\N{BLACK SQUARE}" for place, one in enumerate(_all(name))}
    bare = {one: mark if one in needed else "" for one, mark in marks.items()}
    try:
        whole, least = (template.filled(_nested(facts)) for facts in (marks, bare))
    except RefusedTemplate as refused:
        raise BrokenTemplate(refused.line) from refused
    for one in needed:
        if marks[one] not in whole or marks[one] not in least:
            raise TemplateLacks(name, one)
    if name in _NEVER_EMPTY and not whole.strip():
        raise TemplateLacks(name, _NEVER_EMPTY[name])


def _all(name: str) -> tuple[str, ...]:
    return tuple(one for one in _KNOWN_BY.get(name, _KNOWN) if one not in _LISTS and "[" not in one)


def _nested(facts: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"open": [], "promises": []}
    for path, value in facts.items():
        head, dot, tail = path.partition(".")
        if dot:
            found.setdefault(head, {})[tail] = value
        else:
            found[head] = value
    return found


def _near(fact: str, known: Iterable[str]) -> list[str]:
    """What may be meant: of the same thing where there is such a thing, else anything."""
    head = fact.partition(".")[0]
    near = [one for one in known if one.startswith(f"{head}.")]
    return [_shown(one) for one in near] or [one for one in known if "[" not in one]


def _shown(fact: str) -> str:
    """As it was most likely typed: what a list holds goes by a name of the writer's own."""
    return fact.replace("[]", "")


# -- trying a text ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A letter in which a text can be seen."""

    purpose: Purpose
    kind: Kind
    phase: Phase


def places_of(voice: Voice, name: str) -> Place:
    """The letter that shows a text: an opening's own, else the first that has the part, news of a query before others."""
    purpose, slash, key = name.partition("/")
    if slash and purpose != BLOCK:
        kind, _dot, phase = key.partition(".")
        of = Kind.QUERY if kind == ANY else Kind(kind)
        return Place(Purpose(purpose), of, Phase(phase) if phase else PHASES[of][0])
    orders = (Purpose.STATUS, *Purpose)
    found = next((one for one in orders if name in voice.letters[one]), Purpose.STATUS)
    return Place(found, Kind.QUERY, PHASES[Kind.QUERY][0])


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A case as it could be, in one language."""

    subject: str
    contact: str
    first_name: str
    customer: str
    told: str
    open: tuple[str, ...]
    promised: str
    waiting: str

    def facts(self) -> dict[str, Any]:
        """What a letter about it would know of the case itself."""
        return {
            "case": {"subject": self.subject, "reference": "Q-1000", "kind": Kind.QUERY.value},
            "contact": {"name": self.contact, "first_name": self.first_name},
            "customer": self.customer,
            "open": list(self.open),
            "waiting": self.waiting,
        }
