"""Proving that the store holds what Keepword promises."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.desks import Desk


@dataclass(frozen=True, slots=True)
class CheckService:
    """Proofs over the whole store."""

    desk: Desk

    def problems(self) -> Sequence[str]:
        """Violations of R1 to R4 and of the store's integrity, one sentence each; empty is good."""
        with self.desk.reading() as unit:
            return unit.proof.problems()

    def content_hash(self) -> str:
        """A hash of every live noun; equal before an act and after it was taken back."""
        with self.desk.reading() as unit:
            return unit.proof.content_hash()
