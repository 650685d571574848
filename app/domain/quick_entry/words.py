"""The words of one language, as data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType
from typing import Any, TypeVar

from app.domain.kinds import Channel, Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What a language calls things; made by `words_from` out of a file of ``resources/quick_entry``.

    All keys are lower case. Compared by identity, so that compiled patterns can be kept per language.
    """

    kinds: Mapping[str, Kind]
    signs: Mapping[str, Kind]
    before_kind: tuple[str, ...]
    verb_uses: tuple[str, ...]
    channels: Mapping[str, Channel | None]
    named_channels: Mapping[str, Channel]
    phrases: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    day_parts: Mapping[str, tuple[time, time]]
    currencies: Mapping[str, str]
    strong_dates: frozenset[str]
    weak_dates: frozenset[str]
    common: frozenset[str]


def words_from(data: Mapping[str, Any]) -> Words:
    """The words out of a parsed file.

    Raises:
        KeyError: A table is not there; files are shipped with the program, so that is a bug.
    """
    kinds = data["kinds"]
    channels = data["channels"]
    said = {word: Channel(key) for key in Channel for word in channels[key]}
    return Words(
        kinds=_frozen({word: Kind(key) for key in kinds for word in kinds[key]["words"]}),
        signs=_frozen({sign: Kind(key) for key in kinds for sign in kinds[key]["signs"]}),
        before_kind=tuple(data["openers"]["before_kind"]),
        verb_uses=tuple(data["openers"]["verb_uses"]),
        channels=_frozen({**dict.fromkeys(channels["unsaid"]), **said}),
        named_channels=_frozen(
            {word: Channel(key) for key, words in channels["named"].items() for word in words}
        ),
        phrases=_frozen({key: tuple(words) for key, words in data["phrases"].items()}),
        numbers=_frozen(data["numbers"]),
        months=_frozen(data["months"]),
        weekdays=_frozen(data["weekdays"]),
        day_parts=_frozen(
            {k: (time.fromisoformat(a), time.fromisoformat(b)) for k, (a, b) in data["day_parts"].items()}
        ),
        currencies=_frozen(data["currencies"]),
        strong_dates=frozenset(data["dates"]["strong"]),
        weak_dates=frozenset(data["dates"]["weak"]),
        common=frozenset(data["phrases"]["common"]),
    )


def any_of(words: Iterable[str]) -> str:
    r"""A pattern for any of these words, the longest first; spaces may be wide.

    >>> any_of(["fri", "friday", "to do"])
    '(?:friday|to\\s+do|fri)'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(re.escape(p) for p in word.split()) for word in longest_first) + ")"


def number(text: str, words: Words) -> int:
    """A number in digits or words.

    Raises:
        ValueError: It is neither.
    """
    said = " ".join(text.lower().split())
    return words.numbers[said] if said in words.numbers else int(said)


def _frozen(mapping: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(mapping))
