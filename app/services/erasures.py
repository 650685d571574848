"""Erasing a person everywhere (GDPR article 17); nothing of it can be taken back."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from app.domain.customers import Contact, Customer
from app.domain.erasure import Erasure, Identity, Whose, card_mark, is_erased
from app.domain.errors import Ambiguous, AppError, NotFound, Unclear
from app.domain.kinds import Kind, reference
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.exports import unwatched
from app.services.ports import Contacts, Customers, Progress, UnitOfWork


class Fate(StrEnum):
    """What became of one file."""

    LEFT = "left"
    """It does not name them."""
    REWRITTEN = "rewritten"
    REMOVED = "removed"
    """It cannot be rewritten: damaged, or of a kind that nobody can look into; or it was theirs alone."""
    WAITS = "waits"
    """It could not be reached; the next start tries again."""


class Journal(Protocol):
    """Who was erased, by number alone."""

    def all(self) -> Sequence[Erasure]:
        """Every erasure, the oldest first. Raises DataFileProblem."""

    def keep(self, erasure: Erasure) -> None:
        """Note it."""

    def done(self, erasure: Erasure) -> None:
        """Every file of ours is rewritten."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Calendars that show the person and do not lie with us.

    Attributes:
        connected: They have events of ours; their next sync writes them anew, or takes them away.
        read: What others wrote there names the person; only they can change it.
    """

    connected: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


class StoreErasing(Protocol):
    """The store in use, its backups and the stores that were put aside."""

    def identity(self, erasure: Erasure) -> Identity:
        """How the store and its copies name the person; with it an erasure begins."""

    def is_in(self, erasure: Erasure) -> bool:
        """Whether the store in use names the person."""

    def cases(self, erasure: Erasure) -> frozenset[UUID]:
        """The cases that are or ever were the person's."""

    def kept_files(self, erasure: Erasure) -> frozenset[str]:
        """Names of the files that came with the person's letters and with nobody else's."""

    def outside(self, erasure: Erasure) -> Outside:
        """The calendars that show the person."""

    def copies(self) -> Sequence[Path]:
        """Every store file of ours beside the one in use that this erasure has not rewritten yet."""

    def erase(self, erasure: Erasure, known: Identity) -> bool:
        """Take the person out of the store in use; whether no byte is left in its log either."""

    def erase_copy(self, file: Path, erasure: Erasure, known: Identity) -> bool:
        """Take the person out of a copy; False where it was damaged, and therefore removed. Raises StoreError."""


class FileErasing(Protocol):
    """Every other file in our folders: copies of workbooks, drafts, settings, exports."""

    def files(self) -> Sequence[Path]:
        """All of them."""

    def erase(self, file: Path, identity: Identity, of: Collection[str]) -> Fate:
        """Take the person out of a file.

        Args:
            of: Ids and references of the person and of their cases: a file named by one is theirs alone.
        """


