"""The promise book: what the company can keep, how each entry fares, and changing it."""

from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.book_entries import BookEntry, EntryDraft, new_key
from app.domain.errors import NotAllowed, NotFound
from app.domain.history import Action, Change
from app.domain.meanwhile import Overtaken, differences, facts_of
from app.domain.people import Person, Role
from app.domain.promise_book import Standing, entry_of, standings
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.undoing import HistoryEntry

_MAY = frozenset({Role.LEAD, Role.ADMINISTRATOR})
THE_BOOK = "the promise book"


@dataclass(frozen=True, slots=True)
class BookLook:
    """The promise book as it is shown.

    Attributes:
        owners: Names of those who answer for each entry, by its key.
        mine: Keys of the entries that the person may change.
        may_add: Whether the person may write new ones.
    """

    standings: tuple[Standing, ...]
    owners: dict[str, str]
    mine: frozenset[str]
    may_add: bool


@dataclass(frozen=True, slots=True)
class PromiseBookService:
    """Looking into the promise book, and changing it."""

    desk: Desk

    def standings(self, *, is_everything: bool = False) -> tuple[Standing, ...]:
        """Each entry with how many promises given by it are open, kept, broken and released.

        Args:
            is_everything: Those that may not be given any more as well.
        """
        with self.desk.reading() as unit:
            return self._standings(unit, is_everything=is_everything)

    def look(self, *, is_everything: bool = False) -> BookLook:
        """The same with who answers for each entry, and what the person may do."""
        with self.desk.reading() as unit:
            found, me = self._standings(unit, is_everything=is_everything), self.desk.person(unit)
            names = {person.id: person.name for person in unit.people.all()}
        entries = [one.entry for one in found]
        return BookLook(
            found,
            {entry.key: names.get(entry.owner_id, "") for entry in entries},
            frozenset(entry.key for entry in entries if _may(me, entry)),
            me.role in _MAY,
        )

    def breaking(self) -> tuple[Standing, ...]:
        """Entries the person answers for that keep breaking."""
        me = self.desk.person_id
        return tuple(one for one in self.standings() if one.keeps_breaking and one.entry.owner_id == me)

    def entry_for(self, text: str) -> str:
        """The key of the entry that a promise speaks of by its words, or empty."""
        with self.desk.reading() as unit:
            found = entry_of(text, giveable(self.desk, unit))
        return found.key if found is not None else ""

    def entry(self, key: str) -> BookEntry:
        """The entry of that key. Raises NotFound."""
        with self.desk.reading() as unit:
            return entry_named(unit, key)

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Every change of an entry, newest first. Raises NotFound."""
        with self.desk.reading() as unit:
            names = {person.id: person.name for person in unit.people.all()}
            changes: list[Change] = list(unit.history.of_noun(entry_named(unit, key).id))
            return tuple(HistoryEntry(one, names.get(one.actor_id, "")) for one in changes)

    # -- changing -----------------------------------------------------------------------------

    def add(self, draft: EntryDraft) -> Changes:
        """Let the company promise something more; whoever adds it answers for it unless somebody is named.

        Raises:
            NotAllowed: Neither a lead nor an administrator.
            BrokenRule, TooLong, InvalidTerm: As a draft is checked.
            NotFound: Nobody of that id works here any more.
        """
        with self.desk.acting(Action.ADD_ENTRY, note=draft.text) as unit:
            me = self.desk.person(unit)
            if me.role not in _MAY:
                raise NotAllowed(THE_BOOK, me.role.value)
            draft = draft.checked()
            key = new_key(draft.text, unit.book_entries.keys())
            place = max((one.position for one in unit.book_entries.all()), default=0) + 1
            blank = BookEntry(key, "", {}, position=place, id=self.desk.ids(), author_id=me.id)
            entry = unit.book_entries.save(blank.changed(draft, self._owner(unit, draft, me.id)))
            unit.commit()
        return _changed("entry_added", entry)

    def change(self, key: str, draft: EntryDraft) -> Changes:
        """Let an entry say this from now on; what was promised by it stays as it is.

        Raises:
            NotFound: There is no such entry, or nobody of that id works here any more.
            NotAllowed: Neither its owner nor a lead or an administrator.
            Overtaken: Somebody changed what this rests on.
            BrokenRule, TooLong, InvalidTerm: As a draft is checked.
        """
        with self.desk.acting(Action.CHANGE_ENTRY, note=draft.text) as unit:
            entry = self._mine(unit, key)
            self._refuse_overtaken(unit, entry)
            new = entry.changed(draft.checked(), self._owner(unit, draft, entry.owner_id))
            if new == entry:
                return Changes(remarks=(Remark("entry_unchanged", {"text": entry.text}),))
            unit.book_entries.save(new)
            unit.commit()
        return _changed("entry_changed", new)

    def retire(self, key: str) -> Changes:
        """Let it not be given any more; promises given by it bind and count as before.

        Raises:
            NotFound: There is no such entry.
            NotAllowed: As ``change``.
        """
        with self.desk.acting(Action.RETIRE_ENTRY) as unit:
            entry = self._mine(unit, key)
            if entry.is_retired:
                raise NotFound("entry", key)
            unit.book_entries.save(replace(entry, is_retired=True))
            unit.commit()
        return _changed("entry_retired", entry)

    def resume(self, key: str) -> Changes:
        """Let a retired entry be given again.

        Raises:
            NotFound: There is no such entry, or it was never retired.
            NotAllowed: As ``change``.
        """
        with self.desk.acting(Action.CHANGE_ENTRY) as unit:
            entry = self._mine(unit, key)
            if not entry.is_retired:
                raise NotFound("entry", key)
            unit.book_entries.save(replace(entry, is_retired=False))
            unit.commit()
        return _changed("entry_resumed", entry)

    # -- helpers ------------------------------------------------------------------------------

    def _standings(self, unit: UnitOfWork, *, is_everything: bool) -> tuple[Standing, ...]:
        entries = [one for one in unit.book_entries.all() if is_everything or not one.is_retired]
        return standings(entries, unit.promises.of_entries(), self.desk.clock())

    def _mine(self, unit: UnitOfWork, key: str) -> BookEntry:
        entry, me = entry_named(unit, key), self.desk.person(unit)
        if not _may(me, entry):
            raise NotAllowed(THE_BOOK, me.role.value)
        return entry

    def _refuse_overtaken(self, unit: UnitOfWork, entry: BookEntry) -> None:
        """What was shown before somebody began to type holds still, or both are told."""
        sight = self.desk.sights.get(entry.id, {})
        now = facts_of(entry, sight)
        if now == sight:
            return
        names = {person.id: person.name for person in unit.people.all()}
        history: list[Change] = list(unit.history.of_noun(entry.id))
        raise Overtaken(entry.text, differences(sight, now, history, names, "book_entries"))

    def _owner(self, unit: UnitOfWork, draft: EntryDraft, usual: UUID) -> UUID:
        if draft.owner_id is None or draft.owner_id == usual:
            return usual
        owner = unit.people.get(draft.owner_id)
        if not owner.is_active:
            raise NotFound("person", owner.name)
        return owner.id


def entry_named(unit: UnitOfWork, key: str) -> BookEntry:
    """The entry of that key, retired or not. Raises NotFound."""
    found = next((one for one in unit.book_entries.all() if one.key == key), None)
    if found is None:
        raise NotFound("entry", key)
    return found


def giveable(desk: Desk, unit: UnitOfWork) -> tuple[BookEntry, ...]:
    """What may be promised today."""
    today = desk.company_calendar(unit).day_of(desk.clock())
    return tuple(one for one in unit.book_entries.all() if one.may_be_given(today))


def _may(me: Person, entry: BookEntry) -> bool:
    return me.role in _MAY or entry.owner_id == me.id


def _changed(key: str, entry: BookEntry) -> Changes:
    return Changes(Nouns.SETTINGS, remarks=(Remark(key, {"text": entry.text, "key": entry.key}),))
