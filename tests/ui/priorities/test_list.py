import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.ui.workspaces.priorities.delegates import GROWN, NORMAL
from app.ui.workspaces.priorities.tables import AGE, RANK, STEP, PriorityTable


def press(qtbot, widget, *keys):
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key)


def heights(view):
    return [view.rowHeight(number) for number in range(view.table.rowCount())]


def test_the_model_keeps_the_rules_of_qt(bench, seat, qtmodeltester):
    table = PriorityTable(bench.formats)
    qtmodeltester.check(table)
    board = seat.board()
    table.show(board, board.positions(""))
    qtmodeltester.check(table)
    table.show(board, board.positions("drifting"))
    qtmodeltester.check(table)
    assert [table.rank_at(number) for number in range(table.rowCount())] == [
        at + 1 for at in board.positions("drifting")
    ]


def test_only_the_current_row_is_grown_and_says_why(qtbot, page):
    view = page.list
    assert heights(view) == [GROWN] + [NORMAL] * 17
    assert view.why_bar.words.startswith("First because a complaint without word since 09:00")
    press(qtbot, view, "j", Qt.Key.Key_Down)
    assert heights(view) == [NORMAL] * 2 + [GROWN] + [NORMAL] * 15
    assert view.why_bar.words.startswith("Here because")
    press(qtbot, view, "k", Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert heights(view)[0] == GROWN


def test_the_bar_lies_on_the_lower_half_of_the_grown_row(qtbot, page):
    view = page.list
    press(qtbot, view, "jjjj")
    top = view.rowViewportPosition(4)
    assert view.why_bar.geometry().top() == top + 32
    assert view.why_bar.geometry().bottom() < top + GROWN


@pytest.mark.parametrize(
    ("letter", "act"),
    [("c", "call"), ("e", "write"), ("d", "done"), ("h", "hand_over"), ("n", "new_follow_up"), ("z", "undo"),
     ("t", "tell"), ("l", "log_update"), ("/", "filter_here")],
)  # fmt: skip
def test_a_single_letter_asks_for_its_act(qtbot, page, letter, act):
    with qtbot.waitSignal(page.acted) as heard:
        press(qtbot, page.list, letter)
    assert heard.args == [act]


def test_later_opens_below_its_button_on_the_row(qtbot, page):
    with qtbot.waitSignal(page.acted_on) as heard:
        press(qtbot, page.list, "s")
    assert heard.args == ["later", page.current_case_id, page.list.why_bar.later]


def test_the_buttons_of_the_row_do_the_same_as_the_letters(qtbot, page):
    for button, act in zip(page.list.why_bar.buttons, ("call", "write", "done"), strict=False):
        with qtbot.waitSignal(page.acted) as heard:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert heard.args == [act]


def test_enter_and_a_click_open_the_case(qtbot, page):
    with qtbot.waitSignal(page.case_opened) as heard:
        press(qtbot, page.list, Qt.Key.Key_Return)
    assert heard.args == [page.current_case_id]
    place = page.list.visualRect(page.list.table.index(3, STEP)).center()
    with qtbot.waitSignal(page.case_opened) as heard:
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [page.list.table.placed_at(3).row.case_id]


def test_with_single_keys_off_letters_do_nothing_and_arrows_still_move(qtbot, page):
    page.list.single_keys = False
    heard = []
    page.acted.connect(heard.append)
    press(qtbot, page.list, "c", "d", "j", "2", "x")
    assert heard == []
    assert page.list.currentIndex().row() == 0
    assert page.tabs.tabs[0].isChecked()
    press(qtbot, page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == 1


def test_marks_are_told_and_forgotten(qtbot, page):
    view = page.list
    press(qtbot, view, "xjx")
    assert [view.table.row_of(case_id) for case_id in view.table.marked] == [0, 1]
    assert page.keys.marks.text() == "2 selected: S or H acts on all"
    press(qtbot, view, "x")
    assert len(view.table.marked) == 1


def test_the_current_case_stays_when_rows_change(qtbot, page, services):
    press(qtbot, page.list, "jj")
    keep = page.current_case_id
    first = page.list.table.placed_at(0).row.case_id
    services.cases.close(first, "settled: all is well")
    page.refresh()
    assert page.current_case_id == keep
    assert page.list.table.rowCount() == 17
    assert sorted(heights(page.list)) == [NORMAL] * 16 + [GROWN]


def test_a_refresh_does_not_pull_back_who_scrolled_away(qtbot, page):
    page.resize(960, 480)
    bar = page.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.tick()
    assert bar.value() == bar.maximum()
    assert page.list.currentIndex().row() == 0
    press(qtbot, page.list, "j")
    assert page.list.viewport().rect().contains(page.list.visualRect(page.list.currentIndex()))


def test_a_screen_reader_hears_the_row_in_its_first_cell(page):
    view = page.list
    face = QAccessible.queryAccessibleInterface(view)
    cell = face.child((0 + 1) * (view.table.columnCount() + 1) + RANK + 1)
    spoken = cell.text(QAccessible.Text.Name)
    assert spoken == (
        "Rank 1, Kiln Bakery, waiting for news, Tell Daniel what we found, email, 2 h 12 m late, €1,290"
    )


def test_narrow_lists_drop_whole_columns_and_never_figures(page, qtbot):
    page.list.resize(420, 300)
    assert page.list.isColumnHidden(3)
    assert page.list.isColumnHidden(AGE)
    assert not page.list.isColumnHidden(1)
    page.list.resize(1000, 300)
    assert not page.list.isColumnHidden(AGE)
