from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from app.domain.errors import AppError
from app.ui.frame.sheets import Sheet
from app.ui.theme.looks import Ground, Theme
from app.ui.theme.texts import recording
from app.ui.theme.tokens import load_palettes
from app.ui.workspaces.priorities.asked import AskLine
from app.ui.workspaces.priorities.boards import Dealings
from app.ui.workspaces.priorities.pages import PrioritiesPage
from app.ui.workspaces.priorities.several import each
from tests.ui.conftest import TOKENS
from tests.ui.priorities.test_list import press
from tests.ui.test_tokens import contrast


class Away(AppError):
    """A problem for tests."""


def sheet():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible())


def settle():
    for _ in range(8):
        QApplication.processEvents()


def numbers(page):
    table = page.list.table
    return [table.placed_at(row).row.number for row in range(table.rowCount())]


@pytest.mark.parametrize(("key", "count"), [("2", 4), ("4", 5), ("5", 2), ("1", 18)])
def test_a_digit_shows_its_saved_filter(qtbot, page, key, count):
    press(qtbot, page.list, key)
    assert len(numbers(page)) == count
    assert page.tabs.tabs[int(key) - 1].isChecked()
    assert page.tabs.tabs[int(key) - 1].accessibleName().endswith(f", {count}, key {key}")


def test_a_figure_filters_and_a_second_click_brings_the_filter_back(qtbot, page):
    press(qtbot, page.list, "2")
    qtbot.mouseClick(page.figures.overdue, Qt.MouseButton.LeftButton)
    assert set(numbers(page)) == {4141, 4127}
    assert not any(tab.isChecked() for tab in page.tabs.tabs)
    qtbot.mouseClick(page.figures.overdue, Qt.MouseButton.LeftButton)
    assert len(numbers(page)) == 4
    assert page.tabs.tabs[1].isChecked()


def test_a_figure_stays_chosen_over_a_refresh(qtbot, page):
    qtbot.mouseClick(page.figures.today, Qt.MouseButton.LeftButton)
    page.tick()
    assert len(numbers(page)) == 7
    assert page.figures.today.isChecked()


def test_the_figures_say_what_the_picture_says(page):
    assert page.figures.overdue.accessibleName() == "Overdue: 2, longest 2 h 12 m"
    assert page.figures.today.accessibleName() == "Due today: 7, next in 18 min"
    assert page.figures.stake.accessibleName() == "Value at stake today: €82,382, of €140k open"
    assert page.figures.kept.accessibleName() == "Promises kept, 30 days: 75%, 3 of 4"


def test_typing_a_filter_narrows_and_escape_brings_all_back(qtbot, page):
    page.filter_here()
    press(qtbot, page.keys.filter, "fenwick")
    assert numbers(page) == [4146]
    press(qtbot, page.keys.filter, Qt.Key.Key_Escape)
    assert len(numbers(page)) == 18
    assert page.list.hasFocus()


def test_a_filter_that_finds_nothing_says_so_and_one_leads_back(qtbot, page):
    page.filter_here()
    press(qtbot, page.keys.filter, "nobody of that name")
    assert page.nothing.isVisible()
    qtbot.mouseClick(page.all_mine, Qt.MouseButton.LeftButton)
    assert len(numbers(page)) == 18


def test_editing_a_filter_counts_while_typing_and_is_kept(qtbot, page, seat):
    page.tabs.tabs[4].edit_requested.emit()
    form = sheet()
    form.rule.setText("orders")
    assert form.note.text() == "3 cases now"
    form.name.setText("Orders")
    press(qtbot, form.name, Qt.Key.Key_Return)
    assert page.tabs.tabs[4].text() == "Orders"
    assert seat.board().filters[4].rule == "orders"


