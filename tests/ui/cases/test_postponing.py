"""Later, in each style's manner; the button says the clock time that comes of it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.domain.errors import PutOffTooOften
from app.domain.kinds import Kind
from app.ui.acts.moving import LaterForm
from app.ui.seats.postponing import later_ask
from app.ui.seats.windows import open_window
from tests.data.houses import open_test_house
from tests.services.desks import at, case_of, moment, opened
from tests.ui.conftest import AtOnce


class NoMemory(dict):
    def set(self, key, value):
        self[key] = value


@pytest.fixture
def t():
    house = open_test_house()
    yield house
    assert house.problems() == []
    house.close()


@pytest.fixture
def window_of(qtbot, theme, t):
    def make(style):
        t.maya.styles.choose(style, t.maya.reminders)
        window = open_window(theme, t.maya, "Europe/Dublin", t.clock, AtOnce(), NoMemory())
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


def later(window, case_id):
    window.acts.act("later", case_id)
    menus = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    return menus[0] if menus else None


def form_of(window):
    return next(form for form in window.findChildren(LaterForm) if form.isVisible())


def test_every_entry_of_the_menu_says_its_clock_time(window_of, t):
    menu = later(window_of("driver"), opened(t.maya))
    said = [action.text() for action in menu.actions() if action.data() is not None]
    assert said[0] == "in 15 min\ttoday 10:57"
    assert said[-1].startswith("next morning\tWed")
    menu.close()


def test_the_amiable_is_offered_the_next_round_first(window_of, t):
    case_id = opened(t.maya, Kind.QUOTE)
    menu = later(window_of("amiable"), case_id)
    first = menu.actions()[0]
    assert first.text() == "next round\ttoday 12:00"
    first.trigger()
    assert case_of(t.maya, case_id).planned.due_at == at(24, 12)


def test_the_analyst_says_a_new_start_and_the_time_needed(window_of, t, qtbot):
    case_id = opened(t.maya, Kind.QUOTE)
    window = window_of("analyst")
    menu = later(window, case_id)
    next(action for action in menu.actions() if action.text().startswith("next morning")).trigger()
    form = form_of(window)
    assert form.takes.text() == "15 min"
    form.takes.setText("1h30")
    assert form.button.text() == "From Wed 25 Nov 08:30, due Wed 25 Nov 10:00"
    form.reason.setText("the drawings come tonight")
    qtbot.keyClick(form.takes, Qt.Key.Key_Return)
    step = case_of(t.maya, case_id).planned
    assert (step.slot_at, step.due_at, step.effort) == (at(25, 8, 30), at(25, 10), timedelta(minutes=90))
    assert step.put_offs == 1


def test_without_the_guard_of_effort_nobody_asks(window_of, t):
    case_id = opened(t.maya, Kind.QUOTE)
    window = window_of("analyst")
    t.maya.styles.switch_guard("effort", t.maya.reminders, on=False)
    later(window, case_id).actions()[0].trigger()
    assert case_of(t.maya, case_id).planned.due_at == at(24, 10, 57)


def test_the_third_time_the_influencer_is_offered_the_other_ways_at_once(window_of, t):
    case_id = opened(t.maya, Kind.QUOTE)
    window = window_of("influencer")
    for day in (25, 26):
        how = t.maya.styles.postponement(reason="they wait for the architect")
        t.maya.steps.later(case_id, moment(day, 9), how)
    assert later(window, case_id) is None
    form = form_of(window)
    assert all(way.isVisible() for way in form.ways.values())
    assert "was put off" in form._refused.text()
    with pytest.raises(PutOffTooOften):
        t.maya.steps.later(case_id, moment(27, 9), how)
    t.maya.styles.switch_guard("put_off_limit", t.maya.reminders, on=False)
    assert not later_ask(t.maya, case_id).is_used_up


def test_the_button_says_the_clock_time_while_it_is_typed(window_of, t):
    case_id = opened(t.maya, Kind.QUOTE)
    window = window_of("driver")
    later(window, case_id).actions()[-1].trigger()
    form = form_of(window)
    assert form.button.text() == "Put it there"
    form.when.setText("tomorrow at 9")
    assert form.button.text() == "To Wed 25 Nov 09:00"
    form.when.setText("some day")
    assert form.button.text() == "Put it there"
