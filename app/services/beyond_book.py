"""Promising more than the promise book: never stopped, but with a reason, and whoever answers for the entry is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.domain.book_entries import BookEntry, MoreThanBook
from app.domain.moments import Moment
from app.domain.people import Person
from app.domain.promise_book import entry_of
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.promise_book import entry_named, giveable
from app.services.promises import PromiseService
from app.services.requests import RequestDraft, RequestService

Question = Callable[[BookEntry, str], str]
"""What the owner of an entry is asked, in words: of the entry and the reason."""


@dataclass(frozen=True, slots=True)
class Passed:
    """An entry that a promise goes beyond, and who answers for it."""

    entry: BookEntry
    owner: Person

    @property
    def problem(self) -> MoreThanBook:
        """The same, for whoever has not said why."""
        return MoreThanBook(self.entry.text, str(self.entry.limit), self.owner.name)


@dataclass(frozen=True, slots=True)
class BeyondBookService:
    """Promises, held against the book before they are made."""

    desk: Desk
    promises: PromiseService
    requests: RequestService

    def passed(self, text: str, due: Moment, entry: str | None = None) -> Passed | None:
        """The entry that it would go beyond, or None. Raises NotFound for an entry that is not there."""
        with self.desk.reading() as unit:
            return self._passed(unit, text, due, entry)

    def make(
        self, case_id: UUID, text: str, due: Moment, why: str, question: Question, entry: str | None = None
    ) -> Changes:
        """Promise it; where it goes beyond the book, with the reason, and ask the owner of the entry.

        Raises:
            As :meth:`PromiseService.make`; whoever is asked, the promise stands.
        """
        passed, why = self.passed(text, due, entry), clean(why)
        if passed is None or not why:
            changes = self.promises.make(case_id, text, due, entry=entry)
            return changes if passed is None else changes | Changes(remarks=(_remark(passed),))
        changes = self.promises.make(case_id, text, due, entry=passed.entry.key, beyond=why)
        if passed.owner.id == self.desk.person_id or not passed.owner.is_active:
            return changes
        draft = RequestDraft(passed.owner.id, question(passed.entry, why), due)
        return changes | self.requests.ask(case_id, draft)

    def _passed(self, unit: UnitOfWork, text: str, due: Moment, key: str | None) -> Passed | None:
        entry = entry_named(unit, key) if key else entry_of(text, giveable(self.desk, unit))
        calendar, now = self.desk.company_calendar(unit), self.desk.clock()
        if entry is None or not entry.is_passed_by(text, calendar.day_of(due.at), now, calendar):
            return None
        return Passed(entry, unit.people.get(entry.owner_id))


def _remark(passed: Passed) -> Remark:
    limit = str(passed.entry.limit)
    return Remark("beyond_book", {"text": passed.entry.text, "limit": limit, "name": passed.owner.name})
