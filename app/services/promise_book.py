"""The promise book: what the company can keep, and how each entry fares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.errors import NotFound
from app.domain.promise_book import BookEntry, Standing, entry_of, standings
from app.services.desks import Desk


@dataclass(frozen=True, slots=True)
class PromiseBookService:
    """Looking into the promise book."""

    desk: Desk
    book: Callable[[], Sequence[BookEntry]]

    def standings(self) -> tuple[Standing, ...]:
        """Each entry with how many promises given by it are open, kept, broken and released."""
        with self.desk.reading() as unit:
            return standings(self.book(), unit.promises.of_entries(), self.desk.clock())

    def entry_for(self, text: str) -> str:
        """The key of the entry that a promise speaks of by its words, or empty."""
        found = entry_of(text, self.book())
        return found.key if found is not None else ""

    def named(self, key: str) -> str:
        """The key of an entry that somebody named. Raises NotFound."""
        if key not in {entry.key for entry in self.book()}:
            raise NotFound("entry", key)
        return key
