"""A window at a store file with the sample company, a real workbook, and somebody else who edits it."""

import shutil

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.adapters.workbook.linked.reading import read
from app.files_out import LinkedLater
from app.paths import find_paths
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.workspaces.homes import homes
from tests.ui.days.keyboards import Keyboard
from tests.ui.stores import NOW, fill


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


class Bureau:
    """A desk whose cases are in a workbook too."""

    def __init__(self, qtbot, theme, folder):
        self.folder, self.file = folder, folder / "Pipeline 2026.xlsx"
        paths = find_paths({"KEEPWORD_HOME": str(folder / "home")}).ensure()
        self.house = bootstrap.open_house(paths, folder / "keepword.db", lambda: NOW)
        self.services = bootstrap.services_at(self.house, self.house.set_up.desk_person())
        self.services.styles.choose(
            next(one.key for one in self.services.styles.all() if one.home == "sheet"),
            self.services.reminders,
        )
        self.hub, self.linked = Hub(), LinkedLater(self.house, self.services)
        self.window = open_window(
            theme,
            self.services,
            "Europe/Dublin",
            lambda: NOW,
            self.hub,
            PersonalFile(folder / "people", self.services.desk.person_id),
            homes=homes(),
            linked=self.linked,
        )
        self.hub.changed.connect(self.window.refresh)
        self.keys = Keyboard(qtbot, self.window, self.hub)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.workbooks = self.window.small.follow_workbooks()
        self.keys.settle()

    def make(self, layout="sync_workbook"):
        """The person's cases in a workbook, linked."""
        made = self.linked().links.create(self.file, bootstrap.home_of(self.house, self.services), layout)
        self.look()
        return made

    def look(self):
        """What the next beat would see."""
        self.workbooks.follow()
        self.keys.settle()
        self.workbooks.read()
        self.keys.settle()

    @property
    def page(self):
        return self.window.workspace

    @property
    def link(self):
        return self.linked().links.all()[0]

    def row(self, number):
        return next(row for row in self.services.today.rows(everybody=True) if row.number == number)

    def says(self, number, key):
        """What the file says of a case."""
        found = next(one for one in read(self.file).rows if one.id == self.row(number).case_id)
        return found.cells[key]

    def type(self, number, **cells):
        """What a person does in a spreadsheet program, and saves."""
        found = read(self.file)
        row = next(one.number for one in found.rows if one.id == self.row(number).case_id)
        self.edit({(row, found.anchors.columns[key]): value for key, value in cells.items()})

    def add_row(self, **cells):
        """A row below the last."""
        found = read(self.file)
        self.edit({(found.last + 1, found.anchors.columns[key]): value for key, value in cells.items()})

    def remove_row(self, number):
        """Take a case's row out of the sheet."""
        row = next(one.number for one in read(self.file).rows if one.id == self.row(number).case_id)
        book = load_workbook(self.file)
        book.worksheets[0].delete_rows(row)
        book.save(self.file)

    def edit(self, cells):
        book = load_workbook(self.file)
        for (row, column), value in cells.items():
            book.worksheets[0].cell(row, column).value = value
        book.save(self.file)

    def close(self):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Sheet):
                widget.close()
        self.workbooks.stop()
        self.window.close()
        self.hub.close()
        self.window.deleteLater()
        self.house.close()


@pytest.fixture
def bureau(qtbot, theme, sample, tmp_path):
    shutil.copy(sample, tmp_path / "keepword.db")
    made = Bureau(qtbot, theme, tmp_path)
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)
