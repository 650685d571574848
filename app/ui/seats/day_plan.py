"""The day plan's side of a seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from app.domain.day_plans import DayPlan
from app.domain.week_plans import WeekPlan
from app.services.cases import CaseService
from app.services.changes import Changes
from app.services.day_plans import DayPlanService
from app.services.desks import Desk
from app.services.people import PeopleService
from app.services.requests import RequestService
from app.services.steps import StepService
from app.services.today import TodayService
from app.ui.workspaces.day_plan.desks import Similar


class PlanServices(Protocol):
    """What this side needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def cases(self) -> CaseService: ...
    @property
    def steps(self) -> StepService: ...
    @property
    def today(self) -> TodayService: ...
    @property
    def requests(self) -> RequestService: ...


@dataclass(frozen=True, slots=True)
class PlanSeat:
    """Fulfils ``app.ui.workspaces.day_plan.desks.PlanDesk``."""

    services: PlanServices

    def plan(self) -> DayPlan:
        return self._plans.plan()

    def week(self) -> WeekPlan:
        return self._plans.week()

    def place(self, case_id: UUID, slot_at: datetime) -> Changes:
        return self.services.steps.place(case_id, slot_at)

    def estimate(self, case_id: UUID, effort: timedelta) -> Changes:
        return self.services.steps.estimate(case_id, effort)

    def tick_item(self, item_id: UUID, *, is_done: bool) -> Changes:
        return self.services.cases.tick_item(item_id, is_done=is_done)

    def help_at(self, request_id: UUID, slot_at: datetime, words: str) -> Changes:
        return self._plans.help_at(request_id, slot_at, words)

    def decline(self, request_id: UUID, words: str, suggested_id: UUID | None = None) -> Changes:
        return self.services.requests.decline(request_id, words, suggested_id)

    def start_help(self, request_id: UUID) -> Changes:
        return self._plans.start_help(request_id)

    def end_help(self, request_id: UUID) -> Changes:
        return self.services.requests.end_help(request_id)

    def protect(self, hours: str, weekdays: Sequence[int]) -> Changes:
        return PeopleService(self.services.desk).protect(hours, weekdays)

    def give_up(self, hours: str, weekdays: Sequence[int]) -> Changes:
        return PeopleService(self.services.desk).give_up(hours, weekdays)

    def similar(self, words: str) -> Similar | None:
        found = self.services.today.search(words) if words.strip() else None
        if found is None or not found.open_rows:
            return None
        row = max(found.open_rows, key=lambda one: one.opened_at)
        return Similar(row.reference, row.contact or row.customer, row.step)

    @property
    def _plans(self) -> DayPlanService:
        services = self.services
        return DayPlanService(services.desk, services.today, services.requests)
