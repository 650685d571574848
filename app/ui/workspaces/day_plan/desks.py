"""What the day plan asks of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from app.domain.day_plans import DayPlan
from app.domain.week_plans import WeekPlan


@dataclass(frozen=True, slots=True)
class Similar:
    """A case like the one that is being written down."""

    reference: str
    name: str
    step: str


class PlanDesk(Protocol):
    """The day plan's side of the desk; every method runs on the database thread."""

    def plan(self) -> DayPlan:
        """Today, laid out."""

    def week(self) -> WeekPlan:
        """Today and the days ahead, side by side."""

    def place(self, case_id: UUID, slot_at: datetime) -> object:
        """Put a step elsewhere in the day, at most at its due moment."""

    def estimate(self, case_id: UUID, effort: timedelta) -> object:
        """Say how long the step takes."""

    def tick_item(self, item_id: UUID, *, is_done: bool) -> object:
        """Tick an item of a checklist."""

    def help_at(self, request_id: UUID, slot_at: datetime, words: str) -> object:
        """Say yes to a colleague and keep the time for it."""

    def decline(self, request_id: UUID, words: str, suggested_id: UUID | None = None) -> object:
        """Say no, kindly, and perhaps whom to ask instead."""

    def start_help(self, request_id: UUID) -> object:
        """Begin to help, and note what is left for it."""

    def end_help(self, request_id: UUID) -> object:
        """Back to what was left."""

    def protect(self, hours: str, weekdays: Sequence[int]) -> object:
        """Keep these hours free on these weekdays, Monday being 0. Raises InvalidHours."""

    def give_up(self, hours: str, weekdays: Sequence[int]) -> object:
        """Protect them no longer."""

    def similar(self, words: str) -> Similar | None:
        """The last case like it, if a search finds one."""
