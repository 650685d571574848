"""Why? Every date of a case explains itself and recomputes to the same instant."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.errors import CaseClosed
from app.domain.spans import InvalidSpan, Span
from app.domain.steps import Basis, Reason
from app.domain.working_time import Explanation, WorkingCalendar
from app.services.desks import Desk


class DateKind(StrEnum):
    """Which date is explained."""

    STEP = "step"
    NEWS = "news"
    STANDARD = "standard"
    ANSWER = "answer"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a date is what it is; phrased where it is shown.

    Attributes:
        zone: In which it was planned or is counted.
        basis: The reason, the rule and from when it was counted.
        counted: Blocks and skipped days; None where nothing was counted.
        still_holds: Whether counting again gives the same instant; False once a rule or calendar changed.
        text: The promise's words, where a promise is the reason.
    """

    kind: DateKind
    at: datetime
    zone: str
    basis: Basis
    counted: Explanation | None = None
    still_holds: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class WhyService:
    """Explains dates."""

    desk: Desk

    def why(self, case_id: UUID) -> tuple[Why, ...]:
        """The step's moment, the news date and its parts, each open promise. Raises CaseClosed."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            if case.step is None or case.news is None:
                raise CaseClosed(case.reference)
            calendar = self.desk.company_calendar(unit)
            news, zone = case.news, calendar.zone
            found = [
                explained(DateKind.STEP, case.step.due_at, case.step.due.zone, case.step.basis, calendar)
            ]
            found.append(explained(DateKind.NEWS, news.due_at, zone, news.basis, calendar))
            if news.base_at != news.due_at:
                found.append(explained(DateKind.STANDARD, news.base_at, zone, news.base, calendar))
            for promise in unit.promises.of_case(case_id):
                if promise.settled_at is None:
                    basis = Basis(Reason.PROMISED, "", promise.made_at)
                    found.append(
                        Why(DateKind.PROMISE, promise.due_at, promise.due.zone, basis, text=promise.text)
                    )
        return tuple(found)


def explained(kind: DateKind, at: datetime, zone: str, basis: Basis, calendar: WorkingCalendar) -> Why:
    """A date with what was counted for it, counted again now."""
    if basis.from_at is None or not basis.rule:
        return Why(kind, at, zone, basis)
    try:
        span = Span.parse(basis.rule)
    except InvalidSpan:
        return Why(kind, at, zone, basis)
    counted = calendar.after(basis.from_at, span)
    return Why(kind, at, zone, basis, counted.why, still_holds=counted.at == at)
