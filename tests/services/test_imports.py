from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.cases import Case
from app.domain.errors import FileProblem, NotFound, NothingToUndo
from app.domain.export_errors import Cancelled
from app.domain.history import Action, Source
from app.domain.imports import Trouble
from app.domain.kinds import Kind, Phase, State
from app.domain.people import Role
from app.domain.steps import Reason
from app.services.cases import CaseService
from app.services.import_undos import UndoReport
from app.services.imports import ImportReport
from app.services.promises import PromiseService
from app.services.undoing import HistoryService
from tests.conftest import FakeClock
from tests.data.import_desks import SALES, SHEET, ImportDesk, import_desk, import_map, map_of
from tests.data.sales_tables import FULL, SMALL, write_tables
from tests.data.stores import MAYA, case, kept, moment, news, step

SALES_MAP = import_map(SALES)
NOON = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@pytest.fixture
def at(clock: FakeClock) -> ImportDesk:
    return import_desk(clock)


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


# -- the sales pipeline -----------------------------------------------------------------------


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
    file = _sheet(tmp_path, "1,Kiln Bakery,Grinder,lead,,,,,,")
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


# -- once more --------------------------------------------------------------------------------


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
    file = _sheet(tmp_path, f"1,{found.name.upper()},Grinder,lead,,,,,,", "2,Kiln Bakery,Mill,lead,,,,,,")
    report = at.imports.apply(file, mapping)
    assert [(p.line, p.trouble) for p in report.problems] == [(2, Trouble.SEVERAL_CUSTOMERS)]
    assert [found.subject for found in imported(at)] == ["Mill"]


# -- taking back ------------------------------------------------------------------------------


def test_what_people_did_since_is_kept_and_listed_with_all_it_needs(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    worked_on = imported(at)[3]
    CaseService(at.desk).edit(worked_on.id, subject="Two roasters and training")
    undone = at.imports.undo("B-1")
    (stays,) = [row for row in undone.kept if row.noun == "cases"]
    assert (stays.noun_id, stays.field_names, stays.who_id) == (worked_on.id, ("subject",), MAYA.id)
    assert stays.name == worked_on.reference
    assert {row.noun_id for row in undone.kept} >= {worked_on.customer_id, worked_on.owner_id}
    assert undone.withdrawn["cases"] == 41
    assert [found.subject for found in imported(at)] == ["Two roasters and training"]
    assert at.problems() == []


def test_a_promise_beside_an_untouched_case_keeps_the_case(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    promised = imported(at)[5]
    PromiseService(at.desk).make(promised.id, "Send the plan", moment(NOON + timedelta(days=2)))
    undone = at.imports.undo("B-1")
    assert [row.noun_id for row in undone.kept if row.noun == "cases"] == [promised.id]
    assert [found.id for found in imported(at)] == [promised.id]
    assert at.problems() == []


def test_overwritten_values_return_field_by_field_and_newer_ones_stay(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    at.imports.apply(file, SALES_MAP)
    _, cells = line_with(file, "Engaging")
    replace_in(file, ",".join(cells), ",".join([*cells[:2], "Roaster", *cells[3:7], "640", *cells[8:]]))
    at.imports.apply(file, SALES_MAP)
    (found,) = [found for found in imported(at) if found.source_key == cells[0]]
    CaseService(at.desk).edit(found.id, subject="Two roasters and training")
    undone = at.imports.undo("B-2")
    assert [(row.noun_id, row.field_names, row.who_id) for row in undone.kept] == [
        (found.id, ("subject",), MAYA.id)
    ]
    with at.desk.reading() as unit:
        now = unit.cases.get(found.id)
    assert (now.subject, now.value) == ("Two roasters and training", None)


def test_a_customer_completed_by_hand_is_kept_and_listed(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    with at.desk.acting(Action.EDIT) as unit:
        customer = next(found for found in unit.customers.all() if found.needs_completing)
        unit.customers.save(replace(customer, name="Kiln Bakery", needs_completing=False))
        unit.commit()
    undone = at.imports.undo("B-1")
    (stays,) = [row for row in undone.kept if row.noun == "customers"]
    assert (stays.name, stays.field_names) == ("Kiln Bakery", ("name", "needs_completing"))
    assert imported(at) == []
    assert at.problems() == []


def test_work_that_was_itself_undone_does_not_keep_a_case(at: ImportDesk, tmp_path: Path) -> None:
    before = at.content_hash()
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    CaseService(at.desk).edit(imported(at)[0].id, subject="Two roasters and training")
    HistoryService(at.desk).undo()
    assert at.imports.undo("B-1").kept == ()
    assert at.content_hash() == before


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 41), st.text("abc xyz", min_size=1)), max_size=6))
def test_undo_withdraws_all_but_the_edited_cases_and_what_they_need(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str]]
) -> None:
    at = import_desk(FakeClock(NOON))
    before = at.content_hash()
    at.imports.apply(write_tables(tmp_path_factory.mktemp("tables"), SMALL), SALES_MAP)
    cases = sorted(imported(at), key=lambda found: found.number)
    touched = {}
    for place, words in edits:
        subject = f"Edited: {words.strip()}."
        CaseService(at.desk).edit(cases[place].id, subject=subject)
        touched[cases[place].id] = subject
    undone = at.imports.undo("B-1")
    assert {found.id: found.subject for found in imported(at)} == touched
    assert {row.noun_id for row in undone.kept if row.noun == "cases"} == set(touched)
    assert at.problems() == []
    assert touched or at.content_hash() == before


