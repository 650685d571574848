"""Open cases as the rows that a workbook shares."""

from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import AgendaRow
from app.domain.cases import Case
from app.domain.workbooks.merging import Values
from app.domain.workbooks.values import Erased, Value, canonical

_NO_BASE: Final[Values] = MappingProxyType({})


def values_of(row: AgendaRow, zone: ZoneInfo) -> Values:
    """One open case by field; moments as wall time of the workbook's zone."""

    def wall(at: datetime | None) -> Value:
        return None if at is None else at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)

    values: dict[str, Value] = {
        "reference": row.reference,
        "kind": row.kind.value,
        "phase": row.phase.value,
        "state": row.state.value,
        "customer": row.customer,
        "contact": row.contact,
        "phone": row.contact_phone,
        "email": row.contact_email,
        "matter": row.subject,
        "step": row.step,
        "channel": row.channel.value,
        "due": wall(row.due_at),
        "effort": Decimal(int(row.effort.total_seconds() // 60)),
        "news_due": wall(row.news_due_at),
        "last_told": wall(row.last_told_at),
        "promise_due": wall(row.promise_due_at),
        "promise": row.promise_text,
        "value": row.value,
        "currency": row.currency,
        "valid_until": row.valid_until_on,
        "owner": row.owner,
        "put_offs": Decimal(row.put_offs),
        "version": Decimal(row.step_version),
    }
    return {key: canonical(value) for key, value in values.items()}


def values_of_gone(case: Case, owner: str, base: Values = _NO_BASE) -> Values:
    """What the row of a case says that is closed, taken back, or somebody else's now.

    Args:
        base: What both sides held; cells about a contact who was erased since say nothing of them any more.
    """
    erased = {key: canonical(case.subject) if key == "matter" else None for key in erased_keys(base)}
    return {**erased, "state": case.state.value, "owner": canonical(owner)}


def erased_keys(base: Values) -> frozenset[str]:
    """The cells that still say in a workbook what was erased here."""
    return frozenset(key for key, value in base.items() if isinstance(value, Erased))
