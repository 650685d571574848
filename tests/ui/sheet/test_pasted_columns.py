"""A column from a spreadsheet goes into the sheet by Ctrl+V: one change, one undo, and nothing unsaid."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.grids import Column
from app.services.checking import CheckService
from app.ui.workspaces.sheet.clipboards import column_of, rows_of
from app.ui.workspaces.sheet.pasted_blocks import BlockSheet
from app.ui.workspaces.sheet.pasted_columns import PastedSheet
from app.ui.workspaces.sheet.pastes import PasteSheet
from tests.ui.sheet.conftest import cell, go_to, numbers, row_of, sheet

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def paste(qtbot, page, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.grid, Key.Key_V, Ctrl)


def content_hash(services):
    return CheckService(services.desk).content_hash()


def from_top(page, count):
    return numbers(page)[:count]


def changes_of(services, page, number):
    return [entry.change for entry in services.history.of_case(row_of(page, number).case_id)]


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        (Column.EFFORT, "10\n20\n35 min\n", ("10 min", "20 min", "35 min")),
        (Column.STEP, 'call them\n"send the\nquote"\n"say ""yes"""\n', ("call them", "send the quote", 'say "yes"')),
        (Column.SUBJECT, "one\tmore".replace("\t", " ") + '\n"with a\ttab"\nthree\n', ("one more", "with a tab", "three")),
    ],
)  # fmt: skip
def test_a_column_is_one_change_and_one_undo(qtbot, page, services, column, text, shown):
    page.change(page.arrangement.with_column(Column.SUBJECT))
    top, before = from_top(page, 3), content_hash(services)
    go_to(page, top[0], column)
    paste(qtbot, page, text)
    texts = {Column.STEP: "step", Column.SUBJECT: "subject"}
    said = [
        getattr(row_of(page, number).case, texts[column]) if column in texts else cell(page, number, column)
        for number in top
    ]
    assert tuple(said) == shown
    newest = {changes_of(services, page, number)[0].id for number in top}
    assert len(newest) == 1
    services.history.undo()
    assert content_hash(services) == before


def test_amounts_are_read_as_the_column_writes_them(qtbot, page):
    top = from_top(page, 3)
    go_to(page, top[0], Column.VALUE)
    paste(qtbot, page, "1.234,50\n2.000\n12,5\n")
    assert [row_of(page, n).case.value for n in top] == [Decimal("1234.50"), 2000, Decimal("12.5")]


def test_days_are_read_as_the_column_writes_them(qtbot, page, services):
    top, before = numbers(page)[-2:], content_hash(services)
    go_to(page, top[0], Column.DUE)
    paste(qtbot, page, "24/11/2026 16:00:00\n24/11/2026 16:30\n")
    walls = [f"{page.bench.formats.wall(row_of(page, n).case.due_at):%d %H:%M}" for n in top]
    assert walls == ["24 16:00", "24 16:30"]
    services.history.undo()
    assert content_hash(services) == before


def test_an_empty_cell_leaves_its_row_and_moves_no_other(qtbot, page):
    top = from_top(page, 3)
    go_to(page, top[0], Column.EFFORT)
    middle = cell(page, top[1], Column.EFFORT)
    paste(qtbot, page, "11\n\n22\n")
    assert [cell(page, n, Column.EFFORT) for n in top] == ["11 min", middle, "22 min"]


def test_what_does_not_fit_is_said_before_anything_changes_and_the_rest_is_taken_when_asked(
    qtbot, page, services
):
    top, before = from_top(page, 3), content_hash(services)
    old = cell(page, top[1], Column.EFFORT)
    go_to(page, top[0], Column.EFFORT)
    paste(qtbot, page, "10\nsoon\n30\n")
    form = sheet()
    assert isinstance(form, PastedSheet)
    reference = row_of(page, top[1]).case.reference
    assert form.said == [
        f"Row 2, {reference}, Effort: “soon” is no length of work. Try “45”, “45 min” or “1 h 15”."
    ]
    assert content_hash(services) == before
    assert form.button.text() == "Paste the 2 that fit"
    qtbot.keyClick(form, Key.Key_Return)
    assert [cell(page, n, Column.EFFORT) for n in top] == ["10 min", old, "30 min"]
    services.history.undo()
    assert content_hash(services) == before


def test_values_below_the_last_row_are_said(qtbot, page, services):
    last, before = numbers(page)[-1], content_hash(services)
    go_to(page, last, Column.EFFORT)
    paste(qtbot, page, "10\n20\n")
    form = sheet()
    assert form.said == ["Row 2, Effort: “20” has no case to go to: the list ends above it."]
    qtbot.keyClick(form, Key.Key_Escape)
    assert content_hash(services) == before


@pytest.mark.parametrize("cell_of_row", ["{n}", "Sample Works {n}\tquote\ttwo grinders"])
def test_more_rows_than_go_in_at_once_are_told_and_nothing_is_pasted(qtbot, page, services, cell_of_row):
    before = content_hash(services)
    go_to(page, from_top(page, 1)[0], Column.EFFORT)
    paste(qtbot, page, "\n".join(cell_of_row.format(n=n) for n in range(2_001)))
    assert page.line.words.startswith("The clipboard holds 2,001 rows; 2,000 go in at once.")
    assert content_hash(services) == before


