"""A working day with the Day plan, key by key, on a store file."""

from datetime import timedelta

from app.domain.kinds import Channel
from tests.ui.days.keyboards import Typed
from tests.ui.stores import NOW


def test_a_working_day_with_the_day_plan(day_of):
    day = day_of("day_plan")
    keys = day.keys

    # Add: four questions.
    keys.play("Ctrl+N")
    for answer in ("Bramble & Co", "one service plan for two sites", "call", "today 16:30"):
        keys.play(Typed(answer), "Return")
    case_id = day.row("Bramble & Co").case_id
    assert day.row("Bramble & Co").channel is Channel.CALL

    # Open: the arrows walk the blocks, Enter opens.
    day.walk("Down", case_id)
    keys.play("Return")
    assert day.window.panel.case_id == case_id

    # Call: two keys keep it.
    assert keys.count(lambda: keys.play("C", "Return")) == 2
    assert day.touches(case_id) == [(Channel.CALL, True)]

    # Tell.
    day.walk("Down", case_id)
    keys.play("Ctrl+T", Typed("we look at both sites"), "Return")
    assert "we look at both sites" in day.words(case_id)

    # Postpone: the next round is offered first.
    day.walk("Down", case_id)
    keys.play("S", "Return")
    assert day.row("Bramble & Co").due_at == NOW + timedelta(hours=1, minutes=18)

    # Done, with the step that is proposed; undo.
    day.walk("Down", case_id)
    keys.play("D", "Return")
    assert len(day.view(case_id).steps) == 1
    keys.play("Z")
    assert day.view(case_id).steps == ()

    # Hand over.
    day.walk("Down", case_id)
    keys.play("H", Typed("you know both sites"), "Return")
    assert day.row("Bramble & Co").is_offered

    # Close.
    keys.play("Ctrl+K", Typed("close the"), "Return", "1", Typed("it works"), "Return")
    assert day.view(case_id).case.closed_at == NOW
    assert day.services.checking.problems() == []
