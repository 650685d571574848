"""What somebody saw before they began to type, against what is so by now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.cases import Case
from app.domain.errors import AppError
from app.domain.history import Change

Sight = Mapping[str, object]
"""Fields of a case, a customer or a contact by their names in the history, with the values that were shown."""

Sights = Mapping[UUID, Sight]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else changed.

    Attributes:
        seen, present: Its value then, and now.
        at: When it was changed; None where the history does not tell.
    """

    field: str
    seen: object
    present: object
    who: str = ""
    at: datetime | None = None


@dataclass(eq=False)
class Overtaken(AppError):
    """Somebody else changed what this is about after it was shown. Nothing was saved, and nothing typed is lost."""

    reference: str
    differences: tuple[Difference, ...]

    @property
    def who(self) -> str:
        """Who was quicker; empty where nobody knows."""
        return self.differences[0].who

    @property
    def at(self) -> datetime | None:
        """When."""
        return self.differences[0].at


def sight_of(case: Case) -> Sight:
    """The fields that are shown and typed over."""
    step = case.step
    return {
        "subject": case.subject,
        "value": case.value,
        "valid_until_on": case.valid_until_on,
        "step_what": step.what if step is not None else None,
        "step_due_at": step.due_at if step is not None else None,
        "step_effort": step.effort if step is not None else None,
    }


def facts_of(noun: object, fields: Iterable[str]) -> Sight:
    """Plain facts of a customer or a contact."""
    return {field: getattr(noun, field) for field in fields}


def differences(
    sight: Sight, now: Sight, history: Sequence[Change], names: Mapping[UUID, str], noun: str = "cases"
) -> tuple[Difference, ...]:
    """What is not as it was seen, with who changed it last and when.

    Args:
        now: The same fields, as they are.
        history: The noun's changes, the newest first.
        noun: As the history calls it.
    """
    found = []
    for field, seen in sight.items():
        if now[field] != seen:
            change = next((one for one in history if _touches(one, noun, field)), None)
            who = names.get(change.actor_id, "") if change is not None else ""
            found.append(Difference(field, seen, now[field], who, change.at if change is not None else None))
    return tuple(found)


def _touches(change: Change, noun: str, field: str) -> bool:
    return any(item.noun == noun and field in item.after for item in change.items)
