"""A desk and another calendar program at one calendar, on real servers."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import vDate, vDatetime, vText

from app.domain.calendars.links import Answer
from app.domain.calendars.merging import What
from app.domain.calendars.problems import CalendarProblem, NothingAsked
from app.domain.errors import PastPromise, Unclear
from app.domain.kinds import Channel
from tests.data.calendar_servers import CalendarServer
from tests.data.houses import TestHouse
from tests.services.calendars.partners import Partner
from tests.services.desks import at, case_of, moment, opened


def to(when: datetime, minutes: int = 15) -> Any:
    def change(event: Any) -> None:
        event["DTSTART"] = vDatetime(when)
        event["DTEND"] = vDatetime(when + timedelta(minutes=minutes))

    return change


def says(event: Any, **values: str) -> None:
    for name, value in values.items():
        event[name.replace("_", "-")] = vText(value)


def started(event: Any) -> datetime:
    return event["DTSTART"].dt.astimezone(UTC)


def test_each_step_becomes_one_event_where_it_stands(t: TestHouse, p: Partner):
    opened(t.maya, step="Ring about trays", channel=Channel.CALL, due=moment(24, 16))
    opened(
        t.maya, step="Send the offer", channel=Channel.EMAIL, effort=timedelta(minutes=45), due=moment(25, 9)
    )
    assert p.counts() == {"added": 2}
    first, second = p.there.event("trays"), p.there.event("offer")
    assert str(first["SUMMARY"]) == "Call Hotel Marlowe: Ring about trays"
    assert (started(first), first["DTEND"].dt - first["DTSTART"].dt) == (at(24, 16), timedelta(minutes=15))
    assert second["DTEND"].dt - second["DTSTART"].dt == timedelta(minutes=45)
    assert "METHOD" not in next(iter(p.there.texts().values()))


def test_a_second_sync_does_nothing(t: TestHouse, p: Partner):
    opened(t.maya, due=moment(24, 16))
    p.sync()
    before, kept = p.there.texts(), t.content_hash()
    assert p.counts() == {}
    assert (p.there.texts(), t.content_hash()) == (before, kept)


def test_a_moved_event_moves_the_step_and_one_undo_moves_both_back(t: TestHouse, p: Partner):
    case_id = opened(t.maya, due=moment(24, 16))
    p.sync()
    p.there.edit(to(at(24, 14)))
    assert p.counts() == {"moved": 1}
    step = case_of(t.maya, case_id).planned
    assert (step.slot_at, step.due_at) == (at(24, 14), at(24, 16))
    assert p.counts() == {}
    t.maya.history.undo()
    assert p.counts() == {"pushed": 1}
    assert started(p.there.event()) == at(24, 16)


def test_one_sync_is_one_undo_however_much_came_in(t: TestHouse, p: Partner):
    first, second = (opened(t.maya, step=step, due=moment(24, 16)) for step in ("Ring them", "Write to them"))
    p.sync()
    before = t.content_hash()
    p.there.edit(to(at(24, 14)), "Ring")
    p.there.edit(lambda event: says(event, STATUS="COMPLETED"), "Write")
    assert p.counts() == {"moved": 1, "done": 1, "added": 1}
    t.maya.history.undo()
    assert t.content_hash() == before
    assert [case_of(t.maya, one).planned.slot_at for one in (first, second)] == [at(24, 16)] * 2
    p.sync()
    assert p.counts() == {}
    assert p.titles() == {"Hotel Marlowe: Ring them": 1, "Hotel Marlowe: Write to them": 1}


def test_an_event_moved_past_a_promise_is_explained_and_put_back(t: TestHouse, p: Partner):
    case_id = opened(t.maya, due=moment(24, 16))
    t.maya.promises.make(case_id, "Trays by Wednesday", moment(25, 12))
    p.sync()
    p.there.edit(to(at(30, 9)))
    report = p.sync()
    (refusal,) = report.refusals
    assert (refusal.what, type(refusal.problem)) == (What.MOVED, PastPromise)
    assert case_of(t.maya, case_id).planned.due_at == at(24, 16)
    assert started(p.there.event()) == at(24, 16)
    assert p.counts() == {}


def test_an_event_moved_into_the_past_is_put_back(t: TestHouse, p: Partner):
    opened(t.maya, due=moment(24, 16))
    p.sync()
    p.there.edit(to(at(23, 9)))
    (refusal,) = p.sync().refusals
    assert isinstance(refusal.problem, Unclear)
    assert started(p.there.event()) == at(24, 16)


@pytest.mark.parametrize(
    "tick",
    [
        {"STATUS": "COMPLETED"},
        {"PERCENT_COMPLETE": "100"},
        {"SUMMARY": "✓ Hotel Marlowe: Ring them"},
    ],
)
def test_an_event_marked_done_finishes_the_step_and_plans_the_next(
    t: TestHouse, p: Partner, tick: dict[str, str]
):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    p.there.edit(lambda event: says(event, **tick))
    report = p.sync()
    (line,) = [one for one in report.lines if one.what is What.DONE]
    planned = case_of(t.maya, case_id).planned
    assert line.following == planned.what
    assert [one.what for one in t.maya.today.case(case_id).steps] == ["Ring them"]
    assert p.counts() == {}
    assert len(p.there.events()) == 2


def test_a_ticked_task_finishes_the_step(t: TestHouse, tasks: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    assert tasks.counts() == {"added": 1}
    task = tasks.there.event()
    assert (task.name, task["DUE"].dt) == ("VTODO", at(24, 16))
    tasks.there.edit(lambda todo: says(todo, STATUS="COMPLETED", PERCENT_COMPLETE="100"))
    assert tasks.counts() == {"done": 1, "added": 1}
    assert case_of(t.maya, case_id).planned.what != "Ring them"
    assert tasks.counts() == {}


def test_a_deleted_event_is_a_question_and_never_a_lost_step(t: TestHouse, p: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    p.there.delete()
    (question,) = p.sync().questions
    assert (question.what, question.step.case_id) == (What.DELETED, case_id)
    assert case_of(t.maya, case_id).planned.what == "Ring them"
    assert p.counts() == {"asked": 1}
    assert p.there.events() == []


@pytest.mark.parametrize(
    ("answer", "after", "events"),
    [
        (Answer.BACK, {"added": 1}, ["Hotel Marlowe: Ring them"]),
        (Answer.LEAVE, {}, []),
        (Answer.DONE, {"done": 1, "dropped": 1, "added": 1}, ["Hotel Marlowe: Write to them"]),
    ],
)
def test_each_answer_to_a_deleted_event(t: TestHouse, p: Partner, answer: Answer, after: Any, events: Any):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    p.there.delete()
    p.sync()
    reference = case_of(t.maya, case_id).reference
    p.syncs.answer(reference, answer)
    assert p.counts() == after
    if answer is Answer.DONE:
        assert len(p.there.events()) == 1
    else:
        assert [str(one["SUMMARY"]) for one in p.there.events()] == events
    assert p.counts() == {}
    with pytest.raises(NothingAsked):
        p.syncs.answer(reference, answer)


def test_a_step_done_in_keepword_leaves_the_calendar_and_comes_back_with_undo(t: TestHouse, p: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    t.maya.steps.done(case_id)
    assert p.counts() == {"dropped": 1, "added": 1}
    assert "Ring them" not in " ".join(p.titles())
    t.maya.history.undo()
    assert p.counts() == {"dropped": 1, "added": 1}
    assert p.titles() == {"Hotel Marlowe: Ring them": 1}


def test_both_sides_changed_different_things_and_both_are_kept(t: TestHouse, p: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    t.maya.steps.reword(case_id, "Ring about trays")
    p.there.edit(to(at(24, 14), minutes=30))
    assert p.counts() == {"moved": 1, "resized": 1, "pushed": 1}
    step = case_of(t.maya, case_id).planned
    assert (step.what, step.slot_at, step.effort) == ("Ring about trays", at(24, 14), timedelta(minutes=30))
    assert (started(p.there.event()), str(p.there.event()["SUMMARY"])) == (
        at(24, 14),
        "Hotel Marlowe: Ring about trays",
    )
    assert p.counts() == {}


@pytest.mark.parametrize(
    ("answer", "hour", "after"), [(Answer.KEEPWORD, 15, {"pushed": 1}), (Answer.CALENDAR, 14, {"moved": 1})]
)
def test_both_sides_moved_it_and_the_person_says_which(
    t: TestHouse, p: Partner, answer: Answer, hour: int, after: Any
):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    t.maya.steps.place(case_id, at(24, 15))
    p.there.edit(to(at(24, 14)))
    (question,) = p.sync().questions
    assert (question.what, question.fields) == (What.CLASH, ("start_at",))
    assert (case_of(t.maya, case_id).planned.slot_at, started(p.there.event())) == (at(24, 15), at(24, 14))
    p.syncs.answer(question.step.reference, answer)
    assert p.counts() == after
    assert (case_of(t.maya, case_id).planned.slot_at, started(p.there.event())) == (
        at(24, hour),
        at(24, hour),
    )
    assert p.counts() == {}


def test_words_changed_in_the_calendar_are_the_steps_words(t: TestHouse, p: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    p.there.edit(lambda event: says(event, SUMMARY="Lunch with Eimear"))
    assert p.counts() == {"renamed": 1, "pushed": 1}
    assert case_of(t.maya, case_id).planned.what == "Lunch with Eimear"
    assert p.titles() == {"Hotel Marlowe: Lunch with Eimear": 1}
    assert p.counts() == {}


def test_what_a_person_added_to_the_event_stays(t: TestHouse, p: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()

    def change(event: Any) -> None:
        says(event, DESCRIPTION="Ask for Una at the desk", LOCATION="Pearse Street", X_ROOM="12")
        event.subcomponents.clear()

    p.there.edit(change)
    assert p.counts() == {}
    t.maya.steps.place(case_id, at(24, 15))
    assert p.counts() == {"pushed": 1}
    event = p.there.event()
    assert (str(event["DESCRIPTION"]), str(event["LOCATION"]), str(event["X-ROOM"])) == (
        "Ask for Una at the desk",
        "Pearse Street",
        "12",
    )
    assert event.subcomponents == []
    assert p.counts() == {}


def test_an_event_made_to_last_all_day_keeps_its_hour(t: TestHouse, p: Partner):
    case_id = opened(t.maya, due=moment(26, 16))
    p.sync()

    def change(event: Any) -> None:
        event["DTSTART"], event["DTEND"] = vDate(date(2026, 11, 25)), vDate(date(2026, 11, 26))

    p.there.edit(change)
    assert p.counts() == {"moved": 1}
    assert case_of(t.maya, case_id).planned.slot_at == at(25, 16)


def test_a_time_in_a_zone_that_nobody_knows_is_left_and_told(t: TestHouse, p: Partner):
    case_id = opened(t.maya, due=moment(24, 16))
    p.sync()
    (href, text), *_ = p.there.texts().items()
    p.there.put(href, text.replace("DTSTART:", "DTSTART;TZID=Mars/Base:").replace("T160000Z", "T140000", 1))
    report = p.sync()
    if report.unread:  # Xandikos refuses such a text, or keeps it
        assert report.unread == ((case_of(t.maya, case_id).reference, "zone"),)
    assert case_of(t.maya, case_id).planned.slot_at == at(24, 16)


def test_what_others_put_there_is_never_changed(t: TestHouse, p: Partner):
    p.there.add(
        "dentist",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:dentist\r\n"
        "DTSTAMP:20261120T090000Z\r\nDTSTART:20261124T110000Z\r\nDTEND:20261124T120000Z\r\n"
        "SUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    opened(t.maya, due=moment(24, 16))
    before = p.there.texts()
    assert p.counts() == {"added": 1}
    after = p.there.texts()
    assert {href: after[href] for href in before} == before
    assert p.counts() == {}


def test_lost_network_is_said_and_nothing_is_lost(t: TestHouse, p: Partner, server: CalendarServer):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    server.stop()
    try:
        t.maya.steps.place(case_id, at(24, 15))
        with pytest.raises(CalendarProblem) as caught:
            p.sync()
        assert caught.value.reason == "no_server"
        assert p.syncs.link().problem == ("no_server", "")
        assert p.syncs.waiting() == 1
    finally:
        server.start()
    assert p.counts() == {"pushed": 1}
    assert (started(p.there.event()), p.syncs.link().problem) == (at(24, 15), ("", ""))
    assert p.counts() == {}


def test_a_dry_run_says_what_would_be_and_does_nothing(t: TestHouse, p: Partner):
    case_id = opened(t.maya, step="Ring them", due=moment(24, 16))
    p.sync()
    opened(t.maya, step="Send the offer", due=moment(24, 16))
    p.there.edit(to(at(24, 14)))
    before = p.there.texts()
    report = p.syncs.sync(is_dry=True)
    assert dict(report.counts) == {"moved": 1, "added": 1}
    assert (case_of(t.maya, case_id).planned.slot_at, p.there.texts()) == (at(24, 16), before)
    assert p.counts() == {"moved": 1, "added": 1}


def test_a_case_handed_on_takes_its_event_along(t: TestHouse, p: Partner):
    case_id = opened(t.maya, due=moment(24, 16))
    p.sync()
    t.priya.handovers.take(case_id)
    assert p.counts() == {"dropped": 1}
    assert p.there.events() == []
