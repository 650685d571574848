"""An address from a calendar opens its case in the window; a hostile one is told in a sentence, and nothing happens."""

import pytest

from app.ui.app_links.opening import hear_links
from app.ui.single_instance import SingleInstance
from tests.ui.stores import Place, fill, settle


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def place(qtbot, theme, sample, tmp_path):
    made = Place(tmp_path, sample, theme)
    made.window.show()
    settle()
    yield made
    made.close()
    settle()


@pytest.fixture
def instance(tmp_path):
    made = SingleInstance(tmp_path / "other.db")
    assert made.claim()
    yield made
    made.release()


@pytest.fixture
def listening(place, instance):
    come = []

    def begin(first=""):
        hear_links(
            instance,
            place.window,
            lambda: come.append("front"),
            lambda number: place.services.cases.find(number).id,
            first,
        )
        settle()
        return come

    return begin


def test_the_address_of_the_start_opens_its_case(place, listening):
    assert listening("keepword:Q-4127") == ["front"]
    assert place.window.panel.case_id == place.case(4127).case_id
    assert place.window.panes.is_open


def test_one_that_another_start_hands_over_opens_here(place, listening, instance, tmp_path, qtbot):
    come = listening()
    other = SingleInstance(tmp_path / "other.db")
    assert not other.claim()
    with qtbot.waitSignal(instance.open_requested, timeout=60_000):
        assert other.knock(link="keepword:case/4119")
    settle()
    assert come == ["front"]
    assert place.window.panel.case_id == place.case(4119).case_id


def test_the_address_of_a_round_leads_to_today(place, listening):
    place.window.go("settings")
    settle()
    listening("keepword:today")
    assert place.window.is_today


def test_a_case_that_is_not_here_is_said_not_to_be(place, listening):
    listening("keepword:Q-999999")
    assert "999999" in place.window.toast.words
    assert not place.window.panes.is_open


@pytest.mark.parametrize("said", ["keepword:<b>x</b>", "keepword:close/4127", "keepword:" + "x" * 5_000])
def test_anything_else_is_told_and_nothing_is_done(place, listening, said):
    before = place.services.checking.content_hash()
    listening(said)
    assert "is no address that Keepword opens" in place.window.toast.words
    assert len(place.window.toast.words) < 250
    assert not place.window.panes.is_open
    assert place.services.checking.content_hash() == before


def test_an_address_too_long_for_the_socket_is_still_told_about(place, listening, instance, tmp_path, qtbot):
    listening()
    other = SingleInstance(tmp_path / "other.db")
    with qtbot.waitSignal(instance.open_requested, timeout=60_000):
        other.knock(link="keepword:Q-4127" + "7" * 5_000)
    settle()
    assert "is no address that Keepword opens" in place.window.toast.words
