"""The promise book: what may be promised, how each entry fares, and changing it."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from app.cli.answers import Answer, columns
from app.cli.commands.histories import history_cells, history_record
from app.cli.parsers import Command, WrongUsage, argument
from app.cli.sessions import Session
from app.domain.book_entries import BookEntry, EntryDraft, Limit, Measure
from app.domain.promise_book import Standing

_ADD = "book add TEXT, such as: book add 'A call back' --limit '4 bh'"
_CHANGE = "book change KEY, such as: book change delivery --limit '12 bd'"
_EDITS = ("text", "condition", "limit", "until", "owner", "words")


def book(session: Session, asked: Namespace) -> Answer:
    """What may be promised; as a lead or the owner of an entry, another entry or another limit."""
    if asked.act == "list":
        return _listed(session, asked)
    if not asked.named:
        raise WrongUsage(_ADD if asked.act == "add" else _CHANGE.replace("change", asked.act))
    service = session.services.promise_book
    if asked.act == "history":
        return _history(session, asked.named)
    if asked.act in {"retire", "resume"}:
        act = service.retire if asked.act == "retire" else service.resume
        return session.changed(act(asked.named))
    if asked.act == "add":
        return session.changed(service.add(_drafted(session, asked, EntryDraft(asked.named))))
    if all(getattr(asked, name) is None for name in _EDITS):
        raise WrongUsage(_CHANGE)
    draft = _drafted(session, asked, EntryDraft.of(service.entry(asked.named)))
    return session.changed(service.change(asked.named, draft))


def _drafted(session: Session, asked: Namespace, draft: EntryDraft) -> EntryDraft:
    """The draft with what the options say; an empty one takes away."""
    if asked.text is not None:
        draft = replace(draft, text=asked.text)
    if asked.condition is not None:
        draft = replace(draft, condition=asked.condition)
    if asked.limit is not None:
        draft = replace(draft, limit=Limit.parse(asked.limit))
    if asked.until is not None:
        draft = replace(draft, valid_until_on=_day(asked.until))
    if asked.owner is not None:
        draft = replace(draft, owner_id=session.house.set_up.person_named(asked.owner).id)
    return draft if asked.words is None else replace(draft, terms=_terms(draft, asked.words))


def _terms(draft: EntryDraft, named: list[str]) -> MappingProxyType[str, tuple[str, ...]]:
    """Words of each language that is named, as ``en: deliver*, delivery``; the others stay."""
    found = dict(draft.terms)
    for one in named:
        language, colon, words = one.partition(":")
        if not colon or not language.strip().isalpha():
            raise WrongUsage("book --words 'LANG: WORDS', such as: --words 'en: deliver*, delivery'")
        found[language.strip().casefold()] = tuple(words.split(","))
    return MappingProxyType(found)


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WrongUsage(f"“{text}” is no day; write it like 2026-12-31") from error


# -- looking ----------------------------------------------------------------------------------------------


def _listed(session: Session, asked: Namespace) -> Answer:
    look = session.services.promise_book.look(is_everything=asked.all or bool(asked.named))
    if asked.named:
        session.services.promise_book.entry(asked.named)
    found = [one for one in look.standings if asked.named in {"", one.entry.key}]
    cells = [_cells(one, look.owners[one.entry.key]) for one in found]
    lines = columns(cells) or ["The promise book is empty."]
    return Answer(lines, [_record(one, look.owners[one.entry.key]) for one in found])


def _cells(one: Standing, owner: str) -> tuple[str, ...]:
    entry = one.entry
    said = f"of the last {one.decided_lately} broken: {one.broken_lately}" if one.keeps_breaking else ""
    return (
        entry.key,
        entry.text,
        _limit(entry),
        "retired" if entry.is_retired else owner,
        f"{one.open} open",
        f"{one.kept} kept",
        f"{one.broken} broken",
        said,
    )


def _limit(entry: BookEntry) -> str:
    parts = []
    if entry.at_least is not None:
        parts.append(f"in at least {entry.at_least}")
    if entry.most is not None:
        unit = " %" if entry.measure is Measure.PERCENT else " money"
        parts.append(f"at most {entry.most:f}{unit}")
    if entry.condition:
        parts.append(f"if {entry.condition}")
    if entry.valid_until_on is not None:
        parts.append(f"until {entry.valid_until_on.isoformat()}")
    return ", ".join(parts) or "any time"


def _record(one: Standing, owner: str) -> dict[str, object]:
    entry = one.entry
    return {
        "key": entry.key,
        "text": entry.text,
        "condition": entry.condition or None,
        "at_least": str(entry.at_least) if entry.at_least is not None else None,
        "most": str(entry.most) if entry.most is not None else None,
        "unit": entry.measure.value if entry.measure is not None else None,
        "valid_until": entry.valid_until_on.isoformat() if entry.valid_until_on is not None else None,
        "words": {language: list(words) for language, words in entry.terms.items()},
        "owner": owner or None,
        "is_retired": entry.is_retired,
        "open": one.open,
        "kept": one.kept,
        "broken": one.broken,
        "released": one.released,
        "keeps_breaking": one.keeps_breaking,
    }


def _history(session: Session, key: str) -> Answer:
    found = session.services.promise_book.history(key)
    cells = [history_cells(session, one) for one in found]
    return Answer(columns(cells), [history_record(session, one) for one in found])


COMMANDS = (
    Command(
        "book",
        "the promise book: what may be promised, and how often each was kept and broken; and changing it",
        book,
        (
            argument(
                "act",
                choices=("list", "add", "change", "retire", "resume", "history"),
                nargs="?",
                default="list",
            ),
            argument("named", metavar="KEY", nargs="?", default="", help="the entry; for add its text"),
            argument("--text", metavar="TEXT", help="another text"),
            argument("--condition", metavar="TEXT", help="under which it may be given"),
            argument("--limit", metavar="LIMIT", help="such as '10 bd', '200', '10 %%'; empty for none"),
            argument("--until", metavar="DAY", help="the last day on which it may be given"),
            argument("--owner", metavar="NAME", help="who answers for it"),
            argument(
                "--words",
                metavar="LANG:WORDS",
                action="append",
                help="by which a sentence is known to speak of it, such as 'en: deliver*, delivery'",
            ),
            argument("--all", action="store_true", help="those that may not be given any more, too"),
        ),
    ),
)
