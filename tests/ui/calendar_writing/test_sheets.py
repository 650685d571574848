"""What a calendar gets: ticked, looked at as it would be written, kept; by keys."""

import pytest
from PySide6.QtCore import Qt

from app.adapters.calendar.wording import title
from app.domain.calendar_entries import Privacy
from app.services.calendar_writing import Choice
from app.ui.calendar_writing.sheets import WritingSheet
from app.ui.widgets.labels import PlainLabel
from tests.ui.stores import Place, fill, settle, sheet

Key = Qt.Key


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def place(qtbot, theme, sample, tmp_path):
    made = Place(tmp_path, sample, theme)
    made.window.resize(1440, 900)
    made.window.show()
    settle()
    yield made
    made.close()
    settle()


@pytest.fixture
def writing(place):
    place.window.act("open_writing")
    settle()
    found = sheet()
    assert isinstance(found, WritingSheet)
    return found


def service(place):
    return place.window.workspace.bench.desk.calendar_settings().writing


def titles(writing):
    rows = (writing._list.itemAt(n).widget() for n in range(writing._list.count()))
    return [row.findChildren(PlainLabel)[1].text() for row in rows]


def tick(qtbot, writing, *keys):
    for key in keys:
        qtbot.keyClick(writing.kinds[key], Key.Key_Space)
        settle()


def test_it_opens_with_what_is_written_now(place, writing):
    usual = service(place).styles.current().calendar
    assert writing.chosen == ()
    assert writing.kinds[usual].text() in writing.usual.text()
    assert not writing.keep.isEnabled()
    assert writing.focusWidget() is next(iter(writing.kinds.values()))
    preview = service(place).preview(service(place).choice(), 10)
    assert titles(writing) == [title(one, Privacy.FULL) for one in preview.first]
    assert writing.count.text().startswith(f"{preview.total} events")


def test_several_at_once_are_shown_as_they_would_be_written_and_hold_once_they_are_kept(
    place, writing, qtbot
):
    before = service(place).choice()
    tick(qtbot, writing, "promises_and_deadlines", "rounds")
    wanted = Choice(("promises_and_deadlines", "rounds"))
    preview = service(place).preview(wanted, 10)
    assert titles(writing) == [title(one, Privacy.FULL) for one in preview.first]
    assert service(place).choice() == before
    qtbot.keyClick(writing.kinds["rounds"], Key.Key_Return)
    settle()
    assert service(place).choice() == wanted
    assert sheet() is None


def test_the_preview_tells_as_little_as_the_calendar_will(place, writing, qtbot):
    tick(qtbot, writing, "steps")
    writing.privacy.setCurrentIndex(writing.privacy.findData("busy"))
    writing.privacy.activated.emit(0)
    settle()
    assert len(titles(writing)) == 10
    assert set(titles(writing)) == {"Busy"}


def test_nothing_ticked_is_as_one_works_again(place, qtbot):
    service(place).choose(["rounds"], "names")
    place.window.act("open_writing")
    settle()
    writing = sheet()
    assert writing.chosen == ("rounds",)
    assert writing.privacy.currentData() == "names"
    tick(qtbot, writing, "rounds")
    writing.keep.click()
    settle()
    assert service(place).choice().whats == (service(place).styles.current().calendar,)


def test_closing_keeps_what_was(place, writing, qtbot):
    before = service(place).choice()
    tick(qtbot, writing, "steps")
    qtbot.keyClick(writing, Key.Key_Escape)
    settle()
    assert sheet() is None
    assert service(place).choice() == before
