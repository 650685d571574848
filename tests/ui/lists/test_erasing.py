"""One person's data from their card, by keys: handed out, and erased once the name is typed."""

from zipfile import ZipFile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.ui.workspaces.lists.erasing import EraseForm, HandOutForm
from tests.ui.stores import offers_undo, settle, sheet

Key = Qt.Key
NAME = "Eimear Walsh"


def opened(place):
    """The card of her hotel."""
    place.window.go("customers")
    settle()
    page = place.window.workspace
    page.filter.setText("eimear")
    page.list.setFocus()
    return page


def entry(place, qtbot, number):
    """The menu of a person on the card, by keys."""
    page = opened(place)
    qtbot.keyClick(page.list, Key.Key_Return)
    settle()
    page.card.more_about(page.card.view.contacts[0])
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    for _ in range(number):
        qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    settle()
    return page


def test_somebody_is_erased_once_the_name_is_typed(place, qtbot):
    page = entry(place, qtbot, 1)
    form = sheet()
    assert isinstance(form, EraseForm)
    before = place.services.checking.content_hash()
    qtbot.keyClicks(form.name, "Eimear")
    qtbot.keyClick(form.name, Key.Key_Return)
    settle()
    assert form.isVisible()
    assert place.services.checking.content_hash() == before
    form.name.setText(NAME)
    qtbot.keyClick(form.name, Key.Key_Return)
    settle()
    assert sheet() is None
    assert f"{NAME} is erased." in place.window.toast.words
    assert not offers_undo(place)
    assert page.card.view.contacts == ()
    assert place.services.checking.problems() == []
    with place.services.desk.reading() as unit:
        assert NAME not in {one.name for one in unit.contacts.all()}


def test_private_settings_that_name_somebody_are_clean_and_stay_so(place, qtbot):
    personal = place.services.styles.personal
    personal.set("sheet.words", f"with {NAME}")
    entry(place, qtbot, 1)
    sheet().name.setText(NAME)
    qtbot.keyClick(sheet().name, Key.Key_Return)
    settle()
    assert personal.get("sheet.words") == "with a contact"
    personal.set("another", "value")
    files = list(place.house.paths.config.rglob("*.toml"))
    assert files
    assert not any(NAME in file.read_text("utf-8") for file in files)


def test_everything_about_somebody_is_written_where_one_chooses(place, qtbot, tmp_path):
    entry(place, qtbot, 0)
    form = sheet()
    assert isinstance(form, HandOutForm)
    form.write(str(tmp_path / "about"))
    qtbot.waitUntil(lambda: form.file is not None)
    with ZipFile(tmp_path / "about.zip") as archive:
        assert NAME in archive.read("everything.txt").decode()
    assert "about.zip is written" in form.line.text()
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert sheet() is None
