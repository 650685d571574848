"""The first start: what it asks and keeps; and the way round by sample data."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from app import bootstrap
from app.domain.moments import zone_named
from app.first_start import FirstStart
from app.paths import find_paths
from app.ui.formats import Formats
from app.ui.seats.people import people_day
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.welcome.cards import home_name
from app.ui.workspaces.people.lines import greeting
from tests.ui.team.houses import NOW

SIZES = [(1440, 900), (1024, 700)]


@pytest.fixture
def house(tmp_path):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    house = bootstrap.open_house(paths, paths.data / bootstrap.STORE, lambda: NOW)
    yield house
    house.close()


@pytest.fixture
def first(qtbot, qapp, house):
    first = FirstStart(qapp, house)
    first.window.show()
    qtbot.waitExposed(first.window)
    yield first
    first.close()


def services_of(house):
    return bootstrap.services_at(house, house.set_up.desk_person())


def test_nothing_is_stored_before_somebody_goes_on(first, house):
    first.window.choose(first.window.ways[2].key)
    assert not house.set_up.is_set_up()
    first.window.close()
    assert not house.set_up.is_set_up()
    assert not first.is_set_up


def test_skipping_sets_up_by_what_the_computer_says(first, house):
    first.window.skip.click()
    with services_of(house).desk.reading() as unit:
        person = unit.people.get(house.set_up.desk_person())
    assert first.is_set_up
    assert person.name == first.window.you.name.text()


def test_what_was_typed_is_kept(first, house):
    you = first.window.you
    first.window.who.click()
    you.name.setText("Maya Brennan")
    you.function.setText("Account manager")
    you.company.setText("Alder Coffee Systems")
    you.hours.setText("08:30-12:30, 13:00-17:30")
    you.zone.setText("Europe/Dublin")
    you.country.setCurrentIndex(you.country.findData("IE"))
    you.voice.setCurrentIndex(1)
    first.window.go_on.click()
    services = services_of(house)
    with services.desk.reading() as unit:
        person, company = services.desk.person(unit), services.desk.company(unit)
    assert (person.name, person.function, person.zone) == ("Maya Brennan", "Account manager", "Europe/Dublin")
    assert (company.name, company.voice, company.country) == ("Alder Coffee Systems", "formal", "IE")
    assert company.hours.to_list()[0] == ["08:30-12:30", "13:00-17:30"]


def test_hours_that_cannot_be_are_said_beside_the_field_and_nothing_is_stored(first, house):
    first.window.you.hours.setText("from nine")
    first.window.go_on.click()
    assert first.window.you.isVisible()
    assert first.window.you.refused.text()
    assert not house.set_up.is_set_up()


def test_twelve_answers_suggest_and_the_person_still_chooses(first, qtbot):
    window = first.window
    window.help_me.click()
    page = window.help
    for _ in range(12):
        qtbot.keyClick(page, Qt.Key.Key_1)
    found = page.suggestion
    assert found.answered == 12
    assert found.best.reasons
    qtbot.wait(10)
    takers = [button for button in page.findChildren(QAbstractButton) if button.text().startswith("Choose ")]
    best = next(way for way in window.ways if way.key == found.best.way)
    assert takers[0].text() == f"Choose {home_name(best)}"
    takers[0].click()
    assert window.way.key == best.key
    assert not first.is_set_up


def test_the_ways_fill_the_row_with_equal_gaps(first, qtbot):
    window = first.window
    window.resize(1440, 900)
    qtbot.wait(10)
    places = [card.geometry() for card in window.cards]
    assert {second.x() - one.right() - 1 for one, second in pairwise(places)} == {24}
    assert (places[0].x(), places[-1].right() + 1) == (40, 40 + 4 * 306 + 3 * 24)


def test_the_steps_above_show_where_one_is_and_lead_there(first):
    window = first.window
    assert (window.who.is_current, window.how.is_current) == (False, True)
    window.who.click()
    assert window.you.isVisible()
    assert (window.who.is_current, window.how.is_current) == (True, False)
    window.how.click()
    assert window.cards[0].isVisible()


def test_whoever_picks_without_help_comes_back_to_the_ways(first):
    window = first.window
    window.help_me.click()
    assert window.asking.isVisible()
    assert not window.steps.isVisible()
    window.leave.click()
    assert window.cards[0].isVisible()
    assert not window.leave.isVisible()


def test_every_question_can_be_skipped_and_gone_back_to(first, qtbot):
    first.window.help_me.click()
    page = first.window.help
    qtbot.keyClick(page, Qt.Key.Key_2)
    page.skip.click()
    page.back.click()
    page.back.click()
    assert page.suggestion is None
    for _ in range(12):
        page.skip.click()
    assert "Nothing was answered" in page.title.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert first.window.cards[0].isVisible()


def test_the_sample_is_a_store_of_its_own_and_one_click_leaves_it(first, house, qtbot):
    first.window.sample.click()
    sample = first.look_round
    inner = sample.window.inner
    qtbot.waitUntil(lambda: inner.workspace.current_case_id is not None)
    with recording() as record:
        sample.window.grab()
    assert "Sample data: nothing is sent, and nothing stays." in {item.text for item in record.drawn}
    assert not first.window.isVisible()
    folder = sample._folder.name
    sample.window.leave.click()
    assert first.window.isVisible()
    assert first.look_round is None
    assert not house.set_up.is_set_up()
    assert not bootstrap.Path(folder).exists()


@pytest.mark.parametrize("ground", [Ground.LIGHT, Ground.DARK])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_and_everything_has_a_name(first, qtbot, size, ground):
    window = first.window
    window.resize(*size)
    first._theme.apply(window.way.accent, ground)
    for show in (window._go_back, window._show_you, window._show_help):
        show()
        qtbot.wait(10)
        with recording() as record:
            window.grab()
        assert [(item.text, item.shown) for item in record.cuts if not item.is_quoted] == []
        kinds = (QAbstractButton, QLineEdit, QComboBox)
        widgets = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]
        assert [w for w in widgets if not w.accessibleName()] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_card_says_all_it_has_to_say(first, qtbot, size):
    first.window.resize(*size)
    qtbot.wait(10)
    for card in first.window.cards:
        with recording() as record:
            card.grab()
        gifts = [item.area for item in record.drawn if item.area.x() == 48 and item.area.height() == 28]
        assert len(gifts) == 3
        assert max(area.bottom() for area in gifts) <= card.height() - 20 - 36


def test_somebody_who_gave_no_name_is_greeted_without_one(house, monkeypatch):
    for variable in ("USER", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    formats = Formats(zone_named("Europe/Dublin"), lambda: NOW)
    bootstrap.set_up_if_new(house)
    services = services_of(house)
    day = people_day(services.today, services.desk, formats)
    assert greeting(day.name, formats) == "Good morning"
    assert greeting("Maya", formats) == "Good morning, Maya"
