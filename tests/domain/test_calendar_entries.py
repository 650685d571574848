from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from app.domain.batches import Batch
from app.domain.calendar_entries import PLAIN, Around, Entry, EntryKind, Look, entries_of
from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.promises import Promise
from app.domain.steps import Reason
from app.domain.working_time import Week, WorkingCalendar
from tests.data.agenda_rows import NOW, agenda_row

HOURS = WorkingCalendar("Europe/Dublin", Week.of("08:30-12:30, 13:00-17:30"))
ROUNDS = Batch("at_times", (time(9), time(14)))
AROUND = Around(NOW, HOURS, ROUNDS)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def written(*whats: str, rows=(), around: Around = AROUND, looks=None) -> list[Entry]:
    return list(entries_of(whats, rows, around, looks or {}))


def test_conversations_leave_out_tasks_and_begin_at_their_slot():
    rows = [agenda_row(n, channel=channel, slot_at=at(25, 9)) for n, channel in enumerate(Channel)]
    found = written("conversations", rows=rows)
    assert {one.row.channel for one in found} == set(Channel) - {Channel.TASK}
    assert {(one.start_at, one.is_busy) for one in found} == {(at(25, 9), False)}


def test_what_two_rules_name_is_written_once():
    rows = [agenda_row(n) for n in range(5)]
    assert len(written("steps", "conversations", rows=rows)) == 5


def test_promises_and_deadlines_are_what_somebody_outside_counts_on():
    row = agenda_row(0, due_reason=Reason.AGREED, due_at=at(25, 15), valid_until_on=date(2026, 11, 28))
    promise = Promise(
        UUID(int=9), row.case_id, row.owner_id, row.owner_id, "The plan",
        Moment.of(at(26, 12), "Europe/Dublin"), NOW, version=3,
    )  # fmt: skip
    found = written(
        "promises_and_deadlines", rows=[row], around=Around(NOW, HOURS, ROUNDS, {row.case_id: [promise]})
    )
    assert [(one.kind, one.start_at) for one in found] == [
        (EntryKind.DEADLINE, at(25, 15)),
        (EntryKind.PROMISE, at(26, 12)),
        (EntryKind.VALIDITY, at(27, 17, 30)),  # a Saturday: the close before it
    ]
    assert (found[1].text, found[1].sequence) == ("The plan", 3)


def test_a_date_that_nobody_agreed_is_no_deadline():
    assert written("promises_and_deadlines", rows=[agenda_row(0, valid_until_on=None)]) == []


def test_needed_time_lies_in_working_hours_before_the_deadline_and_is_busy():
    row = agenda_row(0, due_at=at(25, 14), slot_at=at(25, 14), promise_due_at=None, effort=timedelta(hours=2))
    found = written("needed_time", rows=[row])
    assert [(one.start_at, one.end_at) for one in found] == [
        (at(25, 11, 30), at(25, 12, 30)),
        (at(25, 13), at(25, 14)),
    ]
    assert all(one.is_busy for one in found)
    assert len({one.key for one in found}) == 2


def test_needed_time_keeps_the_buffer_and_the_slot_that_it_was_given():
    row = agenda_row(0, due_at=at(25, 12), slot_at=at(25, 12), promise_due_at=None, effort=timedelta(hours=1))
    (spare,) = written(
        "needed_time", rows=[row], around=Around(NOW, HOURS, ROUNDS, buffer=timedelta(hours=1))
    )
    assert (spare.start_at, spare.end_at) == (at(25, 10), at(25, 11))
    placed = agenda_row(0, due_at=at(25, 12), slot_at=at(24, 16), promise_due_at=None)
    assert written("needed_time", rows=[placed])[0].start_at == at(24, 16)


def test_rounds_come_for_eight_weeks_of_working_days_as_events_of_their_own():
    found = written("rounds")
    assert len(found) == 8 * 5 * 2
    assert found[0].start_at == at(24, 9)
    assert all(one.is_busy and one.kind is EntryKind.ROUND for one in found)


def test_a_round_is_the_same_event_the_day_after():
    later = Around(NOW + timedelta(days=1), HOURS, ROUNDS)
    before, after = set(written("rounds")), set(written("rounds", around=later))
    assert len(before & after) == 39 * 2


def test_rounds_keep_their_wall_time_when_the_clock_changes():
    march = Around(datetime(2026, 3, 20, 12, tzinfo=UTC), HOURS, Batch("at_times", (time(9),)))
    hours = {one.start_at.date(): one.start_at.hour for one in written("rounds", around=march)}
    assert (hours[date(2026, 3, 27)], hours[date(2026, 3, 30)]) == (9, 8)


def test_events_look_as_their_writing_says():
    look = Look("Rounds", "seagreen", timedelta(minutes=5))
    assert {one.look for one in written("rounds", looks={"rounds": look})} == {look}
    assert {one.look for one in written("rounds")} == {PLAIN}
