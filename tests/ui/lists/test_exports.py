"""Every list leaves as it is seen, from the window, by keys."""

import csv
import time
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from app.services.lists import ListService
from app.ui.acts.list_exports import ListExportForm
from app.ui.tasks import Hub
from tests.ui.stores import settle, sheet

Key = Qt.Key


def chosen(place, qtbot, number, path):
    """The way by keys: the list, its form, the kind, the file dialog."""
    place.window.act("export_list")
    form = sheet()
    assert isinstance(form, ListExportForm)
    form.kinds[number].click()
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    dialog.fileSelected.emit(str(path))  # the name is the dialog's affair, which differs by platform
    dialog.close()
    settle()
    return form


def rows_of(path):
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True)))
    return [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def filtered(place, key, words):
    place.window.go(key)
    settle()
    place.window.workspace.filter.setText(words)
    settle()
    return place.window.workspace


@pytest.mark.parametrize(
    ("key", "words", "column"),
    [("cases", "marlowe", 3), ("customers", "marlowe", 0), ("promises", "marlowe", 4)],
)
@pytest.mark.parametrize("number", [0, 1])
def test_a_list_leaves_with_the_rows_that_pass_its_filter(place, qtbot, tmp_path, key, words, column, number):
    page = filtered(place, key, words)
    path = tmp_path / ("out.xlsx", "out.csv")[number]
    form = chosen(place, qtbot, number, path)
    rows = rows_of(path)[1:]
    assert rows
    assert {row[column] for row in rows} == {"Hotel Marlowe"}
    assert form.line.text().startswith(f"{path.name} is written: ")
    assert form.folder.isVisible()
    page.filter.setText("nobody has this name")
    settle()
    assert page.shown_list().count == 0


def test_closed_cases_and_what_a_search_found_leave_too(place, qtbot, tmp_path):
    window = place.window
    window.go("cases")
    window.workspace._pills[-1].click()
    settle()
    chosen(place, qtbot, 1, tmp_path / "closed.csv").close()
    assert len(rows_of(tmp_path / "closed.csv")) - 1 == len(ListService(place.services.desk).closed()) > 0
    window.search("marlowe")
    settle()
    chosen(place, qtbot, 1, tmp_path / "found.csv").close()
    found = rows_of(tmp_path / "found.csv")
    assert {row[0] for row in found[1:]} >= {"Open case", "Customer"}
    assert len(found) - 1 == window.workspace.shown_list().count


def test_a_name_without_an_ending_gets_the_one_of_the_kind(place, qtbot, tmp_path):
    filtered(place, "cases", "marlowe")
    form = chosen(place, qtbot, 1, tmp_path / "cases.2026")
    assert form.file == tmp_path / "cases.2026.csv"
    assert form.file.exists()


def test_the_file_is_shown_in_its_folder(place, qtbot, tmp_path):
    filtered(place, "cases", "marlowe")
    shown = []
    form = ListExportForm(
        place.window._bench, place.window.workspace.shown_list(), place.window, shown.append
    )
    form.open()
    form.write(str(tmp_path / "cases.csv"))
    qtbot.keyClick(form.folder, Key.Key_Space)
    assert shown == [tmp_path / "cases.csv"]
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert sheet() is None


def test_a_folder_that_is_not_there_is_said_and_another_may_be_chosen(place, qtbot, tmp_path):
    filtered(place, "cases", "marlowe")
    form = chosen(place, qtbot, 0, tmp_path / "nowhere" / "cases.xlsx")
    assert "cannot be used" in form._refused.text()
    assert all(option.isVisible() for option in form.kinds)
    form.write(str(tmp_path / "cases.xlsx"))
    assert (tmp_path / "cases.xlsx").exists()


def test_writing_can_be_stopped_and_leaves_what_was_there(place, qtbot, tmp_path):
    filtered(place, "cases", "marlowe")
    target, hub = tmp_path / "cases.csv", Hub()
    target.write_text("old")
    shown = place.window.workspace.shown_list()
    form = None

    def patiently():
        hub.call_soon(form.stop.click)
        while form._task is None or not form._task.is_stopped:
            time.sleep(0.001)
        return shown.make()

    bench = replace(place.window._bench, tasks=hub)
    form = ListExportForm(bench, replace(shown, make=patiently), place.window)
    form.open()
    form.write(str(target))
    qtbot.waitUntil(
        lambda: form.line.text() == "Stopped. What was there before is untouched.", timeout=15_000
    )
    assert target.read_text() == "old"
    assert list(tmp_path.glob(".keepword-*")) == []
    form.close()
    hub.close()


def test_a_screen_without_a_list_offers_the_workbook_of_all_open_cases(place, qtbot):
    place.window.go("settings")
    settle()
    assert place.window.workspace.shown_list() is None
    place.window.act("export_list")
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    assert dialog.selectedFiles()[0].endswith("Keepword.xlsx")
    dialog.close()


def test_the_head_of_each_list_leads_there(place, qtbot):
    for key in ("cases", "customers", "promises"):
        place.window.go(key)
        settle()
        button = place.window.workspace.export
        assert isinstance(button, QAbstractButton)
        qtbot.keyClick(button, Key.Key_Space)
        assert isinstance(sheet(), ListExportForm)
        sheet().close()