class Published(Protocol):
    """Calendars that we keep up to date in folders of people's choice."""

    def renew(self) -> Counter[Fate]:
        """Write those that are there anew, from the store as it is now."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody who can be erased.

    Attributes:
        customer: Where they belong; empty where they are a customer of their own.
    """

    whose: Whose
    id: UUID
    name: str
    customer: str = ""

    @property
    def full_name(self) -> str:
        """Tells them from others of the name."""
        return f"{self.name} ({self.customer})" if self.customer else self.name


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would touch.

    Attributes:
        workbooks: Linked workbooks that show the person; their next sync takes the cells out.
    """

    subject: Subject
    open_cases: int
    closed_cases: int
    copies: int
    workbooks: tuple[str, ...]
    outside: Outside = field(default_factory=Outside)


@dataclass(frozen=True, slots=True)
class Report:
    """What an erasure did.

    Attributes:
        files: How many files by what became of them.
        is_complete: Whether every file of ours is done; if not, the next start goes on by itself.
    """

    preview: Preview
    files: Counter[Fate]
    is_complete: bool
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class ErasureService:
    """Finding somebody, telling what would go, erasing, and going on after a kill."""

    desk: Desk
    journal: Journal
    store: StoreErasing
    files: FileErasing
    published: Published

    def find(self, name: str) -> Subject:
        """The person of that name; one whose card an undo took back is still in the store. Raises NotFound, Ambiguous, Unclear."""
        wanted = " ".join(name.split()).casefold()
        if not wanted:
            raise Unclear("", "nobody")
        with self.desk.reading() as unit:
            contacts = [one for one in _every(unit.contacts) if wanted.startswith(one.name.casefold())]
            of = unit.customers.many({one.customer_id for one in contacts})
            found = [_contact(one, of[one.customer_id].name) for one in _once(contacts)]
            found = [one for one in found if wanted in {one.name.casefold(), one.full_name.casefold()}]
            found = found or [_customer(one) for one in _private(unit, wanted)]
        if not found:
            raise NotFound("contact", name)
        if len(found) > 1:
            raise Ambiguous("contact", name, tuple(one.full_name for one in found))
        return found[0]

    def of_contact(self, contact_id: UUID) -> Subject:
        """The person whose card it is, or was until an undo took it back. Raises NotFound."""
        with self.desk.reading() as unit:
            contact = unit.contacts.get(contact_id)
            if is_erased(contact.name):
                raise NotFound("contact", contact.name)
            return _contact(contact, unit.customers.get(contact.customer_id).name)

    def preview(self, subject: Subject) -> Preview:
        """What would be touched; nothing changes."""
        cases = self.store.cases(self._entry(subject))
        with self.desk.reading() as unit:
            found = unit.cases.many(cases).values()
            links = [one for one in unit.workbooks.all() if cases & unit.workbooks.bases(one.id).keys()]
        is_open = sum(case.step is not None and not case.is_withdrawn for case in found)
        names = tuple(one.path.name for one in links)
        outside = self.store.outside(self._entry(subject))
        return Preview(subject, is_open, len(found) - is_open, len(self.store.copies()), names, outside)

    def erase(self, subject: Subject, progress: Progress | None = None) -> Report:
        """Take everything about the person out of every file of ours.

        The store in use comes last: as long as it names the person, a start after a kill finds what is left to do.
        """
        preview, entry = self.preview(subject), self._entry(subject)
        self.journal.keep(entry)
        files = self._run(entry, progress or unwatched)
        is_complete = not files[Fate.WAITS]
        nouns = Nouns.CUSTOMERS | Nouns.CASES | Nouns.REMINDERS
        return Report(preview, files, is_complete, Changes(nouns, remarks=_remarks(preview, files)))

    def finish(self) -> int:
        """Go on with what a kill or a busy file left, and erase again who came back with a copy from elsewhere.

        Returns:
            How many people were erased.
        """
        found = 0
        for entry in self.journal.all():
            if not entry.is_done or self.store.is_in(entry):
                self._run(entry, unwatched)
                found += 1
        return found

    def _run(self, entry: Erasure, progress: Progress) -> Counter[Fate]:
        identity, cases = self.store.identity(entry), self.store.cases(entry)
        own = self._own(entry, cases) | self.store.kept_files(entry)
        fates: Counter[Fate] = Counter()
        copies, files = self.store.copies(), self.files.files()
        total = len(copies) + len(files) + 1
        for number, copy in enumerate(copies):
            progress(number, total)
            fates[self._copy(copy, entry, identity)] += 1
        for number, file in enumerate(files, len(copies)):
            progress(number, total)
            fates[self._file(file, identity, own)] += 1
        is_log_cut = self.store.erase(entry, identity)
        fates += self._since(entry, identity, own, {*copies, *files})
        fates += self.published.renew()
        if not is_log_cut:
            fates[Fate.WAITS] += 1
        if not fates[Fate.WAITS]:
            self.journal.done(entry)
        progress(total, total)
        return fates

    def _since(
        self, entry: Erasure, identity: Identity, own: Collection[str], before: Collection[Path]
    ) -> Counter[Fate]:
        """Files that another window made meanwhile, from the store as it was."""
        fates = [self._copy(one, entry, identity) for one in self.store.copies() if one not in before]
        fates += [self._file(one, identity, own) for one in self.files.files() if one not in before]
        return Counter(fate for fate in fates if fate is not Fate.LEFT)

    def _copy(self, file: Path, entry: Erasure, identity: Identity) -> Fate:
        try:
            return Fate.REWRITTEN if self.store.erase_copy(file, entry, identity) else Fate.REMOVED
        except (AppError, OSError):
            return Fate.WAITS

    def _file(self, file: Path, identity: Identity, own: Collection[str]) -> Fate:
        try:
            return self.files.erase(file, identity, own)
        except FileNotFoundError:
            return Fate.LEFT
        except (AppError, OSError):
            return Fate.WAITS

    def _own(self, entry: Erasure, cases: Collection[UUID]) -> frozenset[str]:
        with self.desk.reading() as unit:
            found = unit.cases.many(cases).values()
        names = {name for case in found for name in (case.id.hex, str(case.id))}
        names |= {reference(kind, case.number) for case in found for kind in Kind}
        return frozenset({card_mark(entry.noun_id), entry.noun_id.hex, str(entry.noun_id), *names})

    def _entry(self, subject: Subject) -> Erasure:
        return Erasure(subject.whose, subject.id, self.desk.clock(), self.desk.person_id)


def _remarks(preview: Preview, files: Counter[Fate]) -> tuple[Remark, ...]:
    counts = {"rewritten": files[Fate.REWRITTEN], "removed": files[Fate.REMOVED]}
    later = [Remark("erased_later", {"file": name}) for name in preview.workbooks]
    later += [Remark("erased_calendar", {"calendar": name}) for name in preview.outside.connected]
    later += [Remark("erased_there", {"calendar": name}) for name in preview.outside.read]
    waits = [Remark("erased_waits")] if files[Fate.WAITS] else []
    return (Remark("erased", {"name": preview.subject.name, **counts}), *later, *waits)


def _contact(contact: Contact, customer: str) -> Subject:
    return Subject(Whose.CONTACT, contact.id, contact.name, customer)


def _customer(customer: Customer) -> Subject:
    return Subject(Whose.CUSTOMER, customer.id, customer.name)


def _private(unit: UnitOfWork, name: str) -> list[Customer]:
    """Customers of that name who have no contact: people of their own."""
    same = [one for one in _every(unit.customers) if one.name.casefold() == name]
    alone = [one for one in same if not unit.contacts.of_customer(one.id)]
    return [one for one in alone if not one.is_withdrawn] or alone[:1]


def _every(nouns: Customers | Contacts) -> list[Any]:
    """Those on show, then those that were taken back; nobody who is erased."""
    return [one for one in (*nouns.all(), *nouns.taken_back()) if not is_erased(one.name)]


def _once(contacts: Sequence[Contact]) -> list[Contact]:
    """A card that was taken back and made again is one person, and goes with the one on show."""
    found: list[Contact] = []
    seen: set[tuple[UUID, str]] = set()
    for one in contacts:
        key = (one.customer_id, one.name.casefold())
        if not (one.is_withdrawn and key in seen):
            found.append(one)
        seen.add(key)
    return found
