"""Letters at an open store: drafts in the company's voice, the reply gate, draft files.

Their libraries and files are loaded with the first letter: most runs write none.
"""

from functools import cache
from pathlib import Path
from typing import Any

from app.adapters.data_files.promise_books import load_promise_book
from app.adapters.data_files.safe_write import SafeFiles
from app.bootstrap import House, Services
from app.domain.promise_book import BookEntry
from app.services.drafting import Draft, DraftService
from app.services.promise_book import PromiseBookService


def drafts_at(house: House, services: Services) -> DraftService:
    """Drafts and the reply gate."""
    from app.adapters.letters.days import days  # noqa: PLC0415 - CLDR is large

    return DraftService(services.desk, *_stationery(house.paths.resources), days())


def promise_book_at(house: House, services: Services) -> PromiseBookService:
    """The promise book and how each entry fares."""
    return PromiseBookService(services.desk, lambda: _book(house.paths.resources))


@cache
def _stationery(resources: Path) -> tuple[Any, Any, Any]:
    """Voices, phrases and the promise book as they ship: each read once, when it is asked for."""
    from app.adapters.data_files.phrases import load_phrases  # noqa: PLC0415 - as above
    from app.adapters.data_files.voices import load_voices  # noqa: PLC0415 - as above
    from app.adapters.letters.templates import TemplateText  # noqa: PLC0415 - as above

    return (
        cache(lambda: load_voices(resources / "voices", TemplateText)),
        cache(lambda: load_phrases(resources / "phrases")),
        lambda: _book(resources),
    )


@cache
def _book(resources: Path) -> tuple[BookEntry, ...]:
    return load_promise_book(resources / "promises" / "default.toml")


def save_draft(house: House, draft: Draft, named: Path | None = None) -> Path:
    """A draft as a file that opens unsent in a mail program; among the drafts unless named. Raises NoAddress."""
    from app.adapters.letters.drafts import eml  # noqa: PLC0415 - few letters become a file

    content = eml(draft.letter, house.clock())
    folder = house.paths.data / "drafts"
    if named is None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = named or folder / f"{draft.reference}.eml"
    with SafeFiles().replacing(file) as temporary:
        temporary.write_bytes(content)
    return file
