"""A window on a real store with the sample company; filled once, copied for each test."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from app import bootstrap
from app.adapters.data_files.personal import PersonalFile
from app.bootstrap import open_house, services_at
from app.domain.errors import AppError
from app.files_out import FilesOut
from app.paths import find_paths
from app.ui.frame.sheets import Sheet
from app.ui.seats.windows import open_window
from app.ui.workspaces.homes import homes

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


class AtOnce:
    """Tasks without threads, which tell the window of every change as the hub does."""

    def __init__(self):
        self.window = None

    def run(self, work, done, failed):
        try:
            answer = work()
        except AppError as error:
            failed(error)
            return
        done(answer)
        if self.window is not None and getattr(answer, "nouns", None):
            self.window.refresh(answer)

    def run_long(self, work, done, failed):
        self.run(lambda: work(lambda _done, _total: None), done, failed)

    def run_alone(self, work, done, failed):
        self.run(work, done, failed)


def fill(folder):
    """The sample company in a store file."""
    house = open_house(find_paths({"KEEPWORD_HOME": str(folder)}).ensure(), folder / "sample.db", lambda: NOW)
    bootstrap.fill_with_sample(house)
    house.close()
    return folder / "sample.db"


def copied(sample, store):
    """A copy of the whole store: what was committed may lie beside its file while anybody holds it open."""
    with closing(sqlite3.connect(sample)) as whole, closing(sqlite3.connect(store)) as copy:
        whole.backup(copy)
    store.chmod(0o600)


class Place:
    """One person's window on a copy of the sample store, and the services of everybody there."""

    def __init__(self, folder, sample, theme, clock=lambda: NOW, person=None):
        self.store = folder / "keepword.db"
        if not self.store.exists():
            copied(sample, self.store)
        paths = find_paths({"KEEPWORD_HOME": str(folder)}).ensure()
        self.house = open_house(paths, self.store, clock)
        self.person_id = person or self.house.set_up.desk_person()
        self.services = services_at(self.house, self.person_id)
        tasks = AtOnce()
        self.memory = PersonalFile(folder / "people", self.person_id)
        self.window = open_window(
            theme,
            self.services,
            "Europe/Dublin",
            clock,
            tasks,
            self.memory,
            homes=homes(),
            **FilesOut(self.house, self.services).ways(),
        )
        tasks.window = self.window

    def at_desk_of(self, name):
        """The services of a colleague."""
        with self.services.desk.reading() as unit:
            person = next(one for one in unit.people.all() if one.name == name)
        return services_at(self.house, person.id)

    def case(self, number):
        """The open case of that number."""
        return next(row for row in self.services.today.rows(everybody=True) if row.number == number)

    def close(self):
        while (form := sheet()) is not None:
            form.close()  # what a test leaves open is not for the next one to find
        self.window.close()
        self.window.deleteLater()
        self.house.close()


def settle():
    """Each pass brings a new height one layout further out."""
    for _ in range(12):
        QApplication.processEvents()


def offers_undo(place):
    """Whether what was said last comes with the way back."""
    buttons = place.window.toast.findChildren(QAbstractButton)
    return any(one.text() == "Undo" and one.isVisibleTo(place.window.toast) for one in buttons)


def sheet():
    """The dialog that is open."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()), None)


def menu():
    """The menu that is open."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()), None)
