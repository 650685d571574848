"""Letters that customers wrote: matched to a case, filed with their words, and answered in time (ruling 9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.cases import SUBJECT_LIMIT, Case
from app.domain.customers import Contact
from app.domain.errors import Ambiguous, AppError, NotFound
from app.domain.history import Action
from app.domain.incoming import (
    AlreadyReceived,
    Attachment,
    Enclosed,
    IncomingLetter,
    ReceivedLetter,
    WouldReopen,
    digests,
    same_address,
)
from app.domain.interactions import Direction
from app.domain.kinds import Channel, Kind, State
from app.domain.quick_entry.drafts import Draft, NameRef
from app.domain.text_hygiene import clean
from app.services.changes import Changes, Nouns, Remark
from app.services.desks import Desk
from app.services.opening import OpeningService
from app.services.ports import UnitOfWork
from app.services.telling import TellingService
from app.services.work import Work, at_work, with_case

NO_NAME = "Unknown sender"
_MOST_NAMED = 20


class Shelf(Protocol):
    """Where files that came with letters are kept, by what is in them."""

    def keep(self, content: bytes) -> str:
        """Keep a content; answers with its digest. Raises FileProblem, FileLocked."""

    def path(self, digest: str) -> Path | None:
        """Where it is, or None where it is not kept any more."""

    def sweep(self, living: frozenset[str]) -> None:
        """Let go of everything else."""


class By(StrEnum):
    """What a letter was matched by."""

    SUBJECT = "subject"
    THREAD = "thread"
    SENDER = "sender"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Match:
    """What a letter seems to be about.

    Attributes:
        cases: Those that fit: one is meant, several are asked about, none makes a new query.
        contact: Who wrote it, if they are known.
        customer_id: Whose contact that is, or whose own address it is.
        is_ours: Whether one of the company wrote it.
    """

    by: By
    cases: tuple[Case, ...] = ()
    contact: Contact | None = None
    customer_id: UUID | None = None
    is_ours: bool = False

    @property
    def case(self) -> Case | None:
        """The one case that is meant."""
        return self.cases[0] if len(self.cases) == 1 else None


@dataclass(frozen=True, slots=True)
class Receiving:
    """How a letter is taken in.

    Attributes:
        case_id: The case it belongs to, as a person named it; a closed one opens again.
        is_new: It makes a new query, whatever it seems to be about.
        summary: Its words as they are filed; what it says, without what it quotes, unless named.
        keep_step: The date that was agreed holds: the planned step stays.
        keep_files: What came with it is kept beside the store.
    """

    case_id: UUID | None = None
    is_new: bool = False
    summary: str | None = None
    keep_step: bool = False
    keep_files: bool = False


AS_MATCHED = Receiving()


@dataclass(frozen=True, slots=True)
class IncomingService:
    """Commands on letters that came."""

    desk: Desk
    shelf: Shelf

    # -- looking ------------------------------------------------------------------------------

    def match(self, letter: IncomingLetter) -> Match:
        """What the letter is about: by its subject, by what it answers, by who wrote it."""
        with self.desk.reading() as unit:
            return _match(unit, letter)

    def known(self, letter: IncomingLetter) -> tuple[Case, ReceivedLetter] | None:
        """Where the same letter is already, if it was received before."""
        with self.desk.reading() as unit:
            found = unit.received.of_keys([letter.key])
            return (unit.cases.get(found[0].case_id), found[0]) if found else None

    def of_case(self, case_id: UUID) -> tuple[ReceivedLetter, ...]:
        """The letters that came to a case, oldest first."""
        with self.desk.reading() as unit:
            return tuple(unit.received.of_case(case_id))

    def attachments_of(self, contact_id: UUID) -> tuple[Path, ...]:
        """The files beside the store that came from one person and are named by no letter of another."""
        with self.desk.reading() as unit:
            theirs = digests(unit.received.of_contact(contact_id))
            others = unit.received.digests(but_of=contact_id)
            paths = (self.shelf.path(digest) for digest in sorted(theirs - others))
        return tuple(path for path in paths if path is not None)

    # -- receiving ----------------------------------------------------------------------------

    def receive(self, letter: IncomingLetter, how: Receiving = AS_MATCHED) -> Changes:
        """File a letter: the silence ends, and the answer clock runs from when it was written.

        Raises:
            AlreadyReceived: The case has it already.
            Ambiguous: Several open cases fit.
            WouldReopen: The case it is about is closed, and nobody said that it opens again.
            NotFound: It is from one of us, and names no case.
        """
        if not how.keep_files:
            return self._receive(letter, how, _named(letter.enclosed))
        try:
            return self._receive(letter, how, self._kept(letter.enclosed))
        except AppError:
            self.tidy()  # a letter that found no place leaves nothing beside the store
            raise

    def _receive(self, letter: IncomingLetter, how: Receiving, kept: tuple[Attachment, ...]) -> Changes:
        with self.desk.acting(Action.RECEIVE) as unit:
            match = _match(unit, letter)
            case = _target(unit, letter, match, how)
            if case is None:
                work, remarks = self._opened(unit, letter, match)
            else:
                work, remarks = at_work(self.desk, unit, case.id), []
            remarks += self._file(work, letter, match, how, kept)
            unit.commit()
        return Changes(Nouns.CASES | Nouns.CUSTOMERS, frozenset({work.case.id}), tuple(remarks))

    def tidy(self) -> None:
        """Let go of kept files that no letter names any more, as after an undo."""
        with self.desk.reading() as unit:
            living = unit.received.digests()
        self.shelf.sweep(living)

    # -- helpers ------------------------------------------------------------------------------

    def _opened(self, unit: UnitOfWork, letter: IncomingLetter, match: Match) -> tuple[Work, list[Remark]]:
        """A new query of whoever wrote; who is not known yet comes in with their address."""
        name = clean(letter.sender_name or letter.sender_address or NO_NAME)
        contact = NameRef(match.contact.id, match.contact.name) if match.contact else NameRef(None, name)
        draft = Draft(
            line=letter.subject,
            kind=Kind.QUERY,
            customer=NameRef(match.customer_id, name),
            contact=contact,
            subject=letter.subject or letter.summary.split("\n")[0][:SUBJECT_LIMIT] or name,
            channel=Channel.EMAIL,
        )
        opened = OpeningService(self.desk).open_in(unit, draft)
        (case_id,) = opened.case_ids
        work = with_case(self.desk, unit, unit.cases.get(case_id))
        if match.contact is None and work.case.contact_id is not None and letter.sender_address:
            added = unit.contacts.get(work.case.contact_id)
            unit.contacts.save(replace(added, email=letter.sender_address))
        return work, [opened.remarks[0]]

    def _file(
        self,
        work: Work,
        letter: IncomingLetter,
        match: Match,
        how: Receiving,
        files: tuple[Attachment, ...],
    ) -> list[Remark]:
        written_at = min(letter.sent_at or work.now, work.now)
        words = letter.summary if how.summary is None else how.summary
        direction = Direction.OUT if match.is_ours else Direction.IN
        touch = replace(work.touch(words or "–", Channel.EMAIL, direction), at=written_at)
        if match.contact is not None and match.contact.customer_id == work.case.customer_id:
            touch = replace(touch, contact_id=match.contact.id)
        remarks = [_about(letter, work.calendar.zone)]
        told_at = work.case.news.last_told_at if work.case.news is not None else None
        if match.is_ours or (told_at is not None and told_at >= written_at):
            work.unit.interactions.save(touch)
            remarks.append(Remark("letter_ours" if match.is_ours else "letter_older"))
        else:
            remarks += TellingService(self.desk).hear_in(work, touch, keep_step=how.keep_step)
        received = ReceivedLetter(
            id=self.desk.ids(),
            case_id=work.case.id,
            interaction_id=touch.id,
            contact_id=touch.contact_id,
            owner_id=work.case.owner_id,
            author_id=self.desk.person_id,
            key=letter.key,
            sender_name=clean(letter.sender_name),
            sender_address=clean(letter.sender_address),
            subject=clean(letter.subject),
            sent_at=letter.sent_at,
            sent_zone=letter.sent_zone,
            attachments=files,
        )
        work.unit.received.save(received)
        if files:
            names = ", ".join(one.name for one in files[:_MOST_NAMED])
            key = "letter_files_kept" if how.keep_files else "letter_files"
            remarks.append(Remark(key, {"text": names}))
        return remarks

    def _kept(self, enclosed: Iterable[Enclosed]) -> tuple[Attachment, ...]:
        return tuple(Attachment(clean(one.name), one.size, self.shelf.keep(one.content)) for one in enclosed)


def _named(enclosed: Iterable[Enclosed]) -> tuple[Attachment, ...]:
    return tuple(Attachment(clean(one.name), one.size) for one in enclosed)


def _about(letter: IncomingLetter, zone: str) -> Remark:
    name = letter.sender_name or letter.sender_address or NO_NAME
    if letter.sent_at is None:
        return Remark("letter_undated", {"name": name})
    return Remark("letter_from", {"name": name, "at": letter.sent_at, "zone": zone})


def _target(unit: UnitOfWork, letter: IncomingLetter, match: Match, how: Receiving) -> Case | None:
    """The case the letter goes to; None for a new one."""
    if how.is_new:
        _refuse_known(unit, letter, None)
        return None
    case = unit.cases.get(how.case_id) if how.case_id is not None else match.case
    _refuse_known(unit, letter, how.case_id)
    if case is None and match.cases:
        shown = tuple(f"{one.reference} {one.subject}" for one in match.cases)
        raise Ambiguous("case", letter.sender_name or letter.sender_address or letter.subject, shown)
    if case is None and match.is_ours:
        raise NotFound("letter", letter.subject)
    if case is not None and case.state is State.CLOSED and how.case_id is None:
        raise WouldReopen(case.reference)
    return case


def _refuse_known(unit: UnitOfWork, letter: IncomingLetter, case_id: UUID | None) -> None:
    """The same letter is not filed twice; a person may file it with a second case."""
    for one in unit.received.of_keys([letter.key]):
        if case_id is None or one.case_id == case_id:
            filed = unit.interactions.get(one.interaction_id)
            raise AlreadyReceived(unit.cases.get(one.case_id).reference, filed.at)


def _match(unit: UnitOfWork, letter: IncomingLetter) -> Match:
    contact = _contact(unit, letter)
    customer_id = contact.customer_id if contact is not None else _customer_id(unit, letter)
    is_ours = any(same_address(person.email, letter.sender_address) for person in unit.people.all())
    found = Match(By.NOBODY, (), contact, customer_id, is_ours)
    if named := _numbered(unit, letter.numbers):
        return replace(found, by=By.SUBJECT, cases=named)
    if earlier := unit.received.of_keys(letter.thread):
        ranks = {key: rank for rank, key in enumerate(letter.thread)}
        nearest = min(earlier, key=lambda one: ranks[one.key])
        return replace(found, by=By.THREAD, cases=(unit.cases.get(nearest.case_id),))
    if ours := _threaded(unit, letter.cases):
        return replace(found, by=By.THREAD, cases=ours)
    if customer_id is None:
        return found
    cases = unit.cases.open_of_customer(customer_id)
    of_contact = tuple(one for one in cases if contact is not None and one.contact_id == contact.id)
    return replace(found, by=By.SENDER, cases=of_contact or tuple(cases))


def _numbered(unit: UnitOfWork, numbers: Iterable[int]) -> tuple[Case, ...]:
    found = []
    for number in numbers:
        try:
            case = unit.cases.numbered(number)
        except NotFound:
            continue
        found.append(case)
    return tuple(found)


def _threaded(unit: UnitOfWork, case_ids: Iterable[UUID]) -> tuple[Case, ...]:
    """The last case of the store whose thread the letter goes on with."""
    for case_id in case_ids:
        try:
            case = unit.cases.get(case_id)
        except NotFound:
            continue
        if not case.is_withdrawn:
            return (case,)
    return ()


def _contact(unit: UnitOfWork, letter: IncomingLetter) -> Contact | None:
    """The one contact with the sender's address; of several, the one with the sender's name."""
    found = [one for one in unit.contacts.all() if same_address(one.email, letter.sender_address)]
    named = [one for one in found if one.name.casefold() == letter.sender_name.casefold()]
    return next(iter(named or found), None)


def _customer_id(unit: UnitOfWork, letter: IncomingLetter) -> UUID | None:
    found = (one.id for one in unit.customers.all() if same_address(one.email, letter.sender_address))
    return next(found, None)
