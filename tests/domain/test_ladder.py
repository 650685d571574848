"""The ladder: whatever the hours in which the program runs, and whatever is closed, each rung comes once and in time."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attention import Attention, is_about_to_break
from app.domain.beats import beat
from app.domain.moments import Moment
from app.domain.occurrences import RETURN_AFTER, Obligation, ObligationKind, Occurrence, OccurrenceState
from app.domain.promises import AT_RISK
from app.domain.reminders import plan
from app.domain.styles import DUE, Quiet
from tests.domain.desk_of_styles import MAYA, NOW, OFFICE, STYLES, NumberedIds

QUIETS = [Quiet(), Quiet.of("18:30-08:00"), Quiet.of("12:00-13:00, 19:00-07:30"), Quiet.of("09:00-17:00")]
DAY = timedelta(days=1)


class Life:
    """One obligation and one person; the program runs in some hours, and some of what is shown is closed."""

    def __init__(self, owed: Obligation, attention: Attention, running, closes) -> None:
        self.owed, self.attention, self.running = owed, attention, running
        self.rows = {row.id: row for row in plan(owed, attention, owed.planned_at, MAYA, NumberedIds())}
        self.shown: list[tuple[datetime, Occurrence]] = []
        self._closes = list(closes)

    def runs(self, at: datetime) -> bool:
        return any(start <= at < end for start, end in self.running)

    def is_free(self, at: datetime, row: Occurrence) -> bool:
        """Whether the row could be shown at that instant."""
        return self.runs(at) and not self.attention.is_held(row, at)

    def moments(self) -> list[datetime]:
        """Every instant at which anything may change: between two of them nothing does."""
        moments = {row.planned_at for row in self.rows.values()} | {start for start, _ in self.running}
        moments |= {self.owed.due_at, OFFICE.subtract(self.owed.due_at, AT_RISK)}
        day, last = OFFICE.day_of(self.owed.planned_at), OFFICE.day_of(self.owed.due_at + 2 * DAY)
        while day <= last:
            for block in self.attention.quiet.blocks:
                moments |= {Moment(datetime.combine(day, at), OFFICE.zone).at for at in block}
            day += DAY
        return sorted(moments)

    def live(self) -> None:
        waiting = self.moments()
        while waiting:
            now = waiting.pop(0)
            if not self.runs(now):
                continue
            done = beat(self.rows.values(), self.attention, now)
            self.rows |= {row.id: row for row in done.rows}
            for row in (*done.shown, *done.catch_up, *done.returned):
                self.shown.append((now, row))
                if self._closes and self._closes.pop(0):
                    self.rows[row.id] = row.closed(now)
                    waiting = sorted({*waiting, now + RETURN_AFTER})


@st.composite
def lives(draw, style):
    kind = draw(st.sampled_from(ObligationKind))
    start = NOW + timedelta(minutes=draw(st.integers(0, 60 * 24 * 7)))
    due_at = OFFICE.add(start, timedelta(minutes=draw(st.integers(1, 60 * 60)))).at
    owed = Obligation(kind, UUID(int=7), UUID(int=9), MAYA, 1, start, due_at)
    running, at = [], start
    for off, on in draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=8)):
        running.append((at + timedelta(hours=off), at + timedelta(hours=off + on)))
        at = running[-1][1]
    attention = Attention(style, OFFICE, draw(st.sampled_from(QUIETS)))
    return Life(owed, attention, running, draw(st.lists(st.booleans(), max_size=20)))


@pytest.mark.parametrize("key", STYLES)
@given(data=st.data())
def test_every_rung_comes_once_in_time_and_outside_quiet(key, data):
    life = data.draw(lives(STYLES[key]))
    before = dict(life.rows)
    moments = life.moments()
    life.live()
    for row in before.values():
        assert row.planned_at <= row.deadline_at, "a batch pushed it past its deadline"
        assert (row.share == DUE) <= (row.planned_at == row.deadline_at)
        window = [at for at in moments if row.planned_at <= at and (at < row.deadline_at or row.share == DUE)]
        first = next((at for at in window if life.is_free(at, row)), None)
        after = life.rows[row.id]
        if first is not None:
            assert (after.shown_at or after.ended_at) == first, "it could have come, and did not"
            assert after.shown_at == first or after.state is OccurrenceState.MERGED
    for now, row in life.shown:
        held = life.attention.is_quiet(now) and not is_about_to_break(row, now, OFFICE)
        assert not held, "it came in quiet time"
    assert max(Counter((row.id, row.rung) for _, row in life.shown).values(), default=1) == 1


def test_a_customer_who_waits_comes_through_quiet_time_only_where_that_is_wished():
    style = STYLES["influencer"]
    due_at = datetime(2026, 11, 24, 19, tzinfo=UTC)
    owed = Obligation(ObligationKind.NEWS, UUID(int=7), UUID(int=9), MAYA, 1, NOW, due_at)
    silent = Attention(style, OFFICE, Quiet(((time(18), time(8)),)))
    for attention, shown in ((silent, 0), (replace(silent, lets_waiting_knock=True), 1)):
        rows = [row for row in plan(owed, attention, NOW, MAYA, NumberedIds()) if row.share == DUE]
        assert len(beat(rows, attention, due_at).shown) == shown
        assert not beat(rows, attention, due_at - timedelta(minutes=1)).shown
