"""P13: a linked workbook of 20,000 rows and 200 edits on either side, brought to agree and read back.

The floor reads the same file once with openpyxl, read-only, and does nothing with it.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from app import bootstrap
from app.adapters.workbook.linked.patching import patch
from app.adapters.workbook.linked.reading import read
from app.bootstrap import House, Services
from app.domain.history import Action
from app.domain.workbooks.writing import RowEdit
from app.services.customers import CustomerService
from app.services.exports import Home
from app.services.workbooks.syncing import SyncReport
from benchmarks.measures import Figure, measured, memory_of
from tests.data.stores import case, counted_ids, step
from tests.reliability.service_writer import START, ZONE, Hand, open_store

ROWS, EDITS, ROUNDS = 20_000, 200, 3
_PART = 5_000


@measured("sync")
def syncs() -> Iterator[Figure]:
    """Floor and sync by turns, so that a busy moment strikes both; then once more in a process of its own."""
    with TemporaryDirectory() as folder:
        desk = Desk.made(Path(folder))
        floors, ours = [], []
        for _ in range(ROUNDS):
            desk.edit_both_sides()
            floors.append(_once(lambda: _bare_pass(desk.path)))
            ours.append(_once(desk.sync))
        desk.edit_both_sides()
        desk.house.close()
        memory = memory_of(_CHILD, folder)
    what = "sync of 20,000 rows, 200 edits on either side, read back"
    yield Figure("P13", what, median(ours), floor=median(floors), times=3)
    yield Figure("P13", "its memory", memory, "MiB")


@dataclass
class Desk:
    """A desk with one linked workbook, in a folder."""

    house: House
    services: Services
    path: Path

    @classmethod
    def at(cls, folder: Path) -> "Desk":
        house = open_store(folder / "keepword.db", Hand(START))
        with house.transactions.reading() as unit:
            (person,) = unit.people.all()
        return cls(house, bootstrap.services_at(house, person.id), folder / "Pipeline.xlsx")

    @classmethod
    def made(cls, folder: Path) -> "Desk":
        house = open_store(folder / "keepword.db", Hand(START))
        house.set_up.set_up(*bootstrap.first_company(house, ZONE))
        house.close()
        desk = cls.at(folder)
        desk.fill()
        links, _ = bootstrap.workbooks_at(desk.house, desk.services)
        links.create(desk.path, Home("Sample", ZoneInfo(ZONE), "benchmark"), "sync_workbook")
        return desk

    def fill(self) -> None:
        me, ids = self.services.desk.person_id, counted_ids(1 << 52)
        customer_id, _ = CustomerService(self.services.desk).add(name="Hotel Marlowe")
        for start in range(0, ROWS, _PART):
            cases = [
                case(
                    1000 + number,
                    id=ids(),
                    owner_id=me,
                    author_id=me,
                    customer_id=customer_id,
                    contact_id=None,
                    step=step(id=ids()),
                )
                for number in range(start, start + _PART)
            ]
            with self.services.desk.acting(Action.ADD) as unit:
                unit.cases.add_all(cases)
                unit.commit()

    def edit_both_sides(self) -> None:
        book, number = read(self.path), next(_NUMBERS)
        mine, theirs = book.rows[: EDITS * 100 : 100], book.rows[50 : EDITS * 100 : 100]
        for row in mine:
            self.services.cases.edit(_id(row.id), subject=f"Desk {number}")
        edits = [RowEdit(row.number, _id(row.id), {"matter": f"Typed {number}"}) for row in theirs]
        target = self.path.with_name("edited.xlsx")
        patch(self.path, book, edits, target)
        target.replace(self.path)

    def sync(self) -> SyncReport:
        links, syncing = bootstrap.workbooks_at(self.house, self.services)
        return syncing.sync(links.all()[0].id, {})


_NUMBERS = count(1)
_CHILD = """
import sys
from pathlib import Path
from benchmarks.measures import most_memory
from benchmarks.syncs import Desk

Desk.at(Path(sys.argv[1])).sync()
print(most_memory())
"""


def _once(act: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def _bare_pass(path: Path) -> None:
    with closing(load_workbook(path, read_only=True, data_only=True)) as book:
        for _ in book.worksheets[0].iter_rows(values_only=True):
            pass


def _id(found: UUID | None) -> UUID:
    if found is None:
        raise LookupError
    return found
