"""The sheet over a real store with the sample company, on one thread."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from app.adapters.data_files.styles import load_styles
from app.bootstrap import House, book_content, fresh_ids, services_at
from app.paths import find_paths
from app.services.changes import Changes
from app.services.set_up import SetUpService
from app.ui.formats import Formats
from app.ui.frame.sheets import Sheet
from app.ui.messages import sentence
from app.ui.seats.seats import Seat
from app.ui.seats.windows import said_with
from app.ui.theme.looks import Ground
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.delegates import CellEdit
from app.ui.workspaces.sheet.pages import SheetPage
from tests.data.sample_stores import filled
from tests.ui.conftest import AtOnce

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


class Announcing(AtOnce):
    """As the hub does: what changed the store is read anew before its answer arrives."""

    def __init__(self):
        self.refresh = lambda: None

    def run(self, work, done, failed):
        def announced(answer):
            if isinstance(answer, Changes) and answer.nouns:
                self.refresh()
            done(answer)

        super().run(work, announced, failed)


@pytest.fixture
def services(tmp_path):
    paths = find_paths({"KEEPWORD_HOME": str(tmp_path)}).ensure()
    transactions, _ = filled(NOW, tmp_path)
    set_up = SetUpService(transactions, lambda: NOW, fresh_ids(lambda: NOW), lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    house = House(paths, tmp_path / "store.db", transactions, lambda: NOW, set_up, loaded)
    services = services_at(house, set_up.desk_person())
    timed = next(style for style in services.styles.all() if style.home == "sheet")
    services.styles.choose(timed.key, services.reminders)
    yield services
    transactions.engine.dispose()


@pytest.fixture
def exported():
    return []


@pytest.fixture
def bench(theme, services, exported):
    theme.apply(services.styles.current().accent, Ground.LIGHT)
    formats = Formats(ZoneInfo("Europe/Dublin"), lambda: NOW)
    said = said_with(formats)

    def export(_path, table, _progress):
        exported.append(table)
        return len(table.rows)

    seat = Seat(services, formats, list_file=export)
    return Workbench(theme, formats, seat, Announcing(), sentence, said)


@pytest.fixture
def page(qtbot, bench):
    page = SheetPage(bench)
    bench.tasks.refresh = page.refresh
    qtbot.addWidget(page)
    page.resize(1376, 816)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    page.grid.setFocus()
    yield page
    for widget in QApplication.topLevelWidgets():
        if widget is not page and widget.isVisible():
            widget.close()


def numbers(page):
    """The cases shown, from top to bottom."""
    rows = (page.table.row_at(number) for number in range(page.table.rowCount()))
    return [row.case.number for row in rows if row is not None]


def row_of(page, number):
    return next(row for row in page.rows if row.case.number == number)


def go_to(page, number, column):
    """Make a cell current, as the arrows do."""
    place = page.table.place_of(row_of(page, number).case_id)
    index = page.table.index(place, page.table.place_of_column(column))
    page.grid.setCurrentIndex(index)
    page.grid.selectRow(place)
    page.grid.setCurrentIndex(index)
    return index


def cell(page, number, column):
    return page.cells.text(row_of(page, number), column)


def editor(page):
    return page.grid.findChild(CellEdit)


def sheet():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible())
