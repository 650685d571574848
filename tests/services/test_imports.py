from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.errors import FileProblem
from app.domain.export_errors import Cancelled
from app.domain.history import Action, Source
from app.domain.imports import Trouble
from app.domain.kinds import Kind, Phase
from app.domain.people import Role
from app.domain.steps import Reason
from app.domain.tables.raw import TableProblem
from app.services.imports import ImportReport
from tests.conftest import FakeClock
from tests.data.import_desks import (
    NOON,
    SALES,
    SHEET,
    ImportDesk,
    import_desk,
    import_map,
    imported,
    map_of,
    stopping,
    task_sheet,
)
from tests.data.sales_tables import FULL, SMALL, write_tables
from tests.data.stores import MAYA, case, kept, news, step

SALES_MAP = import_map(SALES)


@pytest.fixture
def at(clock: FakeClock) -> ImportDesk:
    return import_desk(clock)


def test_a_pipeline_of_the_samples_size_comes_in_whole_and_leaves_without_a_trace(
    tmp_path: Path, clock: FakeClock
) -> None:
    at = import_desk(clock, tmp_path)
    file = write_tables(tmp_path, FULL)
    before = at.content_hash()
    report = at.imports.apply(file, SALES_MAP)
    assert report.counts == {"created": 2089, "updated": 0, "skipped": 6711, "problems": 0}
    assert report.skipped == {"closed as won": 4238, "closed as lost": 2473}
    assert report.created == {"cases": 2089, "customers": 85 + 1425, "people": 35 + 6}
    cases = imported(at)
    assert Counter((c.kind, c.phase) for c in cases) == {
        (Kind.QUOTE, Phase.ASKED): 1589,
        (Kind.LEAD, Phase.ACTIVE): 500,
    }
    assert sum(c.opened_at == NOON for c in cases) == 500
    assert at.problems() == []
    assert at.imports.undo("B-1").kept == ()
    assert at.content_hash() == before
    assert at.problems() == []


