"""What the lists ask for, and what one may do in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.domain.meanwhile import Sight
from app.domain.quiet import QuietCustomer
from app.services.erasures import Preview
from app.services.lists import ClosedRow, CustomerRow, CustomerView, PromiseRow, SearchView
from app.services.ports import Progress


class ListDesk(Protocol):
    """The lists' side of a desk; acts answer with Changes and may raise an AppError."""

    def customers(self) -> Sequence[CustomerRow]:
        """Every customer by name."""

    def customer(self, customer_id: UUID) -> CustomerView:
        """One customer with everything. Raises NotFound."""

    def quiet(self) -> Sequence[QuietCustomer]:
        """My customers with whom nobody spoke for long, a lead's desk everybody's; the longest silence first."""

    def approach(self, customer_id: UUID) -> object:
        """Open a lead for a quiet customer."""

    def promises(self) -> Sequence[PromiseRow]:
        """My promises, the open ones first."""

    def to_choose_from(self) -> int:
        """How many entries the Promise book has today."""

    def closed(self) -> Sequence[ClosedRow]:
        """My closed cases, the newest first."""

    def find(self, words: str) -> SearchView:
        """Everything that holds all the words."""

    def add_customer(self, facts: Mapping[str, str]) -> object:
        """Note a new customer."""

    def edit_customer(
        self, customer_id: UUID, facts: Mapping[str, str], seen: Sight, *, completes: bool = False
    ) -> object:
        """Correct facts of a customer that looked like this; ``completes`` where a placeholder is right now.

        Raises:
            Overtaken: Somebody changed them meanwhile.
        """

    def add_contact(self, customer_id: UUID, facts: Mapping[str, str]) -> object:
        """Note somebody at a customer."""

    def erasure(self, contact_id: UUID) -> Preview:
        """What erasing somebody would touch; nothing changes. Raises NotFound."""

    def erase(self, contact_id: UUID, progress: Progress) -> object:
        """Take everything about somebody out of every file of ours; nothing takes it back."""

    def hand_out(self, contact_id: UUID, target: Path, progress: Progress) -> int:
        """Write everything about somebody into an archive; how many entries. Raises FileProblem, Cancelled."""

    def edit_contact(self, contact_id: UUID, facts: Mapping[str, str], seen: Sight) -> object:
        """Correct facts of a contact that looked like this. Raises Overtaken."""
