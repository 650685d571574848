"""A desk that imports, on a store of its own."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from app.adapters.data_files.csv_rows import read_sheet
from app.adapters.data_files.import_maps import load_import_map
from app.adapters.data_files.standards import load_standards
from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.import_maps import ImportMap
from app.domain.standards import ServiceBook
from app.services.desks import Desk
from app.services.imports import ImportService
from tests.data.stores import MAYA, counted_ids, staffed_store

RESOURCES = Path(__file__).parents[2] / "resources"
SALES = RESOURCES / "imports" / "sales_pipeline.toml"
SHEET = RESOURCES / "imports" / "cases.toml"


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
    service = ImportService(desk, read_sheet, lambda: backups.append("kept"))
    return ImportDesk(desk, service, transactions, backups)
