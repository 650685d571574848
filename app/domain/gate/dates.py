"""Days and amounts named in a text."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from app.domain.gate.contexts import GateContext
from app.domain.gate.folding import Folded, plain
from app.domain.gate.packs import DateWords

_WEEK = 7
_CENTURY = 100
_LONG_PAST = timedelta(days=180)
_NUMBER = r"\d{1,9}(?:[.,\xa0' ]\d{3}){0,3}(?:[.,]\d{1,2})?"
_LEAST_SPECIFIC = 9
_DAY = 24
_BLANK = r"(?:[ \t\n]{1,3})"


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A day named in a folded text; ``on`` is None where it cannot be."""

    start: int
    end: int
    on: date | None


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount named in a folded text; its unit is ``%`` or ``money``."""

    start: int
    end: int
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class _Reader:
    dates: re.Pattern[str]
    parts: re.Pattern[str]
    no_dates: re.Pattern[str] | None
    amounts: re.Pattern[str]


def dates_in(folded: Folded, words: DateWords, context: GateContext) -> list[NamedDate]:
    """Every day that the text names, a weekday with its date as one."""
    reader = _reader(_Key(words))
    not_dates = [m.span() for m in reader.no_dates.finditer(folded.text)] if reader.no_dates else []
    found = []
    for match in reader.dates.finditer(folded.text):
        start, end = match.span()
        if not any(start < other_end and other < end for other, other_end in not_dates):
            found.append(NamedDate(start, end, _value(reader, match.group(), words, context)))
    return found


def amounts_in(folded: Folded, words: DateWords) -> list[NamedAmount]:
    """Every sum of money and every percentage."""
    found = []
    for match in _reader(_Key(words)).amounts.finditer(folded.text):
        number = match["lead"] or match["number"]
        unit = "%" if match["percent"] else "money"
        found.append(NamedAmount(match.start(), match.end(), _decimal(number), unit))
    return found


def _decimal(number: str) -> Decimal:
    """'1.200,50' and '1,200.50' alike: what follows the last sign with one or two digits are parts of one."""
    compact = re.sub(r"[\xa0' ]", "", number)
    whole, sign, rest = compact, "", ""
    match = re.fullmatch(r"(.*)([.,])(\d{1,2})", compact)
    if match is not None:
        whole, sign, rest = match[1], ".", match[3]
    return Decimal(re.sub(r"[.,]", "", whole) + sign + rest)


class _Key:
    """The words of a pack as a key: packs are few and live as long as the program."""

    __slots__ = ("words",)

    def __init__(self, words: DateWords) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.words is self.words


@lru_cache(maxsize=8)
def _reader(key: _Key) -> _Reader:
    words = key.words
    months, weekdays = _names(words.months), _names(words.weekdays)
    numbers = _either(words.numbers)
    units, business = _either(words.units), _either(words.business)
    day = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    # In these an underline is a blank, a tab or the end of a line.
    parts = (
        ("iso", r"\d{4}-\d{2}-\d{2}"),
        ("dotted", r"\d{1,2}\._?\d{1,2}\.(?:_?(?:\d{4}|\d{2}))?"),
        ("slashed", r"\d{1,2}/\d{1,2}/\d{4}"),
        ("daymonth", rf"(?:the_)?{day}(?:_of)?_?{months}(?:,?_\d{{4}})?"),
        ("monthday", rf"{months}_{day}(?!:)(?:,?_\d{{4}})?"),
        ("distance", rf"{_either(words.within)}_(?:{numbers}|\d{{1,3}})_(?:{business}[_-]?)?{units}"),
        ("relative", _either(words.relative)),
        ("ends", _either(words.ends)),
        ("weekday", rf"(?:{_either(words.following)}_)?{weekdays}"),
        (
            "time",
            rf"\d{{1,2}}[:.]\d{{2}}(?!_?\d)(?:_?(?:am|pm|uhr))?|\d{{1,2}}_?(?:am|pm|uhr)|{_either(words.hours)}",
        ),
    )
    before = rf"(?:{_either(words.before)}_){{0,2}}"
    one = "|".join(source for _, source in parts)
    joined = rf"{before}(?:{one})(?:,?_{before}(?:{one})){{0,3}}"
    named = "|".join(f"(?P<{name}>{source})" for name, source in parts)
    money, percent = _either(words.money, signs=True), _either(words.percent, signs=True)
    amounts = (
        rf"(?:{money})[ \xa0]?(?P<lead>{_NUMBER})"
        rf"|(?P<number>{_NUMBER})[ \xa0]?(?:{money}|(?P<percent>{percent}))"
    )
    return _Reader(
        _compiled(joined),
        _compiled(named),
        _compiled(_either(words.no_dates)) if words.no_dates else None,
        re.compile(rf"(?<![\w.,])(?:{amounts})(?!\w)"),
    )


def _compiled(source: str) -> re.Pattern[str]:
    spaced = source.replace("[_-]?", rf"(?:-|{_BLANK})?").replace("_", _BLANK)
    return re.compile(rf"(?<![\w/])(?:{spaced})(?!\w)")


def _names(all_names: Iterable[Iterable[str]]) -> str:
    return _either([name for names in all_names for name in names])


def _either(words: Iterable[str], *, signs: bool = False) -> str:
    """The longest first, so that 'day after tomorrow' is not 'tomorrow'."""
    longest = sorted({plain(word) for word in words}, key=lambda word: (-len(word), word))
    if signs:
        return "|".join(re.escape(word) for word in longest)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "_") for word in longest) + ")"


# -- what day it is ---------------------------------------------------------------------------------------


def _value(reader: _Reader, said: str, words: DateWords, context: GateContext) -> date | None:
    """The day of the most exact part: a date beats a weekday, and that an hour."""
    best, found = _LEAST_SPECIFIC, None
    for match in reader.parts.finditer(said):
        kind = match.lastgroup or ""
        rank = _RANKS[kind]
        if rank < best:
            best, found = rank, _READ[kind](" ".join(match.group().split()), words, context.today, context)
    return found


def _iso(said: str, _words: DateWords, _today: date, _context: GateContext) -> date | None:
    year, month, day = (int(part) for part in said.split("-"))
    return _date(year, month, day)


def _figures(said: str, _words: DateWords, today: date, _context: GateContext) -> date | None:
    day, month, *year = (int(part) for part in re.findall(r"\d+", said))
    return _date(year[0], month, day) if year else _near(today, month, day)


def _written(said: str, words: DateWords, today: date, _context: GateContext) -> date | None:
    named = [number for number, names in enumerate(words.months, 1) if _has_word(said, names)]
    figures = [int(part) for part in re.findall(r"\d+", said)]
    if not named or not figures:
        return None
    years = [figure for figure in figures if figure > _CENTURY]
    day = next((figure for figure in figures if figure <= _CENTURY), 0)
    return _date(years[0], named[0], day) if years else _near(today, named[0], day)


def _distance(said: str, words: DateWords, today: date, context: GateContext) -> date | None:
    figure = re.search(r"\d+", said)
    count = int(figure[0]) if figure else _named_in(said, words.numbers)
    hours = _named_in(said, words.units)
    days = abs(hours) * count // _DAY
    is_business = hours < 0 or any(_has_word(said, (word,)) for word in words.business)
    if days and is_business:
        return context.working_days[days - 1] if days <= len(context.working_days) else None
    return today + timedelta(days=days)


def _named_in(said: str, words: Mapping[str, int]) -> int:
    return next((number for word, number in words.items() if _has_word(said, (word,))), 1)


def _relative(said: str, words: DateWords, today: date, _context: GateContext) -> date | None:
    return today + timedelta(days=words.relative[said])


def _end(said: str, words: DateWords, today: date, _context: GateContext) -> date | None:
    return _ENDS[words.ends[said]](today)


def _weekday(said: str, words: DateWords, today: date, _context: GateContext) -> date | None:
    for number, names in enumerate(words.weekdays):
        if _has_word(said, names):
            return today + timedelta(days=(number - today.weekday() - 1) % _WEEK + 1)
    return None


def _time(_said: str, _words: DateWords, today: date, _context: GateContext) -> date | None:
    return today


def _has_word(said: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"(?<![^\W\d_]){re.escape(plain(name))}(?![^\W_])", said) for name in names)


def _near(today: date, month: int, day: int) -> date | None:
    """A date without its year: this year's, or next year's where this one's is long past."""
    found = _date(today.year, month, day)
    if found is not None and found < today - _LONG_PAST:
        return _date(today.year + 1, month, day)
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < _CENTURY else year, month, day)
    except ValueError:
        return None


def _friday(today: date) -> date:
    return today + timedelta(days=(4 - today.weekday()) % _WEEK)


def _month_end(today: date) -> date:
    following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


_ENDS: Mapping[str, Callable[[date], date]] = {
    "week": _friday,
    "next_week": lambda today: _friday(today) + timedelta(days=_WEEK),
    "month": _month_end,
}
ENDS = frozenset(_ENDS)
"""What a pack may say of the end of a span."""

_Read = Callable[[str, DateWords, date, GateContext], date | None]
_READ: Mapping[str, _Read] = {
    "iso": _iso,
    "dotted": _figures,
    "slashed": _figures,
    "daymonth": _written,
    "monthday": _written,
    "distance": _distance,
    "relative": _relative,
    "ends": _end,
    "weekday": _weekday,
    "time": _time,
}
_RANKS: Mapping[str, int] = {name: max(0, rank - 4) for rank, name in enumerate(_READ)}
"""How exact each way of naming a day is: all ways of writing a date alike, an hour least."""
