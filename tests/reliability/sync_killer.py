"""Kills a sync at random moments and looks at both sides afterwards.

``python -m tests.reliability.sync_killer FOLDER KILLS`` prints how often it killed amid the work, and ends with 1 at
the first damaged workbook, lost edit or doubled case.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from app import bootstrap
from app.adapters.workbook.linked.reading import read
from app.bootstrap import House, Services
from app.domain.kinds import Kind
from app.domain.quick_entry.drafts import Draft, NameRef
from app.services.exports import Home
from tests.reliability.service_writer import START, ZONE, Hand, open_store

CASES = 12


def services_of(house: House) -> Services:
    with house.transactions.reading() as unit:
        (person,) = unit.people.all()
    return bootstrap.services_at(house, person.id)


def sync(store: Path, hand: Hand, *, until_empty: bool = False) -> None:
    """One sync, or as many as it takes."""
    house = open_store(store, hand)
    services = services_of(house)
    links, syncs = bootstrap.workbooks_at(house, services)
    (link,) = links.all()
    for _ in range(3 if until_empty else 1):
        syncs.sync(link.id, {})
    if until_empty:
        assert syncs.review(link.id).is_empty, [line.key for line in syncs.review(link.id).lines]
        assert links.all()[0].pending.is_empty
        assert list(services.checking.problems()) == []
    house.close()


def edit(path: Path, number: int, chance: random.Random) -> tuple[UUID, UUID, str]:
    """What a person types: a matter, a status update, and a new row."""
    found = read(path)
    rows = [row for row in found.rows if row.id is not None and row.cells["state"] == "open"]
    first, second = chance.sample(rows, 2)
    columns, book = found.anchors.columns, load_workbook(path)
    sheet, new = book.worksheets[0], found.last + 1
    sheet.cell(first.number, columns["matter"]).value = f"Typed {number}"
    sheet.cell(second.number, columns["update"]).value = f"Heard {number}"
    sheet.cell(new, columns["customer"]).value = f"Customer {number}"
    sheet.cell(new, columns["matter"]).value = f"Born {number}"
    book.save(path)
    return first.id, second.id, f"Born {number}"


def attempt(store: Path, path: Path, hand: Hand, number: int, chance: random.Random, longest: float) -> bool:
    """Edit both sides, kill the sync, then see that nothing is lost or doubled; whether the kill struck amid it."""
    first, second, born = edit(path, number, chance)
    house = open_store(store, hand)
    services = services_of(house)
    third = chance.choice([row for row in services.today.rows() if row.case_id not in {first, second}])
    services.cases.edit(third.case_id, subject=f"Desk {number}")
    house.close()

    child = os.fork()
    if child == 0:
        sync(store, hand)
        os._exit(0)
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)

    read(path)  # whole, whatever the moment
    sync(store, hand, until_empty=True)
    house = open_store(store, hand)
    services = services_of(house)
    assert services.today.case(first).case.subject == f"Typed {number}"
    assert services.today.case(third.case_id).case.subject == f"Desk {number}"
    heard = [i.summary for i in services.today.case(second).interactions]
    assert heard.count(f"Heard {number}") == 1, heard
    assert sum(row.subject == born for row in services.today.rows()) == 1
    shown = {row.id: row.cells for row in read(path).rows}
    assert shown[third.case_id]["matter"] == f"Desk {number}"
    assert [cells["matter"] for cells in shown.values()].count(born) == 1
    house.close()
    return os.WIFSIGNALED(status)


def main(folder: Path, kills: int) -> None:
    hand, chance = Hand(START), random.Random(kills)
    store, path = folder / "keepword.db", folder / "Pipeline.xlsx"
    house = open_store(store, hand)
    house.set_up.set_up(*bootstrap.first_company(house, ZONE))
    services = services_of(house)
    for number in range(CASES):
        draft = Draft(
            "a line", kind=Kind.QUERY, customer=NameRef(None, f"Host {number}"), subject=f"Matter {number}"
        )
        services.opening.add(draft, is_new=True)
    links, _ = bootstrap.workbooks_at(house, services)
    links.create(path, Home("Sample", ZoneInfo(ZONE), "desk"), "sync_workbook")
    house.close()
    begun = time.perf_counter()
    edit(path, 0, chance)
    sync(store, hand, until_empty=True)
    longest = (time.perf_counter() - begun) / 2
    struck = sum(attempt(store, path, hand, number, chance, longest) for number in range(1, kills + 1))
    print(f"{struck} of {kills} struck amid a sync")  # noqa: T201 - the answer of the program


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
