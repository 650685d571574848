"""From a line to a draft."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from app.domain.kinds import Kind
from app.domain.quick_entry.amounts import Money, take_bare_money, take_effort, take_money
from app.domain.quick_entry.clauses import read_matter, take_channel
from app.domain.quick_entry.contexts import Context, DateReader
from app.domain.quick_entry.customers import Who, take_known, take_new
from app.domain.quick_entry.days import find_day
from app.domain.quick_entry.drafts import Candidate, Doubt, Draft, PromiseDraft, Remark, Token
from app.domain.quick_entry.if_then import if_then
from app.domain.quick_entry.openings import (
    take_bare_reference,
    take_kind,
    take_owner,
    take_reference,
    take_unusual,
    take_urgency,
)
from app.domain.quick_entry.sheets import TAKEN, Sheet
from app.domain.quick_entry.whens import NEW_STEP, PROMISE, STEP, When, read_when
from app.domain.quick_entry.words import Words, any_of

LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class _Figures:
    case_number: int | None
    money: Money | None


def parse(line: str, context: Context, read_date: DateReader) -> Draft:
    """Read one typed line; any text gives a draft, what is unclear comes back as doubts.

    Args:
        line: As typed; cut after `LONGEST_LINE` characters, with a remark.
        read_date: Reads dates beyond the desk phrases.
    """
    sheet = Sheet.of(line[:LONGEST_LINE])
    if len(line) > LONGEST_LINE:
        sheet.remarks.append(Remark("line", "cut", (str(LONGEST_LINE),)))
    if not sheet.text.strip():
        return Draft(sheet.line, doubts=(Doubt("line", "empty"),), remarks=tuple(sheet.remarks))
    said = if_then(sheet.text, context.words)
    if said is None:
        return _read(sheet, context, read_date)
    says_when = _says_when(said.cue, context, read_date)
    sheet.text = said.plain(sheet.text, keeps_cue=says_when)
    return replace(_read(sheet, context, read_date), cue=said.cue)


def _says_when(text: str, context: Context, read_date: DateReader) -> bool:
    """Whether words name a moment, or one that is in doubt."""
    when = read_when(Sheet.of(text), context, read_date, STEP)
    return when is not None and (when.moment is not None or when.doubt is not None)


def _read(sheet: Sheet, context: Context, read_date: DateReader) -> Draft:
    words = context.words
    case_number = take_reference(sheet, words)
    kind = take_kind(sheet, words)
    who = take_known(sheet, context, Who(), is_full=True)
    owner = take_owner(sheet, context)
    urgent, unusual = take_urgency(sheet, words), take_unusual(sheet, words)
    effort = take_effort(sheet)
    valid_until_on = _take_validity(sheet, context)
    promise, who = _take_promise(sheet, context, read_date, who)
    money = take_money(sheet, context)
    channel = take_channel(sheet, words)
    when = read_when(sheet, context, read_date, NEW_STEP if kind else STEP) or When()
    figures = _bare_figures(sheet, context, kind, _Figures(case_number, money))
    who = take_known(sheet, context, who, is_full=False)
    if not (who.customer or who.contact or any(doubt.field == "customer" for doubt in sheet.doubts)):
        who = take_new(sheet, context, opens_case=kind is not None)
    matter = read_matter(sheet, words, opens_case=kind is not None)
    _note(sheet, when)
    return Draft(
        line=sheet.line,
        kind=kind,
        case_number=figures.case_number,
        customer=who.customer,
        contact=who.contact,
        subject=matter.subject,
        step=matter.step,
        channel=channel or matter.channel,
        due=when.moment,
        assumed_hour=when.assumed_hour and when.moment is not None,
        value=figures.money.value if figures.money else None,
        currency=figures.money.currency if figures.money else None,
        valid_until_on=valid_until_on,
        promise=promise,
        owner=owner.known.id if owner else None,
        owner_name=owner.known.name if owner else "",
        urgent=urgent,
        out_of_ordinary=unusual,
        effort=effort,
        doubts=tuple(sheet.doubts),
        remarks=tuple(sheet.remarks),
        tokens=_tidy(sheet.tokens, sheet.line),
    )


def _bare_figures(sheet: Sheet, context: Context, kind: Kind | None, said: _Figures) -> _Figures:
    """A lone number is the value of a new case, else the number of an open one."""
    if kind is not None:
        return _Figures(said.case_number, said.money or take_bare_money(sheet, context))
    return _Figures(said.case_number or take_bare_reference(sheet), said.money)


def _note(sheet: Sheet, when: When) -> None:
    sheet.remarks.extend(when.remarks)
    if when.doubt:
        sheet.doubts.append(when.doubt)


def _tidy(tokens: list[Token], line: str) -> tuple[Token, ...]:
    """In the line's order; neighbours of one field become one."""
    tidy: list[Token] = []
    for token in sorted(tokens):
        last = tidy[-1] if tidy else None
        if last and last.field == token.field and not line[last.end : token.start].strip(" ,"):
            tidy[-1] = Token(last.start, token.end, token.field)
        else:
            tidy.append(token)
    return tuple(tidy)


