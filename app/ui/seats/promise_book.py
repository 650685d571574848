"""The Promise book's side of a seat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Protocol

from app.domain.book_entries import SEEN, BookEntry, EntryDraft, Limit
from app.domain.meanwhile import facts_of
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.promise_book import PromiseBookService
from app.ui.desk import BellItem
from app.ui.seats.bells import breaking_for
from app.ui.workspaces.lists.book_desks import BookPage, EntryFacts


class BookServices(Protocol):
    """What this side needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def entries(self) -> EntryService: ...
    @property
    def promise_book(self) -> PromiseBookService: ...


@dataclass(frozen=True, slots=True)
class BookSeat:
    """Fulfils ``app.ui.workspaces.lists.book_desks.BookDesk``."""

    services: BookServices

    def page(self, *, is_everything: bool = False) -> BookPage:
        look = self.services.promise_book.look(is_everything=is_everything)
        with self.services.desk.reading() as unit:
            owners = {one.entry.owner_id for one in look.standings}  # who left stays named until another is
            people = [(one.id, one.name) for one in unit.people.all() if one.is_active or one.id in owners]
        return BookPage(look, tuple(sorted(people, key=lambda one: one[1].casefold())))

    def breaking(self) -> Sequence[BellItem]:
        return breaking_for(self.services.desk)

    def add(self, facts: EntryFacts) -> Changes:
        return self.services.promise_book.add(self._drafted(EntryDraft(""), facts))

    def change(self, seen: BookEntry, facts: EntryFacts) -> Changes:
        desk = self.services.desk.having_seen({seen.id: facts_of(seen, SEEN)})
        return PromiseBookService(desk).change(seen.key, self._drafted(EntryDraft.of(seen), facts))

    def retire(self, key: str) -> Changes:
        return self.services.promise_book.retire(key)

    def resume(self, key: str) -> Changes:
        return self.services.promise_book.resume(key)

    def _drafted(self, draft: EntryDraft, facts: EntryFacts) -> EntryDraft:
        """The draft with what was typed; words of a language that was not asked for stay."""
        words = {language: tuple(text.split(",")) for language, text in facts.words.items()}
        return replace(
            draft,
            text=facts.text,
            condition=facts.condition,
            limit=Limit.parse(facts.limit),
            valid_until_on=self._day(facts.until),
            owner_id=facts.owner_id or draft.owner_id,
            terms=MappingProxyType(
                {
                    language: said
                    for language, said in (dict(draft.terms) | words).items()
                    if any(word.strip() for word in said)
                }
            ),
        )

    def _day(self, text: str) -> date | None:
        """The day that was typed, plainly or as one says it. Raises Unclear."""
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            return self.services.entries.moment(text).wall.date()
