import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from app.domain.grids import Column
from app.ui.workspaces.sheet.clipboards import rows_of, safe
from app.ui.workspaces.sheet.layouts import Layout, from_plain, to_plain
from app.ui.workspaces.sheet.pastes import lines_of
from tests.ui.sheet.conftest import cell, go_to, numbers, sheet

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def select(page, count):
    model = page.grid.selectionModel()
    for number in range(1, 1 + count):
        model.select(page.table.index(number, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)


def test_one_row_copies_its_cell(qtbot, page):
    go_to(page, 4119, Column.CUSTOMER)
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    page.grid.selectionModel().select(page.grid.currentIndex(), only)
    qtbot.keyClick(page.grid, Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text() == "Lumen Offices"


def test_several_rows_copy_as_a_table_with_heads_whole_dates_and_plain_figures(qtbot, page):
    go_to(page, 4141, Column.CASE)
    select(page, 2)
    qtbot.keyClick(page.grid, Key.Key_C, Ctrl)
    rows = rows_of(QGuiApplication.clipboard().text())
    assert rows[0][:5] == ["Case", "Customer", "Kind", "Next step", "Due"]
    assert [row[0] for row in rows[1:]] == ["C-4141", "Q-4127"]
    assert rows[1][4:9] == ["2026-11-24 08:30", "15", "2026-11-23 17:15", "-147", "1290.00"]


def test_what_is_pasted_elsewhere_is_neither_formula_nor_markup(qtbot, page, services):
    bad = '=cmd|"/c calc"!A1 <b>'
    row = page.rows[0]
    services.steps.reword(row.case_id, bad)
    page.refresh()
    page.trades.copy_table()
    data = QGuiApplication.clipboard().mimeData()
    assert "\t'=cmd" in data.text()
    assert "<b>" not in data.html()
    assert "&lt;b&gt;" in data.html()


@given(st.text(max_size=40))
def test_no_text_leaves_as_a_formula_or_as_two_lines(text):
    line = safe(text)
    assert not line.startswith(("=", "+", "-", "@"))
    assert "\n" not in line
    assert "\t" not in line


def test_a_cell_is_pasted_into_every_selected_row(qtbot, page):
    go_to(page, 4141, Column.EFFORT)
    select(page, 2)
    QGuiApplication.clipboard().setText("40 min\n")
    qtbot.keyClick(page.grid, Key.Key_V, Ctrl)
    assert [cell(page, number, Column.EFFORT) for number in (4141, 4127)] == ["40 min", "40 min"]


def test_a_column_is_pasted_downwards(qtbot, page):
    go_to(page, 4101, Column.EFFORT)
    QGuiApplication.clipboard().setText("10\n20\n")
    qtbot.keyClick(page.grid, Key.Key_V, Ctrl)
    assert [cell(page, number, Column.EFFORT) for number in (4101, 4143)] == ["10 min", "20 min"]


def test_rows_from_excel_become_cases_after_a_look(qtbot, page):
    QGuiApplication.clipboard().setText(
        "Customer\tKind\tMatter\tValue\tNext step\tDue\n"
        "Hotel Marlowe\tquote\ttwo more grinders\t€4,800\tsend the quote\tfri 15:00\n"
        "Kiln Bakery\tquery\tfilter sizes\t\tanswer\ttomorrow 10:00\n"
    )
    before = set(numbers(page))
    qtbot.keyClick(page.grid, Key.Key_V, Ctrl)
    form = sheet()
    assert form.button.text() == "Add 2 cases"
    form.submit()
    new = [row for row in page.rows if row.case.number not in before]
    assert {row.case.customer for row in new} == {"Hotel Marlowe", "Kiln Bakery"}
    assert {row.case.value for row in new} >= {4800}


def test_rows_with_a_question_stay_out_and_say_why(qtbot, page):
    QGuiApplication.clipboard().setText("Kind\tCustomer\tDue\nquote\tHotel Marlowe\t30 Feb\nquote\t\tfri\n")
    qtbot.keyClick(page.grid, Key.Key_V, Ctrl)
    form = sheet()
    assert len(form.clear) < 2
    assert "a question" in form.note.text()


def test_heads_of_the_sheet_itself_come_back_as_fields():
    rows = [["Customer", "Kind", "Next step", "Effort"], ["Hotel Marlowe", "Quote", "call her", "30"]]
    assert lines_of(rows) == ["quote: Hotel Marlowe; call her; takes 30 min"]


def test_the_form_asks_for_what_is_needed_and_files_the_case(qtbot, page):
    page.take_line()
    form = sheet()
    form.submit()
    assert "Kind, Customer, Matter" in form._refused.text()
    form.fill_in(
        {"kind": "quote", "customer": "Hotel Marlowe", "subject": "two grinders", "due": "fri 15:00"}
    )
    form.fields["value"].setText("€4,800")
    form._read()
    assert "Hotel Marlowe" in form._echo.text()
    form.submit()
    new = max(page.rows, key=lambda row: row.case.number).case
    assert (new.customer, new.kind.value, new.value) == ("Hotel Marlowe", "quote", 4800)


def test_a_template_fills_the_next_case_without_its_customer(qtbot, page):
    page.take_line()
    form = sheet()
    form.fill_in(
        {"kind": "quote", "customer": "Hotel Marlowe", "subject": "two grinders", "effort": "30 min"}
    )
    form.keep_template("Grinder quote")
    form.reject()
    page.take_line()
    again = sheet()
    again.template.setCurrentIndex(again.template.findData("Grinder quote"))
    again._on_template()
    assert again.answers() == {"kind": "quote", "subject": "two grinders", "effort": "30 min"}


@pytest.mark.parametrize("plain", [None, 3, [], {}, {"columns": ["nothing"]}, {"columns": 5}])
def test_a_layout_that_makes_no_sense_any_more_is_the_usual_one(plain):
    assert from_plain(plain) == Layout()


def test_a_layout_survives_the_file():
    layout = Layout().with_column(Column.OWNER).filtered(Column.DUE, "<fri").sorted_by(Column.VALUE)
    assert from_plain(to_plain(layout)) == layout