@lru_cache(maxsize=8)
def _led(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    valid = rf"(?<!\w){any_of(words.phrases['valid'])}(?!\w):?\s*"
    promise = rf"(?<!\w){any_of(words.phrases['promise'])}(?!\w)\s*:?\s*"
    return re.compile(valid, re.IGNORECASE), re.compile(promise, re.IGNORECASE)


def _take_validity(sheet: Sheet, context: Context) -> date | None:
    """'valid until 27 Nov'."""
    match = _led(context.words)[0].search(sheet.text)
    if match is None:
        return None
    rest = sheet.text[match.end() :]
    found = find_day(rest, context)
    if found is None or rest[: found.start].strip():
        return None
    sheet.take(match.start(), match.end() + found.end, "valid_until_on")
    text = sheet.line[match.end() + found.start : match.end() + found.end]
    ahead = tuple((key, day) for key, day in found.days if day >= context.today)
    if len(ahead) == 1 and len(found.days) == 1 and not found.doubt:
        return ahead[0][1]
    candidates = tuple(Candidate(key, day=day) for key, day in ahead)
    sheet.doubts.append(Doubt("valid_until_on", found.doubt or "passed", text, candidates))
    return None


def _take_promise(
    sheet: Sheet, context: Context, read_date: DateReader, who: Who
) -> tuple[PromiseDraft | None, Who]:
    """'promise: the price by fri 12:00', up to a semicolon or the end of the line."""
    match = _led(context.words)[1].search(sheet.text)
    if match is None:
        return None, who
    stop = re.compile(r"[;·|]|,\s*(?=" + any_of(context.words.channels) + r"\b)").search(
        sheet.text, match.end()
    )
    end = stop.start() if stop else len(sheet.text)
    part = Sheet(" " * match.end() + sheet.text[match.end() : end], sheet.line)
    when = read_when(part, context, read_date, PROMISE) or When()
    _note(sheet, when)
    if not (who.customer or who.contact):
        who = take_known(part, context, who, is_full=False)
        sheet.doubts.extend(part.doubts)
    text = _promised(sheet, part, match.end(), end)
    sheet.take(match.start(), match.end(), "promise")
    for token in part.tokens:
        sheet.take(token.start, token.end, token.field)
    sheet.take(match.end(), end)
    return PromiseDraft(text, when.moment, assumed_hour=when.assumed_hour), who


def _promised(sheet: Sheet, part: Sheet, start: int, end: int) -> str:
    """The words of a promise without its date; a name stays, except right behind the word 'promised'."""
    kept = list(sheet.line[:end])
    first = min((t.start for t in (*part.tokens, *sheet.tokens) if t.start >= start), default=-1)
    for token in (*part.tokens, *sheet.tokens):
        is_name = token.field in {"customer", "contact"}
        if start <= token.start < end and (
            not is_name or (token.start == first and not sheet.line[start:first].strip())
        ):
            kept[token.start : token.end] = TAKEN * (token.end - token.start)
    text = re.sub(rf"\b(?:by|on|until|at)\s*(?={TAKEN})", " ", "".join(kept[start:]), flags=re.IGNORECASE)
    return " ".join(text.replace(TAKEN, " ").split()).strip(" ,;:.-")
