"""When a backup is due, and which of the old ones may go."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from typing import Protocol, TypeVar

B = TypeVar("B", bound="Dated")


class Dated(Protocol):
    """A backup, as far as its age goes."""

    @property
    def made_at(self) -> datetime: ...


KEEP_DAYS = 12
KEEP_WEEKS = 10
KEEP_MONTHS = 9


@dataclass(frozen=True, slots=True)
class BackupSchedule:
    """Every hour in which something changed.

    Attributes:
        change: The number of the newest change the last backup holds, as the caller counts changes.
    """

    every: timedelta = timedelta(hours=1)
    made_at: datetime | None = None
    change: int | None = None

    def is_due(self, now: datetime, change: int) -> bool:
        """Whether to back up now; a clock that was set back does not put it off."""
        if self.made_at is None:
            return True
        return change != self.change and not timedelta(0) <= now - self.made_at < self.every

    def done(self, now: datetime, change: int) -> "BackupSchedule":
        """After a backup that holds the changes up to ``change``."""
        return replace(self, made_at=now, change=change)


def superfluous(backups: Sequence[B], today: date, zone: tzinfo, is_good: Callable[[B], bool]) -> list[B]:
    """What may go: kept are all of today and yesterday, then 12 days, 10 weeks and 9 months, the newest of each.

    Args:
        backups: In any order.
        today: In ``zone``, the user's.
        is_good: Reads the file; asked only until the newest good one is found, which always stays.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    kept = {id(backup) for backup in newest_first[:1]}
    rest = []
    for backup in newest_first:
        if _day(backup, zone) >= today - timedelta(days=1):
            kept.add(id(backup))
        else:
            rest.append(backup)
    for span, limit in ((_day, KEEP_DAYS), (_week, KEEP_WEEKS), (_month, KEEP_MONTHS)):
        chosen, rest = _newest_of_each(rest, partial(span, zone=zone), limit)
        kept |= {id(backup) for backup in chosen}
    good = next((backup for backup in newest_first if is_good(backup)), None)
    return [backup for backup in newest_first if id(backup) not in kept and backup is not good]


def _newest_of_each(
    newest_first: list[B], key_of: Callable[[B], Hashable], limit: int
) -> tuple[list[B], list[B]]:
    """The newest of each of the first ``limit`` spans, and all that is older than these spans."""
    chosen: dict[Hashable, B] = {}
    older = []
    for backup in newest_first:
        key = key_of(backup)
        if key not in chosen and len(chosen) == limit:
            older.append(backup)
        else:
            chosen.setdefault(key, backup)
    return list(chosen.values()), older


def _day(backup: Dated, zone: tzinfo) -> date:
    return backup.made_at.astimezone(zone).date()


def _week(backup: Dated, zone: tzinfo) -> tuple[int, int]:
    return _day(backup, zone).isocalendar()[:2]


def _month(backup: Dated, zone: tzinfo) -> tuple[int, int]:
    day = _day(backup, zone)
    return day.year, day.month
