"""A working day with the Sheet, key by key, on a store file."""

from datetime import timedelta

from app.domain.kinds import Channel, Kind
from tests.ui.days.keyboards import Typed
from tests.ui.stores import NOW


def test_a_working_day_with_the_sheet(day_of):
    day = day_of("sheet")
    keys = day.keys

    # Add: the form, field by field.
    keys.play(
        "Ctrl+N",
        Typed("Meyer"),
        "Shift+Tab",
        Typed("Q"),
        "Tab",
        "Tab",
        "Tab",
        Typed("grinders"),
        "Tab",
        "Tab",
        "Tab",
        "Tab",
        Typed("Call"),
        "Return",
    )
    case_id = day.row("Meyer").case_id
    assert (day.row("Meyer").kind, day.row("Meyer").subject) == (Kind.QUOTE, "grinders")

    # Open: the arrows walk the rows, Enter opens.
    day.walk("Down", case_id)
    keys.play("Return")
    assert day.window.panel.case_id == case_id

    # Call: two keys keep it.
    assert keys.count(lambda: keys.play("Ctrl+L", "Return")) == 2
    assert day.touches(case_id) == [(Channel.CALL, False)]

    # Tell.
    keys.play("Ctrl+T", Typed("twelve grinders, price by Friday"), "Return")
    assert "twelve grinders, price by Friday" in day.words(case_id)

    # Postpone: typed into the cell.
    keys.play("Right", "Right", "Right", "Right", Typed("today 16:00"), "Return")
    assert day.row("Meyer").due_at == NOW + timedelta(hours=5, minutes=18)

    # Done: from the panel, with the step that is proposed; undo, and done again.
    keys.play("F6", "Ctrl+D", "Return")
    assert len(day.view(case_id).steps) == 1
    keys.play("Ctrl+Z")
    assert day.view(case_id).steps == ()
    keys.play("Ctrl+Shift+Z")
    assert len(day.view(case_id).steps) == 1

    # Hand over.
    keys.play("Ctrl+H", Typed("they ask for you"), "Return")
    assert day.row("Meyer").is_offered

    # Close.
    keys.play("Ctrl+K", Typed("close the"), "Return", "1", Typed("they buy six first"), "Return")
    assert day.view(case_id).case.closed_at == NOW
    assert day.services.checking.problems() == []
