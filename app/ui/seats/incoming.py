"""The side of a desk where letters come in, over the service."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.cases import Case
from app.domain.incoming import AlreadyReceived, IncomingLetter
from app.domain.kinds import State
from app.services.changes import Changes
from app.services.incoming import IncomingService, Receiving
from app.ui.incoming.desks import LetterCase, LetterLook, LetterWish
from app.ui.letter_words import oddity, size

_MOST_CASES = 5


class LetterBox(Protocol):
    """What takes letters in, and what reads their files."""

    @property
    def service(self) -> IncomingService: ...

    def read(self, file: Path) -> IncomingLetter: ...


OpenLetters = Callable[[], LetterBox]
"""Makes it; with the first letter."""


class Entries(Protocol):
    """Who must learn the new names."""

    def forget_names(self) -> None: ...


@dataclass(frozen=True, slots=True)
class IncomingSeat:
    """Fulfils ``app.ui.incoming.desks.IncomingDesk``."""

    box: LetterBox
    entries: Entries

    def look(self, file: Path, case_id: UUID | None = None) -> LetterLook:
        letter, service = self.box.read(file), self.box.service
        known = service.known(letter)
        if known is not None and case_id in {None, known[0].id}:
            raise AlreadyReceived(known[0].reference, known[1].sent_at or known[0].opened_at)
        match = service.match(letter)
        with service.desk.reading() as unit:
            named = [unit.cases.get(case_id)] if case_id is not None else []
            found = [*named, *(case for case in match.cases if case.id != case_id)][:_MOST_CASES]
            names = {one.id: one.name for one in unit.customers.many(c.customer_id for c in found).values()}
        return LetterLook(
            file=file,
            sender=letter.sender_name or letter.sender_address,
            written_at=letter.sent_at,
            subject=letter.subject,
            summary=letter.summary,
            by=match.by.value,
            cases=tuple(_line(case, names.get(case.customer_id, "")) for case in found),
            is_sure=bool(named) or (match.case is not None and match.case.state is State.OPEN),
            files=tuple(f"{one.name} ({size(one.size)})" for one in letter.enclosed),
            oddities=tuple(oddity(one, _translated) for one in letter.oddities),
            is_ours=match.is_ours,
        )

    def receive(self, file: Path, wish: LetterWish) -> Changes:
        how = Receiving(
            case_id=wish.case_id,
            is_new=wish.case_id is None,
            summary=wish.summary,
            keep_step=wish.keep_date,
            keep_files=wish.keep_files,
        )
        changes = self.box.service.receive(self.box.read(file), how)
        self.entries.forget_names()
        return changes


def _line(case: Case, customer: str) -> LetterCase:
    step = case.step
    put_off_to = step.due_at if step is not None and step.put_offs else None
    return LetterCase(case.id, case.reference, case.subject, customer, case.state is State.OPEN, put_off_to)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
