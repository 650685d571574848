"""Being away, in the window, by keyboard, on a real store."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.absences import AbsenceState, Way
from app.ui.away.sheets import LeaveForm, MoveForm

SETTLED = {Way.COVERED, Way.LEFT}


def sheet_of(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


@pytest.fixture
def sheet(open_sheet):
    return open_sheet()


def plan(qtbot, sheet, starts="thu", ends="4 dec", cover="Omar Haddad covers"):
    sheet.cover.setCurrentIndex(sheet.cover.findText(cover) if cover else 0)
    sheet.starts.setText(starts)
    sheet.ends.setText(ends)
    qtbot.keyClick(sheet.ends, Qt.Key.Key_Return)


def mine(services):
    return services.absences.living()


def test_a_leave_is_planned_settled_and_certain_by_keyboard(qtbot, sheet, services):
    plan(qtbot, sheet)
    (view,) = mine(services)
    assert view.open_count
    assert len(sheet.list.rows) == len(view.lines)
    assert sheet.focusWidget() is next(one for one in sheet.list.rows if one.line.is_open)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert "not certain yet" in sheet.problem.text()
    assert mine(services)[0].absence.state is AbsenceState.PLANNED

    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(sheet.focusWidget(), "L")
    form = sheet_of(LeaveForm)
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert form.isVisible()
    qtbot.keyClicks(form.reason, "They are closed that week")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert mine(services)[0].lines[0].line.way is Way.LEFT

    sheet.list.rows[0].setFocus()
    qtbot.keyClick(sheet.list.rows[0], Qt.Key.Key_Down)
    assert sheet.focusWidget() is sheet.list.rows[1]
    qtbot.keyClick(sheet.list.rows[1], "A")
    qtbot.keyClick(sheet.list.rows[1], "G")
    assert mine(services)[0].open_count == 0
    assert {line.line.way for line in mine(services)[0].lines} & SETTLED
    qtbot.keyClick(sheet.list.rows[1], Qt.Key.Key_Return)
    assert mine(services)[0].absence.state is AbsenceState.CONFIRMED
    assert not sheet.isVisible()


def test_a_line_moves_with_a_word_and_an_agreed_date(qtbot, sheet, services):
    plan(qtbot, sheet)
    line = next(one for one in sheet.list.rows if one.line.is_open)
    case_id, before = line.line.case.id, mine(services)[0].open_count
    line.setFocus()
    qtbot.keyClick(line, "M")
    form = sheet_of(MoveForm)
    qtbot.keyClicks(form.when, "14 dec 10:00")
    qtbot.keyClick(form.when, Qt.Key.Key_Return)
    assert form.isVisible()
    qtbot.keyClicks(form.words, "We talk on the 14th")
    form.agreed.setChecked(True)
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert mine(services)[0].open_count == before - 1
    assert services.today.case(case_id).interactions[-1].summary == "We talk on the 14th"


def test_what_is_planned_already_is_shown_again_and_can_be_taken_back(qtbot, open_sheet, services):
    first = open_sheet()
    plan(qtbot, first, cover="")
    assert not first.give.isEnabled()
    first.reject()
    again = open_sheet()
    assert again.starts.text() == "2026-11-26"
    assert again.ends.text() == "2026-12-04"
    again.withdraw.click()
    assert mine(services) == ()


def test_dates_that_are_no_dates_are_asked(qtbot, sheet, services):
    plan(qtbot, sheet, starts="")
    assert "first day" in sheet.problem.text()
    plan(qtbot, sheet, starts="fri", ends="thu")
    assert "ends after it starts" in sheet.problem.text()
    assert mine(services) == ()
