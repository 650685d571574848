"""A working day with Priorities, key by key, on a store file."""

from datetime import timedelta

from app.domain.kinds import Channel, Kind
from tests.ui.days.keyboards import Typed
from tests.ui.stores import NOW


def test_a_working_day_with_priorities(day_of):
    day = day_of("priorities")
    keys = day.keys

    # Add: the command line, with signs.
    keys.play("N", Typed("q Meyer grinders 12k !! today 16:30"), "Return")
    case_id = day.row("Meyer").case_id
    assert (day.row("Meyer").kind, day.row("Meyer").value) == (Kind.QUOTE, 12_000)

    # Open: letters walk the list, Enter opens.
    day.walk("J", case_id)
    keys.play("Return")
    assert day.window.panel.case_id == case_id

    # Call: two keys keep it.
    assert keys.count(lambda: keys.play("C", "Return")) == 2
    assert day.touches(case_id) == [(Channel.CALL, True)]

    # Tell: what was said elsewhere is only noted (T would begin a letter).
    day.walk("J", case_id)
    keys.play("Ctrl+Shift+T", Typed("twelve grinders, price by Friday"), "Return")
    assert "twelve grinders, price by Friday" in day.words(case_id)

    # Postpone.
    day.walk("J", case_id)
    keys.play("S", "Return")
    assert day.row("Meyer").due_at == NOW + timedelta(minutes=15)

    # Done, with a next step in one's own words; undo, and done again.
    day.walk("J", case_id)
    keys.play("D", "3", Typed("call thu 10"), "Return")
    assert day.row("Meyer").due_at == NOW + timedelta(days=1, hours=23, minutes=18)
    keys.play("Z")
    assert day.view(case_id).steps == ()
    keys.play("Ctrl+Shift+Z")
    assert len(day.view(case_id).steps) == 1

    # Hand over.
    day.walk("J", case_id)
    keys.play("H", Typed("they ask for you"), "Return")
    assert day.row("Meyer").is_offered

    # Close.
    keys.play("Ctrl+K", Typed("close the"), "Return", "1", Typed("they buy six first"), "Return")
    assert day.view(case_id).case.closed_at == NOW
    assert day.services.checking.problems() == []
