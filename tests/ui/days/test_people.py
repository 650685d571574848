"""A working day with People, key by key, on a store file."""

from datetime import timedelta

from app.domain.kinds import Channel, Kind
from tests.ui.days.keyboards import Typed
from tests.ui.stores import NOW


def test_a_working_day_with_people(day_of):
    day = day_of("people")
    keys = day.keys

    # Add: the line of the page, in spoken words.
    keys.play("Ctrl+N", Typed("lead: Bramble & Co wants a second machine, call today 16:30"), "Return")
    case_id = day.row("Bramble & Co").case_id
    assert day.row("Bramble & Co").kind is Kind.LEAD

    # Open: found by its name; the cards are walked until it is current.
    keys.play("Ctrl+K", Typed("Bramble"), "Return")
    assert day.window.panel.case_id == case_id
    day.walk("Right", case_id)

    # Call: two keys keep it.
    assert keys.count(lambda: keys.play("C", "Return")) == 2
    assert day.touches(case_id) == [(Channel.CALL, True)]

    # Tell.
    keys.play("T", Typed("we measure the corner on Thursday"), "Return")
    assert "we measure the corner on Thursday" in day.words(case_id)
    assert day.row("Bramble & Co").last_told_at == NOW

    # Postpone: the first of the clock times.
    day.walk("Right", case_id)
    keys.play("L", "Return")
    assert day.row("Bramble & Co").due_at == NOW + timedelta(minutes=15)

    # Done, with the step that the cadence proposes; and back again.
    keys.play("D", "Return")
    step = day.row("Bramble & Co").step_id
    assert len(day.view(case_id).steps) == 1
    keys.play("Ctrl+Z")
    assert day.view(case_id).steps == ()
    assert day.row("Bramble & Co").step_id != step

    # Hand over.
    day.walk("Right", case_id)
    keys.play("H", Typed("they ask for you"), "Return")
    assert day.row("Bramble & Co").is_offered

    # Close.
    keys.play("Ctrl+K", Typed("close the"), "Return", "1", Typed("starts on Monday"), "Return")
    assert day.view(case_id).case.closed_at == NOW
    assert day.services.checking.problems() == []
