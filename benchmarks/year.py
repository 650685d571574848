"""A year of one person's work: how the store grows, and whether memory stays where it is (P17)."""

import gc
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from app import bootstrap
from app.adapters.database.engine import shorten_log
from app.domain.kinds import Channel
from app.paths import find_paths
from app.services.steps import NO_STEP
from benchmarks.measures import Figure, measured

DAYS, HELD = 250, 10
_LINE = "query: {name} {day} asks for spare part {day}, call tomorrow 11:00"


class Year:
    """Working days one after another, through the services and the reminder engine."""

    def __init__(self, home: Path) -> None:
        paths = find_paths({"KEEPWORD_HOME": str(home)}).ensure()
        self.now = bootstrap.sample_present(paths)
        self.house = bootstrap.open_house(paths, home / "year.db", self._clock)
        bootstrap.fill_with_sample(self.house)
        self.at = bootstrap.services_at(self.house, self.house.set_up.desk_person())
        self.acts = 0
        with self.at.desk.reading() as unit:
            self.outcomes = self.at.desk.book(unit).outcomes

    def _clock(self) -> datetime:
        return self.now

    def day(self, number: int) -> None:
        """Answer those who have waited longest, finish their steps, open one case and close one."""
        at = self.at
        for turn, row in enumerate(at.today.rows()[:HELD]):
            self.now += timedelta(minutes=20)
            at.reminders.tick()
            if turn % 2:
                at.telling.told(row.case_id, "It is on its way.", channel=Channel.CALL)
            else:
                at.steps.done(row.case_id, outcome="They wait for the part.", following=NO_STEP)
        last = at.today.rows()[0]
        at.cases.close(last.case_id, f"{next(iter(self.outcomes[last.kind]))}: all is well")
        at.opening.add(
            at.entries.read(_LINE.format(name="Kiln Bakery", day=number)), case_id=None, is_new=True
        )
        self.acts += min(HELD, len(at.today.rows())) + 2
        self.now += timedelta(days=3 if self.now.weekday() == 4 else 1, minutes=-20 * HELD)

    def size(self) -> int:
        """Bytes of the store, its log folded in."""
        shorten_log(self.house.transactions.engine)
        return (Path(self.house.transactions.engine.url.database or "")).stat().st_size


@measured("year")
def year() -> Iterator[Figure]:
    """250 working days; the first month warms what is kept in memory."""
    with tempfile.TemporaryDirectory() as home:
        lived = Year(Path(home))
        for number in range(DAYS // 10):
            lived.day(number)
        acts, size, memory = lived.acts, lived.size(), _resident()
        for number in range(DAYS // 10, DAYS):
            lived.day(number)
        growth = (lived.size() - size) / 1024 / (lived.acts - acts)
        more = _resident() - memory
        lived.house.close()
    yield Figure(
        "P17", f"growth of the store an action, {lived.acts:,} actions in a year", growth, "KiB", at_most=2
    )
    yield Figure("P17", "memory after the year more than after its first month", more, "MiB", at_most=8)


def _resident() -> float:
    """MiB of this process."""
    gc.collect()
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
