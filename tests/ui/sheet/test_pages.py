from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from app.domain.grids import Column, GridHeading, Grouping, Sort
from app.ui.acts.list_exports import ListExportForm
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.workspaces.sheet.pages import SheetPage
from app.ui.workspaces.sheet.readings import Ahead
from tests.ui.sheet.conftest import cell, editor, go_to, numbers, row_of, sheet
from tests.ui.test_tokens import contrast

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def menu():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())


def choose(words):
    shown = menu()
    action = next(one for one in shown.actions() if one.text().split("\t")[0] == words)
    shown.close()
    action.trigger()


def type_filter(qtbot, page, column, text):
    field = page.grid.head.fields[column]
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)
    page.grid.head._pause.stop()
    page.grid.head._tell()


def write(qtbot, page, number, column, text):
    """F2, other words, Enter."""
    go_to(page, number, column)
    qtbot.keyClick(page.grid, Key.Key_F2)
    field = editor(page)
    field.selectAll()
    field.insert(text)  # key clicks know no dashes
    return field


def save(qtbot, field):
    """Enter; the editor hands over when the event loop comes round."""
    closed = []
    field.destroyed.connect(lambda: closed.append(True))
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(closed))
    qtbot.wait(1)


def test_the_orders_of_a_long_sheet_are_found_before_they_are_asked_for(page):
    grid, columns = page._grid, page.arrangement.columns
    assert not any(group._orders for group in grid.groups)
    Ahead(page.bench, many=1).begin(grid, columns)
    long = [group for group in grid.groups if len(group.rows) > 1]
    assert long
    assert all(set(group._orders) == {Sort(column) for column in columns} for group in long)


def test_the_model_keeps_the_rules_of_qt(page, qtmodeltester):
    qtmodeltester.check(page.table)
    qtmodeltester.check(page.totals.model())


def test_the_sample_company_stands_in_groups_with_start_slack_and_sums(page):
    headings = [entry.key for entry in page.table.entries if isinstance(entry, GridHeading)]
    assert headings == ["overdue", "today", "this_week", "next_week"]
    assert numbers(page)[:4] == [4141, 4127, 4146, 4119]
    assert cell(page, 4141, Column.START) == "Mon 17:15"
    assert cell(page, 4141, Column.SLACK) == "−2 h 27"
    assert cell(page, 4119, Column.SLACK) == "18 min"
    totals = page.totals.model()
    shown = [totals.index(0, column).data() for column in range(totals.columnCount())]
    assert shown[0] == "18"
    assert "€140,132" in shown


