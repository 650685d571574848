"""A list is brought by keys alone, from the file to the way back; the store is then what it was."""

import shutil

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.adapters.data_files.personal import PersonalFile
from app.bootstrap import open_house
from app.domain.tables.assigning import Field, fields_by_column
from app.domain.tables.fitting import About
from app.paths import find_paths
from app.services.checking import CheckService
from app.ui.frame.memories import BRINGS_LIST
from app.ui.imports.wizards import CHECK, COLUMNS, FILE, RESULT, TABLE, ImportWizard
from app.ui.imports.words import FIELD_NAMES
from tests.ui.days.conftest import Day
from tests.ui.days.keyboards import Typed
from tests.ui.stores import NOW

MEANT = {
    "Deal": Field.SUBJECT, "Company": Field.CUSTOMER, "Owner": Field.OWNER, "Stage": Field.STAGE,
    "Value": Field.VALUE, "Due": Field.DUE, "Person": Field.CONTACT, "Mail": Field.EMAIL,
}  # fmt: skip


def wizard():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ImportWizard) and w.isVisible())


def is_gone():
    return not any(isinstance(w, ImportWizard) and w.isVisible() for w in QApplication.topLevelWidgets())


def opened(day, path):
    """Ctrl+I, then the file dialog by its keyboard."""
    day.keys.play("Ctrl+I", "Return", Typed(str(path)), "Return")
    return wizard()


def walk_to(day, find, most=60):
    for _ in range(most):
        if QApplication.focusWidget() is find():
            return
        day.keys.play("Tab")
    raise AssertionError("Tab does not lead there")


def choose(day, find, words):
    """A choice by the keyboard alone; walking past others must leave no trace."""
    walk_to(day, find)
    day.keys.play("Home")
    for _ in range(find().findText(words)):
        day.keys.play("Down")
    assert find().currentText() == words


def content_hash(day):
    return CheckService(day.services.desk).content_hash()


def to_columns(day, path):
    """File and table, as far as the columns."""
    shown = opened(day, path)
    assert shown.step == TABLE
    if path.suffix == ".xlsx":
        choose(day, lambda: shown.table.sheet, "Deals")
    assert shown.wishes.now.look.header[:3] == ("Deal", "Company", "Owner")
    walk_to(day, lambda: shown.table.preview)
    day.keys.play("Return")
    assert shown.step == COLUMNS
    return shown


def decide(day, shown):
    """The columns and the stages as a person would say them."""
    columns = shown.columns
    for name, field in MEANT.items():
        words = FIELD_NAMES[field]
        if columns.boxes[name].currentText() != words:
            choose(day, lambda name=name: columns.boxes[name], words)
    for stage, words in (
        ("Talking", "Quote asked for, not sent yet"), ("Sent", "Quote asked for, not sent yet"),
        ("Gone", "Leave out"),
    ):  # fmt: skip
        choose(day, lambda stage=stage: columns.stages[stage], words)


def go_on(day, shown, step):
    walk_to(day, lambda: shown.next)
    day.keys.play("Return")
    assert shown.step == step


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_comes_in_by_keys_alone_and_goes_again(day, csv_list, xlsx_list, tmp_path, kind):
    path = {"csv": csv_list, "xlsx": xlsx_list}[kind]
    before = content_hash(day)
    shown = to_columns(day, path)
    decide(day, shown)
    assert fields_by_column(shown.wishes.mapping) == MEANT
    go_on(day, shown, CHECK)
    assert content_hash(day) == before
    assert [one.said for one in shown.check.problems.shown] == ["n/a"]
    assert "1 ×" in shown.check.left.text()

    back_and_forth(day, shown)
    go_on(day, shown, RESULT)
    assert shown.outcome.counts.text().startswith("New: ")
    rows = {row.subject: row for row in day.services.today.rows()}
    assert {"Espresso bar, two sites", "Grinder on loan"} <= set(rows)
    assert rows["Grinder on loan"].customer == "Mill Lane Bakery"
    assert rows["Grinder on loan"].contact_email == "b@example.com"
    assert content_hash(day) != before

    # The row that stayed out leaves as a file with its reason.
    target = tmp_path / f"mend.{kind}"
    walk_to(day, lambda: shown.outcome.keep)
    day.keys.play("Return", Typed(str(target)), "Return")
    assert shown.note.text().startswith(f"{target.name} is written: 1 row")
    assert_reason(target)

    # Taken back: the store is what it was.
    walk_to(day, lambda: shown.outcome.back)
    day.keys.play("Return")
    assert shown.outcome.title.text() == "The import is taken back"
    assert content_hash(day) == before
    day.keys.play("Return")
    assert is_gone()


def back_and_forth(day, shown):
    """A step back loses nothing."""
    mapping = shown.wishes.mapping
    day.keys.play("Alt+Left", "Alt+Left")
    assert shown.step == TABLE
    go_on(day, shown, COLUMNS)
    assert shown.wishes.mapping == mapping
    go_on(day, shown, CHECK)