def test_an_import_is_taken_back_once(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    at.imports.undo("b-1")
    with pytest.raises(NothingToUndo):
        at.imports.undo("B-1")
    with pytest.raises(NotFound):
        at.imports.undo("B-9")


def test_people_who_were_taken_back_return_with_the_next_import(at: ImportDesk, tmp_path: Path) -> None:
    file = write_tables(tmp_path, SMALL)
    before = at.content_hash()
    at.imports.apply(file, SALES_MAP)
    with at.desk.reading() as unit:
        first = {person.id for person in unit.people.all()}
    at.imports.undo("B-1")
    assert at.imports.apply(file, SALES_MAP).created["people"] == 7
    with at.desk.reading() as unit:
        assert {person.id for person in unit.people.all()} == first
    assert at.imports.undo("B-2").kept == ()
    assert at.content_hash() == before


# -- nothing by halves ------------------------------------------------------------------------


@pytest.mark.parametrize("stop_at", [0, 20, 60])
def test_a_cancelled_import_changed_nothing(at: ImportDesk, tmp_path: Path, stop_at: int) -> None:
    before = at.content_hash()
    with pytest.raises(Cancelled):
        at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP, _stopping(stop_at))
    assert at.content_hash() == before
    with at.desk.reading() as unit:
        assert unit.batches.all() == []


def test_a_cancelled_undo_changed_nothing(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    before = at.content_hash()
    with pytest.raises(Cancelled):
        at.imports.undo("B-1", _stopping(30))
    assert at.content_hash() == before
    assert isinstance(at.imports.undo("B-1"), UndoReport)


def _stopping(after: int):
    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total
        if done >= after:
            raise Cancelled

    return progress


@pytest.mark.parametrize("missing", ["accounts.csv", "sales_teams.csv", "sales_pipeline.csv"])
def test_without_one_of_its_files_nothing_is_imported(at: ImportDesk, tmp_path: Path, missing: str) -> None:
    file = write_tables(tmp_path, SMALL)
    (tmp_path / missing).unlink()
    with pytest.raises(FileProblem, match=missing):
        at.imports.apply(file, SALES_MAP)
    assert at.backups == []


def test_a_table_without_the_columns_of_the_map_is_refused_with_their_names(
    at: ImportDesk, tmp_path: Path
) -> None:
    file = _sheet(tmp_path, header="Reference,Customer")
    with pytest.raises(FileProblem, match="no column called Due, Kind, Matter"):
        at.imports.dry_run(file, import_map(SHEET))


# -- a plain task sheet -----------------------------------------------------------------------

COLUMNS = "Reference,Customer,Matter,Kind,Owner,Opened,Next step,Due,Value,Status"


def _sheet(folder: Path, *rows: str, header: str = COLUMNS) -> Path:
    path = folder / "sheet.csv"
    path.write_text("\n".join([header, *rows, ""]), "utf-8")
    return path


def test_a_task_sheet_brings_its_own_steps_days_and_values(at: ImportDesk, tmp_path: Path) -> None:
    file = _sheet(
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
    file = _sheet(tmp_path, "T1,Kiln Bakery,Grinder,lead,Nobody Here,,,,,")
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
    report = at.imports.apply(_sheet(tmp_path, "T1,Hotel Marlowe,Grinder,,,,,,,"), mapping)
    assert report.updated == {"customers": 1}
    with at.desk.reading() as unit:
        (found,) = unit.customers.all()
    assert (found.place, found.phone) == ("Dublin", "+353 1 555 0101")
    at.imports.undo("B-1")
    assert at.content_hash() == before
