"""Requests on the case panel: what was asked, where it stands, and one's own part in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.requests import RequestState
from app.ui.acts.sentences import SentenceForm
from app.ui.cases.sections import Touch
from app.ui.frame.waiting import BellPopover
from tests.ui.stores import settle


def opened(place, number):
    row = next(one for one in place.services.today.rows(everybody=True) if one.number == number)
    place.window.open_case(row.case_id)
    settle()
    return place.window.panel, row.case_id


def press(qtbot, panel, words):
    buttons = [one for one in panel.requests.findChildren(QAbstractButton) if one.text() == words]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    settle()


def request_of(place, case_id):
    return place.services.today.case(case_id).requests[-1]


def test_what_i_asked_stands_on_the_panel_and_can_be_taken_back(qtbot, place):
    panel, case_id = opened(place, 4119)
    assert panel.requests.isVisible()
    titles = [one.accessibleName() for one in panel.findChildren(Touch)]
    assert any(title.startswith("Asked Joan Whitaker") for title in titles)
    press(qtbot, panel, "Take back")
    assert request_of(place, case_id).state is RequestState.WITHDRAWN


def test_what_is_asked_of_me_is_answered_on_the_panel(qtbot, place):
    panel, case_id = opened(place, 4070)
    press(qtbot, panel, "Answer")
    form = place.window.findChildren(SentenceForm)[-1]
    form.words.setText("I will be there.")
    form.submit()
    settle()
    request = next(one for one in place.services.today.case(case_id).requests if one.answer)
    assert (request.state, request.answer) == (RequestState.ANSWERED, "I will be there.")


def test_a_case_without_requests_has_no_such_section(place):
    panel, _ = opened(place, 4127)
    assert not panel.requests.isVisible()


def test_requests_wait_behind_the_bell_in_every_way_of_working(place):
    items = [item for item in place.window._bench.desk.bell() if item.is_request]
    assert {item.title for item in items} == {"Ben Doyle", "Tomás Reilly", "Lena Fischer", "Priya Nair"}
    place.window.act("open_bell")
    settle()
    popover = place.window.findChildren(BellPopover)[-1]
    names = [one.accessibleName() for one in popover.findChildren(QAbstractButton) if one.isVisible()]
    assert "Open: Ben Doyle" in names
    assert not any(name.endswith(": Ben Doyle") and not name.startswith("Open") for name in names)
