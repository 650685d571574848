"""What a service call changed, so that each view can tell whether it cares."""

from dataclasses import dataclass, field
from enum import Flag, auto
from typing import Any
from uuid import UUID


class Nouns(Flag):
    """Kinds of stored things."""

    NONE = 0
    CASES = auto()
    CUSTOMERS = auto()
    PEOPLE = auto()
    REMINDERS = auto()
    SETTINGS = auto()
    EVERYTHING = CASES | CUSTOMERS | PEOPLE | REMINDERS | SETTINGS


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth saying about what was done; phrased where it is shown.

    Attributes:
        key: Which sentence, such as ``proposed_next``.
        values: The facts in it.
    """

    key: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """The answer of every service call that writes."""

    nouns: Nouns = Nouns.NONE
    case_ids: frozenset[UUID] = frozenset()
    remarks: tuple[Remark, ...] = ()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.nouns | other.nouns, self.case_ids | other.case_ids, self.remarks + other.remarks)


def case_changed(case_id: UUID, *remarks: Remark) -> Changes:
    """One case changed."""
    return Changes(Nouns.CASES, frozenset({case_id}), remarks)
