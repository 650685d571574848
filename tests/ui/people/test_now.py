"""Who is NOW is proposed by rank; the person may take another first."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from app.ui.workspaces.people.card_models import CARRIED
from tests.ui.people.conftest import settle


def carried_onto(hero, case_id):
    data = QMimeData()
    data.setData(CARRIED, case_id.bytes)
    hero.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()


def test_a_card_carried_onto_now_swaps(page):
    first, other = page.day.now.row, page.grid.cards.row_at(2)
    carried_onto(page.hero, other.case_id)
    assert page.hero.line.case_id == other.case_id
    shown = {page.grid.cards.row_at(at).case_id for at in range(page.grid.cards.rowCount())}
    assert first.case_id in shown
    assert other.case_id not in shown


def test_shift_enter_on_a_card_does_the_same_and_leaves_the_keyboard_on_now(page, window, qtbot):
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.cards.index(1, 0))
    other = page.grid.current_row
    qtbot.keyClick(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert page.hero.line.case_id == other.case_id
    assert window.focusWidget() is page.hero


def test_once_it_is_done_with_rank_decides_again(page, desk):
    first, other = page.day.now.row, page.grid.cards.row_at(0)
    carried_onto(page.hero, other.case_id)
    desk.rows = [row for row in desk.rows if row.case_id != other.case_id]
    page.refresh()
    settle()
    assert page.hero.line.case_id == first.case_id


def test_a_card_can_be_carried_by_the_mouse(page):
    index = page.grid.cards.index(0, 0)
    assert page.grid.dragEnabled()
    assert page.grid.cards.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