def assert_reason(target):
    if target.suffix == ".csv":
        text = target.read_bytes().decode("utf-8-sig", "replace")
        assert "n/a" in text
        assert "no amount" in text
        return
    cells = [cell for row in load_workbook(target).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "n/a" in cells
    assert any("no amount" in str(cell) for cell in cells)


def test_a_list_of_customers_alone_comes_in_by_keys_and_goes_again(day, tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text("account,sector,office\nSample Works,metal,Galway\nOther Works,wood,Cork\n", "utf-8")
    before, cases = content_hash(day), len(day.services.today.rows(everybody=True))
    shown = opened(day, path)
    go_on(day, shown, COLUMNS)
    choose(day, lambda: shown.columns.offer, "By the names of the columns: each row is a person")
    meant = {"account": Field.CONTACT, "office": Field.PLACE}
    for name, field in meant.items():
        choose(day, lambda name=name: shown.columns.boxes[name], FIELD_NAMES[field])
    assert fields_by_column(shown.wishes.mapping) == meant
    go_on(day, shown, CHECK)
    assert content_hash(day) == before
    go_on(day, shown, RESULT)
    assert dict(shown.wishes.result.created) == {"customers": 2}
    with day.services.desk.reading() as unit:
        assert {"Sample Works", "Other Works"} <= {one.name for one in unit.customers.all()}
    assert len(day.services.today.rows(everybody=True)) == cases
    walk_to(day, lambda: shown.outcome.back)
    day.keys.play("Return")
    assert content_hash(day) == before


def test_an_import_that_is_stopped_leaves_nothing_and_can_be_begun_again(day, csv_list):
    before = content_hash(day)
    shown = to_columns(day, csv_list)
    decide(day, shown)
    go_on(day, shown, CHECK)
    shown.next.click()
    shown.outcome.stop.click()
    day.keys.settle()
    assert (shown.step, shown.note.text()) == (CHECK, "Stopped. Nothing of it was kept.")
    assert content_hash(day) == before
    go_on(day, shown, RESULT)
    assert content_hash(day) != before


def test_days_that_can_be_read_in_two_ways_are_asked(day, tmp_path):
    path = tmp_path / "tasks.csv"
    path.write_text("Task;Customer;Due\nCall them;North Quay Offices;03/04/2027\n", "utf-8")
    shown = opened(day, path)
    walk_to(day, lambda: shown.next)
    day.keys.play("Return")
    if "Due" in shown.columns.boxes and shown.columns.boxes["Due"].currentText() != "Due":
        choose(day, lambda: shown.columns.boxes["Due"], "Due")
    assert not shown.next.isEnabled()
    assert "Two readings" in shown.columns.missing.text()
    choose(day, lambda: shown.columns.questions[About.DATES], "DD/MM/YYYY")
    assert shown.next.isEnabled()
    assert shown.wishes.now.look.choice.date_pattern == "DD/MM/YYYY"


def test_a_file_that_is_no_list_is_said_in_one_sentence_and_another_can_be_brought(day, tmp_path, csv_list):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook at all")
    shown = opened(day, broken)
    assert shown.step == FILE
    assert shown.problem.isVisible()
    assert "broken.xlsx" in shown.problem.text()
    shown.read(csv_list)
    day.keys.settle()
    assert shown.step == TABLE
    assert not shown.problem.isVisible()


def test_escape_closes_and_leaves_the_store_alone(day, csv_list):
    before = content_hash(day)
    shown = opened(day, csv_list)
    assert shown.isVisible()
    day.keys.play("Escape")
    assert is_gone()
    assert content_hash(day) == before


def test_a_file_dropped_on_the_window_opens_the_wizard_with_it(day, csv_list, qtbot):
    drop_on(day.window, csv_list)
    day.keys.settle()
    shown = wizard()
    assert shown.step == TABLE
    assert shown.wishes.now.path == csv_list


def test_a_list_asked_for_in_the_welcome_is_brought_first_and_once(qtbot, theme, sample, tmp_path):
    shutil.copy(sample, tmp_path / "keepword.db")
    for is_first in (True, False):
        desk = PersonalFile(tmp_path / "people", person_of(tmp_path))
        if is_first:
            desk.set(BRINGS_LIST, "yes")
        made = Day(qtbot, theme, tmp_path)
        made.keys.settle()
        assert is_gone() is not is_first
        made.close()


def person_of(folder):
    house = open_house(
        find_paths({"KEEPWORD_HOME": str(folder)}).ensure(), folder / "keepword.db", lambda: NOW
    )
    person_id = house.set_up.desk_person()
    house.close()
    return person_id


def drop_on(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(40, 40), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(40, 40), copy, data, left, none))
