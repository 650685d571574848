from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.history import Action
from app.domain.imports import Trouble
from app.domain.kinds import State
from app.services.cases import CaseService
from tests.conftest import FakeClock
from tests.data.import_desks import (
    SALES,
    SHEET,
    ImportDesk,
    import_desk,
    import_map,
    imported,
    line_with,
    replace_in,
    task_sheet,
)
from tests.data.sales_tables import SMALL, write_tables

SALES_MAP = import_map(SALES)


@pytest.fixture
def at(clock: FakeClock) -> ImportDesk:
    return import_desk(clock)


def test_the_same_file_once_more_doubles_nothing(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    once = at.content_hash()
    report = at.imports.apply(file, SALES_MAP)
    assert (report.batch, report.created, report.updated) == (None, {}, {})
    assert report.skipped["already here, unchanged"] == 42
    assert at.content_hash() == once


def test_a_changed_row_updates_its_case_and_undo_gives_the_old_words_back(
    at: ImportDesk, tmp_path: Path
) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    once = at.content_hash()
    _, cells = line_with(file, "Engaging")
    replace_in(file, ",".join(cells), ",".join([*cells[:2], "Roaster", *cells[3:7], "640", *cells[8:]]))
    report = at.imports.apply(file, SALES_MAP)
    assert (report.batch, report.updated, report.created) == ("B-2", {"cases": 1}, {})
    (found,) = [found for found in imported(at) if found.source_key == cells[0]]
    assert (found.subject, found.value) == ("Roaster", Decimal(640))
    undone = at.imports.undo("B-2")
    assert (undone.restored, undone.withdrawn, undone.kept) == ({"cases": 1}, {}, ())
    assert at.content_hash() == once


def test_an_account_named_at_last_takes_the_place_of_the_placeholder(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    once = at.content_hash()
    _, cells = line_with(file, ",,Prospecting")
    replace_in(file, ",".join(cells), ",".join([*cells[:3], "Kiln Bakery", *cells[4:]]))
    report = at.imports.apply(file, SALES_MAP)
    assert (report.created, report.updated) == ({"customers": 1}, {"cases": 1, "customers": 1})
    with at.desk.reading() as unit:
        (found,) = [found for found in imported(at) if found.source_key == cells[0]]
        assert unit.customers.get(found.customer_id).name == "Kiln Bakery"
        assert f"Customer of {cells[0]}" not in {customer.name for customer in unit.customers.all()}
    at.imports.undo("B-2")
    assert at.content_hash() == once


def test_a_subject_edited_here_is_kept_and_named(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    number, cells = line_with(file, "Engaging")
    (found,) = [found for found in imported(at) if found.source_key == cells[0]]
    CaseService(at.desk).edit(found.id, subject="Two roasters and training")
    report = at.imports.apply(file, SALES_MAP)
    assert [(p.line, p.column, p.trouble) for p in report.problems] == [
        (number, "product", Trouble.EDITED_HERE)
    ]
    with at.desk.reading() as unit:
        assert unit.cases.get(found.id).subject == "Two roasters and training"


def test_a_row_that_ended_there_while_we_have_it_open_is_asked_about(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    number, cells = line_with(file, "Engaging")
    replace_in(file, ",".join(cells), ",".join(cells).replace("Engaging", "Won"))
    report = at.imports.apply(file, SALES_MAP)
    assert [(p.line, p.said, p.trouble) for p in report.problems] == [(number, "Won", Trouble.ENDED_THERE)]
    assert all(found.state is State.OPEN for found in imported(at))


def test_two_customers_of_one_name_are_asked_about_not_guessed(at: ImportDesk, tmp_path: Path) -> None:
    mapping = import_map(SHEET)
    with at.desk.acting(Action.ADD) as unit:
        found = unit.customers.all()[0]
        unit.customers.save(replace(found, id=at.desk.ids(), version=0))
        unit.commit()
    file = task_sheet(tmp_path, f"1,{found.name.upper()},Grinder,lead,,,,,,", "2,Kiln Bakery,Mill,lead,,,,,,")
    report = at.imports.apply(file, mapping)
    assert [(p.line, p.trouble) for p in report.problems] == [(2, Trouble.SEVERAL_CUSTOMERS)]
    assert [found.subject for found in imported(at)] == ["Mill"]
