"""What is kept about the nouns, beside :mod:`app.services.ports`: history, reminder ledger, letters not sent, proofs."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from app.domain.history import Action, Change, ChangedNoun
from app.domain.incoming import ReceivedLetter
from app.domain.letters import KeptLetter
from app.domain.occurrences import Occurrence

T = TypeVar("T")


class Settings(Protocol):
    """Facts about this store."""

    def read(self, key: str) -> Any: ...
    def write(self, key: str, value: Any) -> None: ...


class Kept(Protocol):
    """What was worked out from nouns alone."""

    def get(self, name: Hashable, work_out: Callable[[], T]) -> T:
        """What has that name; worked out again only once a noun has changed.

        Every reader is given the same object; a unit of work that writes works it out each time.
        """


class History(Protocol):
    """The change history, and what undo needs of it."""

    def of_case(self, case_id: UUID) -> Sequence[Change]:
        """Every change of one case, newest first."""

    def of_noun(self, noun_id: UUID) -> Sequence[Change]:
        """Every change of one row of any noun, newest first."""

    def last_to_undo(self, actor_id: UUID) -> Change | None:
        """The person's newest change that is not taken back."""

    def last_to_redo(self, actor_id: UUID) -> Change | None:
        """The person's newest undo, unless the person did something since."""

    def of_batch(self, batch_id: UUID) -> Sequence[Change]:
        """Every change of one import, newest first."""

    def change(self, change_id: UUID) -> Change:
        """One change. Raises NotFound."""

    def newest(self) -> int:
        """The number of the newest change; it rises with each."""

    def present(self, noun: str, noun_id: UUID) -> Mapping[str, Any]:
        """The row as JSON values, as it is now."""

    def put_back(self, item: ChangedNoun, values: Mapping[str, Any]) -> None:
        """Write JSON values into the row, recorded under the unit's deed."""

    def presents(self, noun: str, noun_ids: Collection[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
        """Those of the rows that are there as JSON values, by id."""

    def put_back_all(self, noun: str, backs: Mapping[UUID, Mapping[str, Any]]) -> None:
        """Write JSON values into many rows of one noun, by id, recorded under the unit's deed."""

    def pointed_to(self, noun: str) -> frozenset[UUID]:
        """The contacts, customers or people that live rows point to."""

    def beside_batch(self, batch_id: UUID, passed_over: Collection[Action]) -> Mapping[UUID, Change]:
        """By case that an import touched: the newest change outside of it that is not taken back, without rows.

        Args:
            passed_over: Acts that do not count.
        """

    def last_writer(self, item: ChangedNoun) -> Change | None:
        """Who changed the row after the item's change, if anybody."""


class ReceivedLetters(Protocol):
    """Letters that came to cases."""

    def save(self, noun: ReceivedLetter) -> ReceivedLetter:
        """Insert or update, recorded."""

    def of_case(self, case_id: UUID) -> Sequence[ReceivedLetter]:
        """Those of one case, the oldest first."""

    def of_keys(self, keys: Iterable[str]) -> Sequence[ReceivedLetter]:
        """Those with one of the keys, whose cases are here, the oldest first."""

    def of_contact(self, contact_id: UUID) -> Sequence[ReceivedLetter]:
        """Those of one contact, the oldest first."""

    def digests(self, but_of: UUID | None = None) -> frozenset[str]:
        """What living letters keep beside the store; without those of one contact, if named."""


class Ledger(Protocol):
    """Occurrences of reminders: one row each, planned, shown, acted; the truth about what was shown."""

    def marked(self, owner_id: UUID, limit: int) -> Sequence[UUID]:
        """Cases of the owner, or with open rows of theirs, that changed since they were planned."""

    def unmark(self, case_ids: Sequence[UUID]) -> None:
        """These are planned now."""

    def mark_all(self, owner_id: UUID) -> None:
        """Plan every open case of the owner again, as after a change of style."""

    def of_cases(self, case_ids: Sequence[UUID]) -> Sequence[Occurrence]:
        """Every occurrence of these cases."""

    def save_all(self, occurrences: Sequence[Occurrence]) -> None:
        """Insert or update."""

    def due(self, owner_id: UUID, now: datetime) -> Sequence[Occurrence]:
        """Due and not yet shown; however long ago."""

    def next_at(self, owner_id: UUID, after: datetime | None = None) -> datetime | None:
        """When the next one not yet shown is due, or None; after a moment, if named: some wait for quiet to end."""

    def shown(self, owner_id: UUID) -> Sequence[Occurrence]:
        """Shown and not acted on, oldest deadline first: the reachable list."""


class Letters(Protocol):
    """Letters that have not gone yet: one for each case and writer."""

    def of(self, case_id: UUID, author_id: UUID) -> KeptLetter | None:
        """What somebody wrote on a case, or None."""

    def of_author(self, author_id: UUID) -> Sequence[KeptLetter]:
        """All that somebody wrote and did not send, the newest first."""

    def keep(self, letter: KeptLetter) -> None:
        """Let this be what its author wrote on its case."""

    def drop(self, case_id: UUID, author_id: UUID) -> None:
        """It has gone, or is not wanted."""


class Proof(Protocol):
    """Proves what the store must hold."""

    def problems(self) -> Sequence[str]:
        """Violations of R1 to R4 and of the store's integrity, one sentence each; empty is good."""

    def content_hash(self) -> str:
        """A hash of every live noun (ruling 28)."""
