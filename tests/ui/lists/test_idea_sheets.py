"""The sheet of ideas for marketing, from the window: by keys, on pages or as a table, of the week that is wanted."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.services.idea_sheets import sheet_of
from app.ui.acts.idea_sheets import IdeaSheetForm
from tests.ui.lists.test_lists import press
from tests.ui.stores import settle, sheet

Key = Qt.Key


@pytest.fixture
def form(place, qtbot):
    """Opened by its key from the list of ideas."""
    place.window.act("go_ideas")
    settle()
    press(qtbot, place.window.workspace.list, Key.Key_W)
    found = sheet()
    assert isinstance(found, IdeaSheetForm)
    return found


def written(form, file, qtbot):
    """Enter, the system's dialog, and the name of the file."""
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: form.file is not None)
    return form.file


def test_pages_are_set_and_named_and_can_be_opened(form, qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(form, "_open_it", opened.append)
    file = written(form, tmp_path / "Ideas", qtbot)
    assert file == tmp_path / "Ideas.pdf"
    held = file.read_bytes()
    assert held.startswith(b"%PDF-")
    assert held.rstrip().endswith(b"%%EOF")
    assert form.line.text().startswith("Ideas.pdf is written: ")
    qtbot.keyClick(form.look, Key.Key_Space)
    assert opened == [file]
    assert list(tmp_path.glob(".keepword-*")) == []


def test_a_workbook_holds_the_week_that_is_wanted(form, place, qtbot, tmp_path):
    today = place.services.today.now().date()
    for key, day in (("this", today), ("last", today - timedelta(days=7)), ("everything", None)):
        form.week.choose(key)
        expected = [view.idea.words for view in sheet_of(place.services.ideas, day).views]
        form.file = None
        form.write(str(tmp_path / f"{key}.xlsx"))
        rows = load_workbook(tmp_path / f"{key}.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
        assert [row[2] for row in rows if row[2]] == expected
    assert expected


def test_setting_pages_can_be_stopped_and_leaves_what_was_there(form, tmp_path):
    target = tmp_path / "ideas.pdf"
    target.write_text("old")
    form.write(str(target))
    form.stop.click()
    settle()
    assert form.line.text() == "Stopped. What was there before is untouched."
    assert target.read_text() == "old"
    assert form.week.isVisible()
    assert form.button.isEnabled()


def test_pages_say_why_where_their_folder_is_not_there(form, qtbot, tmp_path):
    form.write(str(tmp_path / "nowhere" / "ideas.pdf"))
    qtbot.waitUntil(lambda: "cannot be used" in form._refused.text())
    assert form.kinds[0].isVisible()