def test_a_dry_run_tells_what_an_import_does_and_changes_nothing(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    before = at.content_hash()
    told = at.imports.dry_run(file, SALES_MAP)
    assert at.content_hash() == before
    assert (told.batch, at.backups) == (None, [])
    done = at.imports.apply(file, SALES_MAP)
    assert done.batch == "B-1"
    assert at.backups == ["kept"]
    assert _figures(told) == _figures(done)


def _figures(report: ImportReport) -> tuple[object, ...]:
    return (
        report.counts,
        report.created,
        report.updated,
        report.skipped,
        report.problems,
        report.steps_from_at,
        report.steps_until_at,
    )


def test_every_imported_case_has_a_step_and_a_running_news_clock_from_the_import(
    at: ImportDesk, tmp_path: Path
) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    with at.desk.reading() as unit:
        book = at.desk.book(unit)
    for found in imported(at):
        first = book.of(found.kind, found.phase).first_step
        assert (found.planned.what, found.planned.channel) == (first.what, first.channel)
        assert found.planned.planned_at == found.cadence_from_at == NOON
        assert found.planned.basis.reason is found.clock.basis.reason is Reason.IMPORT
        assert found.clock.due_at == found.planned.due_at > NOON
        assert found.clock.last_told_at is None
        assert found.opened_at <= NOON
        assert (found.origin, found.value, found.author_id) == ("import", None, MAYA.id)


def test_steps_are_spread_over_each_owners_coming_days_the_oldest_first(
    at: ImportDesk, tmp_path: Path
) -> None:
    at.imports.apply(write_tables(tmp_path, replace(SMALL, engaging=120, prospecting=60)), SALES_MAP)
    cases = imported(at)
    with at.desk.reading() as unit:
        people = {person.id: person for person in unit.people.all()}
    for owner_id in {found.owner_id for found in cases}:
        calendar = at.desk.calendar_of(people[owner_id])
        own = sorted((c for c in cases if c.owner_id == owner_id), key=lambda c: c.planned.due_at)
        ages = [found.opened_at for found in own]
        assert ages == sorted(ages)
        for before, after in pairwise(own):
            assert before.planned.due_at + before.planned.effort <= after.planned.slot_at
        days = Counter(calendar.day_of(found.planned.due_at) for found in own)
        assert calendar.day_of(NOON) not in days
        assert all(calendar.is_working_day(day) for day in days)
        assert max(days.values()) <= 9 * 60 * 60 // 100 // 15


def test_new_steps_stand_beside_what_the_owner_planned_already(at: ImportDesk, tmp_path: Path) -> None:
    tomorrow = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    kept(at.transactions, case(step=step(tomorrow, effort=timedelta(hours=2)), news=news()))
    mapping = import_map(SHEET)
    file = task_sheet(tmp_path, "1,Kiln Bakery,Grinder,lead,,,,,,")
    at.imports.apply(file, mapping)
    (found,) = imported(at)
    assert found.owner_id == MAYA.id
    assert found.planned.due_at == tomorrow + timedelta(hours=2)


def test_people_join_with_the_companys_hours_and_managers_as_leads(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    with at.desk.reading() as unit:
        company, people = at.desk.company(unit), unit.people.all()
    joined = [person for person in people if person.function.startswith("Sales")]
    assert Counter(person.role for person in joined) == {Role.EMPLOYEE: 5, Role.LEAD: 2}
    assert all((p.zone, p.hours, p.country) == (company.zone, company.hours, company.country) for p in joined)


def test_a_row_without_account_gets_a_customer_of_its_own_to_complete(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    with at.desk.reading() as unit:
        placeholders = [customer for customer in unit.customers.all() if customer.needs_completing]
    assert len(placeholders) == 42 - 14
    assert {c.customer_id for c in imported(at)} >= {customer.id for customer in placeholders}
    assert len({customer.name for customer in placeholders}) == len(placeholders)


def test_the_change_is_one_act_of_the_person_from_an_import(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    with at.desk.reading() as unit:
        batch = unit.batches.named("B-1")
        (change,) = unit.history.of_batch(batch.id)
    assert (change.action, change.source, change.actor_id) == (Action.IMPORT, Source.IMPORT, MAYA.id)
    assert batch.counts == {"created": 42, "updated": 0, "skipped": 19, "problems": 0}
    assert len({found.number for found in imported(at)}) == 42


# -- nothing by halves ----------------------------------------------------------------------


@pytest.mark.parametrize("stop_at", [0, 20, 60])
def test_a_cancelled_import_changed_nothing(at: ImportDesk, tmp_path: Path, stop_at: int) -> None:
    before = at.content_hash()
    with pytest.raises(Cancelled):
        at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP, stopping(stop_at))
    assert at.content_hash() == before
    with at.desk.reading() as unit:
        assert unit.batches.all() == []


@pytest.mark.parametrize("missing", ["accounts.csv", "sales_teams.csv", "sales_pipeline.csv"])
def test_without_one_of_its_files_nothing_is_imported(at: ImportDesk, tmp_path: Path, missing: str) -> None:
    file = write_tables(tmp_path, SMALL)
    (tmp_path / missing).unlink()
    with pytest.raises(TableProblem) as refused:
        at.imports.apply(file, SALES_MAP)
    assert (refused.value.file, refused.value.reason) == (missing, "missing")
    assert at.backups == []


def test_a_table_without_the_columns_of_the_map_is_refused_with_their_names(
    at: ImportDesk, tmp_path: Path
) -> None:
    file = task_sheet(tmp_path, header="Reference,Customer")
    with pytest.raises(FileProblem, match="no column called Due, Kind, Matter"):
        at.imports.dry_run(file, import_map(SHEET))


# -- a plain task sheet ----------------------------------------------------------------------


def test_a_task_sheet_brings_its_own_steps_days_and_values(at: ImportDesk, tmp_path: Path) -> None:
    file = task_sheet(
        tmp_path,
        'T1,Kiln Bakery,Grinder,quote,Ben Doyle,2026-11-02,Send the plan,2026-12-01,"1,200.50",',
        "T2,Hotel Marlowe,Filter,what else,maya brennan,,,2026-01-05,,",
        "T3,Hotel Marlowe,Old,,,,,,,done",
        "T4,Hotel Marlowe,Weekend,lead,,2027-01-01,,2026-11-28,,",
    )
    report = at.imports.apply(file, import_map(SHEET))
    assert report.counts == {"created": 3, "updated": 0, "skipped": 1, "problems": 0}
    assert report.created == {"cases": 3, "customers": 1}
    by_key = {found.source_key: found for found in imported(at)}
    own = by_key["sheet:T1"]
    assert (own.planned.what, own.value) == ("Send the plan", Decimal("1200.50"))
    assert own.planned.due_at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert own.opened_at == datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
    late = by_key["sheet:T2"]
    assert (late.kind, late.owner_id) == (Kind.QUERY, MAYA.id)
    assert late.planned.due_at.date() == datetime(2026, 11, 25, tzinfo=UTC).date()
    weekend = by_key["sheet:T4"]
    assert weekend.planned.due_at == datetime(2026, 11, 30, 17, 30, tzinfo=UTC)
    assert weekend.opened_at == NOON


def test_an_owner_nobody_knows_is_reported_where_the_map_makes_no_people(
    at: ImportDesk, tmp_path: Path
) -> None:
    file = task_sheet(tmp_path, "T1,Kiln Bakery,Grinder,lead,Nobody Here,,,,,")
    report = at.imports.apply(file, import_map(SHEET))
    assert [(p.line, p.column, p.said, p.trouble) for p in report.problems] == [
        (2, "Owner", "Nobody Here", Trouble.UNKNOWN_OWNER)
    ]
    assert report.batch is None


def test_customers_of_a_table_beside_fill_what_is_empty_and_overwrite_nothing(
    at: ImportDesk, tmp_path: Path
) -> None:
    (tmp_path / "c.csv").write_text("Name,Town,Phone\nHotel Marlowe,Dublin,999\n", "utf-8")
    mapping = map_of(
        '[otherwise]\nkind = "query"\n[cases]\nkey = "{Reference}"\nsubject = "{Matter}"\ncustomer = "Customer"\n'
        '[customers]\nfile = "c.csv"\nname = "Name"\nplace = "Town"\nphone = "Phone"\n',
        tmp_path,
    )
    before = at.content_hash()
    report = at.imports.apply(task_sheet(tmp_path, "T1,Hotel Marlowe,Grinder,,,,,,,"), mapping)
    assert report.updated == {"customers": 1}
    with at.desk.reading() as unit:
        (found,) = unit.customers.all()
    assert (found.place, found.phone) == ("Dublin", "+353 1 555 0101")
    at.imports.undo("B-1")
    assert at.content_hash() == before
