"""The connected calendar in the settings: connected by keyboard, looked at, answered, let go; the server is a real one."""

import threading

import pytest
from icalendar import vText
from PySide6.QtCore import Qt
from shiboken6 import isValid

from app.domain.calendars.links import Account
from app.ui.calendar_links.sheets import CalendarSheet
from app.ui.tour.calendars import ShownCalendar
from tests.data.calendar_servers import PASSWORD, USER, Neighbour
from tests.ui.days.keyboards import Typed


@pytest.fixture
def sheet_of(bureau):
    def opens():
        bureau.window.act("open_calendar")
        bureau.keys.settle()
        return bureau.window.findChildren(CalendarSheet)[-1]

    return opens


def visible(sheet, *parts):
    return [part.isVisibleTo(sheet) for part in parts]


def test_a_calendar_is_connected_by_keyboard_alone_and_the_steps_go_there_at_once(bureau, sheet_of):
    place = bureau.server.new_calendar()
    sheet, keys = sheet_of(), bureau.keys
    assert sheet.focusWidget() is sheet.form.address
    keys.play(Typed(bureau.server.url), "Tab", Typed(USER), "Tab", Typed(PASSWORD), "Return")
    names = [sheet.form.which.itemText(one) for one in range(sheet.form.which.count())]
    assert place.name in names
    assert "Keepword" in names[0]
    assert sheet.focusWidget() is sheet.form.which
    sheet.form.which.setCurrentText(place.name)
    keys.play("Return")
    assert sheet.standing.name == place.name
    bureau.wait()
    assert sheet.form is None
    assert sheet.card.state.text() == "Synced 10:42"
    assert len(Neighbour(place).events()) == len(bureau.services.today.rows())
    assert bureau.window.status.calendar.text() == "Calendar: synced 10:42"


@pytest.mark.long
def test_a_calendar_of_our_own_is_made_where_none_is_chosen(bureau, sheet_of):
    sheet = sheet_of()
    sheet.form.address.setText(bureau.server.url)
    sheet.form.user.setText(USER)
    sheet.form.password.setText(PASSWORD)
    bureau.keys.play("Return", "Return")
    assert sheet.standing.name == "Keepword"
    bureau.wait()


@pytest.mark.parametrize(
    ("address", "password", "said"),
    [
        ("", PASSWORD, "The address of your calendar and your name there are needed."),
        ("ftp://example.org", PASSWORD, "is no address of a server"),
        (None, "quite another", "does not take this name and password"),
    ],
)
def test_what_stands_in_the_way_is_said_and_what_was_typed_stays(bureau, sheet_of, address, password, said):
    sheet = sheet_of()
    sheet.form.address.setText(bureau.server.url if address is None else address)
    sheet.form.user.setText(USER)
    sheet.form.password.setText(password)
    bureau.keys.play("Return")
    assert said in sheet.note.text()
    assert sheet.form.user.text() == USER
    assert visible(sheet, sheet.form.look, sheet.form.join, sheet.form.stop) == [True, False, False]
    assert sheet.form.look.isEnabled()


def test_an_address_without_encryption_is_asked_about_once_it_matters(bureau, sheet_of):
    sheet = sheet_of()
    assert not sheet.form.plain.isVisibleTo(sheet)
    sheet.form.address.setText("http://calendar.alder.example/dav")
    sheet.form.user.setText(USER)
    bureau.keys.play("Return")
    assert "without encryption" in sheet.note.text()
    assert sheet.form.plain.isVisibleTo(sheet)
    assert not sheet.form.account.is_plain_allowed
    sheet.form.plain.setChecked(True)
    assert sheet.form.account == Account("http://calendar.alder.example/dav", USER, is_plain_allowed=True)
    assert sheet.note.text() == ""


class Slow(ShownCalendar):
    """A server that answers when it is let."""

    gate = threading.Event()

    def places(self, account, password):
        self.gate.wait(60)
        return super().places(account, password)


def test_a_server_that_takes_its_time_is_waited_for_no_longer_and_heard_no_more(bureau, qtbot):
    sheet = CalendarSheet(bureau.window.workspace.bench, Slow(None), bureau.window)
    sheet.open()
    bureau.keys.settle()
    form = sheet.form
    form.address.setText("https://calendar.alder.example")
    form.user.setText(USER)
    form.submit()
    assert visible(sheet, form.busy, form.stop) == [True, True]
    assert not form.look.isEnabled()
    form.submit()
    qtbot.keyClick(form.stop, Qt.Key.Key_Return)
    assert visible(sheet, form.busy, form.stop) == [False, False]
    assert form.look.isEnabled()
    Slow.gate.set()
    bureau.keys.settle()
    assert not form.join.isVisibleTo(sheet)


