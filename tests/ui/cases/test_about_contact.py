"""Everything about the contact of a case, handed out or erased from its panel, by keys."""

from dataclasses import replace
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.store_errors import StoreBusy
from app.ui.tasks import LongTask
from app.ui.workspaces.lists.erasing import EraseForm, HandOutForm
from tests.ui.cases.test_day import opened, press
from tests.ui.stores import AtOnce, menu, offers_undo, settle, sheet

Key = Qt.Key
NAME = "Eimear Walsh"
LAST = ["Close the case", "", "Hand out everything about the contact…", "Erase the contact for good…"]


class Held(AtOnce):
    """The database thread is at work until it is let go."""

    def run_long(self, work, done, failed):
        self.task = LongTask(lambda call: call())
        self.work, self.done, self.failed = work, done, failed
        return self.task

    def let_go(self):
        answer = self.work(self.task.report)
        self.task.ended.emit()
        self.done(answer)


@pytest.fixture
def held(place):
    """The form that erases her, with its work held back."""
    opened(place, 4127)
    place.window.act("erase_contact")
    bench = sheet().bench
    sheet().close()
    with place.services.desk.reading() as unit:
        eimear = next(one for one in unit.contacts.all() if one.name == NAME)
    tasks = Held()
    bench = replace(bench, tasks=tasks)
    form = EraseForm(bench, bench.desk.lists().erasure(eimear.id), place.window)
    form.open()
    settle()
    return form, tasks


def erased(form, qtbot):
    form.name.setText(NAME)
    qtbot.keyClick(form.name, Key.Key_Return)
    settle()


def test_the_contact_of_a_case_is_erased_from_its_menu(place, qtbot):
    panel = opened(place, 4127)
    place.window.act("case_menu")
    assert [one.text() for one in menu().actions()][-4:] == LAST
    press(qtbot, menu(), Key.Key_Up, Key.Key_Return)
    assert isinstance(sheet(), EraseForm)
    erased(sheet(), qtbot)
    assert sheet() is None
    assert f"{NAME} is erased." in place.window.toast.words
    assert not offers_undo(place)
    assert NAME not in panel.file.contact
    assert panel.file.contact_id is None
    place.window.act("case_menu")
    assert menu().actions()[-1].text() == "Close the case"
    menu().close()
    place.window.act("erase_contact")
    assert "Q-4127 names nobody at Hotel Marlowe." in place.window.toast.words
    assert place.services.checking.problems() == []


def test_everything_about_the_contact_of_a_closed_case_is_handed_out(place, qtbot, tmp_path):
    opened(place, 4127)
    place.services.cases.close(place.case(4127).case_id, "won")
    place.window.refresh()
    settle()
    place.window.act("case_menu")
    press(qtbot, menu(), Key.Key_Up, Key.Key_Up, Key.Key_Return)
    form = sheet()
    assert isinstance(form, HandOutForm)
    form.write(str(tmp_path / "about"))
    with ZipFile(tmp_path / "about.zip") as archive:
        assert NAME in archive.read("everything.txt").decode()
    form.close()


def test_while_files_are_rewritten_it_says_how_far_it_is_and_is_not_left(held, qtbot):
    form, tasks = held
    erased(form, qtbot)
    form.tell(3, 14)
    assert form.doing.text() == "Rewriting files: 3 of 14"
    for _ in range(2):
        qtbot.keyClick(form, Key.Key_Escape)
        form.close()
        settle()
    assert form.isVisible()
    assert "cannot be left half-way" in form.note.text()
    qtbot.keyClick(form, Key.Key_Return)
    tasks.let_go()
    QApplication.processEvents()
    assert sheet() is None


def test_what_could_not_be_begun_can_be_tried_again(held, qtbot):
    form, tasks = held
    erased(form, qtbot)
    tasks.task.ended.emit()
    tasks.failed(StoreBusy(None))
    assert form.button.isEnabled()
    assert form.name.isEnabled()
    qtbot.keyClick(form, Key.Key_Escape)
    settle()
    assert sheet() is None
