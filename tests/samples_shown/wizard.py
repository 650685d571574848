"""The public sales pipeline and its list of accounts brought by the wizard in the real window, by keys, and taken back."""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.domain.tables.assigning import Field, fields_by_column
from app.files_out import FilesOut
from app.paths import find_paths
from app.services.checking import CheckService
from app.ui.frame.memories import NoMemory
from app.ui.imports.wizards import CHECK, COLUMNS, RESULT, TABLE
from app.ui.seats.windows import open_window
from app.ui.tasks import Hub
from app.ui.theme.looks import Theme
from app.ui.workspaces.homes import homes
from tests.samples_shown import same, sample

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
ACCOUNT_FIELDS = {"account": Field.CONTACT, "office_location": Field.PLACE}
COUNTS = {"created": 2089, "updated": 0, "skipped": 6711, "problems": 0}


def show(folder: Path) -> Iterator[str]:
    files = sample(folder, "import", "sales_pipeline.csv"), sample(folder, "import", "accounts.csv")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        paths = find_paths({"KEEPWORD_HOME": home}).ensure()
        house = bootstrap.open_house(paths, Path(home) / "keepword.db", lambda: NOW)
        bootstrap.set_up_if_new(house)
        try:
            yield from _brought(house, *files)
        finally:
            house.close()


def _brought(house: bootstrap.House, pipeline: Path, accounts: Path) -> Iterator[str]:
    services = bootstrap.services_at(house, house.set_up.desk_person())
    app = QApplication.instance() or QApplication([])
    theme = Theme(app, house.paths.resources / "themes" / "tokens.json")
    hub = Hub()
    ways = FilesOut(house, services).ways()
    window = open_window(
        theme, services, "Europe/Dublin", lambda: NOW, hub, NoMemory(), homes=homes(), **ways
    )
    keys = _Keys(app, hub)
    window.show()
    keys.settle()
    for file, walk in ((pipeline, _walked), (accounts, _accounts)):
        window.small.bring_list(file)
        keys.settle()
        yield from walk(window.small._wizard, keys, services)
        keys.settle()
    window.close()
    hub.close()
    theme.close()


def _walked(wizard, keys, services):
    checking = CheckService(services.desk)
    before = checking.content_hash()
    same("step after the file", wizard.step, TABLE)
    for name, step in (("columns", COLUMNS), ("check", CHECK)):
        yield f"{name} after {keys.press(wizard, wizard.next):.2f} s"
        same("step", (wizard.step, wizard.problem.text()), (step, ""))
    same("counts of the dry run", dict(wizard.wishes.trial.counts), COUNTS)
    same("content after the dry run", checking.content_hash(), before)
    yield f"taken in after {keys.press(wizard, wizard.next):.2f} s: {wizard.outcome.counts.text()}"
    same("step", (wizard.step, wizard.problem.text()), (RESULT, ""))
    same("counts of the import", dict(wizard.wishes.result.counts), COUNTS)
    same("open cases", len(services.today.rows(everybody=True)), COUNTS["created"])
    taken = keys.press(wizard, wizard.outcome.back)
    yield f"taken back after {taken:.2f} s: {wizard.outcome.counts.text()}"
    same("content after taking back", checking.content_hash(), before)
    same("problems", list(checking.problems()), [])
    yield "content hash as before, check clean"
    wizard.close()


def _accounts(wizard, keys, services):
    """Each row a customer, and no case: what the columns say is chosen by keys as well."""
    checking = CheckService(services.desk)
    before = checking.content_hash()
    same("step after the accounts", wizard.step, TABLE)
    keys.press(wizard, wizard.next)
    same("step", (wizard.step, wizard.problem.text()), (COLUMNS, ""))
    columns = wizard.columns
    keys.choose(wizard, lambda: columns.offer, columns.offer.count() - 1)
    for name, field in ACCOUNT_FIELDS.items():
        keys.choose(wizard, lambda name=name: columns.boxes[name], columns.boxes[name].findData(field))
    same("what the columns say", fields_by_column(wizard.wishes.mapping), ACCOUNT_FIELDS)
    keys.press(wizard, wizard.next)
    same("step", (wizard.step, wizard.problem.text()), (CHECK, ""))
    same("content after the dry run", checking.content_hash(), before)
    keys.press(wizard, wizard.next)
    same("step", (wizard.step, wizard.problem.text()), (RESULT, ""))
    result = wizard.wishes.result
    same("what the accounts became", (dict(result.created), result.problems), ({"customers": 85}, ()))
    yield f"accounts taken in: {wizard.outcome.counts.text()}"
    keys.press(wizard, wizard.outcome.back)
    yield f"accounts taken back: {wizard.outcome.counts.text()}"
    same("content after taking back the accounts", checking.content_hash(), before)
    same("problems", list(checking.problems()), [])
    wizard.close()


class _Keys:
    """Presses keys and waits until nothing is in hand."""

    def __init__(self, app, hub):
        self._app, self._in_hand = app, 0
        hub.busy.connect(self._count)

    def choose(self, wizard, find, place):
        """Tab to a choice, then with the arrows to that place in it; the line may be made anew on the way."""
        self._walk(wizard, find)
        QTest.keyClick(find(), Qt.Key.Key_Home)
        self.settle()
        for _ in range(place):
            QTest.keyClick(find(), Qt.Key.Key_Down)
            self.settle()
        same("choice", find().currentIndex(), place)

    def _walk(self, wizard, find):
        for _ in range(200):
            if wizard.focusWidget() is find():
                break
            QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
            self.settle()

    def press(self, wizard, widget):
        """Tab to it, then Enter; how long that took."""
        self._walk(wizard, lambda: widget)
        started = perf_counter()
        QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)
        self.settle()
        return perf_counter() - started

    def settle(self):
        for _ in range(4):
            self._app.processEvents()
            while self._in_hand:
                sleep(0.002)
                self._app.processEvents()

    def _count(self, count):
        self._in_hand = count
