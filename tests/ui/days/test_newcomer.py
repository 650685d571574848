"""From the first start on an empty store to the first saved case: few actions, one screen of questions."""

import pytest
from PySide6.QtWidgets import QStackedWidget

from app import bootstrap
from app.first_start import FirstStart
from app.paths import find_paths
from tests.ui.days.conftest import Day
from tests.ui.days.keyboards import Keyboard, Typed
from tests.ui.stores import NOW

FEW = 5


@pytest.fixture
def first(qtbot, qapp, tmp_path):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    house = bootstrap.open_house(paths, tmp_path / "keepword.db", lambda: NOW)
    first = FirstStart(qapp, house)
    first.window.show()
    qtbot.waitExposed(first.window)
    yield first
    first.close()
    house.close()


@pytest.mark.parametrize(
    ("way", "line"), [("1", "Ruth wants a price for two grinders by fri"), ("2", "q Meyer 12k fri")]
)
def test_five_actions_lead_past_one_screen_to_the_first_case(first, qtbot, theme, tmp_path, way, line):
    pages = first.window.findChild(QStackedWidget)
    screens = [pages.currentIndex()]
    pages.currentChanged.connect(screens.append)
    welcome = Keyboard(qtbot, first.window)
    welcome.play(way, "Return")
    assert first.is_set_up
    assert len(screens) == 1

    day = Day(qtbot, theme, tmp_path)
    day.keys.play("Ctrl+N", Typed(line), "Return")
    assert [row.is_waiting_for_news(NOW) for row in day.services.today.rows()] == [False]
    assert len(welcome.acts) + len(day.keys.acts) <= FEW
    day.close()
