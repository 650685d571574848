"""What a careless sync would lose: each of these did happen before there was a test for it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.domain.errors import Unclear
from app.domain.kinds import Channel, Kind, Phase
from app.domain.quick_entry.drafts import NameRef
from app.domain.workbooks.problems import WorkbookProblem
from app.domain.workbooks.reviews import Side, What
from app.domain.workbooks.values import Unread
from app.services.customers import CustomerService
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.services.desks import case_of, contacts_of, moment, opened
from tests.services.workbooks.partners import HOME, Partner, partner
from tests.services.workbooks.typists import Typist, at_the_sheet


def lines(p: Partner) -> list[tuple[What, str]]:
    return [(line.what, line.column) for line in p.review().lines]


def write_row(p: Partner, **cells: Any) -> None:
    at_the_sheet(p.path, lambda typist: typist.rows.append(cells))


def test_everything_that_a_new_row_says_is_in_the_new_case(t: TestHouse, tmp_path: Path):
    p = partner(t.maya, tmp_path)
    write_row(
        p,
        customer="Bramble & Co",
        matter="Two machines",
        kind="Quote",
        phase="Sent",
        phone="0301234567",
        email="orders@example.com",
        value="€ 1.234,56",
        currency="usd",
        valid_until="14.12.2026",
        update="Heard of them at the fair",
        told="x",
    )
    assert p.sync().refusals == ()
    (row,) = t.maya.today.rows()
    assert (row.phase, row.contact_phone, row.contact_email) == (
        Phase.SENT,
        "0301234567",
        "orders@example.com",
    )
    assert (row.value, row.currency, str(row.valid_until_on)) == (Decimal("1234.56"), "USD", "2026-12-14")
    assert "Heard of them at the fair" in [
        one.summary for one in contacts_of(t.maya, row.case_id) if one.told_status
    ]
    assert p.says(row.case_id, "update") is None
    assert p.review().is_empty


def test_a_new_row_of_a_known_customer_changes_nothing_that_is_known_of_them(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    customer_id = case_of(t.maya, case_id).customer_id
    CustomerService(t.maya.desk).edit(customer_id, email="orders@example.com")
    p = partner(t.maya, tmp_path)
    write_row(p, customer="Hotel Marlowe", matter="Filters", email="bar@example.com")
    (refusal,) = p.sync().refusals
    assert isinstance(refusal.problem, Unclear)
    assert p.says(case_id, "email") == "orders@example.com"
    assert p.whats() == [What.NEW_CASE]


def test_of_two_addresses_for_one_customer_the_second_is_told_and_stays(t: TestHouse, tmp_path: Path):
    first = opened(t.maya)
    customer = NameRef(case_of(t.maya, first).customer_id, "Hotel Marlowe")
    second = opened(t.maya, customer=customer)
    p = partner(t.maya, tmp_path)
    p.type(first, email="bar@example.com")
    p.type(second, email="desk@example.com")
    (refusal,) = p.sync().refusals
    (kept,) = {first, second} - {refusal.line.case_id}
    assert {p.says(one, "email") for one in (first, second)} == {"bar@example.com", "desk@example.com"}
    assert {row.contact_email for row in t.maya.today.rows()} == {p.says(kept, "email")}


def test_what_both_wrote_alike_is_agreed_and_can_be_changed_back(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    old = case_of(t.maya, case_id).subject
    p.type(case_id, matter="Grinders")
    t.maya.cases.edit(case_id, subject="Grinders")
    assert p.review().is_empty
    p.sync()
    p.type(case_id, matter=old)
    assert lines(p) == [(What.COMES_IN, "matter")]


def test_a_row_that_was_left_out_and_pasted_back_does_not_bring_back_what_it_said(
    t: TestHouse, tmp_path: Path
):
    case_id, _ = opened(t.maya), opened(t.maya)
    p = partner(t.maya, tmp_path)
    (cut,) = [row for row in Typist(p.path).open().rows if row["id"] == str(case_id)]
    at_the_sheet(p.path, lambda typist: typist.rows.remove(cut))
    t.maya.cases.edit(case_id, subject="Newer")
    (line,) = p.review().lines
    p.sync({line.key: Side.LEAVE})
    at_the_sheet(p.path, lambda typist: typist.rows.append(cut))
    assert lines(p) == [(What.GOES_OUT, "matter")]


def test_a_column_that_was_lost_and_comes_back_does_not_bring_back_what_it_said(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    at_the_sheet(p.path, lambda typist: typist.call("matter", "my-lost"))
    t.maya.cases.edit(case_id, subject="Newer", value=Decimal(250))
    p.sync()
    at_the_sheet(p.path, lambda typist: typist.call("my-lost", "matter"))
    assert lines(p) == [(What.GOES_OUT, "matter")]


def test_a_case_that_was_closed_and_reopened_is_not_filled_again_from_its_row(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya, Kind.QUOTE, value=Decimal(100))
    p = partner(t.maya, tmp_path)
    t.maya.cases.close(case_id, "other: it settles it")
    p.sync()
    t.maya.cases.reopen(case_id, StepDraft("Ring them", Channel.CALL, moment(26, 9)))
    t.maya.cases.edit(case_id, value=None)
    p.sync()
    assert case_of(t.maya, case_id).value is None
    assert p.says(case_id, "value") is None


def test_what_never_was_agreed_is_asked_even_if_one_side_is_empty(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya, Kind.QUOTE, value=Decimal(100))
    p = partner(t.maya, tmp_path)
    p.links.unlink(p.link.id)
    t.maya.cases.edit(case_id, value=None)
    p.link = p.links.link(p.path, HOME)
    assert lines(p) == [(What.CLASH, "value")]


def test_what_is_typed_into_the_row_of_a_closed_case_is_told_and_stays(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    t.maya.cases.close(case_id, "answered: it settles it")
    p.sync()
    p.type(case_id, matter="One more thing")
    (line,) = p.review().lines
    assert (line.what, line.sheet) == (What.UNREAD, Unread("One more thing", "closed"))
    p.sync()
    assert p.says(case_id, "matter") == "One more thing"


def test_a_tick_that_cannot_be_understood_keeps_its_status_update(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, update="Asked the supplier", told="perhaps")
    (refusal,) = p.sync().refusals
    assert refusal.line.what is What.UPDATE
    assert p.says(case_id, "update") == "Asked the supplier"
    assert contacts_of(t.maya, case_id) == ()


def test_half_a_minute_of_work_is_refused_and_not_cut(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, effort=22.5)
    assert len(p.sync().refusals) == 1
    assert p.says(case_id, "effort") == Decimal("22.5")


def test_a_choice_that_a_line_does_not_have_leaves_it(t: TestHouse, tmp_path: Path):
    case_id, gone = opened(t.maya), opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, reference="X-1")
    at_the_sheet(
        p.path, lambda typist: typist.rows.remove(next(r for r in typist.rows if r["id"] == str(gone)))
    )
    before = p.path.read_bytes()
    p.sync({line.key: Side.WORKBOOK for line in p.review().lines})
    assert p.path.read_bytes() == before
    assert p.whats() == [What.PUT_BACK, What.ROW_RETURNS]


def test_a_sync_that_leaves_everything_keeps_no_copy_and_no_record(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    p.type(case_id, due="soon")
    for _ in range(3):
        assert p.sync().counts == {"left": 1}
    assert not (tmp_path / "copies").exists()
    assert p.links.syncs(p.link.id) == ()


def test_where_no_row_can_be_added_everything_else_is_written_and_it_is_told(t: TestHouse, tmp_path: Path):
    case_id = opened(t.maya)
    p = partner(t.maya, tmp_path)
    book = load_workbook(p.path)
    book.worksheets[0]["A3"], book.worksheets[0]["AF3"] = None, "my own note below the list"
    book.save(p.path)
    new = opened(t.maya)
    t.maya.cases.edit(case_id, subject="Newer")
    (refusal,) = p.sync().refusals
    assert isinstance(refusal.problem, WorkbookProblem)
    assert (refusal.problem.reason, refusal.line.case_id) == ("no_room", new)
    assert p.says(case_id, "matter") == "Newer"
    assert p.whats() == [What.NEW_ROW]
