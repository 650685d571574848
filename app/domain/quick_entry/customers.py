"""Whom a line is about: known names first, then words that stand where a name stands."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.drafts import Candidate, Doubt, NameRef
from app.domain.quick_entry.names import Match, words_in
from app.domain.quick_entry.sheets import Sheet
from app.domain.quick_entry.words import Words, any_of

_CAPITAL = r"(?-i:[^\W\d_a-zà-öø-ÿ])[\w'’.&-]*"
_NAME = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|&|and(?=\s+{_CAPITAL})|of(?=\s+{_CAPITAL})|(?:de|van|von|der|den|la|du|di|da|the)(?=\s)))*"
_PAIR = rf"(?P<name>{_NAME})(?:,\s*(?P<firm>{_NAME}))?"
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Who:
    """The customer and the contact of a line."""

    customer: NameRef | None = None
    contact: NameRef | None = None


def take_known(sheet: Sheet, context: Context, who: Who, *, is_full: bool) -> Who:
    """Names the store knows; the first organisation and the first person count, others stay text."""
    words = words_in(sheet.text)
    matches = (
        context.names.full_matches(words)
        if is_full
        else context.names.partial_matches(words, context.words.common)
    )
    for match in matches:
        fitting = _fitting(match, who)
        if not fitting.entries or (who.contact and (who.customer or not match.is_full)):
            continue
        if len(fitting.entries) > 1:
            if not (who.customer or who.contact or any(d.field == "customer" for d in sheet.doubts)):
                sheet.doubts.append(_which(fitting, sheet.line, context))
                sheet.take(match.start, match.end, "contact" if fitting.entries[0].is_person else "customer")
            continue
        entry = fitting.entries[0]
        if (entry.is_person and who.contact) or (not entry.is_person and who.customer and not who.contact):
            continue
        sheet.take(
            match.start, _with_possessive(sheet.text, match.end), "contact" if entry.is_person else "customer"
        )
        ref = NameRef(entry.known.id, entry.known.name, entry.known.organisation_id)
        who = _with_contact(ref, who, context) if entry.is_person else Who(who.customer or ref, who.contact)
    return who


def _with_possessive(text: str, end: int) -> int:
    return end + 2 if text[end : end + 2].lower() in {"'s", "’s"} else end


def _with_contact(ref: NameRef, who: Who, context: Context) -> Who:
    known = context.names.organisations.get(ref.organisation_id) if ref.organisation_id else None
    customer = NameRef(known.id, known.name) if known and not who.customer else who.customer
    return Who(customer, ref)


def _fitting(match: Match, who: Who) -> Match:
    """Several of one name: the one at the customer already named."""
    if len(match.entries) == 1 or not who.customer:
        return match
    inside = tuple(e for e in match.entries if e.known.organisation_id == who.customer.id)
    return Match(match.start, match.end, inside or match.entries, match.is_full)


def _which(match: Match, line: str, context: Context) -> Doubt:
    candidates = []
    for entry in match.entries[:20]:
        known = entry.known
        firm = context.names.organisations.get(known.organisation_id) if known.organisation_id else None
        candidates.append(
            Candidate(firm.name if firm else "", name=NameRef(known.id, known.name, known.organisation_id))
        )
    return Doubt("customer", "which_name", line[match.start : match.end], tuple(candidates))


@lru_cache(maxsize=8)
def _places(words: Words) -> tuple[re.Pattern[str], ...]:
    """Where a new name stands: before 'wants', after 'for' or 'from', after a verb, at the start."""
    wants = any_of(words.phrases["wants"])
    reaching = any_of(
        word
        for word, channel in words.channels.items()
        if channel in {"call", "visit", "message", "email"} or channel is None
    )
    people = any_of(
        word for word, channel in words.channels.items() if channel in {"call", "visit", "message"}
    )
    start = r"(?:^|[;·:,\x00!])\s*"
    end = rf"(?=\s*(?:$|[;·:,\x00]|{wants}(?!\w)|(?:to|with|and|on)\s))"
    touch = r"(?:called|rang|phoned|emailed|mailed|wrote|texted|visited)"
    table = (
        rf"{start}{_PAIR}(?=\s+(?:{touch}(?:,\s*|\s+and\s+|\s+))?{wants}(?!\w))",
        rf"{start}(?:for|from|with)\s+{_PAIR}",
        rf"{start}{_PAIR}(?=\s+{any_of(words.channels)}(?!\w))",
        rf"{start}{reaching}\s+(?:to\s+|with\s+)?{_PAIR}",
        rf"{start}(?P<name>(?:[\w'’.&-]+\s+){{0,2}}[\w'’.&-]+)(?=\s+{wants}(?!\w))",
        rf"{start}{people}\s+(?!back\b|again\b|me\b|him\b|her\b|them\b|us\b|you\b|the\b|a\b|an\b|about\b|in\b|to\b)(?P<name>[\w'’&-]{{2,}}){end}",
        rf"\b(?:for|from)\s+{_PAIR}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table)


def take_new(sheet: Sheet, context: Context, *, opens_case: bool) -> Who:
    """A name nobody knows yet, from where a name stands in a line."""
    verbs = any_of(context.words.channels)
    for pattern in _places(context.words):
        for match in pattern.finditer(sheet.text):
            if re.match(
                rf"{verbs}(?!\w)|(?:who|please|then|first|she|he|they|we|it|i|and|but|what|that)\b",
                match["name"],
                re.IGNORECASE,
            ):
                continue
            return _taken(match, sheet)
    return _leading(sheet, verbs) if opens_case else Who()


def _leading(sheet: Sheet, verbs: str) -> Who:
    """After a kind or a sign: the capitalised words, or up to three words that stand alone."""
    text = sheet.text
    start = re.match(r"[\x00\s:,]*", text)
    at = start.end() if start else 0
    if re.match(rf"{verbs}(?!\w)", text[at:], re.IGNORECASE):
        return Who()
    capital = re.compile(_PAIR, re.IGNORECASE).match(text, at)
    if capital and capital["name"].lower() not in {"i", "a"}:
        return _taken(capital, sheet)
    alone = re.compile(r"(?P<name>[^\W\d_][\w'’.&-]*(?: [\w'’.&-]+){0,1})(?=\s*(?:$|[;·,\x00]))").match(
        text, at
    )
    return _taken(alone, sheet) if alone else Who()


def _taken(match: re.Match[str], sheet: Sheet) -> Who:
    """The name as a new customer; of 'Jo Kim, Acme Ltd' the first is the contact."""
    has_firm = bool(match.groupdict().get("firm"))
    name = _new(match, "name", sheet, "contact" if has_firm else "customer")
    return Who(_new(match, "firm", sheet, "customer"), name) if has_firm else Who(name)


def _new(match: re.Match[str], group: str, sheet: Sheet, field: str) -> NameRef | None:
    typed = match[group].rstrip(".,-'’")
    name = re.sub(r"['’]s$", "", " ".join(typed.split()))
    if not name or len(name.split()) > _MOST_WORDS:
        return None
    start = match.start(group)
    sheet.take(start, _with_possessive(sheet.text, start + len(typed)), field)
    return NameRef(None, name)
