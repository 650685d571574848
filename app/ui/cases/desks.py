"""What one may do with a case beside what every workspace asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.domain.kinds import Channel, Kind, Phase
from app.domain.meanwhile import Sight
from app.ui.cases.files import TouchLine


@dataclass(frozen=True, slots=True)
class PhaseWish:
    """Where a case shall stand, as somebody said it.

    Attributes:
        until: Typed: when it rests until.
        text: The word to the customer; empty for the usual one.
        value, valid_until: Typed: what was quoted, and until which day it holds.
    """

    kind: Kind
    phase: Phase
    until: str = ""
    text: str = ""
    value: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Plain facts of a case, as typed; None for one that nobody typed over."""

    subject: str | None = None
    value: str | None = None
    valid_until_on: str | None = None


class CaseDesk(Protocol):
    """The rarer acts on a case; answers are Changes. Each may raise an AppError."""

    def thread(self, case_id: UUID) -> Sequence[TouchLine]:
        """What was said on the other cases of its customer, the newest first."""

    def logged(self, case_id: UUID, text: str, channel: Channel, *, reached: bool = True) -> object:
        """We were in touch, and no clock moves."""

    def heard(self, case_id: UUID, text: str, channel: Channel, *, told: bool = False) -> object:
        """They were in touch; ``told`` where they heard at once how it stands."""

    def answered(self, case_id: UUID, *, keep_date: bool = False) -> object:
        """They wrote or called: the answer is due; a closed case opens again."""

    def note_cause(self, case_id: UUID, words: str) -> object:
        """What would have prevented a complaint, in the customer's words."""

    def change_phase(self, case_id: UUID, wish: PhaseWish) -> object:
        """It stands elsewhere now."""

    def wait_on(self, case_id: UUID, who: str, until: str) -> object:
        """Somebody owes us something until then."""

    def correct(self, case_id: UUID, facts: Facts, seen: Sight) -> object:
        """Correct plain facts that looked like this; no clock moves. Raises Overtaken."""

    def mark_unusual(self, case_id: UUID) -> object:
        """No form covers it: bring a checklist."""

    def tick_item(self, item_id: UUID, *, is_done: bool) -> object:
        """Tick an item of the checklist, or open it again."""

    def answer_request(self, request_id: UUID, text: str) -> object:
        """Give a colleague what was asked."""

    def withdraw_request(self, request_id: UUID) -> object:
        """It is no longer needed."""

    def release_promise(self, promise_id: UUID, reason: str) -> object:
        """It binds no longer."""

    def decline(self, case_id: UUID, note: str) -> object:
        """Not me, kindly."""

    def ask_giver(self, case_id: UUID, question: str) -> object:
        """Ask who offers it something first."""
