"""The news clock: when the customer last heard from us, and when they must hear again (R2)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.domain.steps import Basis, Reason


@dataclass(frozen=True, slots=True)
class NewsClock:
    """When news is due, with each reason kept apart; the earliest of them counts.

    Attributes:
        base_at: The standard interval, a stated wish, or a date agreed with the customer.
        base: Where ``base_at`` comes from.
        last_told_at: When the customer last heard the status; None before the first word.
        answer_from_at: When the unanswered message arrived that must be answered first, or None.
        answer_at: When it must be answered, by the first-word standard.
        answer_rule: The span that gave ``answer_at``.
        promised_at: The promised next word, or None; ``promise_id`` is that promise.
        generation: Rises each time the news date moves.
    """

    base_at: datetime
    base: Basis
    last_told_at: datetime | None = None
    answer_from_at: datetime | None = None
    answer_at: datetime | None = None
    answer_rule: str = ""
    promised_at: datetime | None = None
    promise_id: UUID | None = None
    generation: int = 1

    @property
    def due_at(self) -> datetime:
        """The news date: the earliest of the three, aware UTC."""
        return min(at for at in (self.base_at, self.answer_at, self.promised_at) if at is not None)

    @property
    def basis(self) -> Basis:
        """Why the news date is what it is."""
        due = self.due_at
        if self.answer_at == due:
            return Basis(Reason.ANSWER, self.answer_rule, self.answer_from_at)
        if self.promised_at == due:
            return Basis(Reason.PROMISED)
        return self.base

    @property
    def is_unanswered(self) -> bool:
        """Whether a message of the customer waits for an answer."""
        return self.answer_from_at is not None

    def is_waiting(self, now: datetime) -> bool:
        """Whether the customer should have heard from us by now."""
        return self.due_at < now

    def told(self, at: datetime, base_at: datetime, base: Basis) -> "NewsClock":
        """After the customer heard the status: every clock starts again."""
        return self._with(
            last_told_at=at,
            base_at=base_at,
            base=base,
            answer_from_at=None,
            answer_at=None,
            answer_rule="",
            promised_at=None,
            promise_id=None,
        )

    def received(self, at: datetime, answer_at: datetime, rule: str) -> "NewsClock":
        """After a message came in: the answer clock runs, from the one that must be answered first."""
        if self.answer_at is not None and self.answer_at <= answer_at:
            return self
        return self._with(answer_from_at=at, answer_at=answer_at, answer_rule=rule)

    def promised(self, at: datetime, promise_id: UUID) -> "NewsClock":
        """After a next word was promised for a moment."""
        return self._with(promised_at=at, promise_id=promise_id)

    def released(self) -> "NewsClock":
        """After the promised next word was settled: the other dates stand."""
        return self._with(promised_at=None, promise_id=None)

    def rebased(self, base_at: datetime, base: Basis) -> "NewsClock":
        """With another base date: agreed, wished, a check-back, a changed standard."""
        return self._with(base_at=base_at, base=base)

    def _with(self, **parts: object) -> "NewsClock":
        new = replace(self, **parts)  # type: ignore[arg-type]
        if new.due_at != self.due_at:
            new = replace(new, generation=self.generation + 1)
        return new