def test_the_rank_rule_previews_and_then_ranks(qtbot, page):
    qtbot.mouseClick(page.rank, Qt.MouseButton.LeftButton)
    form = sheet()
    assert form.preview[0].text() == "1  Kiln Bakery"
    for row in form.rows[:4]:
        row.pills[0].click()
    assert form.preview[0].text().startswith("1  Lumen Offices, was ")
    assert numbers(page)[0] == 4141
    press(qtbot, form, Qt.Key.Key_Return)
    assert numbers(page)[0] == 4119


def test_several_selected_cases_move_together(qtbot, page, services):
    press(qtbot, page.list, "1")
    for number in (4140, 4136):
        page.point_at(next(row.case_id for row in services.today.rows() if row.number == number))
        press(qtbot, page.list, "x")
    press(qtbot, page.list, "s")
    with qtbot.waitSignal(page.said) as heard:
        press(qtbot, sheet().when, "today 17:00", Qt.Key.Key_Return)
    assert heard.args == ["Done for 2 of 2 cases."]
    due = {row.number: row.due_at.hour for row in services.today.rows()}
    assert (due[4140], due[4136]) == (17, 17)
    assert page.list.table.marked == ()


def test_one_refusal_stops_no_other_and_none_done_is_said():
    done = []

    def act(case_id):
        if case_id.int % 2:
            raise Away
        done.append(case_id)

    changes = each([UUID(int=1), UUID(int=2), UUID(int=4)], act)
    assert changes.case_ids == {UUID(int=2), UUID(int=4)}
    with pytest.raises(Away):
        each([UUID(int=1), UUID(int=3)], act)


def test_several_selected_cases_are_offered_together(qtbot, page, services):
    press(qtbot, page.list, "2", "xjx", "h")
    form, marked = sheet(), page.list.table.marked
    press(qtbot, form.people[0], "2", Qt.Key.Key_Return)
    offered = {row.case_id for row in services.today.rows() if row.is_offered}
    assert set(marked) <= offered


def test_single_keys_are_switched_off_in_the_sheet_of_keys(qtbot, page, seat):
    press(qtbot, page.list, "?")
    form = sheet()
    form.single.setChecked(False)
    press(qtbot, form, Qt.Key.Key_Return)
    assert not page.list.single_keys
    assert not seat.board().single_keys


def test_an_empty_list_says_what_to_do(qtbot, page):
    page._show_board(replace(page._board, rows=(), texts=()))
    assert page.empty.isVisible()
    assert page.entrance is page.new
    with qtbot.waitSignal(page.acted) as heard:
        qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton)
    assert heard.args == ["new_follow_up"]


class Slow:
    """Tasks that answer when told."""

    def __init__(self):
        self.waiting = []

    def run(self, work, done, failed):
        self.waiting.append((work, done, failed))

    def answer(self):
        waiting, self.waiting = self.waiting, []
        for work, done, failed in waiting:
            try:
                done(work())
            except AppError as error:
                failed(error)


@pytest.fixture
def slow(qtbot, bench):
    tasks = Slow()
    page = PrioritiesPage(replace(bench, tasks=tasks))
    qtbot.addWidget(page)
    page.resize(1376, 816)
    page.show()
    return page, tasks


def test_grey_rows_come_only_while_reading_takes_long(qtbot, slow):
    page, tasks = slow
    page.refresh()
    assert page._stack.currentIndex() == 0
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 3)
    tasks.answer()
    assert page._stack.currentIndex() == 0
    assert len(numbers(page)) == 18


def test_rows_stay_while_they_are_read_again(slow):
    page, tasks = slow
    page.refresh()
    tasks.answer()
    page.refresh()
    assert len(numbers(page)) == 18
    assert not page._patience.isActive()


def test_a_store_that_cannot_be_read_is_told_in_the_middle(qtbot, slow, monkeypatch):
    page, tasks = slow

    def away():
        raise Away

    monkeypatch.setattr(page._desk, "board", away)
    page.refresh()
    with qtbot.waitSignal(page.refused):
        tasks.answer()
    assert page.empty.isVisible()


