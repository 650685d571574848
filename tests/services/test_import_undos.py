from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from app.domain.errors import NotFound, NothingToUndo
from app.domain.export_errors import Cancelled
from app.domain.history import Action
from app.services.cases import CaseService
from app.services.import_undos import UndoReport
from app.services.promises import PromiseService
from app.services.undoing import HistoryService
from tests.conftest import FakeClock
from tests.data.import_desks import (
    NOON,
    SALES,
    ImportDesk,
    import_desk,
    import_map,
    imported,
    line_with,
    replace_in,
    stopping,
)
from tests.data.sales_tables import SMALL, write_tables
from tests.data.stores import MAYA, moment

SALES_MAP = import_map(SALES)


@pytest.fixture
def at(clock: FakeClock) -> ImportDesk:
    return import_desk(clock)


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


def test_a_cancelled_undo_changed_nothing(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    before = at.content_hash()
    with pytest.raises(Cancelled):
        at.imports.undo("B-1", stopping(30))
    assert at.content_hash() == before
    assert isinstance(at.imports.undo("B-1"), UndoReport)


def test_the_store_is_not_asked_for_each_row_that_goes(at: ImportDesk, tmp_path: Path) -> None:
    at.imports.apply(write_tables(tmp_path, SMALL), SALES_MAP)
    with counted_statements() as asked:
        undone = at.imports.undo("B-1")
    assert sum(undone.withdrawn.values()) > 70
    assert len(asked) < 40


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """Every statement that goes to a database meanwhile."""
    found: list[str] = []

    def note(*parts: object) -> None:
        found.append(str(parts[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
