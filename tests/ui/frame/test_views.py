"""Views borrowed as tabs beside one's own, and a way of one's own, all by keyboard."""

from PySide6.QtCore import Qt

from app.domain.styles import MY_WAY
from app.ui.frame.small_windows import _MANNERS
from app.ui.workspaces.cases_pages import CasesPage
from app.ui.workspaces.day_plan.guided import GuidedSheet
from app.ui.workspaces.homes import homes
from app.ui.workspaces.people.pages import PeoplePage
from app.ui.workspaces.sheet.pages import SheetPage
from tests.ui.stores import Place, menu, settle, sheet

Key = Qt.Key


def borrow(window, qtbot, name):
    window.act("borrow_view")
    settle()
    entries = menu().actions()
    for _ in range(next(at for at, entry in enumerate(entries) if entry.text() == name)):
        qtbot.keyClick(menu(), Key.Key_Down)
    qtbot.keyClick(menu(), Key.Key_Return)
    settle()


def choose(place, home):
    style = next(one for one in place.services.styles.all() if one.home == home)
    place.window.choose_style(style.key)
    settle()


def test_a_view_is_borrowed_walked_to_remembered_and_given_back(place, qtbot, theme, sample, tmp_path):
    window, before = place.window, place.services.checking.content_hash()
    choose(place, "people")
    assert not window.tabs.isVisible()
    borrow(window, qtbot, "Sheet")
    borrow(window, qtbot, "Cases")
    assert window.tabs.isVisible()
    assert isinstance(window.workspace, PeoplePage)
    window.act("next_view")
    assert isinstance(window.workspace, SheetPage)
    assert window.deck._pages == tuple(window.workspace.panel_pages)
    window.act("next_view")
    assert isinstance(window.workspace, CasesPage)
    window.act("next_view")
    assert isinstance(window.workspace, PeoplePage)
    window.act("previous_view")
    assert isinstance(window.workspace, CasesPage)
    window.go("promises")
    assert not window.tabs.isVisible()
    window.act("next_view")
    assert isinstance(window.workspace, CasesPage)

    again = Place(tmp_path, sample, theme)
    assert isinstance(again.window.workspace, CasesPage)
    again.close()

    borrow(window, qtbot, "Cases")
    assert isinstance(window.workspace, PeoplePage)
    borrow(window, qtbot, "Sheet")
    assert not window.tabs.isVisible()
    assert place.services.checking.content_hash() == before


def test_my_way_is_put_together_and_chosen_like_any_other(place, qtbot):
    window = place.window
    choose(place, "priorities")
    window.act("mix_my_way")
    form = sheet()
    form.home.setCurrentIndex(form.home.findData("people"))
    form.entry.setCurrentIndex(form.entry.findData("guided_questions"))
    assert not form.tabs["people"].isVisible()
    qtbot.keyClick(form.tabs["sheet"], Key.Key_Space)
    qtbot.keyClick(form, Key.Key_Return)
    settle()
    assert window.ways.style.key == MY_WAY
    assert window.ways.style.shows_keys
    assert isinstance(window.workspace, PeoplePage)
    window.act("new_follow_up")
    assert isinstance(sheet(), GuidedSheet)
    sheet().close()
    window.act("open_me")
    assert next(one.text() for one in menu().actions() if one.isChecked()) == "My way"
    menu().close()


def test_every_manner_with_a_window_can_be_opened_over_any_place(place):
    window = place.window
    window.go("cases")
    for manner in _MANNERS:
        assert window.small.open_manner(manner)
        assert sheet() is not None
        sheet().close()
        settle()


def test_views_of_a_later_day_are_left_out(place):
    there = place.window.rooms.there()
    assert set(homes()) <= set(there)
    assert "reports" not in there
