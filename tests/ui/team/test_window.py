"""A lead's morning by keyboard, in the real window on a real store with its own thread."""

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.ui.acts.list_exports import ListExportForm
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.workspaces.homes import homes
from app.ui.workspaces.team.pages import TeamPage
from tests.ui.team.houses import NOW


def visible(kind):
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def press(qtbot, widget, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key, modifier)


def owner_of(services, case_id):
    return services.today.case(case_id).owner.name


def test_a_leads_morning_by_keyboard(window, house, services, qtbot, tmp_path):
    control(qtbot, window, Qt.Key.Key_6)
    page = window.workspace
    assert isinstance(page, TeamPage)
    qtbot.waitUntil(lambda: page.late.table.rowCount() == 11)
    most_harmful = page.late.table.rows[0].row
    assert page.late.current_id == most_harmful.case_id

    look_at_the_current_one(qtbot, window, most_harmful)
    reassign_to(qtbot, page, "Joan Whitaker")
    qtbot.waitUntil(lambda: services.today.case(most_harmful.case_id).case.offer is not None)
    assert owner_of(services, most_harmful.case_id) == most_harmful.owner

    # At her own desk she accepts.
    joan = bootstrap.services_at(house, house.set_up.person_named("Joan").id)
    joan.handovers.accept(most_harmful.case_id)
    page.refresh()
    qtbot.waitUntil(lambda: page.late.table.rows[0].row.owner == "Joan Whitaker")

    # The next one the lead takes herself, at once.
    page.late.setFocus()
    press(qtbot, page.late, "j")
    second = page.late.current_id
    press(qtbot, page.late, "m")
    qtbot.waitUntil(lambda: owner_of(services, second) == "Priya Nair")
    qtbot.waitUntil(lambda: page.late.table.rows[page.late.table.row_of(second)].row.owner == "Priya Nair")

    shown = [placed.row.reference for placed in page.late.table.rows]
    assert exported(qtbot, window, tmp_path / "late.xlsx") == shown


def control(qtbot, window, key):
    """A shortcut of the window; offscreen nothing makes it the active one by itself."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def look_at_the_current_one(qtbot, window, row):
    window.workspace.late.setFocus()
    press(qtbot, window.workspace.late, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.panel.file is not None and window.panes.is_open)
    assert window.panel.file.reference == row.reference
    press(qtbot, window, Qt.Key.Key_Escape)


def reassign_to(qtbot, page, name):
    page.late.setFocus()
    press(qtbot, page.late, "r")
    qtbot.waitUntil(lambda: visible(Sheet) is not None)
    form = visible(Sheet)
    number = next(one.number for one in form.people if one.text() == name)
    press(qtbot, form, str(number), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: visible(Sheet) is None)


def exported(qtbot, window, target):
    """What stands in the workbook, by reference."""
    control(qtbot, window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: visible(ListExportForm) is not None)
    form = visible(ListExportForm)
    form.button.click()
    dialog = visible(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Overdue.xlsx")
    dialog.fileSelected.emit(str(target))  # the name is the dialog's affair, which differs by platform
    dialog.close()
    qtbot.waitUntil(lambda: form.line.text() == f"{target.name} is written: 11 rows.")
    form.close()
    sheet = load_workbook(target).worksheets[0]
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_taking_a_case_is_taken_back_with_one_key(window, services, qtbot):
    window.go("team")
    page = window.workspace
    qtbot.waitUntil(lambda: page.late.table.rowCount() == 11)
    row = page.late.current_row
    press(qtbot, page.late, "m")
    qtbot.waitUntil(lambda: owner_of(services, row.case_id) == "Priya Nair")
    press(qtbot, page.late, "z")
    qtbot.waitUntil(lambda: owner_of(services, row.case_id) == row.owner)


def test_only_a_lead_finds_the_team_on_the_rail(window, theme, house, qtbot, tmp_path):
    assert "team" in window.rail._buttons
    maya = bootstrap.services_at(house, house.set_up.person_named("Maya").id)
    hub, memory = Hub(), PersonalFile(tmp_path / "people", maya.desk.person_id)
    hers = open_window(theme, maya, "Europe/Dublin", lambda: NOW, hub, memory, homes=homes())
    qtbot.addWidget(hers)
    assert "team" not in hers.rail._buttons
    hers.go("team")
    assert not isinstance(hers.workspace, TeamPage)
    hers.close()
    hub.close()
