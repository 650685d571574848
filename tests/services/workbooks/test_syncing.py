"""A workbook and the cases, both edited, brought to agree: nothing overwritten unseen, one undo for all of it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.adapters.workbook.linked.files import LinkedXlsx
from app.domain.errors import Ambiguous, PastPromise, Unclear
from app.domain.kinds import Kind, State
from app.domain.workbooks.problems import WorkbookChanged, WorkbookOpen, WorkbookProblem
from app.domain.workbooks.reviews import Side, What
from app.domain.workbooks.values import Unread
from app.services.customers import CustomerService
from tests.data.houses import TestHouse
from tests.services.desks import case_of, contacts_of, moment, opened
from tests.services.workbooks.partners import partner


def test_a_new_workbook_says_what_the_cases_say_and_syncing_it_writes_not_one_byte(
    t: TestHouse, tmp_path: Path
):
    opened(t.maya, Kind.QUOTE, value=Decimal(18640))
    opened(t.maya)
    p = partner(t.maya, tmp_path)
    before = p.path.read_bytes()
    assert p.review().is_empty
    assert p.review().same == 2
    p.sync()
    assert p.path.read_bytes() == before


def test_what_a_person_typed_comes_in_and_what_the_desk_did_goes_out(t: TestHouse, tmp_path: Path):
    first, second = opened(t.maya, Kind.QUOTE, value=Decimal(100)), opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(first, value=250, matter="Three grinders", email="orders@example.com")
    t.maya.cases.edit(second, subject="Filters")

    report = p.sync()

    assert case_of(t.maya, first).value == Decimal(250)
    assert case_of(t.maya, first).subject == "Three grinders"
    assert p.says(second, "matter") == "Filters"
    assert report.counts == {"comes_in": 3, "goes_out": 1}
    bytes_after = p.path.read_bytes()
    assert p.review().is_empty
    p.sync()
    assert p.path.read_bytes() == bytes_after


def test_one_undo_takes_the_whole_sync_back_and_the_workbook_follows(t: TestHouse, tmp_path: Path):
    first, second = opened(t.maya), opened(t.maya)
    p = partner(t.maya, tmp_path)
    before = t.content_hash()
    p.type(first, matter="One")
    p.type(second, matter="Two")
    p.sync()

    t.maya.history.undo()

    assert t.content_hash() == before
    assert [line.what for line in p.review().lines] == [What.GOES_OUT, What.GOES_OUT]
    p.sync()
    assert p.says(first, "matter") == case_of(t.maya, first).subject
    assert p.review().is_empty


def test_a_cell_that_both_changed_is_asked_and_left_alone_until_somebody_chose(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, matter="Theirs")
    t.maya.cases.edit(case_id, subject="Ours")
    (line,) = p.review().asked
    p.sync()
    assert (case_of(t.maya, case_id).subject, p.says(case_id, "matter")) == ("Ours", "Theirs")
    p.sync({line.key: Side.WORKBOOK})
    assert (case_of(t.maya, case_id).subject, p.says(case_id, "matter")) == ("Theirs", "Theirs")
    assert p.review().is_empty


def test_a_line_that_was_unticked_stays_on_both_sides(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    old = case_of(t.maya, case_id).subject
    p.type(case_id, matter="Not yet")
    (line,) = p.review().lines
    p.sync({line.key: Side.LEAVE})
    assert (case_of(t.maya, case_id).subject, p.says(case_id, "matter")) == (old, "Not yet")
    assert [one.key for one in p.review().lines] == [line.key]


def test_a_status_update_becomes_an_interaction_and_a_tick_tells_the_customer(t: TestHouse, tmp_path: Path):
    quiet, told = opened(t.maya), opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(quiet, update="Asked the supplier")
    p.type(told, update="Told them it ships Friday", told="x")
    p.sync()
    assert [(i.summary, i.told_status) for i in contacts_of(t.maya, quiet)] == [("Asked the supplier", False)]
    assert [(i.summary, i.told_status) for i in contacts_of(t.maya, told)] == [
        ("Told them it ships Friday", True)
    ]
    assert p.says(quiet, "update") is None
    assert p.says(told, "told") is None
    assert p.review().is_empty
    p.sync()
    assert len(contacts_of(t.maya, told)) == 1


def test_a_row_without_an_id_becomes_a_case_with_a_first_step(t: TestHouse, tmp_path: Path):
    opened(t.maya)
    p = partner(t.maya, tmp_path)

    def change(sheet, columns):
        for key, value in {
            "customer": "Bramble & Co",
            "kind": "Quote",
            "matter": "Two machines",
            "value": 5900,
        }.items():
            sheet.cell(3, columns[key]).value = value

    p.edit(change)
    assert p.whats() == [What.NEW_CASE]
    p.sync()
    (new,) = [row for row in t.maya.today.rows() if row.customer == "Bramble & Co"]
    assert (new.kind, new.value, bool(new.step)) == (Kind.QUOTE, Decimal(5900), True)
    assert p.says(new.case_id, "reference") == new.reference
    assert p.review().is_empty


def test_a_new_row_that_names_nobody_is_told_and_stays(t: TestHouse, tmp_path: Path):
    opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.edit(lambda sheet, columns: setattr(sheet.cell(3, columns["matter"]), "value", "Something"))
    report = p.sync()
    (refusal,) = report.refusals
    assert isinstance(refusal.problem, Unclear)
    assert p.whats() == [What.NEW_CASE]


def test_a_customer_of_whom_there_are_two_is_asked(t: TestHouse, tmp_path: Path):
    for place in ("Cork", "Dublin"):
        CustomerService(t.maya.desk).add(name="Twin Cafés", place=place)
    opened(t.maya)
    p = partner(t.maya, tmp_path)

    def change(sheet, columns):
        sheet.cell(3, columns["customer"]).value = "twin cafés"
        sheet.cell(3, columns["matter"]).value = "Filters"

    p.edit(change)
    (refusal,) = p.sync().refusals
    assert isinstance(refusal.problem, Ambiguous)


def test_a_row_that_is_gone_closes_nothing_and_comes_back(t: TestHouse, tmp_path: Path):
    first, second = opened(t.maya), opened(t.maya)
    p = partner(t.maya, tmp_path)
    row = p.row_of(second)
    p.edit(lambda sheet, _: sheet.delete_rows(row))
    assert p.whats() == [What.ROW_RETURNS]
    p.sync()
    assert case_of(t.maya, second).state is State.OPEN
    assert {one.id for one in p.book().rows} == {first, second}
    assert p.review().is_empty


def test_a_copied_row_is_asked_and_never_taken_for_the_case(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)

    def copy(sheet, columns):
        for column in columns.values():
            sheet.cell(3, column).value = sheet.cell(2, column).value
        sheet.cell(3, columns["matter"]).value = "A second one"

    p.edit(copy)
    (line,) = p.review().asked
    assert (line.what, line.row) == (What.COPY, 3)
    p.sync()
    assert len(t.maya.today.rows()) == 1
    p.sync({line.key: Side.WORKBOOK})
    assert len(t.maya.today.rows()) == 2
    assert case_of(t.maya, case_id).subject != "A second one"
    assert p.review().is_empty


def test_a_move_past_a_promise_is_refused_with_its_reason_and_the_cell_stays(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The plan", moment(25, 12))
    p = partner(t.maya, tmp_path)
    due_before = case_of(t.maya, case_id).planned.due_at
    p.type(case_id, due=datetime.fromisoformat("2026-12-24T09:30"))
    report = p.sync()
    (refusal,) = report.refusals
    assert isinstance(refusal.problem, PastPromise)
    assert case_of(t.maya, case_id).planned.due_at == due_before
    assert p.says(case_id, "due") == datetime.fromisoformat("2026-12-24T09:30")


def test_a_date_that_can_mean_two_days_is_never_guessed(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    due_before = case_of(t.maya, case_id).planned.due_at
    p.type(case_id, due="03/12/2026")
    p.sync()
    assert case_of(t.maya, case_id).planned.due_at == due_before
    assert p.says(case_id, "due") == Unread("03/12/2026", "two_dates")
    assert p.whats() == [What.UNREAD]


def test_typing_over_what_only_keepword_says_is_put_back(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, reference="X-1", state="Closed")
    assert p.whats() == [What.PUT_BACK, What.PUT_BACK]
    p.sync()
    assert p.says(case_id, "reference") == case_of(t.maya, case_id).reference
    assert case_of(t.maya, case_id).state is State.OPEN
    assert p.review().is_empty


def test_a_case_that_was_closed_says_so_in_its_row(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    t.maya.cases.close(case_id, "answered: it settles it")
    p.sync()
    assert p.says(case_id, "state") == "closed"
    assert p.review().is_empty


def test_another_owner_is_offered_the_case_and_the_cell_goes_back_until_they_accept(
    t: TestHouse, tmp_path: Path
):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, owner="Ben Doyle")
    p.sync()
    assert case_of(t.maya, case_id).offer is not None
    assert p.says(case_id, "owner") == "Maya Brennan"
    assert p.review().is_empty


def test_an_open_workbook_waits_and_nothing_is_lost(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    lock = tmp_path / f".~lock.{p.path.name}#"
    lock.write_text(",lena,desk,24.11.2026 10:36,file:///home/lena;")
    t.maya.cases.edit(case_id, subject="Waits")
    with pytest.raises(WorkbookOpen) as caught:
        p.sync()
    assert caught.value.who == "lena"
    lock.unlink()
    p.sync()
    assert p.says(case_id, "matter") == "Waits"


def test_another_workbook_under_the_same_name_is_not_taken(t: TestHouse, tmp_path: Path):
    opened(t.maya)
    p = partner(t.maya, tmp_path)
    (tmp_path / "other").mkdir()
    other = partner(t.maya, tmp_path / "other")
    p.path.write_bytes(other.path.read_bytes())
    with pytest.raises(WorkbookProblem) as caught:
        p.review()
    assert caught.value.reason == "other_workbook"


def test_the_last_ten_copies_are_kept(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    for number in range(12):
        t.maya.cases.edit(case_id, subject=f"Matter {number}")
        t.clock.advance(minutes=1)
        p.sync()
    assert len(list((tmp_path / "copies" / p.link.id.hex).iterdir())) == 10


class SavedMeanwhile(LinkedXlsx):
    """The real files, and a person who saves the workbook between reading and writing, once."""

    is_done = False

    def patch(self, path, book, edits, target):
        super().patch(path, book, edits, target)
        if not self.is_done:
            self.is_done = True
            path.write_bytes(path.read_bytes() + b"\0")


def test_a_workbook_saved_between_reading_and_writing_is_compared_anew(t: TestHouse, tmp_path: Path):
    first, second = opened(t.maya), opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.syncs = replace(p.syncs, file=SavedMeanwhile())
    p.type(first, matter="Theirs")
    t.maya.cases.edit(second, subject="Ours")
    with pytest.raises(WorkbookChanged):
        p.sync()
    assert p.says(second, "matter") != "Ours"
    p.sync()
    p.sync({line.key: Side.APP for line in p.review().asked})
    assert (case_of(t.maya, first).subject, p.says(second, "matter")) == ("Theirs", "Ours")
    assert p.review().is_empty
