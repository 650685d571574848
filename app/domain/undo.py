"""Taking a change back, field by field, where nobody changed the same fields since (ruling 28)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from app.domain.history import ChangedNoun

WITHDRAWN = "is_withdrawn"
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cases": ("step_", "news_", "offer_", "waiting_"),
        "promises": ("due_",),
        "absences": ("starts_", "ends_"),
    }
)
_STRUCTURE = (
    "state",
    "step_",
    "news_",
    "offer_",
    "waiting_",
    "closed_at",
    "outcome",
    "kind",
    "phase",
    "cadence_from_at",
)
"""A change that opens, closes or moves a case to another phase is taken back as a whole: R1 and R2 tie these."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking back one row means.

    Attributes:
        values: The old values to write; empty if nothing can be taken back.
        refused: Fields somebody changed since; they stay.
    """

    values: Mapping[str, Any]
    refused: tuple[str, ...]


_HELD_OPEN = ("step_", "news_", "offer_", "waiting_")
"""Only an open case has these: nothing of them comes back onto a closed one."""

_NEWS_PARTS = ("news_base_at", "news_answer_at", "news_promised_at")

_TIED = frozenset(
    {
        "steps",
        "interactions",
        "promises",
        "handovers",
        "requests",
        "absences",
        "settlements",
        "ideas",
        "received_letters",
        "book_entries",
        "letter_templates",
        "wishes",
    }
)
"""What stands beside a case is tied to its step and clock, and the parts of a limit to each other.

It is taken back as a whole or not at all.
"""


def stands_alone(item: ChangedNoun, refused: Iterable[str]) -> bool:
    """Whether the rest of a change may be taken back although these fields of a row stay.

    Plain facts (a name, a value, a subject) do; whatever a step, a clock or a promise hangs on does not.
    """
    if item.is_new or item.noun in _TIED:
        return False
    return item.noun != "cases" or not any(name.startswith(_STRUCTURE) for name in refused)


def reversal(item: ChangedNoun, present: Mapping[str, Any]) -> Reversal:
    """How to take back one row of a change.

    Args:
        item: The row as the change left it.
        present: The row as it is now, as JSON values.

    >>> from uuid import UUID
    >>> item = ChangedNoun("customers", UUID(int=1), None, {"name": "A", "phone": ""}, {"name": "B", "phone": "1"}, 2)
    >>> reversal(item, {"name": "B", "phone": "2"})
    Reversal(values={'name': 'A'}, refused=('phone',))
    """
    if item.is_new:
        changed = tuple(sorted(name for name, value in item.after.items() if present.get(name) != value))
        return Reversal({}, changed) if changed else Reversal({WITHDRAWN: True}, ())
    values: dict[str, Any] = {}
    refused: list[str] = []
    for names in _grouped(item.noun, item.after):
        if all(present.get(name) == item.after[name] for name in names) and _fits(item, names, present):
            values |= {name: item.before[name] for name in names}
        else:
            refused += [name for name in names if present.get(name) != item.after[name]] or names
    return Reversal({**values, **_news_date(item, {**present, **values})}, tuple(refused))


def _news_date(item: ChangedNoun, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The news date anew: other parts of the clock may have moved since, and the earliest of them counts (R2)."""
    parts = [row[name] for name in _NEWS_PARTS if row.get(name) is not None]
    if item.noun != "cases" or not parts or row.get("news_due_at") == min(parts):
        return {}
    return {"news_due_at": min(parts)}


def _fits(item: ChangedNoun, names: Iterable[str], present: Mapping[str, Any]) -> bool:
    """Whether the fields can come back: a closed case holds no step, no clock and no offer."""
    if item.noun != "cases" or "state" in item.after or present.get("state") == "open":
        return True
    return not any(name.startswith(_HELD_OPEN) for name in names)


def _grouped(noun: str, fields: Iterable[str]) -> list[list[str]]:
    """Fields that must be taken back together."""
    names = list(fields)
    prefixes = _GROUPS.get(noun, ())
    if noun == "cases" and any(name in {"state", "phase", "kind"} for name in names):
        structural = [name for name in names if name.startswith(_STRUCTURE)]
        return [structural, *([name] for name in names if name not in structural)]
    groups: dict[str, list[str]] = {}
    for name in names:
        prefix = next((p for p in prefixes if name.startswith(p)), name)
        groups.setdefault(prefix, []).append(name)
    return list(groups.values())
