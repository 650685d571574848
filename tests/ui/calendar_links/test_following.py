"""A connected calendar in the window: told in the status bar, synced beside everything else, asked where it asks."""

from icalendar import vText
from PySide6.QtWidgets import QInputDialog

from tests.data.calendar_servers import PASSWORD


def test_without_a_calendar_the_bar_says_nothing_and_no_server_is_asked(bureau):
    assert bureau.sync() == ""
    assert bureau.window.status.calendar.isHidden()


def test_the_bar_says_how_it_stands(bureau):
    there = bureau.connect()
    assert bureau.look().endswith("to go out")
    assert bureau.sync() == "Calendar: synced 10:42"
    assert len(there.events()) == len(bureau.services.today.rows())
    bureau.services.steps.reword(bureau.services.today.rows()[0].case_id, "Ring again")
    assert bureau.look() == "Calendar: 1 to go out"


def test_what_came_in_is_said_and_shown(bureau):
    there = bureau.connect()
    bureau.sync()
    row = bureau.services.today.rows()[0]
    there.edit(lambda event: event.__setitem__("SUMMARY", vText("Quite other words")), row.step)
    bureau.sync()
    assert "Taken from the calendar: 1." in bureau.window.toast.words
    assert bureau.window.toast._undo.isVisible()
    assert "Quite other words" in [one.step for one in bureau.services.today.rows()]


def test_a_question_is_answered_where_the_bar_tells_of_it(bureau):
    there = bureau.connect()
    bureau.sync()
    row = bureau.services.today.rows()[0]
    there.delete(row.step)
    assert bureau.sync() == "Calendar: 1 to answer"
    assert not bureau.window.toast._undo.isVisible()
    (part,) = [one.menu() for one in bureau.menu().actions() if one.menu() is not None]
    assert part.title().startswith(f"{row.reference}: ")
    assert [one.text() for one in part.actions()] == [
        "The event comes back.",
        "The step stays, and is left out of the calendar.",
        "The step is done.",
    ]
    part.actions()[0].trigger()
    bureau.keys.settle()
    assert bureau.wait() == "Calendar: synced 10:42"
    assert any(row.step in str(one["SUMMARY"]) for one in there.events())


def test_the_password_is_asked_where_no_keyring_keeps_it(bureau):
    bureau.connect()
    bureau.desk.parts().typed.clear()
    assert bureau.sync() == "Calendar: password needed"
    bureau.window.status.calendar.click()
    dialog = bureau.window.findChild(QInputDialog)
    dialog.setTextValue(PASSWORD)
    dialog.accept()
    assert bureau.wait() == "Calendar: synced 10:42"
    bureau.services.steps.reword(bureau.services.today.rows()[0].case_id, "Ring again")
    assert bureau.sync() == "Calendar: synced 10:42"


def test_a_server_that_is_away_is_told_and_nothing_stops(bureau):
    bureau.connect()
    bureau.server.stop()
    try:
        assert bureau.sync() == "Calendar: cannot be reached now"
        assert "Your steps are safe" in bureau.window.status.calendar.toolTip()
    finally:
        bureau.server.start()
    assert bureau.sync() == "Calendar: synced 10:42"
