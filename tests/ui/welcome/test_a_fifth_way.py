"""A way of working that is nothing but a file in one's own folder: chosen by keyboard at the first start, and it works."""

import pytest
from PySide6.QtCore import Qt

from app import bootstrap
from app.domain.kinds import Kind
from app.domain.quick_entry.drafts import Draft, NameRef
from app.first_start import FirstStart
from app.paths import find_paths
from app.ui.frame.memories import NoMemory
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.theme.texts import recording
from app.ui.workspaces.day_plan.pages import DayPlanPage
from app.ui.workspaces.homes import homes
from tests.domain.desk_of_styles import FIFTH
from tests.ui.team.houses import NOW

FILE = FIFTH / "lighthouse_keeper.toml"


@pytest.fixture
def folder(tmp_path):
    """The styles folder of one's own data."""
    folder = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure().data / "styles"
    folder.mkdir()
    return folder


@pytest.fixture
def started(tmp_path, qtbot, qapp):
    """Opens the first start; whatever was opened is closed again."""
    opened = []

    def start():
        paths = find_paths({"KEEPWORD_HOME": str(tmp_path)})
        house = bootstrap.open_house(paths, paths.data / bootstrap.STORE, lambda: NOW)
        first = FirstStart(qapp, house)
        opened.append((first, house))
        first.window.show()
        qtbot.waitExposed(first.window)
        return first, house

    yield start
    for first, house in opened:
        first.close()
        house.close()


@pytest.fixture
def opened(qtbot, theme):
    """Opens the main window of a house."""
    windows = []

    def open_it(house, services):
        hub = Hub()
        zone = bootstrap.home_of(house, services).zone.key
        window = open_window(theme, services, zone, lambda: NOW, hub, NoMemory(), homes=homes())
        windows.append((window, hub))
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_it
    for window, hub in windows:
        hub.close()
        window.close()
        window.deleteLater()


def services_of(house):
    return bootstrap.services_at(house, house.set_up.desk_person())


def put(folder):
    (folder / FILE.name).write_text(FILE.read_text("utf-8"), "utf-8")


def test_its_card_has_its_own_name_and_words(folder, started, qtbot):
    put(folder)
    first, _ = started()
    card = first.window.cards[4]
    assert "Horizon, Lighthouse keeper style, 5 of 5" in card.accessibleName()
    first.window.choose("lighthouse_keeper")
    qtbot.wait(10)
    with recording() as record:
        card.grab()
    words = {one.shown for one in record.drawn}
    assert {"Horizon", "Lighthouse keeper"} <= words
    assert any(text.startswith("Steady light, few words") for text in words)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
@pytest.mark.parametrize("ground", list(Ground))
def test_five_cards_have_room_for_their_words_and_the_chosen_one_is_in_sight(
    size, ground, folder, started, qtbot
):
    put(folder)
    first, _ = started()
    window = first.window
    window._theme.apply(window.way.accent, ground)
    window.resize(*size)
    qtbot.wait(10)
    assert (window.width(), window.height()) == size
    for number, card in enumerate(window.cards, 1):
        qtbot.keyClick(window, str(number))
        qtbot.wait(10)
        at = card.mapTo(window, card.rect().topLeft())
        assert 0 <= at.x() <= window.width() - card.width()
        with recording() as record:
            card.grab()
        assert not [one.text for one in record.cuts if not one.is_quoted]


def test_chosen_by_keyboard_it_keeps_todays_place_guards_and_reminders(folder, started, opened, qtbot):
    put(folder)
    first, house = started()
    qtbot.keyClick(first.window, Qt.Key.Key_5)
    qtbot.keyClick(first.window, Qt.Key.Key_Return)
    services = services_of(house)
    assert services.styles.current().key == "lighthouse_keeper"
    draft = Draft("query", kind=Kind.QUERY, customer=NameRef(None, "Quay Bakery"), subject="Grinder is loud")
    services.opening.add(draft, is_new=True)
    services.reminders.tick()
    assert services.reminders.next_at() is not None
    assert {one.guard for one in services.guards.figures()} == services.styles.current().guards
    window = opened(house, services)
    assert isinstance(window.workspace, DayPlanPage)
    assert services.today.today().first.row.customer == "Quay Bakery"


def test_a_broken_file_is_named_with_its_key_in_the_window_and_the_program_starts(
    folder, started, opened, qtbot
):
    broken = FILE.read_text("utf-8").replace('rule = "at_times"', 'rule = "at_whim"')
    (folder / "broken.toml").write_text(broken, "utf-8")
    first, house = started()
    assert len(first.window.cards) == 4
    qtbot.keyClick(first.window, Qt.Key.Key_Return)
    window = opened(house, services_of(house))
    with recording() as record:
        window.grab()
    said = " ".join(one.text for one in record.drawn)
    assert "broken.toml" in said
    assert "batch.rule" in said
