"""Small things side by side go on in the next line, and the room that is left goes where it is wanted."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.ui.widgets.flows import FlowLayout, Spare


class Brick(QWidget):
    def __init__(self, width):
        super().__init__()
        self.setFixedSize(width, 20)


class Board(QWidget):
    """May grow beyond what it asks for."""

    def sizeHint(self):  # noqa: N802  # the name is Qt's
        return Brick(100).size()


@pytest.fixture
def laid(qtbot):
    def lay(*widgets, spare=Spare.LEFT, width=250):
        whole = QWidget()
        qtbot.addWidget(whole)
        whole.setLayout(FlowLayout(*widgets, gap=10, spare=spare))
        whole.resize(width, 200)
        whole.layout().setGeometry(QRect(0, 0, width, 200))
        return [(one.x(), one.y(), one.width()) for one in widgets]

    return lay


def test_what_finds_no_room_goes_on_below(laid):
    assert laid(Brick(100), Brick(100), Brick(100)) == [(0, 0, 100), (110, 0, 100), (0, 30, 100)]


def test_the_first_takes_the_room_that_is_left_on_its_line(laid):
    assert laid(Board(), Brick(100), spare=Spare.FIRST) == [(0, 0, 140), (150, 0, 100)]


def test_the_last_stands_at_the_edge_only_beside_others(laid):
    assert laid(Brick(60), Brick(100), spare=Spare.BETWEEN) == [(0, 0, 60), (150, 0, 100)]
    assert laid(Brick(200), Brick(100), spare=Spare.BETWEEN) == [(0, 0, 200), (0, 30, 100)]


def test_nothing_is_wider_than_a_line(laid):
    assert laid(Board(), width=80) == [(0, 0, 80)]
