"""What the settings ask of the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Kept:
    """What is set now.

    Attributes:
        values: By the keys of the descriptions; what is not there is left out of the page.
        choices: Value and words, for choices that the desk names.
        locked: Areas that this person may look at only.
        notes: What is worth saying of a setting now, below its help.
    """

    values: Mapping[str, str]
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)


class SettingsDesk(Protocol):
    """The settings' side of the desk; every method runs on the database thread and may raise an AppError."""

    def kept(self) -> Kept:
        """Everything that is set."""

    def change(self, key: str, value: str) -> object:
        """Set one thing."""

    def back_up(self) -> str:
        """Keep a copy of the store now; the file's name."""