def test_a_day_past_a_promise_and_a_day_in_doubt_are_said(qtbot, page, services):
    top, before = from_top(page, 2), content_hash(services)
    go_to(page, top[0], Column.DUE)
    paste(qtbot, page, "03/04/2027\n05/06/2027\n")
    form = sheet()
    assert [text.split(": ", 1)[0].split(",")[0] for text in form.said] == ["Row 1", "Row 2"]
    assert "day or the month first" in form.said[0]
    assert not form.button.isEnabled()
    assert content_hash(services) == before


def test_a_value_in_several_rows_is_one_change(qtbot, page, services):
    top, before = from_top(page, 2), content_hash(services)
    go_to(page, top[0], Column.EFFORT)
    model = page.grid.selectionModel()
    for number in top:
        index = page.table.index(page.table.place_of(row_of(page, number).case_id), 0)
        model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)
    paste(qtbot, page, "40 min\n")
    assert [cell(page, n, Column.EFFORT) for n in top] == ["40 min", "40 min"]
    services.history.undo()
    assert content_hash(services) == before


def choose(page, chosen):
    model = page.grid.selectionModel()
    for number in chosen:
        index = page.table.index(page.table.place_of(row_of(page, number).case_id), 0)
        model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)


def test_several_columns_go_onto_selected_cases_in_one_change_that_was_looked_at(qtbot, page, services):
    top, before = from_top(page, 2), content_hash(services)
    go_to(page, top[0], Column.EFFORT)
    choose(page, top)
    first, second = (row_of(page, number).case for number in top)
    paste(qtbot, page, "Customer\tEffort\tValue\nSomebody\t25 min\t1.234,50\nElse\t\t2.000\n")
    form = sheet()
    assert isinstance(form, BlockSheet)
    assert [line.split(",")[0] for line in form.said] == [
        f"{first.reference} {first.customer}",
        f"{first.reference} {first.customer}",
        f"{second.reference} {second.customer}",
    ]
    assert form.said[0].endswith("becomes 25 min")
    assert form.note.text() == "Not changed here: Customer."
    assert form.button.text() == "Change 3 values"
    assert content_hash(services) == before
    qtbot.keyClick(form, Key.Key_Return)
    assert [row_of(page, n).case.value for n in top] == [Decimal("1234.50"), 2000]
    assert cell(page, top[0], Column.EFFORT) == "25 min"
    assert cell(page, top[1], Column.EFFORT) != "25 min"
    assert len({changes_of(services, page, n)[0].id for n in top}) == 1
    services.history.undo()
    assert content_hash(services) == before


def test_what_of_a_block_does_not_fit_is_said_first_and_what_is_there_already_is_no_change(
    qtbot, page, services
):
    top = from_top(page, 2)
    go_to(page, top[0], Column.EFFORT)
    choose(page, top)
    old = cell(page, top[0], Column.EFFORT)
    paste(qtbot, page, f"Effort\tValue\n{old}\t12\nsoon\t\n")
    form = sheet()
    reference = row_of(page, top[1]).case.reference
    assert form.said[0].startswith(f"{reference} ")
    assert "“soon” is no length of work" in form.said[0]
    assert (len(form.said), form.button.text()) == (2, "Change 1 value")
    qtbot.keyClick(form, Key.Key_Return)
    assert row_of(page, top[0]).case.value == 12
    assert cell(page, top[0], Column.EFFORT) == old


def test_a_block_of_another_number_of_rows_becomes_new_cases(qtbot, page):
    top = from_top(page, 2)
    go_to(page, top[0], Column.EFFORT)
    choose(page, top)
    paste(qtbot, page, "quote\tSample Works\nquote\tElse Works\nquery\tThird Works\n")
    assert isinstance(sheet(), PasteSheet)


def test_rows_become_cases_in_one_change_and_a_new_customer_comes_once(qtbot, page, services):
    before, known = content_hash(services), set(numbers(page))
    paste(
        qtbot,
        page,
        "Customer\tKind\tMatter\tValue\tNext step\tDue\n"
        'Sample Works\tquote\t"two more\ngrinders"\t1.234,50\tsend the quote\t27/11/2026\n'
        "Sample Works\tquery\tfilter sizes\t\tanswer\t26/11/2026 10:00\n",
    )
    form = sheet()
    assert form.button.text() == "Add 2 cases"
    form.submit()
    new = [row.case for row in page.rows if row.case.number not in known]
    assert [one.customer for one in new] == ["Sample Works", "Sample Works"]
    assert {one.value for one in new} == {None, Decimal("1234.5")}
    assert "two more grinders" in {one.subject for one in new}
    with services.desk.reading() as unit:
        assert [one.name for one in unit.customers.all()].count("Sample Works") == 1
    services.history.undo()
    assert content_hash(services) == before


def test_a_quote_that_nobody_closes_swallows_no_rows():
    assert rows_of('"5 inch\ta\nsecond\tb\n') == [['"5 inch', "a"], ["second", "b"]]
    assert column_of('"two\nlines"\n\nlast\n') == ["two\nlines", "", "last"]
