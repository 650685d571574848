"""The numbers that guards go by: data of a style, with values out of the box."""

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class GuardLimits:
    """What the guards of a style measure against; a style file may say otherwise.

    Attributes:
        put_offs: So often a step may be put off; then it is done, told, handed over or closed.
        last_share: From this percent of its time on an old promise goes before any new enquiry.
        plan_until: The day is not finished while a status is due before this hour of the next working day.
        urgent_a_day: So many urgent requests a day.
        fewest_answers: Below so many answers, or finished steps, a habit is too little known to be told.
        buffer_minutes: Working time to spare between the latest start and the deadline.
        help_minutes: So much help for colleagues a day before the own promise at stake is named.
        wrap_up_minutes: So much of the day's end a plan keeps for looking back and ahead.
    """

    put_offs: int = 2
    last_share: int = 80
    plan_until: time = time(10)
    urgent_a_day: int = 3
    fewest_answers: int = 5
    buffer_minutes: int = 30
    help_minutes: int = 60
    wrap_up_minutes: int = 0

    @property
    def buffer(self) -> timedelta:
        """The time to spare before a deadline."""
        return timedelta(minutes=self.buffer_minutes)

    @property
    def help(self) -> timedelta:
        """The help of a day."""
        return timedelta(minutes=self.help_minutes)

    @property
    def wrap_up(self) -> timedelta:
        """The end of a day."""
        return timedelta(minutes=self.wrap_up_minutes)


OUT_OF_THE_BOX = GuardLimits()
"""The numbers of a style that says nothing else."""
