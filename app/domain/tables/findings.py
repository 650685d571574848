"""How a table writes its days and amounts: found by looking, told with how sure it is, and asked where two readings fit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final, Generic, TypeVar

from app.domain.import_maps import DateFormat, NumberFormat

T = TypeVar("T")


class Certainty(StrEnum):
    """How sure a finding is."""

    SAID = "said"
    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """One thing found about a table.

    Attributes:
        value: What is taken; of an open finding the first of its ways, which nobody should take unasked.
        ways: What else fits, the value first.
        because: The text that decided it, or that is in doubt; may be empty.
    """

    value: T
    certainty: Certainty
    ways: tuple[T, ...] = ()
    because: str = ""


DATE_PATTERNS: Final = tuple(
    DateFormat(pattern)
    for pattern in (
        "YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "YYYY/MM/DD", "YYYY.MM.DD",
        "DD.MM.YY", "DD/MM/YY", "MM/DD/YY", "DD-MM-YY", "MM-DD-YY",
    )
)  # fmt: skip
"""Ways of writing days that are looked for; where two fit, the one first told is day before month."""

NUMBER_PATTERNS: Final = (
    NumberFormat(".", ","),
    NumberFormat(",", "."),
    NumberFormat(".", ""),
    NumberFormat(",", ""),
    NumberFormat(",", " "),
    NumberFormat(".", "'"),
    NumberFormat(".", "’"),
)

_ENOUGH: Final = 20_000
_MOST_TEXT: Final = 40
_DATE_LIKE: Final = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T].*)?", re.ASCII)
_NUMBER_LIKE: Final = re.compile(r"[^\d\s]{0,4}\s?\d[\d.,'’ \u00a0]*\s?[^\d\s]{0,4}")


def date_pattern(texts: Iterable[str]) -> Finding[DateFormat] | None:
    """How these texts write days; None where most of them are none.

    Two patterns that read every text as the same day are one finding; two that read some text as different
    days leave it open.

    >>> found = date_pattern(["03/04/2026", "23/04/2026"])
    >>> found.value.pattern, found.certainty.value, found.because
    ('DD/MM/YYYY', 'sure', '23/04/2026')
    >>> [way.pattern for way in date_pattern(["03/04/2026", "05/06/2026"]).ways]
    ['DD/MM/YYYY', 'MM/DD/YYYY']
    """
    likely = _those(texts, _DATE_LIKE)
    if not likely:
        return None
    read = {one: sum(one.read(text) is not None for text in likely) for one in DATE_PATTERNS}
    most = max(read.values())
    if most == 0:
        return None
    ways = [one for one in DATE_PATTERNS if read[one] == most]
    differing = next((text for text in likely if len(_days(ways, text)) > 1), "")
    if differing:
        return Finding(ways[0], Certainty.OPEN, tuple(ways), differing)
    certainty = Certainty.SURE if most == len(likely) else Certainty.LIKELY
    return Finding(ways[0], certainty, (ways[0],), _deciding(ways[0], likely))


def number_pattern(texts: Iterable[str]) -> Finding[NumberFormat] | None:
    """How these texts write amounts; None where most of them are none.

    >>> number_pattern(["1.234,56", "12"]).value
    NumberFormat(decimal=',', thousands='.')
    >>> number_pattern(["1.234", "2.500"]).certainty.value
    'open'
    """
    likely = _those(texts, _NUMBER_LIKE)
    if not likely:
        return None
    read = {one: sum(one.read(text) is not None for text in likely) for one in NUMBER_PATTERNS}
    most = max(read.values())
    if most == 0:
        return None
    ways = [one for one in NUMBER_PATTERNS if read[one] == most]
    differing = next((text for text in likely if len({one.read(text) for one in ways}) > 1), "")
    if differing:
        return Finding(ways[0], Certainty.OPEN, _one_for_each(ways, differing), differing)
    certainty = Certainty.SURE if most == len(likely) else Certainty.LIKELY
    because = next((text for text in likely if not text.strip().isdigit()), likely[0])
    return Finding(ways[0], certainty, (ways[0],), because)


def _those(texts: Iterable[str], shape: re.Pattern[str]) -> list[str]:
    """The texts that look like it, where they are more than half of what is filled."""
    filled = list(islice(dict.fromkeys(text for text in (one.strip() for one in texts) if text), _ENOUGH))
    likely = [text for text in filled if len(text) <= _MOST_TEXT and shape.fullmatch(text)]
    return likely if len(likely) * 2 > len(filled) else []


def _days(ways: Sequence[DateFormat], text: str) -> set[object]:
    return {one.read(text) for one in ways}


def _deciding(way: DateFormat, texts: Sequence[str]) -> str:
    """The first text that no other order of the same parts could be."""
    day = "DD" in way.pattern and way.pattern.index("DD") < way.pattern.index("MM")
    swapped = DateFormat(
        way.pattern.replace("DD", "·").replace("MM", "DD").replace("·", "MM") if day else way.pattern
    )
    return next((text for text in texts if swapped.read(text) is None), texts[0])


def _one_for_each(ways: Sequence[NumberFormat], text: str) -> tuple[NumberFormat, ...]:
    """One pattern for each amount that the text could be."""
    found: dict[object, NumberFormat] = {}
    for one in ways:
        found.setdefault(one.read(text), one)
    return tuple(found.values())
