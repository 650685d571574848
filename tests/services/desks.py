"""Short ways to say what happens at the test house, for tests that read like the rules."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from app.bootstrap import Services
from app.domain.cases import Case
from app.domain.interactions import Interaction
from app.domain.kinds import PHASES, Kind, Phase
from app.domain.moments import Moment
from app.domain.promises import Promise
from app.domain.quick_entry.drafts import Draft, NameRef
from app.services.cases import PhaseDraft
from app.services.changes import Changes, Remark

TUESDAY = date(2026, 11, 24)
"""The day on which the test house stands; the clock there shows 10:42, working hours are 08:30 to 17:30."""


def at(day: int, hour: int | None = None, minute: int = 0, *, month: int = 11) -> datetime:
    """An instant of late autumn 2026 in Dublin, which then is UTC; the day's close unless said."""
    if hour is None:
        hour, minute = 17, 30
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def moment(day: int, hour: int | None = None, minute: int = 0, *, month: int = 11) -> Moment:
    """The same, as people choose it."""
    return Moment.of(at(day, hour, minute, month=month), "Europe/Dublin")


def opened(services: Services, kind: Kind | None = Kind.QUERY, **said: Any) -> UUID:
    """A new case of a new customer."""
    facts = {"line": "a line", "kind": kind, "customer": NameRef(None, "Hotel Marlowe"), "subject": "Trays"}
    changes = services.opening.add(Draft(**facts | said), is_new=True)
    return next(iter(changes.case_ids))


def in_phase(services: Services, kind: Kind, phase: Phase, **said: Any) -> UUID:
    """A new case, moved on to a phase."""
    case_id = opened(services, kind)
    if phase is not PHASES[kind][0]:
        services.cases.change_phase(case_id, phase, said_so=PhaseDraft(**said))
    return case_id


def case_of(services: Services, case_id: UUID) -> Case:
    """The case as it is stored."""
    return services.today.case(case_id).case


def contacts_of(services: Services, case_id: UUID) -> tuple[Interaction, ...]:
    """What was said, oldest first."""
    return services.today.case(case_id).interactions


def promises_of(services: Services, case_id: UUID) -> tuple[Promise, ...]:
    """What was promised, oldest first."""
    return services.promises.of_case(case_id)


def remark(changes: Changes, key: str) -> Remark:
    """The remark of that key."""
    return next(one for one in changes.remarks if one.key == key)


def keys(changes: Changes) -> list[str]:
    """What was remarked on."""
    return [one.key for one in changes.remarks]
