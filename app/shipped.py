"""What the program brings along, read once it is needed: most runs need little of it."""

from typing import Any

from app.domain.book_entries import BookEntry
from app.paths import Paths


def shipped_promises(paths: Paths) -> tuple[BookEntry, ...]:
    """The promise book that stores begin with."""
    from app.adapters.data_files.promise_books import load_promise_book  # noqa: PLC0415 - only a new store takes it

    return load_promise_book(paths.resources / "promises" / "default.toml")


def read_words(paths: Paths) -> Any:
    """The words of quick entry, loaded with the first line."""
    from app.adapters.quick_entry.words_files import load_words  # noqa: PLC0415 - the grammar comes with them

    return load_words(paths.resources)


def read_date(words: str, now: Any, zone: str) -> Any:
    """Dates beyond the desk phrases; the library is loaded with the first one."""
    from app.adapters.quick_entry.date_readers import read_date as read  # noqa: PLC0415 - 0.2 s few lines need

    return read(words, now, zone)
