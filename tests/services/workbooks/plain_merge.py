"""What a sync should say and do, written down a second time and as plainly as possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from tests.services.workbooks.typists import Row

Values = dict[str, Any]
Said = tuple[str, str, str]
"""A line: what, of which case or row, which column."""

NOWHERE: Final = object()
ODD: Final = object()
ODDITIES: Final = {
    "value": ("1.234", "much", "#REF!"),
    "effort": ("an hour",),
    "valid_until": ("03/04/2027", "soon"),
    "channel": ("Pigeon",),
    "phone": (301234567,),
}
MEANT: Final = {
    ("value", "€ 1.234,56"): Decimal("1234.56"),
    ("valid_until", "2027-02-01"): date(2027, 2, 1),
    ("valid_until", "14.12.2026"): date(2026, 12, 14),
}
BOTH: Final = (
    "matter", "step", "channel", "effort", "value", "currency", "valid_until", "phone", "email"
)  # fmt: skip
"""What the acts here change, in the order in which it comes in."""
SHARED: Final = ("phone", "email")
"""Facts of the customer: all cases of the customer have them."""
_CHOICES: Final = ("kind", "phase", "state", "channel")
_NEVER_EMPTY: Final = ("matter", "step", "channel", "effort", "currency")
_OUT: Final = (
    "reference", "state", "customer", "contact", "news_due", "last_told", "promise_due", "promise", "put_offs"
)  # fmt: skip
COMPARED: Final = (*BOTH, *_OUT, "kind", "phase", "due", "owner")


def meant(key: str, raw: Any) -> Any:
    """What a cell means, or ODD."""
    if raw is None or not str(raw).strip():
        return None
    if raw in ODDITIES.get(key, ()):
        return ODD
    if (key, raw) in MEANT:
        return MEANT[key, raw]
    if isinstance(raw, str):
        return raw.lower().replace(" ", "_") if key in _CHOICES else raw.strip()
    if isinstance(raw, datetime):
        return raw.date() if key == "valid_until" else raw
    return Decimal(str(raw))


def is_refused(key: str, value: Any) -> bool:
    """Whether a rule of the cases refuses it."""
    if value is None:
        return key in _NEVER_EMPTY
    return (key == "currency" and len(value) != 3) or (
        key in {"value", "effort"} and value < (key == "effort")
    )


def taken(key: str, value: Any) -> Any:
    """How a case keeps it."""
    if key in {"matter", "step"}:
        return " ".join(value.split())
    return value.upper() if key == "currency" else value


@dataclass
class Before:
    """Both sides as they are when the sync looks at them.

    Attributes:
        base: By case and column, what they last agreed on.
        app: Open cases.
        gone: Cases that the sheet shows and that are open no longer.
        reach: By customer, phone and email.
    """

    base: Mapping[UUID, Values]
    app: Mapping[UUID, Values]
    gone: Mapping[UUID, Values]
    reach: Mapping[str, Values]
    keys: Sequence[str]
    rows: Sequence[Row]
    originals: dict[UUID, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places: dict[UUID, list[int]] = {}
        for place, row in enumerate(self.rows):
            case_id = id_of(row)
            if case_id in self.base:
                places.setdefault(case_id, []).append(place)
        for case_id, found in places.items():
            self.originals[case_id] = min(found, key=lambda place: (self._moved(case_id, place), place))

    def _moved(self, case_id: UUID, place: int) -> int:
        keys = [key for key in COMPARED if key in self.keys]
        base = self.base[case_id]
        return sum(meant(key, self.rows[place].get(key)) != base.get(key) for key in keys)

    def lines(self) -> dict[Said, tuple[int | None, UUID | None]]:
        """Every line that the review should have, with its row's place and its case."""
        found: dict[Said, tuple[int | None, UUID | None]] = {}
        for place, row in enumerate(self.rows):
            case_id = id_of(row)
            of = str(case_id) if self.originals.get(case_id) == place else f"row-{place + 2}"
            for what, key in self._of_row(place, case_id, row):
                found[what, of, key] = (place, case_id)
        for case_id in self.app.keys() - self.originals.keys():
            what = "row_returns" if case_id in self.base else "new_row"
            found[what, str(case_id), ""] = (None, case_id)
        return found

    def _of_row(self, place: int, case_id: UUID | None, row: Row) -> list[tuple[str, str]]:
        if case_id is None:
            is_written = any(row.get(key) is not None for key in self.keys if not key.startswith("my-"))
            return [("new_case", "")] if is_written else []
        if case_id not in self.base:
            return [("stranger", "")]
        return self._of_case(case_id, row) if self.originals[case_id] == place else [("copy", "")]

    def _of_case(self, case_id: UUID, row: Row) -> list[tuple[str, str]]:
        found = []
        if row.get("update") is not None and "update" in self.keys:
            found.append(("update", "update"))
        for key in (one for one in COMPARED if one in self.keys):
            what = (
                self._of_open(case_id, key, row) if case_id in self.app else self._of_gone(case_id, key, row)
            )
            if what:
                found.append((what, key))
        return found

    def _of_open(self, case_id: UUID, key: str, row: Row) -> str:
        sheet, app = meant(key, row.get(key)), self.app[case_id].get(key)
        base = self.base[case_id].get(key, NOWHERE)
        if sheet is ODD:
            return "put_back" if key in _OUT else "unread"
        if sheet == app:
            return ""
        if sheet == base:
            return "goes_out"
        if key in _OUT:
            return "put_back"
        return "comes_in" if app == base else "clash"

    def _of_gone(self, case_id: UUID, key: str, row: Row) -> str:
        sheet, base = meant(key, row.get(key)), self.base[case_id].get(key, NOWHERE)
        if key not in self.gone[case_id]:
            return "" if sheet == base else "unread"
        if sheet == self.gone[case_id][key]:
            return ""
        return "closed" if sheet == base else "put_back"


def id_of(row: Row) -> UUID | None:
    """The case that a row names."""
    return UUID(row["id"]) if row.get("id") else None