def test_typing_an_effort_previews_start_and_slack_and_enter_saves(qtbot, page, services):
    field = write(qtbot, page, 4119, Column.EFFORT, "45")
    row = row_of(page, 4119)
    assert page.table.preview_of(row, Column.SLACK).text == "3 min"
    assert "Start by 11:00 → 10:45, slack 18 min → 3 min" in page.line.words
    spoken = page.table.index(page.table.place_of(row.case_id), 7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Slack, 18 min, will change to 3 min, row Lumen Offices"
    save(qtbot, field)
    assert cell(page, 4119, Column.EFFORT) == "45 min"
    assert page.table.preview_of(row_of(page, 4119), Column.SLACK) is None
    services.history.undo()
    page.refresh()
    assert cell(page, 4119, Column.EFFORT) == "30 min"


def test_escape_keeps_what_was_there(qtbot, page):
    field = write(qtbot, page, 4119, Column.EFFORT, "45")
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.wait(1)
    assert cell(page, 4119, Column.EFFORT) == "30 min"
    assert page.table.preview_of(row_of(page, 4119), Column.SLACK) is None


@pytest.mark.parametrize(
    ("column", "typed", "shown"),
    [
        (Column.VALUE, "50k", "€50,000"),
        (Column.VALUE, "–", "–"),
        (Column.STEP, "Ask what the board said", "Ask what the board said"),
        (Column.EFFORT, "1 h 15", "1 h 15"),
        (Column.DUE, "today 11:00", "11:00"),
    ],
)
def test_each_edited_column_saves_through_its_service(qtbot, page, column, typed, shown):
    save(qtbot, write(qtbot, page, 4119, column, typed))
    assert cell(page, 4119, column) == shown


def test_another_wording_moves_no_date_and_counts_as_no_other_step(qtbot, page, services):
    before = row_of(page, 4119).case
    save(qtbot, write(qtbot, page, 4119, Column.STEP, "Ask again"))
    after = row_of(page, 4119).case
    assert (after.step_id, after.due_at, after.put_offs) == (before.step_id, before.due_at, before.put_offs)
    assert not [step for step in services.today.case(after.case_id).steps if step.what == before.step]


def test_a_date_past_the_news_is_refused_in_words_with_ways_on(qtbot, page):
    save(qtbot, write(qtbot, page, 4119, Column.DUE, "fri 15:00"))
    assert cell(page, 4119, Column.DUE) == "11:30"
    ways = [button.text() for button in page.line.findChildren(QAbstractButton) if button.isVisible()]
    assert ways == ["Agreed with the customer", "With a reason…", "Keep it"]
    page.line.first_way().click()
    assert cell(page, 4119, Column.DUE) == "Fri 15:00"


def test_a_reason_is_asked_in_a_form_that_holds_what_was_typed(qtbot, page):
    save(qtbot, write(qtbot, page, 4119, Column.DUE, "fri 15:00"))
    way = next(b for b in page.line.findChildren(QAbstractButton) if b.text() == "With a reason…")
    way.click()
    form = sheet()
    assert form.when.text() == "fri 15:00"
    form.reason.setText("Marta is away")
    form.submit()
    assert cell(page, 4119, Column.DUE) == "Fri 15:00"


def test_what_makes_no_sense_is_said_and_nothing_is_stored(qtbot, page):
    save(qtbot, write(qtbot, page, 4119, Column.EFFORT, "soon"))
    assert cell(page, 4119, Column.EFFORT) == "30 min"
    assert "does not fit here" in page.line.words


def test_a_reading_that_finds_nothing_new_paints_nothing_anew(qtbot, page, services):
    with qtbot.assertNotEmitted(page.table.modelReset):
        page.refresh()
    services.steps.estimate(page.rows[0].case_id, timedelta(hours=3))
    with qtbot.waitSignal(page.table.modelReset):
        page.refresh()


def test_a_reading_that_comes_while_somebody_types_waits(qtbot, page, services):
    field = write(qtbot, page, 4119, Column.EFFORT, "45")
    services.steps.reword(row_of(page, 4127).case_id, "Another word")
    page.refresh()
    assert field.text() == "45"
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.waitUntil(lambda: cell(page, 4127, Column.STEP) == "Another word")


@pytest.mark.parametrize(
    ("column", "typed", "left"),
    [
        (Column.VALUE, ">20000", [4119]),
        (Column.DUE, "<fri", 13),
        (Column.DUE, "fri", [4122, 4062]),
        (Column.SLACK, "<0", [4141, 4127]),
        (Column.CUSTOMER, "marlowe", [4127]),
        (Column.KIND, "lead", [4140, 4062]),
    ],
)
def test_a_filter_above_a_column_leaves_its_rows_and_sums_them(qtbot, page, column, typed, left):
    type_filter(qtbot, page, column, typed)
    shown = numbers(page)
    assert (len(shown) if isinstance(left, int) else shown) == left
    assert page.table.total.count == len(shown)
    qtbot.keyClick(page.grid.head.fields[column], Key.Key_Escape)
    page.grid.head._tell()
    assert len(numbers(page)) == 18


def test_the_current_case_stays_current_when_rows_go(qtbot, page):
    go_to(page, 4119, Column.DUE)
    type_filter(qtbot, page, Column.VALUE, ">20000")
    assert page.current_case_id == row_of(page, 4119).case_id
    assert page.grid.current_column is Column.DUE


def test_values_are_chosen_from_a_list_and_several_together(qtbot, page):
    go_to(page, 4119, Column.KIND)
    qtbot.keyClick(page.grid, Key.Key_Down, Alt)
    choose("Lead")
    qtbot.keyClick(page.grid, Key.Key_Down, Alt)
    choose("Return")
    assert sorted(numbers(page)) == [4062, 4138, 4140]


def test_headings_close_and_open_by_keyboard_and_keep_their_sums(qtbot, page):
    page.grid.setCurrentIndex(page.table.index(0, 0))
    qtbot.keyClick(page.grid, Key.Key_Left)
    assert 4141 not in numbers(page)
    assert page.table.total.count == 18
    page.grid.setCurrentIndex(page.table.index(0, 0))
    qtbot.keyClick(page.grid, Key.Key_Right)
    assert 4141 in numbers(page)


def test_grouping_is_chosen_by_keyboard(qtbot, page):
    qtbot.keyClick(page.grid, Key.Key_G, Ctrl)
    choose("Kind")
    assert page.arrangement.grouping is Grouping.KIND
    assert page.table.title(page.table.heading_at(0)) == "Complaints"


def test_a_head_sorts_and_turns_and_shift_adds_a_second_column(page):
    page.change(page.arrangement.sorted_by(Column.VALUE))
    page.change(page.arrangement.sorted_by(Column.VALUE))
    first = [page.table.row_at(number) for number in range(3)]
    assert [row.case.number for row in first if row] == [4127, 4141]
    page.change(page.arrangement.sorted_by(Column.CUSTOMER, is_further=True))
    assert [sort.column for sort in page.arrangement.sorts] == [Column.VALUE, Column.CUSTOMER]


def test_fill_down_takes_the_topmost_cell(qtbot, page):
    top = page.table.place_of(row_of(page, 4146).case_id)
    go_to(page, 4146, Column.EFFORT)
    model = page.grid.selectionModel()
    for number in (top + 1, top + 2):
        model.select(page.table.index(number, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)
    qtbot.keyClick(page.grid, Key.Key_D, Ctrl)
    assert [cell(page, number, Column.EFFORT) for number in (4119, 4140)] == ["15 min", "15 min"]


def test_columns_widths_order_and_filters_are_there_again_the_next_day(qtbot, page, bench):
    page.change(page.arrangement.with_column(Column.OWNER), is_new_order=False)
    page.grid.setColumnWidth(1, 190)
    type_filter(qtbot, page, Column.KIND, "lead")
    again = SheetPage(bench)
    qtbot.addWidget(again)
    again.refresh()
    assert again.table.columns[-1] is Column.OWNER
    assert again.grid.columnWidth(1) == 190
    assert sorted(numbers(again)) == [4062, 4140]
    assert again.facets.columns.text() == "12 of 16 columns"


def test_dragging_a_head_moves_its_column(qtbot, page):
    page.grid.head.moveSection(8, 1)
    qtbot.waitUntil(lambda: page.table.columns[1] is Column.VALUE)
    assert page.grid.head.visualIndex(1) == 1
    assert page.arrangement.columns[2] is Column.CUSTOMER


def test_a_view_is_saved_under_a_name_and_comes_back(qtbot, page):
    type_filter(qtbot, page, Column.VALUE, ">5000")
    page.arranging.open_views()
    choose("Save this view…")
    sheet().name.setText("Over €5k")
    sheet().submit()
    page.arranging.open_views()
    choose("My open cases")
    assert len(numbers(page)) == 18
    page.arranging.open_views()
    choose("Over €5k")
    assert page.arrangement.filters == {Column.VALUE: ">5000"}
    assert page.tools.view.text() == "Over €5k"


def test_everybodys_cases_are_one_choice_away(qtbot, page):
    page.facets.owner.click()
    choose("anybody")
    assert len(numbers(page)) > 18
    assert {row.case.owner for row in page.rows} > {"Maya Brennan"}


def test_enter_opens_and_control_i_asks_for_the_inspector(qtbot, page):
    opened, wanted = [], []
    page.case_opened.connect(opened.append)
    page.inspector.wanted.connect(lambda: wanted.append(True))
    go_to(page, 4127, Column.CASE)
    qtbot.keyClick(page.grid, Key.Key_Return)
    qtbot.keyClick(page.grid, Key.Key_I, Ctrl)
    assert opened == [row_of(page, 4127).case_id] * 2
    assert wanted == [True]


def test_the_inspector_lists_each_field_and_puts_one_back(qtbot, page, bench, services):
    save(qtbot, write(qtbot, page, 4119, Column.VALUE, "50000"))
    case_id = row_of(page, 4119).case_id
    page.inspector.show_file(bench.desk.case(case_id))
    note = page.inspector.notes[0]
    assert (note.field, note.old, note.new, note.can_put_back) == ("value", "€46,800", "€50,000", True)
    said = []
    page.said.connect(said.append)
    page.inspector.put_back.emit(note.change_id)
    assert cell(page, 4119, Column.VALUE) == "€46,800"
    assert said


def test_the_next_digest_is_the_accented_chip(page):
    names = [chip.accessibleName() for chip in page.tools._digests.findChildren(type(page.line._chip))]
    assert names == ["09:00", "Next digest 13:00", "16:30"]


def test_the_export_holds_the_rows_that_pass_and_no_others_with_the_columns_that_are_shown(
    qtbot, page, bench, exported, tmp_path
):
    type_filter(qtbot, page, Column.VALUE, ">10000")
    page.change(page.arrangement.toggled("today"), is_new_order=False)
    columns = (Column.CUSTOMER, Column.CASE, Column.VALUE, Column.SLACK)
    page.change(replace(page.arrangement, columns=columns), is_new_order=False)
    form = ListExportForm(bench, page.shown_list(), page)
    form.write(str(tmp_path / "sheet.xlsx"))
    (table,) = exported
    assert [head.title for head in table.heads] == ["Customer", "Case", "Value", "Slack (min)"]
    assert sorted(row[1] for row in table.rows) == ["Q-4101", "Q-4108", "Q-4119", "Q-4127"]
    assert all(row[2].amount > 10_000 and isinstance(row[3], int) for row in table.rows)
    form.close()


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("size", [(1376, 816), (960, 616)])
def test_no_word_of_ours_is_cut_and_every_pair_is_readable(qtbot, page, bench, ground, size):
    bench.theme.apply(bench.theme.accent, ground)
    page.resize(*size)
    qtbot.wait(1)
    write(qtbot, page, 4119, Column.EFFORT, "45")
    with recording() as record:
        page.grab()
    assert [item.text for item in record.cuts if not item.is_quoted] == []
    tokens = bench.theme.tokens
    weak = {pair for pair in record.pairs if contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5}
    assert weak == set()


def test_everything_that_takes_the_focus_has_a_name(page):
    widgets = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    shown = [w for w in widgets if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert len(shown) > 15
    assert [w for w in shown if not w.accessibleName()] == []


def test_a_screen_reader_hears_column_value_and_customer(page):
    table = QAccessible.queryAccessibleInterface(page.grid)
    columns = page.table.columnCount() + 1
    spoken = table.child((1 + 1) * columns + 4 + 1).text(QAccessible.Text.Name)
    assert spoken == "Due, 08:30, row Kiln Bakery"


def test_hostile_words_stay_words(qtbot, page, services):
    bad = "<img src=x><b>bold</b>"
    save(qtbot, write(qtbot, page, 4119, Column.STEP, bad))
    assert cell(page, 4119, Column.STEP) == bad
