"""Signs and marks of a line: kind, case number, owner, urgency, what is out of the ordinary."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.kinds import LETTERS, Kind
from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.drafts import Candidate, Doubt, NameRef
from app.domain.quick_entry.names import Entry
from app.domain.quick_entry.sheets import Sheet
from app.domain.quick_entry.words import Words, any_of

_LETTERS = "".join(LETTERS.values())
_REFERENCE = re.compile(
    rf"(?<![\w#-])(?:[{_LETTERS}]-?(?P<a>\d{{2,7}})|#\s?(?P<b>\d{{1,7}}))(?![\w-])", re.IGNORECASE
)
_BARE = re.compile(r"(?<![\w.,:/#~-])\d{4,5}(?![\w:/-]|[.,]\d)")
_URGENT = re.compile(r"(?<!!)!{2,}")
_OWNER = re.compile(r"(?<![\w@])@(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    kind: re.Pattern[str]
    sign: re.Pattern[str]
    verb: re.Pattern[str]
    unusual: re.Pattern[str]
    urgent: re.Pattern[str]
    case: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(words: Words) -> _Patterns:
    before = any_of(words.before_kind)
    phrases = words.phrases
    return _Patterns(
        re.compile(
            rf"^\s*(?:{before}\s+){{0,2}}(?P<kind>{any_of(words.kinds)})\b(?P<colon>\s*:)?", re.IGNORECASE
        ),
        re.compile(rf"^\s*(?P<sign>{any_of(words.signs)})(?:\s+|:\s*|$)", re.IGNORECASE),
        re.compile(rf"^\s*(?:{'|'.join(words.verb_uses)})", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(phrases['unusual'])}\s*:", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(phrases['urgent'])}(?!\w):?", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(phrases['case'])}\s*(?P<n>\d{{2,7}})(?![\w-])", re.IGNORECASE),
    )


def take_kind(sheet: Sheet, words: Words) -> Kind | None:
    """The kind word or sign at the start of the line."""
    patterns = _patterns(words)
    match = patterns.kind.match(sheet.text)
    if match and (match["colon"] or not patterns.verb.match(sheet.text)):
        sheet.take_match(match, "kind")
        return words.kinds[" ".join(match["kind"].lower().split())]
    match = patterns.sign.match(sheet.text)
    if match:
        sheet.take_match(match, "kind")
        return words.signs[match["sign"].lower()]
    return None


def take_reference(sheet: Sheet, words: Words) -> int | None:
    """A case's number that is written as one: Q-4127, #4127, case 4127, or 4127 alone at the very start."""
    for pattern in (_REFERENCE, _patterns(words).case):
        match = pattern.search(sheet.text)
        if match:
            sheet.take_match(match, "case_number")
            return int(next(group for group in match.groups() if group))
    match = re.match(r"\s*(?P<n>\d{4,5})(?![\w:/-]|[.,]\d)", sheet.text)
    if match:
        sheet.take_match(match, "case_number")
        return int(match["n"])
    return None


def take_bare_reference(sheet: Sheet) -> int | None:
    """In a line that opens no case, a lone number of four or five digits is a case's."""
    match = _BARE.search(sheet.text)
    if match is None:
        return None
    sheet.take_match(match, "case_number")
    return int(match[0])


def take_urgency(sheet: Sheet, words: Words) -> bool:
    """'!!', or the word."""
    found = False
    for pattern in (_URGENT, _patterns(words).urgent):
        match = pattern.search(sheet.text)
        if match:
            sheet.take_match(match, "urgent")
            found = True
    return found


def take_unusual(sheet: Sheet, words: Words) -> bool:
    """'ooo:', 'unusual:', 'special:'."""
    match = _patterns(words).unusual.search(sheet.text)
    if match:
        sheet.take_match(match, "out_of_ordinary")
    return match is not None


def take_owner(sheet: Sheet, context: Context) -> Entry | None:
    """'@Tom': an employee by first name, surname, full name or a beginning that only one has."""
    match = _OWNER.search(sheet.text)
    if match is None:
        return None
    name = match["name"]
    found = context.names.employees_called(name) if " " in name else ()
    if len(found) != 1:
        name = name.split(" ", maxsplit=1)[0].rstrip(".,'’-")
        found = context.names.employees_called(name)
    sheet.take(match.start(), match.start() + 1 + len(name), "owner")
    if len(found) == 1:
        return found[0]
    candidates = tuple(Candidate("employee", name=NameRef(e.known.id, e.known.name)) for e in found)
    sheet.doubts.append(Doubt("owner", "which_employee" if found else "unknown_employee", name, candidates))
    return None
