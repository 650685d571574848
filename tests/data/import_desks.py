"""A desk that imports, on a store of its own."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from app.adapters.data_files.csv_out import write_csv
from app.adapters.data_files.csv_rows import read_table
from app.adapters.data_files.import_maps import load_import_map
from app.adapters.data_files.import_shelf import ImportShelf
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.data_files.standards import load_standards
from app.adapters.database.unit_of_work import SqlTransactions
from app.adapters.workbook.foreign.files import ForeignTables
from app.domain.cases import Case
from app.domain.export_errors import Cancelled
from app.domain.import_maps import ImportMap
from app.domain.standards import ServiceBook
from app.services.desks import Desk
from app.services.import_tables import TableService
from app.services.imports import ImportService
from app.services.ports import Progress
from tests.data.stores import MAYA, counted_ids, staffed_store

RESOURCES = Path(__file__).parents[2] / "resources"
SALES = RESOURCES / "imports" / "sales_pipeline.toml"
SHEET = RESOURCES / "imports" / "cases.toml"
NOON = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@cache
def service_book() -> ServiceBook:
    return load_standards(RESOURCES / "standards" / "default.toml")


def without_holidays(country: str, subdivision: str) -> Callable[[Any], str | None]:
    return lambda day: None


def import_map(file: Path = SALES) -> ImportMap:
    return load_import_map(file)


def map_of(text: str, folder: Path) -> ImportMap:
    """A mapping file written in the test."""
    tomllib.loads(text)
    path = folder / "map.toml"
    path.write_text(text, "utf-8")
    return load_import_map(path)


@dataclass(frozen=True, slots=True)
class ImportDesk:
    """The service, and ways to look at what it did."""

    desk: Desk
    imports: ImportService
    transactions: SqlTransactions
    backups: list[str]
    tables: TableService

    def content_hash(self) -> str:
        with self.transactions.reading() as unit:
            return unit.proof.content_hash()

    def problems(self) -> list[str]:
        with self.transactions.reading() as unit:
            return list(unit.proof.problems())


def import_desk(clock: Callable[[], datetime], folder: Path | None = None) -> ImportDesk:
    """Maya's desk in a staffed store: in memory, or in a folder."""
    transactions = staffed_store(folder)[1]
    ids = counted_ids(1 << 32)
    desk = Desk(transactions, clock, ids, without_holidays, lambda content: service_book(), MAYA.id)
    backups: list[str] = []
    files = ForeignTables(read_table, write_csv, SafeFiles().replacing)
    service = ImportService(desk, files.read, lambda: backups.append("kept"))
    own = Path(mkdtemp()) if folder is None else folder / "maps"
    tables = TableService(service, files, ImportShelf(RESOURCES / "imports", own))
    return ImportDesk(desk, service, transactions, backups, tables)


def imported(at: ImportDesk) -> list[Case]:
    with at.transactions.reading() as unit:
        return [unit.cases.get(case_id) for case_id in unit.cases.source_keys().values()]


def replace_in(file: Path, old: str, new: str, count: int = 1) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), "utf-8")


def line_with(file: Path, *words: str) -> tuple[int, list[str]]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if all(word in line for word in words):
            return number, line.split(",")
    raise AssertionError(words)


COLUMNS = "Reference,Customer,Matter,Kind,Owner,Opened,Next step,Due,Value,Status"


def task_sheet(folder: Path, *rows: str, header: str = COLUMNS) -> Path:
    path = folder / "sheet.csv"
    path.write_text("\n".join([header, *rows, ""]), "utf-8")
    return path


def stopping(after: int) -> Progress:
    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total
        if done >= after:
            raise Cancelled

    return progress
