from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.workspaces.people.card_models import CardModel
from app.ui.workspaces.people.cards import CardGrid, CardPit
from app.ui.workspaces.people.lines import card_line
from tests.ui.people.conftest import settle
from tests.ui.rows import agenda_rows


@pytest.fixture
def grid(qtbot, bench):
    grid = CardGrid(bench.theme, bench.formats)
    pit = CardPit(grid)
    qtbot.addWidget(pit)
    grid.setAccessibleName("Today")
    grid.pit = pit
    pit.resize(968, 300)
    pit.show()
    grid.show_rows(agenda_rows()[:9])
    pit.fit()
    settle()
    return grid


def test_the_model_keeps_the_rules_of_qt(bench, qtmodeltester):
    model = CardModel(bench.formats)
    qtmodeltester.check(model)
    model.show_rows(agenda_rows()[:5])
    qtmodeltester.check(model)


@pytest.mark.parametrize(("width", "across"), [(1200, 4), (968, 4), (896, 3), (700, 3), (600, 2)])
def test_so_many_cards_stand_in_a_row_and_all_of_them_show(grid, width, across):
    grid.pit.resize(width, 10)
    settle()
    places = [grid.card_rect(grid.visualRect(grid.cards.index(number, 0))) for number in range(9)]
    assert len({place.y() for place in places}) == -(-9 // across)
    assert sum(place.y() == places[0].y() for place in places) == across
    assert max(place.right() for place in places) < width
    assert max(place.bottom() for place in places) < grid.pit.height()


def test_a_card_says_who_when_why_and_how_the_news_stand(bench):
    spoken = card_line(agenda_rows()[0], bench.formats).spoken
    assert spoken == (
        "Daniel Okafor, Kiln Bakery, 08:30, late, Tell Daniel what we found. Grinder keeps jamming, "
        "Complaint, waiting for news"
    )


def test_a_reader_hears_the_card(grid):
    child = QAccessible.queryAccessibleInterface(grid).child(0)
    assert child.text(QAccessible.Text.Name).startswith("Daniel Okafor, Kiln Bakery, 08:30, late")


def test_the_mouse_lights_a_card_and_brings_real_buttons(grid, qtbot):
    QTest.mouseMove(grid.viewport(), grid.visualRect(grid.cards.index(1, 0)).center() + QPoint(1, 1))
    grid.light(grid.cards.index(1, 0))
    buttons = [b for b in grid.findChildren(QAbstractButton) if b.isVisible()]
    assert {b.accessibleName() for b in buttons} == {
        "Write to Eimear Walsh",
        "Call Eimear Walsh",
        "Done with Eimear Walsh, then…",
        "Later: Eimear Walsh",
    }
    card = grid.card_rect(grid.visualRect(grid.cards.index(1, 0)))
    for button in buttons:
        corner = button.mapTo(grid.viewport(), QPoint(0, 0))
        assert card.contains(corner)


def test_a_button_acts_on_the_card_it_lies_on(grid, qtbot):
    acted = []
    grid.acted.connect(lambda case_id, key, _button: acted.append((case_id, key)))
    for row, name in ((1, "Call Eimear Walsh"), (2, "Write to Ruth Fenwick")):
        grid.light(grid.cards.index(row, 0))
        button = next(b for b in grid.findChildren(QAbstractButton) if b.accessibleName() == name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == [(UUID(int=4127), "call"), (UUID(int=4146), "write")]


def test_arrows_walk_over_the_cards_and_leave_at_the_top(grid, qtbot):
    left = []
    grid.left.connect(lambda: left.append(True))
    grid.setFocus()
    grid.setCurrentIndex(grid.cards.index(0, 0))
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
    ):
        qtbot.keyClick(grid, key)
        assert grid.currentIndex().row() == at
    assert left == [True]


def test_a_hundred_fills_leave_one_row_of_buttons(grid):
    before = len(grid.findChildren(QAbstractButton))
    for _ in range(100):
        grid.show_rows(agenda_rows())
        grid.light(grid.cards.index(3, 0))
    QApplication.processEvents()
    assert len(grid.findChildren(QAbstractButton)) == before
