"""Short ways to be away at the test house."""

from uuid import UUID

from app.bootstrap import Services
from app.domain.occurrences import ObligationKind
from app.services.absences import LeaveDraft
from app.services.leave_views import LeaveView
from tests.services.desks import moment

NEWS, STEP, PROMISE = ObligationKind.NEWS, ObligationKind.STEP, ObligationKind.PROMISE


def days(first: int, last: int, cover: Services | None = None, *, month: int = 11) -> LeaveDraft:
    """Whole days of a month, the last one included."""
    cover_id = cover.desk.person_id if cover is not None else None
    return LeaveDraft(moment(first, 0, month=month), moment(last + 1, 0, month=month), cover_id)


def planned(services: Services, draft: LeaveDraft) -> UUID:
    return services.absences.plan(draft)[0]


def kinds(view: LeaveView) -> list[str]:
    return [line.key[0].value for line in view.lines]


def confirmed(services: Services, draft: LeaveDraft) -> UUID:
    """A leave in which everything is given to the cover, or left."""
    absence_id = planned(services, draft)
    lines = [line.key for line in services.absences.view(absence_id).lines]
    if draft.cover_id is not None:
        services.absences.give(absence_id, lines)
    else:
        services.absences.leave(absence_id, lines, "They know")
    services.absences.confirm(absence_id)
    return absence_id