def test_below_1280_what_was_asked_lies_over_the_list_when_called(qtbot, page):
    assert page.asked.isVisible()
    page.resize(960, 616)
    assert not page.asked.isVisible()
    assert page.others.text() == "Asked of others: 4"
    qtbot.mouseClick(page.others, Qt.MouseButton.LeftButton)
    assert page.asked.isVisible()
    assert page.asked.geometry().right() == page.width() - 1
    page.resize(1376, 816)
    assert page.asked.isVisible()
    assert not page.others.isVisible()


@pytest.mark.parametrize("size", [(1376, 816), (960, 616)])
@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
def test_no_word_is_cut_and_every_pair_can_be_read(page, theme, size, ground):
    theme.apply(theme.accents[1], ground, shows_keys=True)
    page.resize(*size)
    settle()
    with recording() as record:
        page.grab()
    assert len(record.drawn) > 80
    assert not [(c.text, c.shown, c.area.width(), c.area.height()) for c in record.cuts]
    for tokens in load_palettes(TOKENS).looks.values():
        for ink, on in record.pairs:
            assert contrast(tokens[ink], tokens[on]) >= 4.5, (ink, on, tokens.accent, tokens.mode)


@pytest.fixture
def large(qapp, theme):
    large = Theme(qapp, TOKENS, zoom=1.5)
    large.apply(large.accents[1], Ground.LIGHT, shows_keys=True)
    yield large
    large.close()
    theme.apply(theme.accents[1], Ground.LIGHT)
    qapp.setFont(theme.text(13).font)


@pytest.mark.parametrize("size", [(1376, 816), (960, 616)])
def test_no_word_is_cut_at_one_and_a_half_times_the_size(qtbot, bench, large, size):
    page = PrioritiesPage(replace(bench, theme=large))
    qtbot.addWidget(page)
    page.resize(*size)
    page.refresh()
    page.show()
    settle()
    with recording() as record:
        page.grab()
    assert len(record.drawn) > 60
    assert not [(c.text, c.shown, c.area.width()) for c in record.cuts]


def interactive(widget):
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    return [w for w in widget.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(widget)]


def test_every_control_has_a_name_and_can_be_reached(page):
    for control in interactive(page):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control
        if isinstance(control, QAbstractButton):
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


@pytest.mark.parametrize("name", ["_edit_rank", "_show_keys", "_ask", "_show_own"])
def test_every_sheet_names_its_controls_and_cuts_no_word(page, name):
    getattr(page, name)()
    form = sheet()
    settle()
    with recording() as record:
        form.grab()
    assert not [(c.text, c.shown) for c in record.cuts if not c.is_quoted]
    for control in interactive(form):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control
    form.reject()


def test_markup_of_a_customer_is_shown_as_it_stands(page):
    bad = "<img src=x><b>bold</b>"
    first, *rest = page._board.rows
    row = replace(first.row, customer=bad, contact=bad, step=bad)
    page._show_board(replace(page._board, rows=(replace(first, row=row), *rest)))
    settle()
    with recording() as record:
        page.grab()
    assert sum(item.text == bad for item in record.drawn) == 3


def test_time_passing_takes_no_focus_from_the_lines_of_the_panel(qtbot, page):
    line = page.asked.findChildren(AskLine)[0]
    line.setFocus()
    page.tick()
    assert line.hasFocus()
    with qtbot.waitSignal(page.case_opened):
        press(qtbot, line, Qt.Key.Key_Space)


def test_nothing_asked_leaves_the_panel_quiet(page):
    page._show_dealings(Dealings())
    assert page.asked.line.text() == "0 open, 0 answered"
    assert page.asked.own.text() == "Asked of you: 0"


def test_twenty_openings_leave_no_widget_behind(qtbot, page):
    before = len(QApplication.allWidgets())
    for _ in range(20):
        page._show_keys()
        sheet().reject()
        page.refresh()
    settle()
    qtbot.waitUntil(lambda: len(QApplication.allWidgets()) <= before + 5)
