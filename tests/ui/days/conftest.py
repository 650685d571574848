"""A whole day at one desk: the real window, its thread, and a store file with the sample company."""

import pytest
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.adapters.data_files.styles import load_styles
from app.files_out import FilesOut
from app.paths import find_paths
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.workspaces.homes import homes
from tests.ui.days.keyboards import Keyboard
from tests.ui.stores import NOW, copied, fill


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


class Day:
    """A window that only the keyboard moves; the store is read, never written, from outside."""

    def __init__(self, qtbot, theme, folder, *, way="", name=""):
        paths = find_paths({"KEEPWORD_HOME": str(folder)}).ensure()
        self.house = bootstrap.open_house(paths, folder / "keepword.db", lambda: NOW)
        set_up = self.house.set_up
        person_id = set_up.person_named(name).id if name else set_up.desk_person()
        self.services = bootstrap.services_at(self.house, person_id)
        if way:
            self.services.styles.choose(way, self.services.reminders)
        self.hub, self.dialled = Hub(), []
        self.window = open_window(
            theme,
            self.services,
            "Europe/Dublin",
            lambda: NOW,
            self.hub,
            PersonalFile(folder / "people", self.services.desk.person_id),
            homes=homes(),
            open_url=self.dialled.append,
            **FilesOut(self.house, self.services).ways(),
        )
        self.keys = Keyboard(qtbot, self.window, self.hub)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.keys.settle()

    def row(self, customer):
        """The open case of that customer as the store has it."""
        return next(row for row in self.services.today.rows() if row.customer == customer)

    def view(self, case_id):
        """A case as the store has it, open or closed."""
        return self.services.today.case(case_id)

    def touches(self, case_id):
        """How the customer was reached, and whether they heard where it stands."""
        return [(one.channel, one.told_status) for one in self.view(case_id).interactions]

    def words(self, case_id):
        """What was said to the customer."""
        return {one.summary for one in self.view(case_id).interactions}

    def walk(self, key, case_id, most=30):
        """Press a key until the case is the current one."""
        for _ in range(most):
            if self.window.workspace.current_case_id == case_id:
                return
            self.keys.play(key)
        raise AssertionError(f"{key} does not lead there")

    def close(self):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Sheet):
                widget.close()
        self.window.close()
        self.hub.close()
        self.window.deleteLater()
        self.house.close()


@pytest.fixture
def desks(qtbot, theme, sample, tmp_path):
    """Opens windows of several people on one store file."""
    copied(sample, tmp_path / "keepword.db")
    made = []

    def make(**about):
        made.append(Day(qtbot, theme, tmp_path, **about))
        return made[-1]

    yield make
    for day in made:
        day.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


@pytest.fixture
def day_of(desks):
    """Makes the day of somebody who works that way."""

    def make(home):
        paths = find_paths({})
        styles = load_styles(paths.resources / "styles").styles.values()
        return desks(way=next(style.key for style in styles if style.home == home))

    return make
