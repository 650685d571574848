"""Protected time from the Day plan: shaded, free of plans, given up again, and every change taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.ui.theme.looks import Ground
from tests.ui.stores import Place, fill, settle, sheet

Key = Qt.Key


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def place(qtbot, theme, sample, tmp_path):
    made = Place(tmp_path, sample, theme)
    made.window.show()
    home = next(style for style in made.services.styles.all() if style.home == "day_plan")
    made.window.choose_style(home.key)
    settle()
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


def protected(place):
    with place.services.desk.reading() as unit:
        return place.services.desk.person(unit).protected.to_list()


def test_the_key_b_protects_a_stretch_of_this_weekday(place, qtbot):
    before, window = protected(place), place.window
    qtbot.keyClick(window.workspace.entrance, Key.Key_B)
    settle()
    form = sheet()
    assert "-" in form.hours.text()
    form.hours.setText("15:00-16:00")
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert protected(place)[1] == [*before[1], "15:00-16:00"]
    assert protected(place)[2] == before[2]
    shades = window.workspace.plan.hours.protected
    assert (15, 16) in {(start.hour, end.hour) for start, end in shades}
    assert "Quiet time, 15:00 to 16:00" in window.workspace.timeline.canvas.accessibleDescription()
    window.act("undo")
    settle()
    assert protected(place) == before


def test_on_every_working_day_and_given_up_again(place, qtbot):
    before, window = protected(place), place.window
    window.act("protect_time")
    settle()
    sheet().hours.setText("09:00-10:00")
    qtbot.keyClick(sheet().days[1], Key.Key_Space)
    qtbot.keyClick(sheet(), Key.Key_Return)
    settle()
    assert all("09:00-10:00" in blocks for blocks in protected(place)[:5])
    window.act("protect_time")
    settle()
    form = sheet()
    qtbot.keyClick(form.days[1], Key.Key_Space)
    names = {b.accessibleName(): b for b in form.findChildren(QAbstractButton)}
    qtbot.keyClick(names["09:00-10:00, no longer protected"], Key.Key_Space)
    settle()
    qtbot.waitUntil(lambda: sheet() is None)
    assert protected(place) == before


def test_hours_that_cannot_be_are_said_and_nothing_changes(place, qtbot):
    before = protected(place)
    place.window.act("protect_time")
    settle()
    form = sheet()
    form.hours.setText("teatime")
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert form.isVisible()
    assert form._refused.text()
    assert protected(place) == before
