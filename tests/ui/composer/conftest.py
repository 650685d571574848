"""A window on the sample company that writes letters, and a mail program that nobody sees."""

import shutil
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.domain.letters import MOST_IN_A_LINK
from app.files_out import FilesOut
from app.paths import find_paths
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Ground
from app.ui.workspaces.homes import homes
from tests.ui.days.keyboards import Keyboard
from tests.ui.stores import NOW, Place, fill, settle


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("sample"))


class Mail:
    """Opens what a mail program would, and reads it as one does; ``opened`` is address, subject and text.

    Like the system's: a link is short and a ``mailto:``, a file is there.
    """

    def __init__(self, *, opens=True):
        self.opened, self.files, self._opens = [], [], opens

    def open_link(self, link):
        assert link.startswith("mailto:")
        assert len(link) <= MOST_IN_A_LINK
        parts = urlsplit(link)
        said = parse_qs(parts.query, strict_parsing=True)
        assert set(said) == {"subject", "body"}
        self.opened.append((parts.path, said["subject"][0], said["body"][0].replace("\r\n", "\n")))
        return self._opens

    def open_file(self, file):
        message = message_from_bytes(file.read_bytes(), policy=default)
        assert message["X-Unsent"] == "1"
        (to,) = message["To"].addresses
        self.files.append(message)
        text = message.get_body().get_content().replace("\r\n", "\n").removesuffix("\n")
        self.opened.append((to.addr_spec, message["Subject"], text))
        return self._opens


def pasted(page, **kinds):
    source = QMimeData()
    for kind, what in kinds.items():
        getattr(source, f"set{kind}")(what)
    page.letter.editor.selectAll()
    page.letter.editor.insertFromMimeData(source)


class Writing(Place):
    """A window without threads, at a letter."""

    def write(self, number):
        self.window.letters.write(self.case(number).case_id)
        settle()
        self.page.post.mail = self.mail = Mail()
        return self.page

    @property
    def page(self):
        return self.window.workspace

    def view(self, number):
        return self.services.today.case(self.number_ids[number])


@pytest.fixture
def place(qtbot, theme, sample, tmp_path):
    made = Writing(tmp_path, sample, theme)
    made.number_ids = {row.number: row.case_id for row in made.services.today.rows(everybody=True)}
    made.window.resize(1440, 900)
    made.window.show()
    settle()
    yield made
    made.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


class Bureau:
    """A window with its threads, at a store file, worked by keys alone."""

    def __init__(self, qtbot, theme, folder):
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
            **FilesOut(self.house, self.services).ways(),
        )
        self.keys = Keyboard(qtbot, self.window, self.hub)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.keys.settle()

    def case_id(self, number):
        return next(row.case_id for row in self.services.today.rows(everybody=True) if row.number == number)

    def close(self):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Sheet):
                widget.close()
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