@pytest.mark.long
def test_an_answer_after_the_sheet_is_closed_is_nothing_to_worry_about(bureau):
    Slow.gate.clear()
    sheet = CalendarSheet(bureau.window.workspace.bench, Slow(None), bureau.window)
    sheet.open()
    bureau.keys.settle()
    sheet.form.address.setText("https://calendar.alder.example")
    sheet.form.user.setText(USER)
    sheet.form.submit()
    sheet.reject()
    Slow.gate.set()
    bureau.keys.settle()
    assert not isValid(sheet)


def test_the_password_is_said_to_be_asked_for_where_no_keyring_can_be_trusted(bureau, sheet_of):
    assert not bureau.desk.keeps_passwords()
    assert "no keyring that can be trusted" in sheet_of().form.keeping.text()


def test_a_question_is_answered_by_keyboard_and_the_next_sync_does_it(bureau, sheet_of):
    there = bureau.connect()
    bureau.sync()
    row = bureau.services.today.rows()[0]
    there.delete(row.step)
    bureau.sync()
    sheet = sheet_of()
    assert sheet.card.state.text() == "1 to answer"
    assert [one.text() for one in sheet.card.answers] == [
        "Put the event back",
        "Keep the step only",
        "The step is done",
    ]
    assert sheet.focusWidget() is sheet.card.answers[0]
    bureau.keys.play("Return")
    bureau.wait()
    assert any(row.step in str(one["SUMMARY"]) for one in there.events())
    assert sheet.card.answers == []
    assert sheet.card.state.text() == "Synced 10:42"


@pytest.mark.long
def test_of_a_clash_either_side_can_be_taken(bureau, sheet_of):
    there = bureau.connect()
    bureau.sync()
    row = bureau.services.today.rows()[0]
    there.edit(lambda event: event.__setitem__("SUMMARY", vText("Theirs")), row.step)
    bureau.services.steps.reword(row.case_id, "Ours")
    bureau.sync()
    sheet = sheet_of()
    ours, theirs = sheet.card.answers
    assert (ours.text(), theirs.text()) == ("As Keepword says", "As the calendar says")
    theirs.click()
    bureau.keys.settle()
    bureau.wait()
    assert "Theirs" in {one.step for one in bureau.services.today.rows()}


@pytest.mark.long
def test_a_server_that_is_away_is_told_in_words_and_sync_now_tries_again(bureau, sheet_of):
    bureau.connect()
    bureau.server.stop()
    try:
        bureau.sync()
        sheet = sheet_of()
        assert "Your steps are safe" in sheet.card.problem.text()
    finally:
        bureau.server.start()
    sheet.card.sync.click()
    bureau.wait()
    assert not sheet.card.problem.isVisibleTo(sheet)
    assert sheet.card.state.text() == "Synced 10:42"


def test_the_password_is_typed_in_the_sheet_and_never_shown(bureau, sheet_of):
    bureau.connect()
    bureau.desk.parts().typed.clear()
    bureau.sync()
    sheet = sheet_of()
    assert sheet.focusWidget() is sheet.card.password
    assert sheet.card.password.echoMode() is sheet.card.password.EchoMode.Password
    bureau.keys.play(Typed(PASSWORD), "Return")
    bureau.wait()
    assert sheet.card.state.text() == "Synced 10:42"
    assert sheet.card.password.text() == ""


def test_a_calendar_is_let_go_only_after_it_is_said_what_becomes_of_the_events(bureau, sheet_of):
    there = bureau.connect()
    bureau.sync()
    count = len(there.events())
    sheet = sheet_of()
    sheet.leave.setFocus()
    bureau.keys.play("Return")
    assert sheet.focusWidget() is sheet.stay
    bureau.keys.play("Return")
    assert bureau.desk.standing() is not None
    bureau.keys.play("Return", "Tab", "Return")
    assert bureau.desk.standing() is None
    assert sheet.form is not None
    assert "goes its own way now" in sheet.note.text()
    assert len(there.events()) == count
    assert bureau.window.status.calendar.isHidden()


def test_the_settings_say_how_it_stands_and_open_the_sheet(bureau):
    bureau.connect()
    bureau.sync()
    bureau.window.go("settings")
    bureau.keys.settle()
    page = bureau.window.workspace
    editor = page.editors["calendar.connected"]
    assert editor.accessibleDescription().endswith(": Synced 10:42")
    editor.click()
    bureau.keys.settle()
    assert bureau.window.findChildren(CalendarSheet)


@pytest.mark.long
def test_the_bars_menu_leads_to_the_sheet(bureau):
    bureau.connect()
    bureau.sync()
    bureau.menu().actions()[-1].trigger()
    bureau.keys.settle()
    assert bureau.window.findChildren(CalendarSheet)
