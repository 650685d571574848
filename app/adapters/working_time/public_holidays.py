"""Public holidays of a country and region, by the holidays library.

The library takes a good part of a second to load and 30 MiB, so it is loaded when the first day is asked for and not when
the program starts; and what it says of a year is kept in a file, so that most starts need it no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Final

from app.adapters.working_time.kept_years import keep_year, kept_year
from app.domain.working_time import Country, UnknownCountry, UnknownRegion

_SMALL_WORDS: Final = {"And", "Of", "The", "Da"}


def countries() -> tuple[Country, ...]:
    """All countries whose holidays are known, by name."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - loaded late, see above

    found = (Country(aliases[1], _spoken(module)) for module, aliases in COUNTRIES.items())
    return tuple(sorted(found, key=lambda country: country.name))


def regions(country: str) -> tuple[str, ...]:
    """The codes of a country's regions that have holidays of their own. Raises UnknownCountry."""
    import holidays  # noqa: PLC0415 - loaded late, see above

    return tuple(holidays.country_holidays(_code(country)).subdivisions)


def public_holidays(country: str, subdivision: str | None, language: str | None = None) -> "PublicHolidays":
    """The public holidays of a country, as a function from a day to the holiday's name.

    Args:
        country: ISO code of two or three letters, or the English name.
        subdivision: The region's ISO code or name in the country's language, or None.
        language: Of the names, such as 'de' or 'en_US'; without the exact one its sister ('en_GB'
            for 'en'); None or one that is not known there means the country's own.

    Raises:
        UnknownCountry: With the countries of a similar name.
        UnknownRegion: With the country's regions.
    """
    code = _code(country)
    region = subdivision or None
    if region is not None:
        _check_region(code, region)
    return PublicHolidays(code, region, language or None)


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The name of the public holiday on a day, or None.

    A value: equal to any other for the same country, region and language. ``public_holidays``
    checks what a person typed; what was checked before can be put together without loading the
    library, which then waits for the first day.

    Attributes:
        folder: Where years are kept; None keeps none.
    """

    country: str
    subdivision: str | None
    language: str | None
    folder: Path | None = None

    def __call__(self, day: date) -> str | None:
        return _in_year(self, day.year).get(day)


@lru_cache(maxsize=512)
def _in_year(place: PublicHolidays, year: int) -> Mapping[date, str]:
    kept = None if place.folder is None else kept_year(place.folder, _words_of(place), year)
    if kept is not None:
        return kept
    found = _by_library(place, year)
    if place.folder is not None:
        keep_year(place.folder, _words_of(place), year, found)
    return found


def _words_of(place: PublicHolidays) -> str:
    return "-".join((place.country, place.subdivision or "", place.language or ""))


def _by_library(place: PublicHolidays, year: int) -> Mapping[date, str]:
    # A year at a time and never shared half filled: the library's own object grows while it is read.
    import holidays  # noqa: PLC0415 - loaded late, see above

    language = _language(place)
    found = holidays.country_holidays(
        place.country, subdiv=place.subdivision, years=year, expand=False, language=language
    )
    return dict(found.items())


def _language(place: PublicHolidays) -> str | None:
    """A language the library has, said aloud: left to itself it would ask the machine's settings."""
    import holidays  # noqa: PLC0415 - loaded late, see above

    entity = holidays.country_holidays(place.country)
    asked = place.language or ""
    near = (known for known in entity.supported_languages if asked and known[:2] == asked[:2])
    return asked if asked in entity.supported_languages else next(near, entity.default_language)


def _check_region(code: str, region: str) -> None:
    import holidays  # noqa: PLC0415 - loaded late, see above

    try:
        holidays.country_holidays(code, subdiv=region)
    except NotImplementedError:
        raise UnknownRegion(code, region, regions(code)) from None


def _code(asked: str) -> str:
    wanted = asked.strip().casefold()
    known = countries()
    for country in known:
        if wanted in {country.code.casefold(), country.name.casefold()}:
            return country.code
    return _alias(wanted) or _refuse(asked, wanted, known)


def _alias(wanted: str) -> str | None:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - loaded late, see above

    return next(
        (names[1] for names in COUNTRIES.values() if wanted in {name.casefold() for name in names[2:]}), None
    )


def _refuse(asked: str, wanted: str, known: Iterable[Country]) -> str:
    labels = {
        word.casefold(): f"{country.name} ({country.code})"
        for country in known
        for word in (country.code, country.name)
    }
    near = dict.fromkeys(labels[word] for word in get_close_matches(wanted, labels, n=5, cutoff=0.6))
    raise UnknownCountry(asked, tuple(near))


def _spoken(module: str) -> str:
    words = module.replace("_", " ").title().split()
    return " ".join(
        word.lower() if word in _SMALL_WORDS and place else word for place, word in enumerate(words)
    )
