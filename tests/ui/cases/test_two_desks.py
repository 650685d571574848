"""Two desks on one store: what was typed stays, both values stand side by side, and the person chooses."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.ui.stores import settle, sheet

Key = Qt.Key


@pytest.fixture
def ben(place):
    return place.at_desk_of("Ben Doyle")


def begun(place, value):
    """The form with a value typed into it, not saved yet."""
    place.window.open_case(place.case(4127).case_id)
    settle()
    place.window.act("correct_case")
    sheet().value.setText(value)
    return sheet()


@pytest.mark.parametrize("takes_theirs", [False, True])
def test_both_values_are_shown_and_one_is_chosen(place, ben, qtbot, takes_theirs):
    form, case_id = begun(place, "19000"), place.case(4127).case_id
    ben.cases.edit(case_id, value=Decimal(17_000))
    qtbot.keyClick(form.value, Key.Key_Return)
    settle()
    assert sheet() is form
    assert form.value.text() == "19000"
    assert form.clash.mine["value"].text() == "Yours: 19000"
    assert form.clash.theirs["value"].text() == "Theirs: €17,000"
    assert form.clash._lines.itemAt(0).widget().text() == "Value, changed by Ben Doyle, today 10:42"
    if takes_theirs:
        qtbot.keyClick(form.clash.theirs["value"], Key.Key_Space)
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert sheet() is None
    assert place.case(4127).value == (17_000 if takes_theirs else 19_000)


def test_what_only_the_other_changed_stays_as_the_other_has_it(place, ben, qtbot):
    form, case_id = begun(place, "19000"), place.case(4127).case_id
    ben.cases.edit(case_id, subject="Three machines")
    qtbot.keyClick(form.value, Key.Key_Return)
    settle()
    row = place.case(4127)
    assert (row.subject, row.value) == ("Three machines", 19_000)


def test_a_cell_of_the_sheet_asks_the_same(place, ben, qtbot):
    window, case_id = place.window, place.case(4127).case_id
    style = next(one for one in place.services.styles.all() if one.home == "sheet")
    window.choose_style(style.key)
    settle()
    page = window.workspace
    row = next(row for row in page.rows if row.case_id == case_id)
    column = next(one for one in page.table.columns if one.value == "value")
    ben.cases.edit(case_id, value=Decimal(17_000))
    page.edits.commit(row, column, "19000")
    settle()
    assert "Ben Doyle" in page.line.accessibleName() or "Ben Doyle" in page.edits._said
    assert place.case(4127).value == 17_000
    page.edits._on_way("mine")
    settle()
    assert place.case(4127).value == 19_000
    row = next(row for row in page.rows if row.case_id == case_id)
    ben.cases.edit(case_id, value=Decimal(16_000))
    page.edits.commit(row, column, "20000")
    page.edits._on_way("theirs")
    settle()
    assert place.case(4127).value == 16_000
    assert next(row for row in page.rows if row.case_id == case_id).case.value == 16_000


def test_a_time_for_a_step_that_moved_meanwhile_is_asked_about(place, ben, qtbot):
    place.window.open_case(place.case(4146).case_id)
    settle()
    window, row = place.window, place.case(4146)
    window.acts.act("later", row.case_id)
    from tests.ui.stores import menu

    for _ in range(20):
        if menu().activeAction() is menu().actions()[-1]:
            break
        qtbot.keyClick(menu(), Key.Key_Down)
    qtbot.keyClick(menu(), Key.Key_Return)
    settle()
    form = sheet()
    place.services.steps.reword(row.case_id, "Write about both sites")
    form.when.setText("today 12:15")
    qtbot.keyClick(form.when, Key.Key_Return)
    settle()
    assert form.clash.theirs["step_what"].text() == "Theirs: Write about both sites"
    qtbot.keyClick(form.clash.theirs["step_what"], Key.Key_Space)
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert sheet() is None
    assert place.case(4146).due_at == row.due_at
