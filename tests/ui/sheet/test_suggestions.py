"""While the time of a step is edited the own history is asked."""

from PySide6.QtCore import Qt

from app.domain.grids import Column
from tests.ui.sheet.conftest import go_to


def test_an_opened_cell_of_effort_shows_what_such_steps_took(qtbot, page):
    go_to(page, 4119, Column.EFFORT)
    qtbot.keyClick(page.grid, Qt.Key.Key_F2)
    assert page.line.words == "Q-4119 Effort 15 min: your last 7 such steps."


def test_a_way_of_working_that_switched_it_off_is_not_told(qtbot, page, services):
    services.styles.switch_guard("effort", services.reminders, on=False)
    go_to(page, 4119, Column.EFFORT)
    qtbot.keyClick(page.grid, Qt.Key.Key_F2)
    assert "such steps" not in page.line.words
