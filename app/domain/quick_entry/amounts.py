"""Money and lengths of work in a line."""

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from app.domain.quick_entry.contexts import Context
from app.domain.quick_entry.drafts import Candidate, Doubt, Remark
from app.domain.quick_entry.sheets import Sheet
from app.domain.quick_entry.words import Words, any_of

_DIGITS = r"(?:\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,3})?)(?!\d)"
_TIMES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "thousand": 1_000,
    "million": 1_000_000,
}
_EFFORT = re.compile(
    r"(?<![\w:])(?P<lead>~\s*|takes\s+(?:about\s+)?|effort:?\s*|lasts\s+(?:about\s+)?)"
    r"(?:(?P<h>\d{1,2}(?:[.,]\d)?)\s*(?:hours?|hrs?|h)(?:\s*(?P<hm>[0-5]?\d)\s*(?:minutes?|mins?|min|m)?)?|(?P<m>\d{1,3})\s*(?:minutes?|mins?|min|m)"
    r"|(?P<words>an\s+hour(?:\s+and\s+a\s+half)?|half\s+an\s+hour|(?:a\s+)?quarter\s+of\s+an\s+hour))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the line."""

    value: Decimal | None
    currency: str | None


def take_effort(sheet: Sheet) -> timedelta | None:
    """How long the step takes: '~15min', 'takes 2h', 'takes half an hour'."""
    match = _EFFORT.search(sheet.text)
    if match is None:
        return None
    sheet.take_match(match, "effort")
    if match["words"]:
        said = match["words"].lower()
        minutes = (
            15.0
            if "quarter" in said
            else 30.0
            if said.startswith("half")
            else 90.0
            if "and" in said
            else 60.0
        )
    elif match["m"]:
        minutes = float(match["m"])
    else:
        minutes = float(match["h"].replace(",", ".")) * 60 + float(match["hm"] or 0)
    return timedelta(minutes=round(minutes)) if minutes >= 1 else None


def take_money(sheet: Sheet, context: Context) -> Money | None:
    """The first amount with a currency, a k, or thousands set apart."""
    for match in _money(context.words).finditer(sheet.text):
        sign = (match["before"] or match["after"] or "").lower().strip()
        unit = (match["unit"] or "").lower()
        if not sign and not unit and not re.search(r"\d[.,'’]\d{3}(?!\d)", match["amount"]):
            continue
        sheet.take_match(match, "value")
        currency = context.words.currencies.get(sign) or context.currency
        return Money(_value(match["amount"], unit, match[0], sheet, context), currency)
    return None


def take_bare_money(sheet: Sheet, context: Context) -> Money | None:
    """In a line that opens a case, a lone number of four to seven digits is its value."""
    match = re.search(r"(?<![\w.,:/#~-])\d{4,7}(?![\w:/-]|[.,]\d)", sheet.text)
    if match is None or 1900 <= int(match[0]) <= 2100:
        return None
    sheet.take_match(match, "value")
    return Money(Decimal(match[0]), context.currency)


@lru_cache(maxsize=8)
def _money(words: Words) -> re.Pattern[str]:
    signs = any_of(words.currencies)
    return re.compile(
        rf"(?<![\w.,:/#~-])(?:(?P<before>{signs})\s?)?(?P<amount>{_DIGITS})"
        rf"(?:\s?(?P<unit>{any_of(_TIMES)})(?![\w]))?(?:\s?(?P<after>{signs})(?!\w))?(?![\w:/]|[.,]\d)",
        re.IGNORECASE,
    )


def _value(amount: str, unit: str, text: str, sheet: Sheet, context: Context) -> Decimal | None:
    times = _TIMES.get(unit, 1)
    plain = re.sub(r"['’ ]", "", amount)
    signs = [sign for sign in plain if sign in ".,"]
    if len(signs) > 1:
        return _decimal(plain, signs[-1] if signs[-1] != signs[0] else "", times)
    if not signs:
        return _decimal(plain, "", times)
    decimals = len(plain) - plain.index(signs[0]) - 1
    if decimals != 3 or unit:
        return _decimal(plain, signs[0], times)
    if context.decimal_sign:
        if context.decimal_sign == signs[0]:
            # Money has two decimals at most, so three digits are thousands even where the sign is unusual.
            sheet.remarks.append(Remark("value", "read_as_thousands", (text,)))
        return _decimal(plain, "", times)
    ways = (("thousands", _decimal(plain, "", times)), ("decimals", _decimal(plain, signs[0], times)))
    candidates = tuple(Candidate(key, value=value) for key, value in ways)
    sheet.doubts.append(Doubt("value", "thousands_or_decimals", text, candidates))
    return None


def _decimal(plain: str, sign: str, times: int) -> Decimal | None:
    digits = "".join("." if c == sign else c for c in plain if c.isdigit() or c == sign)
    try:
        value = Decimal(digits) * times
    except InvalidOperation:
        return None
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
