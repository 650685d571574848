"""A window at a store file with the sample company, a real calendar server, and somebody else at the calendar."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.calendar_syncs import CalendarSyncs
from app.files_out import CalendarsLater
from app.paths import find_paths
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.workspaces.homes import homes
from tests.data.calendar_servers import PASSWORD, Neighbour
from tests.ui.days.keyboards import Keyboard
from tests.ui.stores import NOW, fill


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


class Bureau:
    """A desk whose steps may be in a calendar too."""

    def __init__(self, qtbot, theme, folder, server):
        self.server, self.qtbot = server, qtbot
        paths = find_paths({"KEEPWORD_HOME": str(folder / "home")}).ensure()
        self.house = bootstrap.open_house(paths, folder / "keepword.db", lambda: NOW)
        self.services = bootstrap.services_at(self.house, self.house.set_up.desk_person())
        self.hub = Hub()
        self.window = open_window(
            theme,
            self.services,
            "Europe/Dublin",
            lambda: NOW,
            self.hub,
            PersonalFile(folder / "people", self.services.desk.person_id),
            homes=homes(),
            calendars=CalendarsLater(self.house, self.services),
        )
        self.hub.changed.connect(self.window.refresh)
        self.keys = Keyboard(qtbot, self.window, self.hub)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.syncs = CalendarSyncs(self.hub)
        self.syncs.follower = self.window.small.follow_calendar(self.syncs.start)
        self.keys.settle()

    @property
    def desk(self):
        return self.syncs.follower.desk

    def connect(self):
        place = self.server.new_calendar()
        self.desk.connect(self.server.account, PASSWORD, place.name)
        self.look()
        return Neighbour(place)

    def look(self):
        self.syncs.follower.follow()
        self.keys.settle()
        return self.window.status.calendar.text()

    def sync(self):
        """As the ticker does, and wait until the bar tells how it ended."""
        self.syncs.start()
        return self.wait()

    def wait(self):
        self.qtbot.waitUntil(lambda: not self.syncs.is_under_way, timeout=60_000)
        self.keys.settle()
        self.keys.settle()
        return self.window.status.calendar.text()

    def menu(self):
        self.window.status.calendar.click()
        return next(one for one in self.window.findChildren(QMenu) if one.isVisible())

    def close(self):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu):
                widget.close()
        self.syncs.stop()
        self.window.close()
        self.hub.close()
        self.window.deleteLater()
        self.house.close()


@pytest.fixture
def bureau(qtbot, theme, sample, tmp_path, radicale_server):
    shutil.copy(sample, tmp_path / "keepword.db")
    made = Bureau(qtbot, theme, tmp_path, radicale_server)
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)
