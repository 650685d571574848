"""Contacts, closed rows and questions of an import."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.imports import Trouble
from app.domain.kinds import State
from app.domain.tables.raw import NeedsChoice, TableChoice
from tests.conftest import FakeClock
from tests.data.import_desks import NOON, ImportDesk, import_desk, imported, map_of, task_sheet

CONTACTS = """
name = "People"
rows = "contacts"
[contact]
name = "{First} {Last}"
customer = "Company"
email = "Mail"
phone = "Phone"
function = "Job"
"""
PEOPLE = "First,Last,Company,Mail,Phone,Job"
DEALS = """
name = "Deals"
formats = "found"
stage = "Stage"
[otherwise]
kind = "lead"
[[history]]
values = ["Won"]
kind = "quote"
outcome = "won"
[cases]
key = "{Id}"
subject = "{What}"
customer = "Company"
closed = "Closed"
opened = "Opened"
value = "Value"
ending = "Why"
[contact]
name = "{Person}"
email = "Mail"
"""
COLUMNS = "Id,What,Company,Stage,Opened,Closed,Value,Why,Person,Mail"


@pytest.fixture
def at(clock: FakeClock) -> ImportDesk:
    return import_desk(clock)


def people(at: ImportDesk) -> dict[str, tuple[str, str]]:
    with at.desk.reading() as unit:
        return {one.name: (one.email, one.phone) for one in unit.contacts.all()}


def test_rows_of_contacts_join_customers_and_leave_without_a_trace(at: ImportDesk, tmp_path: Path) -> None:
    before, known = at.content_hash(), people(at)
    file = task_sheet(
        tmp_path,
        "Orla,Byrne,Kiln Bakery,orla@kiln.example,+353 1 555 0100,Buyer",
        "Tom,,Kiln Bakery,,,",
        "Una,Fay,,una@fay.example,,",
        ",,Kiln Bakery,,,",
        header=PEOPLE,
    )
    report = at.imports.apply(file, map_of(CONTACTS, tmp_path))
    assert report.created["contacts"] == 2
    assert report.counts["created"] == 2
    assert [(one.line, one.trouble) for one in report.problems] == [(5, Trouble.NO_NAME)]
    found = {name: told for name, told in people(at).items() if name not in known}
    assert found == {"Orla Byrne": ("orla@kiln.example", "+353 1 555 0100"), "Tom": ("", "")}
    with at.desk.reading() as unit:
        (una,) = [one for one in unit.customers.all() if one.name == "Una Fay"]
    assert una.email == "una@fay.example"
    assert at.problems() == []
    assert at.imports.undo("B-1").kept == ()
    assert at.content_hash() == before


def test_one_hit_by_mail_is_updated_and_undo_brings_the_old_words_back(
    at: ImportDesk, tmp_path: Path
) -> None:
    mapping = map_of(CONTACTS, tmp_path)
    row = "Orla,Byrne,Kiln Bakery,orla@kiln.example,{phone},Buyer"
    at.imports.apply(task_sheet(tmp_path, row.format(phone="01 555 0100"), header=PEOPLE), mapping)
    between = at.content_hash()
    again = at.imports.apply(task_sheet(tmp_path, row.format(phone="01 555 0199"), header=PEOPLE), mapping)
    assert again.updated == {"contacts": 1}
    assert people(at)["Orla Byrne"] == ("orla@kiln.example", "01 555 0199")
    third = at.imports.dry_run(task_sheet(tmp_path, row.format(phone="01 555 0199"), header=PEOPLE), mapping)
    assert third.skipped == {"already here, unchanged": 1}
    at.imports.undo("B-2")
    assert at.content_hash() == between


def test_a_contact_that_could_be_several_is_asked(at: ImportDesk, tmp_path: Path) -> None:
    mapping = map_of(CONTACTS, tmp_path)
    rows = ("Orla,Byrne,Kiln Bakery,,,", "Orla,Byrne,Marsh Mill,,,")
    at.imports.apply(task_sheet(tmp_path, *rows, header=PEOPLE), mapping)
    report = at.imports.dry_run(task_sheet(tmp_path, "Orla,Byrne,,,01 555 0100,", header=PEOPLE), mapping)
    assert [one.trouble for one in report.problems] == [Trouble.SEVERAL_CONTACTS]


def test_closed_rows_come_as_history_without_a_step(at: ImportDesk, tmp_path: Path) -> None:
    before = at.content_hash()
    file = task_sheet(
        tmp_path,
        "1,Grinder,Kiln Bakery,Won,2026-10-01,2026-10-20,1200.5,best price,Orla Byrne,orla@kiln.example",
        "2,Beans,Kiln Bakery,New,2026-10-02,,300,,Orla Byrne,orla@kiln.example",
        header=COLUMNS,
    )
    report = at.imports.apply(file, map_of(DEALS, tmp_path))
    assert report.problems == ()
    won, new = sorted(imported(at), key=lambda found: found.source_key)
    assert (won.state, won.step, won.news, won.outcome) == (State.CLOSED, None, None, "won")
    assert (won.outcome_text, won.value) == ("best price", Decimal("1200.5"))
    assert won.closed_at == datetime(2026, 10, 20, 7, 30, tzinfo=UTC)
    assert new.planned.due_at > NOON
    assert won.contact_id == new.contact_id is not None
    assert at.problems() == []
    assert at.imports.undo("B-1").kept == ()
    assert at.content_hash() == before


def test_days_that_could_be_two_are_asked_and_read_as_somebody_says(at: ImportDesk, tmp_path: Path) -> None:
    file = task_sheet(tmp_path, "1,Grinder,Kiln Bakery,New,03/04/2026,,,,,", header=COLUMNS)
    mapping = map_of(DEALS, tmp_path)
    with pytest.raises(NeedsChoice) as caught:
        at.imports.dry_run(file, mapping)
    assert caught.value.ways == ("DD/MM/YYYY", "MM/DD/YYYY")
    at.imports.apply(file, mapping, choice=TableChoice(date_pattern="MM/DD/YYYY"))
    (found,) = imported(at)
    assert found.opened_at.date().isoformat() == "2026-03-04"
