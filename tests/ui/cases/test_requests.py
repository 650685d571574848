"""Requests on the case panel: what was asked, where it stands, and one's own part in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.requests import RequestState
from app.ui.acts.sentences import SentenceForm
from app.ui.cases.sections import Touch
from app.ui.frame.waiting import BellPopover
from app.ui.workspaces.priorities.asking import AskForm
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


def the_ask(place):
    return next(one for one in place.window.findChildren(AskForm) if one.isVisible())


def test_a_colleague_is_asked_from_any_list_with_one_key(qtbot, place):
    place.window.go("cases")
    settle()
    listed = place.window.workspace.list
    listed.point_at_case(place.case(4127).case_id)
    listed.setFocus()
    qtbot.keyClicks(listed, "a")
    settle()
    form = the_ask(place)
    qtbot.keyClicks(form.people[0], "2")
    qtbot.keyClicks(form.text, "Is the sample roasted?")
    qtbot.keyClicks(form.when, "today 16:00")
    qtbot.keyClick(form.when, Qt.Key.Key_Return)
    settle()
    asked = request_of(place, place.case(4127).case_id)
    assert (asked.text, asked.is_waiting) == ("Is the sample roasted?", True)
    assert place.window.toast.words.startswith("Asked ")


def test_the_panel_offers_to_ask_more_while_the_case_is_open(qtbot, place):
    panel, _ = opened(place, 4119)
    qtbot.mouseClick(panel.requests.ask, Qt.MouseButton.LeftButton)
    settle()
    assert the_ask(place).people
    the_ask(place).reject()
    panel.requests.show_requests(panel.file.requests, is_open=False)
    assert not panel.requests.ask.isVisible()


def test_not_me_but_somebody_else_is_one_press_from_asking_them(qtbot, place):
    panel, case_id = opened(place, 4119)
    first = request_of(place, case_id)
    ben = place.at_desk_of("Ben Doyle").desk.person_id
    joan = place.at_desk_of("Joan Whitaker")
    joan.requests.decline(first.id, "Not me, but Ben knows it.", ben)
    panel, _ = opened(place, 4119)
    press(qtbot, panel, "Ask Ben")
    form = the_ask(place)
    assert form.people[0].isChecked()
    assert (form.text.text(), form.minutes.text()) == (first.text, "15")
    form.when.setText("tomorrow 12:00")
    form.submit()
    settle()
    requests = {one.id: one for one in place.services.today.case(case_id).requests}
    assert requests.pop(first.id).state is RequestState.WITHDRAWN
    new = next(one for one in requests.values() if one.text == first.text)
    assert (new.to_id, new.state) == (ben, RequestState.ASKED)


def test_who_gave_it_back_without_a_name_is_the_last_to_be_asked_again(qtbot, place):
    _, case_id = opened(place, 4119)
    first = request_of(place, case_id)
    joan = place.at_desk_of("Joan Whitaker")
    joan.requests.decline(first.id, "Sorry, not this week.")
    panel, _ = opened(place, 4119)
    press(qtbot, panel, "Ask somebody else")
    names = [option.text() for option in the_ask(place).people]
    assert not names[0].startswith("Joan")
    assert names[-1].startswith("Joan")
    the_ask(place).reject()
